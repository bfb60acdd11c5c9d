"""``cleaner rules``: what the rules are, whether their examples hold, and the first steps of a new one."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cleaner.cli import ERROR
from cleaner.cli.files import FILE, usage_errors, write_new
from cleaner.cli.options import PATH, Chosen, make_cleaner, make_prover, make_rulebook, pack_options
from cleaner.rulebook.schema import CLASSES

if TYPE_CHECKING:
    from cleaner.engine import Cleaner
    from cleaner.rulebook import Rule

_HERE = Path()
"""Rules are looked at without documents: the configuration of the current directory counts."""


@click.group("rules")
def command() -> None:
    """List, show and test the rules, and begin new ones."""


@command.command("list")
@pack_options
def list_rules(chosen: Chosen) -> None:
    """One line a rule: its id and what it looks for."""
    rules = make_rulebook(chosen.settings(_HERE)).rules
    width = max(len(rule.id) for rule in rules)
    for rule in rules:
        click.echo(f"{rule.id:<{width}}  {rule.summary}")


@command.command("show", short_help="Show all there is about a rule.")
@click.argument("rule_id", metavar="ID")
@pack_options
def show(rule_id: str, chosen: Chosen) -> None:
    """Everything about the rule ID: why it exists, what it reads, its examples."""
    from cleaner.rulebook.show import as_text

    try:
        rule = make_rulebook(chosen.settings(_HERE)).get(rule_id)
    except KeyError as error:
        raise click.ClickException(str(error.args[0])) from error
    click.echo(as_text(rule))


@command.command("test", short_help="Run the examples of rules.")
@click.argument("files", metavar="[FILE]...", nargs=-1, type=PATH)
@pack_options
def test(files: tuple[str, ...], chosen: Chosen) -> int:
    """Run the examples of the rules in FILE (packs of your own), or of all rules.

    Other packs of the configuration are there too, its choice of rules and actions is not: a rule is proven by
    itself.  Exit code 1 when an example does not hold.
    """
    from cleaner.audit.views.text import counted
    from cleaner.rulebook import examples
    from cleaner.rulebook.failures import as_lines

    cleaner, rules = _with_packs(chosen, files, proofs=True)
    failures = list(examples.run(cleaner, rules))
    for failure in failures:
        click.echo("\n".join(as_lines(failure)))
    total = sum(len(rule.removes) + len(rule.keeps) for rule in rules)
    number = len({rule.id for rule in rules})
    click.echo(f"{counted(number, 'rule')}, {counted(total, 'example')}, {len(failures):,} failing")
    return 1 if failures else 0


@command.command("new", short_help="Begin a pack around a sample of spam.")
@click.argument("sample", default="-", metavar="[SAMPLE]")
@click.option("--id", "identifier", metavar="ID", help="The id of the rule; CLASS/new if not given.")
@click.option("--class", "cls", type=click.Choice(CLASSES), metavar="CLASS", help="Its class.")
@click.option("-o", "--output", type=FILE, metavar="FILE", help="Write the pack to FILE, which must be new.")
@pack_options
def new(sample: str, identifier: str | None, cls: str | None, output: Path | None, chosen: Chosen) -> None:
    """Write a rule pack with comments around a SAMPLE of spam (or standard input).

    It is as narrow as can be, and its examples hold; what to widen, and where to look next, is said in it.
    """
    from cleaner.rulebook.draft import SampleError, start

    text = sample if sample != "-" else sys.stdin.buffer.read().decode("utf-8", "surrogateescape")
    try:
        pack, known = start(make_cleaner(chosen.settings(_HERE)), text, identifier, cls)
        write_new(pack, output)
    except (SampleError, FileExistsError) as error:
        taken = isinstance(error, FileExistsError)
        raise click.ClickException(f"{output} exists already: name a new file" if taken else str(error)) from error
    if known:
        click.echo(f"note: known already to {', '.join(known)}", err=True)


@command.command("try", short_help="Show what a pack would take in a folder.")
@click.argument("pack", metavar="PACK", type=PATH)
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=PATH)
@click.option("--text-field", default="text", show_default=True, metavar="NAME", help="The field of JSONL records.")
@click.option(
    "-n", "--top", type=click.IntRange(min=1), default=50, show_default=True, metavar="N", help="Show so many texts."
)
@click.option("-j", "--jobs", type=click.IntRange(min=1), metavar="N", help="Processes; all cores if not given.")
@pack_options
def try_pack(pack: str, paths: tuple[str, ...], text_field: str, top: int, jobs: int | None, chosen: Chosen) -> int:
    """Show what the rules of PACK would take in the files and folders PATH, most frequent first.

    Nothing is written.  All files count, whatever they are called; texts count as equal when only their white
    space differs.  Exit code 2 when something could not be looked at.
    """
    from cleaner.repository.trial import as_lines, try_rules

    cleaner, rules = _with_packs(chosen, (pack,))
    with usage_errors():
        tried = try_rules(cleaner, {rule.id for rule in rules}, paths, text_field, jobs)
    for note in tried.failed:
        click.echo(str(note), err=True)
    click.echo("\n".join(as_lines(tried, top)))
    return ERROR if tried.failed else 0


def _with_packs(chosen: Chosen, files: tuple[str, ...], *, proofs: bool = False) -> tuple[Cleaner, list[Rule]]:
    """A cleaner with further packs, and their rules (all rules if there are no packs).

    With ``proofs`` the rules that the packs have further examples of are among them, with these examples.
    """
    from cleaner.rulebook import RuleError
    from cleaner.rulebook.examples import further
    from cleaner.rulebook.load import expand

    try:
        own = {path.resolve() for file in files for path in expand(file)}
    except RuleError as error:
        raise click.ClickException(str(error)) from error
    cleaner = make_prover(chosen, files)
    rules = [*cleaner.rulebook.rules, *(further(cleaner.rulebook) if proofs else ())]
    return cleaner, [rule for rule in rules if not files or Path(rule.pack).resolve() in own]

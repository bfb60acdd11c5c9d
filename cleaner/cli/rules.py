"""``cleaner rules``: what the rules are, and whether their examples hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from cleaner.rulebook import Rulebook

_PACKS = click.option(
    "--pack", "packs", multiple=True, metavar="PATH", help="A further rule pack, or a folder of them."
)


@click.group("rules")
def command() -> None:
    """List, show and test the rules."""


@command.command("list")
@_PACKS
def list_rules(packs: tuple[str, ...]) -> None:
    """One line a rule: its id and what it looks for."""
    rules = _rulebook(packs).rules
    width = max(len(rule.id) for rule in rules)
    for rule in rules:
        click.echo(f"{rule.id:<{width}}  {rule.summary}")


@command.command("show")
@click.argument("rule_id", metavar="ID")
@_PACKS
def show(rule_id: str, packs: tuple[str, ...]) -> None:
    """Everything about the rule ID: why it exists, what it reads, its examples."""
    from cleaner.rulebook.show import as_text

    try:
        rule = _rulebook(packs).get(rule_id)
    except KeyError as error:
        raise click.ClickException(str(error.args[0])) from error
    click.echo(as_text(rule))


@command.command("test")
@click.argument("files", metavar="[FILE]...", nargs=-1)
def test(files: tuple[str, ...]) -> int:
    """Run the examples of the rules in FILE (packs of your own), or of all rules.

    Exit code 1 when an example does not hold.
    """
    from cleaner.config import Config
    from cleaner.engine import Cleaner
    from cleaner.rulebook import examples
    from cleaner.rulebook.load import expand

    rulebook = _rulebook(files)
    own = {str(path) for file in files for path in expand(file)}
    rules = [rule for rule in rulebook.rules if not files or rule.pack in own]
    failures = list(examples.run(Cleaner(Config(packs=files)), rules))
    for failure in failures:
        click.echo(f"{failure.pack}: {failure.rule}: {failure.kind}: {failure.reason}")
        click.echo(f"  expected  {failure.expected!r}\n  got       {failure.got!r}")
    total = sum(len(rule.removes) + len(rule.keeps) for rule in rules)
    click.echo(f"{len(rules)} rules, {total} examples, {len(failures)} failing")
    return 1 if failures else 0


def _rulebook(packs: tuple[str, ...]) -> Rulebook:
    """The rules with further packs; what is wrong with a pack is an error of usage."""
    from cleaner.config import Config
    from cleaner.rulebook import RuleError, load

    try:
        return load(Config(packs=packs))
    except RuleError as error:
        raise click.ClickException(str(error)) from error

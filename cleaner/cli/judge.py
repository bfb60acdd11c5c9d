"""``cleaner judge``: what was judged on the page of a run becomes allowed texts and examples."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from cleaner.cli.files import FILE, usage_errors, write_new
from cleaner.cli.options import Chosen, make_prover, pack_options

if TYPE_CHECKING:
    from cleaner.judging.proofs import Proofs

_PATH = click.Path(path_type=Path)


@click.command("judge")
@click.argument("out", metavar="OUT", type=_PATH)
@click.argument("judgement", metavar="JUDGEMENT", type=FILE)
@click.option(
    "--allow", type=FILE, metavar="FILE", help="Add what was wrong to this configuration, as texts that stay."
)
@click.option("--examples", type=FILE, metavar="FILE", help="Write the examples to this pack, which must be new.")
@pack_options
def command(out: Path, judgement: Path, allow: Path | None, examples: Path | None, chosen: Chosen) -> None:
    """Put to use what was judged on the page of the run in OUT (cleaner report) and downloaded as JUDGEMENT.

    What was wrong becomes [[allow]] entries, with which the texts stay from now on, and keeps examples of the rule,
    which fail in cleaner rules test until it is mended.  What was right becomes removes examples.  Without --allow
    and --examples both are shown and nothing is written.
    """
    from cleaner.judging.allow import add_to, entries
    from cleaner.judging.allow import as_toml as allow_toml
    from cleaner.judging.cases import cases
    from cleaner.judging.judgement import read_judgement
    from cleaner.judging.pack import as_pack
    from cleaner.judging.proofs import proofs
    from cleaner.report.source import Source

    with usage_errors():
        source = Source.open(out)
        said = read_judgement(judgement)
        found = cases(source, said)
        made = proofs(source, found, make_prover(chosen))
        wrong, pack = entries(found), as_pack(made)
        if allow:
            click.echo(f"allowed texts added to {allow}: {add_to(allow, wrong):,}")
        if examples and pack:
            _write_pack(pack, examples)
            click.echo(
                f"examples written to {examples}: {made.count('right'):,} removes, {made.count('wrong'):,} keeps"
            )
    if not allow and not examples:
        parts = ("# for the configuration (--allow)", allow_toml(wrong), "# a pack (--examples)", pack)
        click.echo("\n\n".join(part.strip() for part in parts if part))
    _tell(made, len(said.verdicts) - len(found))


def _write_pack(pack: str, path: Path) -> None:
    try:
        write_new(pack, path)
    except FileExistsError as error:
        raise click.ClickException(f"{path} exists already: name a new file with --examples") from error


def _tell(made: Proofs, absent: int) -> None:
    """Say what became of no example, and why."""
    for reason, number in sorted(made.left_out.items()):
        click.echo(f"without an example: {number:,} ({reason})", err=True)
    if absent:
        click.echo(f"judged, but not in the audit: {absent:,}", err=True)

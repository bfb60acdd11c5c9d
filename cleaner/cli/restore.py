"""``cleaner restore``: the output of a run in, the scraped folder out."""

from __future__ import annotations

from pathlib import Path

import click

_PATH = click.Path(path_type=Path)


@click.command("restore")
@click.argument("out", type=_PATH)
@click.option("-o", "--back", required=True, type=_PATH, help="Folder to write; new or empty.")
@click.option("--rule", "rules", multiple=True, metavar="ID", help="Undo only edits of this rule.")
@click.option("--class", "classes", multiple=True, metavar="CLASS", help="Undo only edits of this class.")
def command(out: Path, back: Path, rules: tuple[str, ...], classes: tuple[str, ...]) -> int:
    """Restore the documents of the run in OUT into the folder BACK, byte for byte.

    With --rule or --class, BACK gets the clean text with just those edits undone.  A document that cannot be
    restored is named, the rest is restored all the same, and the exit code is 1.
    """
    from cleaner.corpus.errors import CorpusError
    from cleaner.corpus.restore import Choice, restore_corpus

    choice = Choice(rules, classes) if rules or classes else None
    try:
        done = restore_corpus(out, back, choice, lambda problem: click.echo(problem, err=True))
    except CorpusError as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"documents restored into {back}: {done.documents:,}")
    if done.absent:
        click.echo(f"documents that the run could not read: {done.absent:,}")
    if done.problems:
        click.echo(f"documents not restored: {done.problems:,}")
    return 1 if done.problems else 0

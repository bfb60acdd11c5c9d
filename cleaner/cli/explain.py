"""``cleaner explain``: why a line goes or stays."""

from __future__ import annotations

from pathlib import Path

import click

from cleaner.cli.options import PATH, Chosen, config_options, make_cleaner


@click.command("explain")
@click.argument("place", metavar="FILE:LINE", type=PATH)
@click.option(
    "--text-field", default="text", show_default=True, metavar="NAME", help="The field of JSONL records to look at."
)
@click.option("-v", "--verbose", is_flag=True, help="Show all rules that nearly fired.")
@config_options
def command(place: str, text_field: str, verbose: bool, chosen: Chosen) -> None:
    """Say why the line goes or stays: its words and zone, what was found, what guards said, which rules nearly fired.

    FILE:LINE:COLUMN, as check prints it, will do as well.  In a file of records LINE is that of the record, and COLUMN
    says which line of its field is meant.
    """
    import os

    from cleaner.explain import PlaceError, as_text, explain, find_place

    try:
        found = find_place(place, text_field)
    except PlaceError as error:
        raise click.ClickException(str(error)) from error
    cleaner = make_cleaner(chosen.settings(Path(os.fsdecode(found.path)))).for_path(found.path)
    said = explain(cleaner, found.text, found.line, found.kept)
    click.echo(as_text(place, said, verbose=verbose))

"""``cleaner report``: a finished run to look at, as a page, as Markdown or on the terminal."""

from __future__ import annotations

from pathlib import Path

import click

from cleaner.cli.files import FILE, usage_errors, write
from cleaner.cli.options import Chosen, make_rulebook, pack_options

_PATH = click.Path(path_type=Path)
_FORMS = ("html", "markdown", "text")
_SUFFIXES = {".html": "html", ".htm": "html", ".md": "markdown"}


@click.command("report")
@click.argument("out", metavar="OUT", type=_PATH)
@click.option("-o", "--output", type=FILE, metavar="FILE", help="Write the report to FILE.")
@click.option(
    "--format", "form", type=click.Choice(_FORMS), help="What it is; if not given, FILE's suffix says, else text."
)
@pack_options
def command(out: Path, output: Path | None, form: str | None, chosen: Chosen) -> None:
    """Show what the run in the folder OUT did: totals, what it was least sure of, each removal in its context.

    As html it is one page without any request, on which removals can be judged right or wrong (see cleaner judge);
    as markdown a summary for a pull request.  Nothing is cleaned again: all of it comes from the record of the run.
    """
    form = form or _SUFFIXES.get(output.suffix.lower() if output else "", "text")
    with usage_errors():
        text = made(out, form, chosen)
    write([text], output, machine=form != "text")
    if output is not None:
        click.echo(f"written: {output}")


def made(out: Path, form: str, chosen: Chosen) -> str:
    """The report of a run in one of the forms."""
    from cleaner.report.picture import look

    picture = look(out)
    if form == "html":
        from cleaner.report import html

        rules = make_rulebook(chosen.settings(Path())).rules
        return html.render(picture, {rule.id: rule for rule in rules})
    from cleaner.report import markdown, text

    return markdown.render(picture) if form == "markdown" else text.render(picture)

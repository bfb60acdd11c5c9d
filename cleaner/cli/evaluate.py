"""``cleaner evaluate``: how good the cleaning is of texts in which somebody has marked what must go."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from cleaner.cli.files import FILE, write
from cleaner.cli.options import Chosen, config_options, make_cleaner

if TYPE_CHECKING:
    from cleaner.engine import Cleaner
    from cleaner.evaluation.documents import Document
    from cleaner.evaluation.floors import Floor
    from cleaner.evaluation.report import Report

_PLACE = click.Path(path_type=Path, exists=True)


@click.command("evaluate")
@click.argument("places", metavar="[RAW] GOLD", nargs=-1, required=True, type=_PLACE)
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True,
    help="What the report is written as.",
)  # fmt: skip
@click.option(
    "--worst", type=click.IntRange(min=0), default=5, show_default=True, metavar="N",
    help="Show N documents that did not come out right.",
)  # fmt: skip
@click.option(
    "--aside", type=FILE, metavar="FILE",
    help="Never show texts of the documents that FILE names, only score them; as with those in aside.txt beside GOLD.",
)  # fmt: skip
@click.option("--floors", "file", type=FILE, metavar="FILE", help="Hold the figures against the floors in FILE.")
@click.option("--set", "name", metavar="NAME", help="Which table of the floors is meant; all of FILE if not given.")
@click.option("--raise-floors", is_flag=True, help="Raise the floors to what is reached; begin FILE if there is none.")
@click.option("-j", "--jobs", type=click.IntRange(min=1), metavar="N", help="Processes; all cores if not given.")
@config_options
@click.pass_context
def command(
    ctx: click.Context,
    places: tuple[Path, ...],
    form: str,
    worst: int,
    aside: Path | None,
    file: Path | None,
    name: str | None,
    raise_floors: bool,
    jobs: int | None,
    chosen: Chosen,
) -> int:
    """Clean the texts RAW and compare with GOLD, in which is marked what must go: precision, recall, and what is wrong.

    GOLD is a folder of marked-up texts, NAME.txt with ⟦class|text⟧ and ⟦class|raw→repaired⟧, or a gold.jsonl with
    spans.  RAW is the folder of the raw texts NAME.txt; marked-up texts hold them, so that it may be left out.
    White space is not counted.

    Exit code 1 when a floor is missed.
    """
    if len(places) > 2:
        raise click.UsageError("give at most two places: the raw texts and the gold.", ctx)
    if file is None and (name or raise_floors):
        raise click.UsageError("--set and --raise-floors need --floors: name the file.", ctx)
    from cleaner.corpus.errors import CorpusError
    from cleaner.evaluation.errors import EvaluationError
    from cleaner.evaluation.report import evaluate

    try:
        documents = _documents(places, aside)
        cleaner: Cleaner = make_cleaner(chosen.settings(places[0]))
        report = evaluate(cleaner, documents, jobs)
        floors, raised = _floors(report, file, name, raise_floors) if file else ([], [])
    except (EvaluationError, CorpusError) as error:
        raise click.ClickException(str(error)) from error
    _tell(report, form, worst, floors, raised)
    return int(any(floor.missed for floor in floors))


def _documents(places: tuple[Path, ...], aside: Path | None) -> list[Document]:
    from cleaner.evaluation.documents import read_documents, unscored

    gold, raw = places[-1], places[0] if len(places) == 2 else None
    documents = read_documents(gold, raw, aside)
    others = unscored(raw, documents) if raw else []
    if others:
        more = f" and {len(others) - 1:,} more" if len(others) > 1 else ""
        click.echo(f"note: not in {gold}, so not scored: {others[0]}{more}", err=True)
    return documents


def _floors(report: Report, file: Path, name: str | None, higher: bool) -> tuple[list[Floor], list[Floor]]:
    """The floors as they were when the call began, and those that were raised since."""
    from cleaner.evaluation.floors import hold
    from cleaner.evaluation.raising import begin, raise_floors

    if higher and begin(file, report, name):
        click.echo(f"note: {file} begins with what was measured", err=True)
    floors = hold(file, report, name)
    if not higher or any(floor.missed for floor in floors):
        return floors, []
    return floors, raise_floors(file, floors)


def _tell(report: Report, form: str, worst: int, floors: list[Floor], raised: list[Floor]) -> None:
    from cleaner.evaluation.text import as_lines, floor_lines

    said = list(floor_lines(floors, raised)) if floors else []
    if form == "text":
        click.echo("\n".join([*as_lines(report, worst), *([""] if said else []), *said]))
        return
    from cleaner.evaluation.json import as_json

    write([as_json(report, floors, raised)], machine=True)
    click.echo("\n".join(said), err=True, nl=bool(said))

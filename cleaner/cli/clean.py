"""``cleaner clean``: folders of scraped text in, clean text and its audit out."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from cleaner.cli import INTERRUPTED
from cleaner.cli.options import Chosen, config_options, make_cleaner

_PATH = click.Path(path_type=Path)


@click.command("clean")
@click.argument("inputs", metavar="INPUT...", nargs=-1, required=True, type=_PATH)
@click.option("-o", "--out", type=_PATH, help="Folder to write; new, empty, or of the same run.")
@click.option("-j", "--jobs", type=click.IntRange(min=1), metavar="N", help="Processes; all cores if not given.")
@click.option(
    "--duplicates",
    type=click.Choice(["flag", "drop", "off"]),
    default="flag",
    show_default=True,
    help="Write groups of near-duplicates; drop all but one of each group; or do not look.",
)
@click.option("-n", "--dry-run", is_flag=True, help="Write nothing; show the summary with examples.")
@click.option("--report", "page", is_flag=True, help="Write OUT/report.html as well, a page to judge the run on.")
@click.option("-q", "--quiet", is_flag=True, help="Print warnings and failures only.")
@config_options
@click.pass_context
def command(
    ctx: click.Context,
    inputs: tuple[Path, ...],
    out: Path | None,
    jobs: int | None,
    duplicates: str,
    dry_run: bool,
    page: bool,
    quiet: bool,
    chosen: Chosen,
) -> None:
    """Clean all documents of the INPUTs (folders or files) into the folder OUT.

    OUT/text has the same tree with clean text, OUT/audit.jsonl says for each document what was removed and
    why, OUT/duplicates.jsonl which documents tell the same story, OUT/summary.json counts.  An interrupted run
    continues when the same command is given again.
    """
    if out is None and not dry_run:
        raise click.UsageError("Missing option '-o': name a folder to write, or use --dry-run.", ctx)
    if page and dry_run:
        raise click.UsageError("--report is about a run that is written; --dry-run writes none.", ctx)

    from cleaner.corpus.errors import CorpusError
    from cleaner.corpus.report import report
    from cleaner.corpus.run import clean_corpus, preview_corpus
    from cleaner.corpus.stories import Duplicates

    try:
        cleaner = make_cleaner(chosen.settings_of(inputs))
        with _progress(quiet) as progress:
            mode = Duplicates(duplicates)
            if out is None or dry_run:
                done = preview_corpus(inputs, cleaner, out=out, duplicates=mode, jobs=jobs, progress=progress)
            else:
                done = clean_corpus(inputs, out, cleaner, duplicates=mode, jobs=jobs, progress=progress)
    except CorpusError as error:
        raise click.ClickException(str(error)) from error
    except KeyboardInterrupt:
        click.echo(f"\nstopped.{'' if dry_run else ' Run the same command again to continue.'}", err=True)
        ctx.exit(INTERRUPTED)
    lines = report(done.summary, done.examples if dry_run else None, brief=quiet)
    if lines:
        click.echo("\n".join(lines))
    if not quiet and not dry_run:
        click.echo(f"\n{'finished before' if done.before else 'written'}: {out}")
    if page and out is not None:
        _write_page(out, chosen, quiet=quiet)


def _write_page(out: Path, chosen: Chosen, *, quiet: bool) -> None:
    """The page of ``cleaner report``, in the folder of the run."""
    from cleaner.cli.files import usage_errors, write
    from cleaner.cli.report import made
    from cleaner.corpus.layout import Layout

    path = Layout(out).report
    with usage_errors():
        write([made(out, "html", chosen)], path, machine=True)
    if not quiet:
        click.echo(f"report: {path}")


@contextmanager
def _progress(quiet: bool) -> Iterator[Callable[[int, int], None] | None]:
    """A progress bar on the terminal, nothing anywhere else."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

    columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    # No thread that redraws: workers are forked, and a fork must not catch a thread holding a lock.
    with Progress(*columns, console=Console(stderr=True), auto_refresh=False, transient=True) as bar:
        task = bar.add_task("", total=None)

        def progress(done: int, total: int) -> None:
            bar.update(task, completed=done, total=total, refresh=True)

        yield progress

"""``cleaner clean``: folders of scraped text and files of records in, clean text and its audit out."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from cleaner.cli import INTERRUPTED
from cleaner.cli.engine import check_engine, engine_of, engine_options
from cleaner.cli.options import Chosen, config_options, make_cleaner
from cleaner.cli.size import to_bytes

if TYPE_CHECKING:
    from cleaner.corpus.engine import Engine
    from cleaner.corpus.records.options import RecordOptions
    from cleaner.corpus.run import Done, Progress

_PATH = click.Path(path_type=Path)
_STDIN = "-"
_NOT_STREAMED = ("out", "jobs", "duplicates", "shard_size", "engine", "ray_address", "dry_run", "page")


@click.command("clean")
@click.argument("inputs", metavar="INPUT...", nargs=-1, required=True, type=click.Path())
@click.option("-o", "--out", type=_PATH, help="Folder to write; new, empty, or of the same run.")
@click.option("-j", "--jobs", type=click.IntRange(min=1), metavar="N", help="Processes; all cores if not given.")
@click.option(
    "--duplicates",
    type=click.Choice(["flag", "drop", "off"]),
    default="flag",
    show_default=True,
    help="Write groups of near-duplicates; drop all but one of each group; or do not look.",
)
@click.option(
    "--text-field", default="text", show_default=True, metavar="NAME", help="The field of records that is cleaned."
)
@click.option("--id-field", metavar="NAME", help="The field that names a record; FILE#LINE does if not given.")
@click.option("--shard-size", callback=to_bytes, metavar="SIZE", help="Split files of records here, as 256MB or 1GiB.")
@click.option("--format", "kind", type=click.Choice(["text", "jsonl"]), help="What standard input is.  [default: text]")
@click.option("--audit", type=_PATH, metavar="FILE", help="Write the audit of standard input to FILE.")
@engine_options
@click.option("-n", "--dry-run", is_flag=True, help="Write nothing; show the summary with examples.")
@click.option("--report", "page", is_flag=True, help="Write OUT/report.html as well, a page to judge the run on.")
@click.option("-q", "--quiet", is_flag=True, help="Print warnings and failures only.")
@config_options
@click.pass_context
def command(
    ctx: click.Context,
    inputs: tuple[str, ...],
    out: Path | None,
    jobs: int | None,
    duplicates: str,
    text_field: str,
    id_field: str | None,
    shard_size: int | None,
    kind: str | None,
    audit: Path | None,
    engine: str,
    ray_address: str | None,
    dry_run: bool,
    page: bool,
    quiet: bool,
    chosen: Chosen,
) -> int | None:
    """Clean the documents of the INPUTs into the folder OUT, or standard input (-) into standard output.

    INPUTs are folders and files, or one URL (such as s3://bucket/web).  Files of records are .jsonl and .ndjson (also
    .gz and .zst) and .parquet, a document a record; any other file is a document itself.

    OUT/text has the same tree with clean text, OUT/records the files of records with clean records, OUT/audit.jsonl
    says for each document what was removed and why, OUT/duplicates.jsonl which documents tell the same story,
    OUT/summary.json counts.  An interrupted run continues when the same command is given again.

    Of standard input nothing is written but the clean text, or clean lines with --format jsonl; the exit code is 1
    when something could not be cleaned and was passed on as it is.
    """
    from cleaner.corpus.records.options import RecordOptions

    records = RecordOptions(text_field, id_field, shard_size)
    if _STDIN in inputs:
        _check_stream(ctx, inputs)
        return _stream(chosen, records, kind or "text", audit)
    _check_run(ctx, streamed=kind is not None or audit is not None, out=out, dry_run=dry_run, page=page)
    check_engine(ctx, engine, ray_address, dry_run=dry_run)
    try:
        with _progress(quiet) as told, engine_of(engine, ray_address, jobs) as workers:
            done = _clean(inputs, None if dry_run else out, out, chosen, duplicates, records, workers, told)
    except KeyboardInterrupt:
        click.echo(f"\nstopped.{'' if dry_run else ' Run the same command again to continue.'}", err=True)
        return INTERRUPTED
    _tell(done, None if dry_run else out, quiet=quiet)
    if page and out is not None:
        _write_page(out, chosen, quiet=quiet)
    return None


def _check_run(ctx: click.Context, *, streamed: bool, out: Path | None, dry_run: bool, page: bool) -> None:
    """Refuse what has no meaning for a run over folders and files."""
    if streamed:
        raise click.UsageError("--format and --audit are for standard input; give - as the INPUT.", ctx)
    if out is None and not dry_run:
        raise click.UsageError("Missing option '-o': name a folder to write, or use --dry-run.", ctx)
    if page and dry_run:
        raise click.UsageError("--report is about a run that is written; --dry-run writes none.", ctx)


def _tell(done: Done, out: Path | None, *, quiet: bool) -> None:
    """The summary on the terminal; with examples when nothing was written."""
    from cleaner.corpus.report import report

    lines = report(done.summary, done.examples if out is None else None, brief=quiet)
    if lines:
        click.echo("\n".join(lines))
    if not quiet and out is not None:
        click.echo(f"\n{'finished before' if done.before else 'written'}: {out}")


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


def _clean(
    inputs: tuple[str, ...],
    out: Path | None,
    own: Path | None,
    chosen: Chosen,
    duplicates: str,
    records: RecordOptions,
    engine: Engine,
    progress: Progress | None,
) -> Done:
    """Clean into ``out``, or only look when it is None; the folder ``own`` is no input."""
    from cleaner.corpus.errors import CorpusError
    from cleaner.corpus.remote import is_remote
    from cleaner.corpus.run import clean_corpus, preview_corpus
    from cleaner.corpus.stories import Duplicates

    cleaner = make_cleaner(chosen.settings_of([Path() if is_remote(path) else Path(path) for path in inputs]))
    mode = Duplicates(duplicates)
    try:
        if out is None:
            return preview_corpus(
                inputs, cleaner, out=own, duplicates=mode, records=records, jobs=engine.workers, progress=progress
            )
        return clean_corpus(inputs, out, cleaner, duplicates=mode, records=records, engine=engine, progress=progress)
    except CorpusError as error:
        raise click.ClickException(str(error)) from error


def _check_stream(ctx: click.Context, inputs: tuple[str, ...]) -> None:
    """Refuse what has no meaning for a stream."""
    if len(inputs) > 1:
        raise click.UsageError("- stands for standard input and goes alone; a file of that name is ./-", ctx)
    for option in ctx.command.params:
        if option.name in _NOT_STREAMED and ctx.get_parameter_source(option.name) is ParameterSource.COMMANDLINE:
            raise click.UsageError(
                f"{option.opts[-1]} is for folders and files; what is read from standard input "
                "goes to standard output, its audit to --audit FILE.",
                ctx,
            )


def _stream(chosen: Chosen, records: RecordOptions, kind: str, audit: Path | None) -> int:
    """Clean standard input into standard output; 1 when something was passed on that could not be cleaned."""
    from cleaner.corpus.stream import Stream

    cleaner = make_cleaner(chosen.settings(Path("<stdin>")))
    with nullcontext() if audit is None else audit.open("wb") as record:
        source, sink = sys.stdin.buffer, sys.stdout.buffer
        stream = Stream(cleaner, source, sink, record, lambda said: click.echo(said, err=True), sys.stdout.isatty())
        if kind == "jsonl":
            stream.records(records)
        else:
            stream.text()
    return 1 if stream.failures else 0


@contextmanager
def _progress(quiet: bool) -> Iterator[Callable[[int, int], None] | None]:
    """A progress bar on the terminal (bytes, rate, time left), nothing anywhere else."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, Progress, TimeRemainingColumn, TransferSpeedColumn

    columns = (BarColumn(), DownloadColumn(), TransferSpeedColumn(), TimeRemainingColumn())
    # No thread that redraws: workers are forked, and a fork must not catch a thread holding a lock.
    with Progress(*columns, console=Console(stderr=True), auto_refresh=False, transient=True) as bar:
        task = bar.add_task("", total=None)

        def progress(done: int, total: int) -> None:
            bar.update(task, completed=done, total=total, refresh=True)

        yield progress

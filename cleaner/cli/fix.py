"""``cleaner fix``: the files of a repository mended in place."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cleaner.cli import ERROR
from cleaner.cli.files import FILE, Files, file_options, usage_errors
from cleaner.cli.options import Chosen, config_options

if TYPE_CHECKING:
    from cleaner.audit.found import Looked
    from cleaner.repository.fix import Fixed, Fixing


@click.command("fix")
@file_options
@click.option("--diff", is_flag=True, help="Show what would change as a unified diff, and write nothing.")
@click.option("--audit", type=FILE, metavar="FILE", help="Add to FILE, for each change, the record that leads back.")
@click.option("--undo", type=FILE, metavar="FILE", help="Undo the changes that FILE has records of; nothing else.")
@config_options
def command(files: Files, chosen: Chosen, diff: bool, audit: Path | None, undo: Path | None) -> int:
    """Remove contamination from the files and folders PATH (here if none is given), in place.

    With - standard input goes to standard output, mended.  Which files are looked at is as with check.  A file is
    replaced in one step and keeps its encoding, line ends and mode; where nothing was found it is not touched.
    What is only flagged stays and is told of; so does a text that is almost nothing but spam.

    Exit code 0 when all was fixed, 1 when findings are left (or --diff shows some), 2 when something failed.
    """
    from cleaner.audit.views import Report
    from cleaner.audit.views.text import render
    from cleaner.repository.fix import Fixing

    if undo:
        return _undo(undo, files)
    if audit and (diff or files.stdin):
        raise click.UsageError("--audit is about files that change; --diff and - change none.")
    with usage_errors():
        plan = files.plan(chosen, own=(audit,))
        fixing = Fixing(plan, files.jobs, diff, audit)
        report = Report(_shown(fixing, files), verbose=files.verbose, color=files.colored())
        for line in render(report):
            click.echo(line, nl=False, err=diff or files.stdin, color=files.colored())
    files.tell(report, plan, fixing.summary(report), to_stderr=diff or files.stdin)
    return report.code() or int(diff and fixing.changed > 0)


def _shown(fixing: Fixing, files: Files) -> Iterator[Looked]:
    """What is left in each file, once its diff, or a line about it, is shown; then the mended standard input."""
    text = files.input if files.stdin else b""
    for fixed in fixing:
        if fixing.dry:
            _show_diff(fixed, files)
        elif fixed.change and files.stdin:
            text = fixed.change.after
        elif fixed.change and not files.quiet:
            _show_line(fixed, files)
        yield fixed.left
    if files.stdin and not fixing.dry:
        sys.stdout.buffer.write(text)


def _show_diff(fixed: Fixed, files: Files) -> None:
    """Bytes that patch takes for a program; for a reader's terminal lines that cannot act."""
    from cleaner.audit.views.diff import readable

    if sys.stdout.isatty() or files.color == "always":
        click.echo("".join(readable(fixed.diff, color=files.colored())), nl=False, color=files.colored())
    else:
        sys.stdout.buffer.write(fixed.diff)


def _show_line(fixed: Fixed, files: Files) -> None:
    from cleaner.audit.views.text import fixed_lines

    for line in fixed_lines(fixed.left.path, fixed.gone, verbose=files.verbose, color=files.colored()):
        click.echo(line, color=files.colored())


def _undo(audit: Path, files: Files) -> int:
    """Put back what an audit has records of."""
    from cleaner.audit.inert import inert
    from cleaner.audit.names import readable_name
    from cleaner.repository.mend import unmend

    if files.paths:
        raise click.UsageError("--undo takes the paths from its file; name no others.")
    failed = False
    with usage_errors():
        for path, note in unmend(audit):
            if note:
                failed = True
                click.echo(str(note), err=True)
            elif not files.quiet:
                click.echo(f"put back {inert(readable_name(path)[0])}")
    return ERROR if failed else 0

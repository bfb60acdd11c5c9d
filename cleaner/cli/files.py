"""What the commands that look at files in place share: their paths, how to look at them, and what to say."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields
from functools import cached_property, wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cleaner.cli.options import PATH

if TYPE_CHECKING:
    from cleaner.audit.views import Report
    from cleaner.cli.options import Chosen
    from cleaner.repository.plan import Plan

Command = Callable[..., Any]
FILE = click.Path(path_type=Path, dir_okay=False)
STDIN = "-"

_OPTIONS = (
    click.argument("paths", metavar="[PATH]...", nargs=-1, type=PATH),
    click.option(
        "--stdin-filename", metavar="NAME", help="Which file standard input is: its suffix and settings count."
    ),
    click.option(
        "--text-field", default="text", show_default=True, metavar="NAME", help="The field of JSONL records to look at."
    ),
    click.option(
        "--force-exclude", is_flag=True, help="Pass by named files as well that would be passed by in their folder."
    ),
    click.option("-j", "--jobs", type=click.IntRange(min=1), metavar="N", help="Processes; all cores if not given."),
    click.option("-v", "--verbose", is_flag=True, help="Say more: scores and evidence, what was left out."),
    click.option("-q", "--quiet", is_flag=True, help="Say less: no summary, nothing of files that were skipped."),
    click.option(
        "--color", type=click.Choice(["auto", "always", "never"]), default="auto", show_default=True,
        help="Color text; auto does on a terminal unless NO_COLOR is set.",
    ),
)  # fmt: skip


@dataclass(frozen=True)
class Files:
    """What the shared options of a call say."""

    paths: tuple[str, ...]
    stdin_filename: str | None
    text_field: str
    force_exclude: bool
    jobs: int | None
    verbose: bool
    quiet: bool
    color: str

    def __post_init__(self) -> None:
        if STDIN in self.paths and len(self.paths) > 1:
            raise click.UsageError("- stands for standard input and goes alone; a file of that name is ./-")
        if "" in self.paths:
            raise click.UsageError("a PATH is empty; write . for the folder here")

    @cached_property
    def input(self) -> bytes:
        """What standard input holds."""
        return sys.stdin.buffer.read()

    @property
    def stdin(self) -> bool:
        """Whether the call is about standard input."""
        return STDIN in self.paths

    def colored(self, out: Path | None = None) -> bool:
        """Whether text on standard output, or in a file, is colored."""
        if self.color == "auto":
            return out is None and sys.stdout.isatty() and not os.environ.get("NO_COLOR")
        return self.color == "always"

    def plan(self, chosen: Chosen, own: Iterable[Path | None] = ()) -> Plan:
        """What to look at; ``own`` are files of the call itself, which it never looks at."""
        from cleaner.cli.options import make_cleaner
        from cleaner.repository.plan import plan, plan_text
        from cleaner.repository.sources import Selection, Source, display

        mine = frozenset(os.fsencode(path) for path in own if path is not None)
        selection = Selection(force=self.force_exclude, own=mine)
        if self.stdin:
            name = os.fsencode(self.stdin_filename or "<stdin>")
            text = Source(name, data=self.input)
            return plan_text(text, chosen.settings, make_cleaner, selection, self.text_field)
        return plan(display(self.paths), chosen.settings, make_cleaner, selection, self.text_field)

    def tell(self, report: Report, plan: Plan, summary: str, *, to_stderr: bool) -> None:
        """Say what was skipped, rejected or failed, what was passed by, and the summary (that may go to stdout)."""
        for note in report.notes:
            if not self.quiet or note.kind != "skipped":
                click.echo(str(note), err=True)
        nothing = not report.files and not self.quiet
        for what, number in sorted(plan.left_out.items()) if self.verbose or nothing else ():
            click.echo(f"passed by: {number:,} {what}", err=True)
        if not self.quiet:
            click.echo(summary, err=to_stderr)


def file_options(command: Command) -> Command:
    """Give a command the shared options; it gets what they say as ``files``."""
    names = [one.name for one in fields(Files)]

    @wraps(command)
    def called(*args: Any, **given: Any) -> Any:
        return command(*args, files=Files(**{name: given.pop(name) for name in names}), **given)

    made: Command = called
    for option in reversed(_OPTIONS):
        made = option(made)
    return made


@contextmanager
def usage_errors() -> Iterator[None]:
    """What stops a call is an error of usage: it says what to do, and exits 2."""
    from cleaner.corpus.errors import CorpusError
    from cleaner.repository.errors import RepositoryError

    try:
        yield
    except (RepositoryError, CorpusError) as error:
        raise click.ClickException(str(error)) from error


def write(pieces: Iterable[str], out: Path | None = None, *, machine: bool = False) -> None:
    """Write the pieces as they come: to standard output, or to a file that is there whole or not at all.

    What machines read is UTF-8 whatever the terminal is.
    """
    if out is not None:
        from cleaner.corpus.output import write_output

        write_output(out, "".join(pieces).encode("utf-8", "backslashreplace"))
        return
    for piece in pieces:
        if machine:
            sys.stdout.buffer.write(piece.encode("utf-8", "backslashreplace"))
        else:
            sys.stdout.write(piece)


def write_new(text: str, out: Path | None) -> None:
    """Write a text to standard output or to a file that is not there yet; FileExistsError when it is."""
    if out is None:
        sys.stdout.buffer.write(text.encode())
        return
    with out.open("xb") as file:
        file.write(text.encode())

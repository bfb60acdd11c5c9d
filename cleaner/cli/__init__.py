"""The command line: one group of verbs, each in a file that is imported when it is called.

Exit codes are a contract: 0 done, 1 findings or failing examples, 2 for usage, configuration or any crash
(130 for an interruption, as shells have it).  click and Python would exit 1 for errors, the same as findings,
so errors pass through ``run``, and a command gives its code by returning it.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any

import click

from cleaner._version import __version__

COMMANDS = {
    "check": "Look for contamination in the files of a repository.",
    "clean": "Clean folders of text; write clean text, an audit and a summary.",
    "config": "Show the configuration that holds, and schemas for editors.",
    "dedup": "Find documents that tell the same story.",
    "evaluate": "Measure the cleaning on texts in which is marked what must go.",
    "explain": "Say why a line goes or stays.",
    "fix": "Mend the files of a repository in place.",
    "judge": "Put to use what was judged on the page of a run.",
    "report": "Show what a run did: a page to judge it on, Markdown, or text.",
    "restore": "Undo a run, whole or in part: clean text and audit give the original back.",
    "rules": "List, show and test the rules, and begin new ones.",
}
"""The verbs with their first lines of help.  ``cleaner.cli.VERB`` holds the click command as ``command``."""

ERROR = 2
INTERRUPTED = 130


class LazyGroup(click.Group):
    """A group that knows its commands by name and imports the one that is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"cleaner.cli.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(sorted(COMMANDS.items()))


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, "-V", "--version", prog_name="cleaner", message="%(prog)s %(version)s")
def cli() -> None:
    """Find and remove injected spam in scraped text, with an audit that restores every byte."""


def main(args: Sequence[str] | None = None) -> None:
    """Run the command line and exit with the code of the contract."""
    sys.exit(run(args))


def run(args: Sequence[str] | None = None) -> int:
    """Run the command line; gives the exit code.  A command may return its own, None stands for 0."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    settings: dict[str, Any] = {"color": False} if os.environ.get("NO_COLOR") else {}
    try:
        code = cli.main(args, prog_name="cleaner", standalone_mode=False, **settings)
        sys.stdout.flush()
    except click.ClickException as error:
        error.show()
        return ERROR
    except (click.Abort, KeyboardInterrupt):
        click.echo("cleaner: interrupted", err=True)
        return INTERRUPTED
    except SystemExit as leaving:  # click leaves so when the reader has gone, and after shell completion
        return 0 if leaving.code in (0, None) else _silenced()
    except BrokenPipeError:
        return _silenced()
    except Exception as error:  # noqa: BLE001 - the last stop: a crash must exit 2 and not as "findings"
        return _crashed(error)
    return code if isinstance(code, int) else 0


def _silenced() -> int:
    """The reader of our output has gone (``cleaner … | head``): say no more, not even while Python ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return ERROR


def _crashed(error: Exception) -> int:
    if os.environ.get("CLEANER_TRACEBACK"):
        import traceback

        traceback.print_exception(error)
    else:
        click.echo(f"cleaner: {_what(error)}", err=True)
    return ERROR


def _what(error: Exception) -> str:
    if isinstance(error, OSError) and error.strerror:
        from cleaner.audit.inert import inert

        where = f" ({inert(os.fsdecode(error.filename))})" if isinstance(error.filename, str | bytes) else ""
        return f"the system says: {error.strerror}{where}. Solve that and run the same command again."
    if isinstance(error, MemoryError):
        return f"memory is used up ({error}). Run the same command again with fewer workers (-j 1) or more memory."
    return (
        f"internal error: {type(error).__name__}: {error}. "
        "Set CLEANER_TRACEBACK=1 and run again to see where; please report it."
    )

"""``cleaner check``: what is in the files of a repository that should not be."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from cleaner.cli.files import FILE, Files, file_options, usage_errors, write
from cleaner.cli.options import Chosen, config_options

if TYPE_CHECKING:
    from cleaner.audit.views import Report


@click.command("check")
@file_options
@click.option(
    "--output-format", "form", type=click.Choice(["text", "json", "jsonl", "github", "sarif"]), default="text",
    show_default=True, help="What the findings are written as.",
)  # fmt: skip
@click.option("-o", "--output", type=FILE, metavar="FILE", help="Write the findings to FILE.")
@click.option("--baseline", type=FILE, metavar="FILE", help="Be silent on the findings that FILE lists.")
@click.option("--write-baseline", type=FILE, metavar="FILE", help="List the findings in FILE, as known from now on.")
@click.option("--duplicates", is_flag=True, help="Look instead for texts that tell the story of another one.")
@click.option("--staged", is_flag=True, help="Tell only of files that are staged in git.")
@click.option("--exit-zero", is_flag=True, help="Exit with 0 even if there are findings.")
@config_options
def command(
    files: Files,
    chosen: Chosen,
    form: str,
    output: Path | None,
    baseline: Path | None,
    write_baseline: Path | None,
    duplicates: bool,
    staged: bool,
    exit_zero: bool,
) -> int:
    """Look for contamination in the files and folders PATH (here if none is given), or in standard input (-).

    In folders, what git ignores is passed by, and only .txt, .text, .md and .jsonl are looked at, but for README,
    LICENSE and the like; a file that is named is looked at whatever it is called.

    Exit code 1 when there are findings, 2 when something could not be looked at.
    """
    for option, given in (("--baseline", baseline), ("--output", output)):
        if given and write_baseline:
            raise click.UsageError(f"{option} and --write-baseline exclude each other.")
    from cleaner.audit.views import Report, view
    from cleaner.audit.views.text import summary
    from cleaner.repository.check import Asked, check

    asked = Asked(files.jobs, baseline, staged, duplicates)
    with usage_errors():
        plan = files.plan(chosen, own=(output, baseline, write_baseline))
        report = Report(check(plan, asked), plan.rules, verbose=files.verbose, color=files.colored(output))
        if write_baseline:
            _list(report, write_baseline)
        else:
            write(view(form)(report), output, machine=form != "text")
    files.tell(report, plan, summary(report), to_stderr=form != "text" and output is None)
    return report.code(exit_zero=exit_zero or write_baseline is not None)


def _list(report: Report, path: Path) -> None:
    from cleaner.repository.baseline import write_baseline

    click.echo(f"{write_baseline(path, report):,} findings are known now: {path}", err=True)

"""Workflow commands: GitHub Actions shows them beside the lines of a pull request.

``::warning file=a.txt,line=3,col=1::message`` is read from the log of a job, so what stands in a scraped text must
not end the command or begin another: percent signs and line breaks are escaped everywhere, colons and commas in
properties too.
"""

from __future__ import annotations

from collections.abc import Iterator

from cleaner.audit.found import Found
from cleaner.audit.views import Report
from cleaner.audit.views.jsonl import shown


def render(report: Report) -> Iterator[str]:
    """One command a finding: a warning, or a notice for what is only flagged."""
    for found in report:
        properties = ",".join(f"{key}={_property(str(value))}" for key, value in _properties(found).items())
        command = "notice" if found.action == "flag" else "warning"
        yield f"::{command} {properties}::{_data(found.message)}\n"


def _properties(found: Found) -> dict[str, str | int]:
    """Where it is; of a record only the line, for its columns are not those of the file."""
    place: dict[str, str | int] = {"file": found.name, "line": found.line, "endLine": found.end_line}
    if not found.record and found.line == found.end_line:  # GitHub wants columns on one line only
        place |= {"col": found.column, "endColumn": found.end_column}
    return place | {"title": f"{found.cls}: {found.rule}"}


def _data(text: str) -> str:
    return shown(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")

"""Everything in one JSON object: findings, notes and counts."""

from __future__ import annotations

import json
from collections.abc import Iterator

from cleaner._version import __version__
from cleaner.audit.views import Report
from cleaner.audit.views.jsonl import fields, note_fields

SCHEMA = 1


def render(report: Report) -> Iterator[str]:
    """The object, once everything has passed by."""
    findings = [fields(found) for found in report]
    whole = {
        "schema": SCHEMA,
        "version": __version__,
        "findings": findings,
        "notes": [note_fields(note) for note in report.notes],
        "summary": {
            "files": report.files,
            "files_with_findings": report.dirty,
            "findings": report.findings,
            "fixable": report.fixable,
        },
    }
    yield json.dumps(whole, ensure_ascii=False, indent=1) + "\n"

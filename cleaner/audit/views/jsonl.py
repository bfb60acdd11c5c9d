"""One JSON object a finding and line.

JSON holds text; a path that is not UTF-8, or a removed text with stray bytes, is shown with escapes (``\\udcff``).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from cleaner.audit.found import Found, Note
from cleaner.audit.names import readable_name
from cleaner.audit.views import Report


def render(report: Report) -> Iterator[str]:
    """The findings as they come."""
    for found in report:
        yield json.dumps(fields(found), ensure_ascii=False) + "\n"


def fields(found: Found) -> dict[str, Any]:
    """A finding as plain data."""
    return {
        "path": found.name,
        "line": found.line,
        "column": found.column,
        "end_line": found.end_line,
        "end_column": found.end_column,
        "in_field": found.record,
        "class": found.cls,
        "rules": list(found.rules),
        "action": found.action,
        "removed": shown(found.removed),
        "replacement": shown(found.replacement),
        "score": found.score,
        "evidence": [shown(cue) for cue in found.evidence],
        "sha256": found.sha256,
    }


def note_fields(note: Note) -> dict[str, Any]:
    """A note as plain data."""
    return {
        "path": readable_name(note.path)[0],
        "line": note.line,
        "kind": note.kind,
        "reason": shown(note.reason),
    }


def shown(text: str) -> str:
    """The text with lone surrogates spelled out."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")

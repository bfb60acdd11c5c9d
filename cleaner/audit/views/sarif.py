"""SARIF 2.1.0, which GitHub's code scanning and editors read.

Columns count code points (``unicodeCodePoints``), and CR alone ends a line as well.  Code scanning keeps the
first 5,000 results of a run, so when there are more they are grouped: one result for each file and rule, with a
count; what is still too much is left out, and a notification says so.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import quote

from cleaner._version import __version__
from cleaner.audit.found import Found, Note
from cleaner.audit.views import Described, Report
from cleaner.audit.views.jsonl import shown

LIMIT = 5000
"""How many results code scanning keeps of a run."""

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_ROOT = "%SRCROOT%"


def render(report: Report) -> Iterator[str]:
    """The log, once everything has passed by."""
    found = list(report)
    results, notice = _bounded(found)
    rules = sorted({one.rule for one in found})
    notifications = [*([_notification(notice, "note")] if notice else []), *map(_of_note, report.notes)]
    run = {
        "tool": {"driver": _driver(rules, report.rules, found)},
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "originalUriBaseIds": {_ROOT: {"description": {"text": "The folder that cleaner was called in."}}},
        "invocations": [
            {"executionSuccessful": not report.failed, "toolExecutionNotifications": notifications},
        ],
        "results": [_result(one, number, rules.index(one.rule)) for one, number in results],
    }
    yield json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1) + "\n"


def _bounded(found: Sequence[Found]) -> tuple[list[tuple[Found, int]], str]:
    """Findings with the number each stands for, ``LIMIT`` at most, and what has to be said about it."""
    if len(found) <= LIMIT:
        return [(one, 1) for one in found], ""
    numbers = Counter((one.path, one.rule) for one in found)
    firsts: dict[tuple[bytes, str], Found] = {}
    for one in found:
        firsts.setdefault((one.path, one.rule), one)
    notice = f"{len(found):,} findings are grouped: one result for each file and rule, {len(firsts):,} in all"
    if len(firsts) > LIMIT:
        notice += f", of which the first {LIMIT:,} are here; check fewer folders at once to see the rest"
    return [(one, numbers[key]) for key, one in firsts.items()][:LIMIT], notice + "."


def _driver(rules: Sequence[str], known: Mapping[str, Described], found: Iterable[Found]) -> dict[str, Any]:
    classes = {one.rule: one.cls for one in found}
    return {
        "name": "cleaner",
        "version": __version__,
        "semanticVersion": __version__,
        "rules": [_rule(rule, known.get(rule), classes[rule]) for rule in rules],
    }


def _rule(identifier: str, rule: Described | None, cls: str) -> dict[str, Any]:
    summary = rule.summary if rule else f"{cls}: {identifier}"
    why = rule.why if rule else summary
    return {
        "id": identifier,
        "shortDescription": {"text": summary},
        "fullDescription": {"text": why},
        "help": {"text": f"{why}\n\n`cleaner rules show {identifier}` has examples of what it removes and keeps."},
        "properties": {"tags": [cls]},
    }


def _result(found: Found, number: int, place: int) -> dict[str, Any]:
    message = found.message
    if number > 1:
        message = f"{number:,} findings of this rule in the file, the first: {message}"
    return {
        "ruleId": found.rule,
        "ruleIndex": place,
        "level": "note" if found.action == "flag" else "warning",
        "message": {"text": shown(message)},
        "locations": [{"physicalLocation": {"artifactLocation": _artifact(found.path), "region": _region(found)}}],
        "partialFingerprints": {"cleanerContent/v1": found.sha256},
        "properties": {"class": found.cls, "rules": list(found.rules), "score": found.score},
    }


def _artifact(path: bytes) -> dict[str, str]:
    """The file, relative to the folder that cleaner was called in where it lies below it."""
    if path.startswith(b"/"):
        return {"uri": "file://" + quote(path)}
    return {"uri": quote(path), "uriBaseId": _ROOT}


def _region(found: Found) -> dict[str, int]:
    """Lines and columns; of a record the line alone, for its columns count in a field."""
    if found.record:
        return {"startLine": found.line}
    return {
        "startLine": found.line,
        "startColumn": found.column,
        "endLine": found.end_line,
        "endColumn": found.end_column,
    }


def _of_note(note: Note) -> dict[str, Any]:
    return _notification(str(note), "error" if note.kind == "failed" else "note")


def _notification(text: str, level: str) -> dict[str, Any]:
    return {"level": level, "message": {"text": shown(text)}}

"""A report as one JSON object: all rows, all documents, and all passages of those that are not set aside."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from cleaner._version import __version__
from cleaner.evaluation.counts import Counts
from cleaner.evaluation.floors import Floor
from cleaner.evaluation.passages import Passage
from cleaner.evaluation.report import Report, Scored

SCHEMA = 1


def as_json(report: Report, floors: Sequence[Floor], raised: Sequence[Floor]) -> str:
    """The report as indented JSON with a final line feed."""
    whole = {
        "schema": SCHEMA,
        "version": __version__,
        "all": _counts(report.score.whole),
        "aside": _counts(report.aside.whole) if report.aside.whole.documents else None,
        "classes": _rows(report.score.classes, _OF_DOCUMENTS),
        "languages": _rows(report.languages),
        "rules": _rows(report.score.rules, _OF_DOCUMENTS + _OF_MARKS),
        "documents": [_document(one) for one in report.documents],
        "floors": [_floor(floor, floor in raised) for floor in floors],
    }
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


_OF_DOCUMENTS = ("documents", "contaminated", "exact", "damaged", "clean_damaged", "inserted")
_OF_MARKS = (
    "recall", "f1", "span_recall", "span_f1", "found", "missed", "marks", "marks_found", "repairs", "repairs_right",
)  # fmt: skip


def _rows(rows: Mapping[str, Counts], without: Sequence[str] = ()) -> dict[str, Any]:
    return {
        name: {key: value for key, value in _counts(rows[name]).items() if key not in without} for name in sorted(rows)
    }


def _counts(counts: Counts) -> dict[str, Any]:
    """The figures, and all that they are made of."""
    figures = {
        "precision": counts.precision, "recall": counts.recall, "f1": counts.f1,
        "span_precision": counts.span_precision, "span_recall": counts.span_recall, "span_f1": counts.span_f1,
    }  # fmt: skip
    return figures | asdict(counts)


def _document(one: Scored) -> dict[str, Any]:
    return {
        "name": one.name,
        "language": one.language,
        "aside": one.aside,
        "verdict": one.verdict,
        "perfect": one.perfect,
        **_counts(one.score.whole),
        "passages": [_passage(passage) for passage in one.passages],
    }


def _passage(passage: Passage) -> dict[str, Any]:
    fields = asdict(passage)
    return {"class" if key == "cls" else key: value for key, value in fields.items()}


def _floor(floor: Floor, raised: bool) -> dict[str, Any]:
    return {
        "name": floor.name,
        "where": floor.where,
        "pinned": floor.pinned,
        "measured": floor.measured,
        "missed": floor.missed,
        "raised_to": floor.reached if raised else None,
    }

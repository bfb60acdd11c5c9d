"""What a report leaves out, or could not read: said on it, with numbers."""

from __future__ import annotations

from typing import Any

from cleaner.report.picture import Picture
from cleaner.result import Verdict

Note = tuple[str, dict[str, Any]]
"""The key of the words (after ``note.``) and what they are filled with."""

_MISSING = {
    "records": "records", "texts": "texts", "copies": "copies", "summary": "summary", "groups": "damaged-groups",
}  # fmt: skip


def notes(picture: Picture) -> list[Note]:
    """The notes of a picture, what was chosen first, then what is missing."""
    unread = sum(picture.tally.verdicts.get(verdict.value, 0) for verdict in (Verdict.FAILED, Verdict.REJECTED))
    parts = {
        "sampled": (len(picture.wordings), picture.all_wordings),
        "groups": (len(picture.groups), picture.all_groups),
        "problems": (len(picture.problems), unread),
    }
    said: list[Note] = [(key, {"shown": part, "all": whole}) for key, (part, whole) in parts.items() if part < whole]
    return said + [(word, {"n": picture.missing[kind]}) for kind, word in _MISSING.items() if picture.missing.get(kind)]

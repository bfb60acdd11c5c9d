"""The text of one record: cleaned, if what comes out can be written where it stood."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from cleaner.audit.record import Change, Record, locate
from cleaner.corpus.document import Cleans, Outcome, in_order, settled
from cleaner.corpus.records.place import Place
from cleaner.result import Result, Verdict
from cleaner.text.edits import apply

ENCODING = "utf-8"  # of all records
UNREADABLE = "the value would read differently afterwards"


@dataclass(frozen=True, slots=True)
class Written:
    """What a changed text is stored as: the bytes, the SHA-256 that the audit gives of them, and the changes."""

    data: bytes
    sha256: str
    changes: tuple[Change, ...]


def clean_value(
    cleaner: Cleans, place: Place, text: str, data: bytes, sha256: str, write: Callable[[Result], Written | None]
) -> Outcome:
    """Clean the text of a record that is stored as ``data``; whatever the cleaner raises is raised.

    ``write`` is asked how a changed text is stored; None, when it cannot be, makes flags of all edits.
    """
    result = cleaner.clean(text)
    written = None
    if result.edits:
        if apply(text, result.edits) != result.text:
            raise AssertionError("the edits do not lead to the clean text")
        written = write(result)
        if written is None:
            result = _flagged(text, result)
    name, raw = place.name
    record = Record(
        name,
        settled(result.verdict, result.edits, result.flags),
        result.language,
        result.script,
        ENCODING,
        False,
        sha256,
        sha256 if written is None else written.sha256,
        () if written is None else written.changes,
        locate(text, in_order(result.flags)) if result.flags else (),
        None,
        raw,
        place.file,
        place.line,
    )
    return Outcome(record, data if written is None else written.data, result.text, len(text), place.key)


def _flagged(text: str, result: Result) -> Result:
    dropped = (replace(edit, evidence=(*edit.evidence, UNREADABLE)) for edit in result.edits)
    return replace(result, text=text, edits=(), flags=(*dropped, *result.flags), verdict=Verdict.FLAGGED)

"""A file of records (JSON Lines): the text of one field of each is cleaned, all else stays byte for byte.

Edits of a text become edits of the file, placed between the escapes of its string literal, so that even the way in
which the rest of the text is written stays.  An edit whose outcome would read differently (halves of a character that
a removal brings together) becomes a flag.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace

from cleaner.audit.found import Found, Note, found_in
from cleaner.audit.record import locate
from cleaner.corpus.document import Cleans
from cleaner.result import Result, Verdict
from cleaner.text.edits import Edit
from cleaner.text.jsonline import LineError, Value, edits_of_line, find, rewritten

_UNREADABLE = "the value would read differently afterwards"


@dataclass(frozen=True, slots=True)
class Cleaned:
    """What cleaning the records of a file came to: ``edits`` and ``flags`` count in the text of the file."""

    edits: tuple[Edit, ...]
    flags: tuple[Edit, ...]
    found: tuple[Found, ...]
    notes: tuple[Note, ...]


def clean_records(cleaner: Cleans, path: bytes, text: str, field: str) -> Cleaned:
    """Clean the field of each record of a file; lines that are no records are among the notes."""
    edits: list[Edit] = []
    flags: list[Edit] = []
    found: list[Found] = []
    notes: list[Note] = []
    records = with_field = 0
    for number, offset, line in _lines(text):
        records += 1
        try:
            value = find(line, field)
            if value is None:
                continue
            with_field += 1
            result = _readable(value, cleaner.clean(value.text))
        except LineError as error:
            notes.append(Note(path, "failed", str(error), number))
            continue
        except Exception as error:  # noqa: BLE001 - one record that trips the cleaner must not hide the others
            notes.append(Note(path, "failed", f"cleaning failed with {type(error).__name__}: {error}", number))
            continue
        edits += _in_file(value, offset, result.edits)
        flags += _in_file(value, offset, result.flags)
        found += found_in(path, locate(value.text, result.edits), locate(value.text, result.flags), number)
        if result.verdict is Verdict.REJECTED:
            notes.append(Note(path, "rejected", "almost all of this record is spam", number))
    if records and not with_field and not notes:
        notes.append(Note(path, "skipped", f"no record has a text field {field!r}; name another with --text-field"))
    return Cleaned(tuple(edits), tuple(flags), tuple(found), tuple(notes))


def _lines(text: str) -> Iterator[tuple[int, int, str]]:
    """Number, offset and text of the lines that are not blank."""
    at = 0
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            yield number, at, line
        at += len(line) + 1


def _readable(value: Value, result: Result) -> Result:
    """The result; all flags when the new literal would not say the clean text."""
    if not result.edits or json.loads(rewritten(value, result.edits)) == result.text:
        return result
    dropped = [replace(edit, evidence=(*edit.evidence, _UNREADABLE)) for edit in result.edits]
    flags = tuple(sorted([*dropped, *result.flags], key=lambda edit: (edit.start, edit.end)))
    return Result(value.text, (), flags, Verdict.FLAGGED, result.language, result.script)


def _in_file(value: Value, offset: int, edits: tuple[Edit, ...]) -> Iterator[Edit]:
    """Edits of a value's text as edits of the file, its line beginning at ``offset``."""
    for edit in edits_of_line(value, edits):
        yield replace(edit, start=offset + edit.start, end=offset + edit.end)

"""One line of JSON: its text cleaned, every other byte as it was, and the way back.

Most lines are clean, and a fast parser that gives the text alone is all they need.  Where something goes, the edits of
the text become edits of its string literal, so that even the way in which the rest of it is written stays; what was
removed is kept in the audit as the line wrote it, where that cannot be told otherwise.  So a line comes back byte for
byte.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any

import orjson

from cleaner.audit.record import Change, Record, locate
from cleaner.audit.restore import RestoreError, inverse
from cleaner.corpus.document import Cleans, Outcome, tripped
from cleaner.corpus.records.options import RecordOptions
from cleaner.corpus.records.place import Place
from cleaner.corpus.records.value import Written, clean_value
from cleaner.result import Result
from cleaner.text.edits import Edit
from cleaner.text.jsonline import LineError, Value, edits_of_line, find, parse, rewritten


def clean_line(cleaner: Cleans, place: Place, line: bytes, options: RecordOptions) -> Outcome:
    """Clean the record on a line (with or without its line feed); never raises an ``Exception``."""
    digest = digest_of(line)
    try:
        fields = _fields(line)
        if options.id_field is not None:
            place = place.identified(fields.get(options.id_field))
        text = fields.get(options.text_field)
        if not isinstance(text, str):
            raise LineError(no_text(options.text_field))
        return clean_value(
            cleaner, place, text, line, digest, lambda result: _written(line, text, options.text_field, result)
        )
    except LineError as error:
        reason = str(error)
    except Exception as error:  # noqa: BLE001 - one record that trips the cleaner must not stop the run
        reason = tripped(error)
    return Outcome(place.failed(reason, digest), line, None, 0)


def restore_line(record: Record, line: bytes, field: str, undo: Callable[[Edit], bool] | None = None) -> bytes:
    """The original of a clean line, or with ``undo`` the clean one with just those edits undone.

    Raises RestoreError when the line is not what the record speaks of.
    """
    if digest_of(line) != record.sha256_clean:
        raise RestoreError(
            "the line is not the one that the run wrote (its SHA-256 differs from the audit's). "
            "Put that file back, or clean the original again"
        )
    if not record.edits:
        return line
    try:
        restored = _undone(line, field, record.edits, undo)
    except (ValueError, LookupError) as error:
        raise RestoreError(f"the record does not fit the clean line: {error}") from error
    if undo is None and digest_of(restored) != record.sha256:
        raise RestoreError("the record does not lead back to the original line (the SHA-256 differs)")
    return restored


def digest_of(line: bytes) -> str:
    """The SHA-256 of a line without its line feed, in hexadecimal."""
    return hashlib.sha256(line.removesuffix(b"\n")).hexdigest()


def _fields(line: bytes) -> dict[str, Any]:
    """The object on a line; what the fast parser refuses (lone surrogates, NaN) the other one may read."""
    try:
        fields = orjson.loads(line)
        if isinstance(fields, dict):
            return fields
    except orjson.JSONDecodeError:
        pass
    return parse(_unmarked(_decoded(line)))


def _decoded(line: bytes) -> str:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError as error:
        raise LineError(f"not UTF-8: byte {line[error.start]:#04x} at byte {error.start + 1} of the line") from error


def no_text(field: str) -> str:
    """Why a record without a text is not cleaned, and what to do."""
    return f"has no text in the field {field!r}; name another with --text-field"


def _unmarked(line: str) -> str:
    """The line with a space in the place of a byte order mark, as the first line of a file may have one."""
    return f" {line[1:]}" if line.startswith("\ufeff") else line


def _found(line: str, field: str) -> Value:
    value = find(_unmarked(line), field)
    if value is None:
        raise LineError(no_text(field))
    return value


def _written(line: bytes, text: str, field: str, result: Result) -> Written | None:
    """The line with the clean text, None when it would not read as that or not lead back."""
    decoded = _decoded(line)
    value = _found(decoded, field)
    if value.text != text:
        return None
    data = _replaced(decoded, value, rewritten(value, result.edits))
    if data is None:
        return None
    changes = tuple(_as_written(data, value, locate(text, result.edits), field))
    try:
        if _found(data.decode(), field).text != result.text or _undone(data, field, changes, None) != line:
            return None
    except LineError:
        return None
    return Written(data, digest_of(data), changes)


def _replaced(line: str, value: Value, literal: str) -> bytes | None:
    try:
        return (line[: value.start] + literal + line[value.start + len(value.raw) :]).encode("utf-8")
    except UnicodeEncodeError:
        return None


def _as_written(data: bytes, value: Value, changes: Sequence[Change], field: str) -> Iterator[Change]:
    """The changes, with ``raw`` where the clean line does not say how the text that was removed is written."""
    clean = _found(data.decode(), field)
    for change in changes:
        start, end = (value.place(at) - value.start for at in (change.edit.start, change.edit.end))
        raw = value.raw[start:end]
        yield change if raw == clean.literal(change.removed) else replace(change, raw=raw)


def _undone(line: bytes, field: str, changes: Sequence[Change], undo: Callable[[Edit], bool] | None) -> bytes:
    """The line with its edits taken back."""
    decoded = _decoded(line)
    value = _found(decoded, field)
    back = inverse(changes, undo)
    raws = [change.raw for change in changes if undo is None or undo(change.edit)]
    parts: list[str] = []
    at = 0
    for edit, raw in zip(edits_of_line(value, back), raws, strict=True):
        parts += decoded[at : edit.start], edit.replacement if raw is None else raw
        at = edit.end
    return "".join([*parts, decoded[at:]]).encode("utf-8")

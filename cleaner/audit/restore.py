"""The way back: a clean file and its record give the original, byte for byte.

Nothing is guessed.  The clean file must be the one that the run wrote, the edits are turned round, and
what comes out must have the hash that the original had.  Taking back only some of the edits gives the clean
text with just those undone; then there is no hash to meet, but the clean file is held to its own.
"""

from __future__ import annotations

import codecs
import hashlib
from collections.abc import Callable, Sequence

from cleaner.audit.record import Change, Record
from cleaner.text.decode import decode_as, encode
from cleaner.text.edits import Edit, apply


class RestoreError(ValueError):
    """A document that cannot be restored; the message says why, and what to do."""


def restore_bytes(record: Record, clean: bytes, undo: Callable[[Edit], bool] | None = None) -> bytes:
    """The original bytes of a document, or with ``undo`` the clean ones with just those edits undone.

    Raises RestoreError when ``clean`` is not what the record speaks of.
    """
    if hashlib.sha256(clean).hexdigest() != record.sha256_clean:
        raise RestoreError(
            "the clean file is not the one that the run wrote (its SHA-256 differs from the audit's). "
            "Put that file back, or clean the original again"
        )
    if not record.edits or record.encoding is None:
        return clean
    try:
        bom = _mark(record.encoding, clean) if record.bom else b""
        text = decode_as(clean, record.encoding, bom)
        restored = encode(apply(text, inverse(record.edits, undo)), record.encoding, bom)
    except (ValueError, LookupError) as error:
        raise RestoreError(f"the record does not fit the clean file: {error}. {_DAMAGED}") from error
    if undo is None and hashlib.sha256(restored).hexdigest() != record.sha256:
        raise RestoreError(f"the record does not lead back to the original (the SHA-256 differs). {_DAMAGED}")
    return restored


def original_text(record: Record, clean: bytes) -> str:
    """The text that the edits of a record count in; RestoreError as with ``restore_bytes``, and where there is none."""
    original = restore_bytes(record, clean)
    if record.encoding is None:
        raise RestoreError("the document is no text")
    return decode_as(original, record.encoding, _mark(record.encoding, original) if record.bom else b"")


_DAMAGED = "The audit was changed or damaged: take it from a copy, or clean the original again"


def _mark(encoding: str, clean: bytes) -> bytes:
    """The byte order mark that the file begins with: UTF-8's may stand before any encoding."""
    return codecs.BOM_UTF8 if clean.startswith(codecs.BOM_UTF8) else "\ufeff".encode(encoding)


def inverse(changes: Sequence[Change], undo: Callable[[Edit], bool] | None) -> list[Edit]:
    """The edits on the clean text that take changes back: all, or those that ``undo`` chooses."""
    back = []
    shift = 0
    for change in changes:
        start = change.edit.start + shift
        if undo is None or undo(change.edit):
            back.append(Edit(start, start + len(change.edit.replacement), change.removed))
        if len(change.removed) != change.edit.end - change.edit.start:
            raise ValueError(f"edit {change.edit.start}:{change.edit.end} removed {len(change.removed)} characters")
        shift += change.edit.shift
    return back

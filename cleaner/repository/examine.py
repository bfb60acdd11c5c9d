"""One file: what is in it that should not be, and what it would be without.

Looking and mending are one step, so that ``fix`` does exactly what ``check`` announces.
"""

# Names are bytes here, as the file system has them; pathlib knows text only.

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol, Self

from cleaner.audit.found import Looked, Note, found_in
from cleaner.audit.names import readable_name
from cleaner.audit.record import Record, locate
from cleaner.corpus.document import Cleans, clean_document
from cleaner.corpus.read import TooLargeError, UnreadableError, read
from cleaner.repository.kinds import Kind, kind_of
from cleaner.repository.markdown import kept_spans
from cleaner.repository.records import clean_records
from cleaner.repository.sources import Source
from cleaner.result import Verdict
from cleaner.text.decode import DecodeError, decode, encode
from cleaner.text.edits import apply
from cleaner.text.lines import Span

TEXT_FIELD = "text"
_BINARY = "binary data"  # how decode begins the reason for what is no text at all


@dataclass(frozen=True, slots=True)
class Change:
    """What mending a file would do: its bytes before and after, and the record that leads back."""

    before: bytes
    after: bytes
    record: Record


@dataclass(frozen=True, slots=True)
class Examined:
    """What there is to say of a file, and the change that would mend it (None when there is nothing to change)."""

    looked: Looked
    change: Change | None = None


class Mends(Cleans, Protocol):
    """A cleaner that can leave parts of a text alone; ``cleaner.engine.Cleaner`` is one."""

    def sparing(self, spans: Callable[[str], Sequence[Span]]) -> Self: ...


@dataclass(frozen=True, slots=True)
class Examiner:
    """Looks at files, one after the other; picklable.  ``field`` is the field of records that holds the text."""

    cleaner: Mends
    field: str = TEXT_FIELD

    def __call__(self, source: Source) -> Examined:
        """Look at a file; what cannot be read says so."""
        path = source.path
        if source.reason:
            return _failed(path, source.reason)
        try:
            data = read_followed(path) if source.data is None else source.data
        except (UnreadableError, TooLargeError) as error:
            if isinstance(error.__cause__, FileNotFoundError):
                return Examined(Looked(path, notes=(Note(path, "skipped", "has gone since it was found"),)))
            return _failed(path, str(error))
        cleaner = self.cleaner.for_path(path)
        kind = kind_of(path)
        if kind is Kind.RECORDS:
            return _records(cleaner, path, data, self.field)
        return _document(cleaner.sparing(kept_spans) if kind is Kind.MARKDOWN else cleaner, path, data)


def read_followed(path: bytes) -> bytes:
    """The bytes of a file; a link is followed, for only a user can have named one."""
    return read(os.path.realpath(path))


def _failed(path: bytes, reason: str) -> Examined:
    note = Note(path, "skipped" if reason.startswith(_BINARY) else "failed", reason)
    return Examined(Looked(path, notes=(note,)))


def _document(cleaner: Cleans, path: bytes, data: bytes) -> Examined:
    outcome = clean_document(cleaner, path, data)
    record = outcome.record
    if record.verdict is Verdict.FAILED:
        return _failed(path, record.error or "")
    notes: tuple[Note, ...] = ()
    if record.verdict is Verdict.REJECTED:
        notes = (Note(path, "rejected", "almost all of it is spam, so fixing would leave nothing; delete it"),)
    looked = Looked(path, found_in(path, record.edits, record.flags), notes)
    if not record.edits or outcome.data is None or outcome.text is None:
        return Examined(looked)
    return _read_back(looked, Change(data, outcome.data, record), outcome.text)


def _read_back(looked: Looked, change: Change, text: str) -> Examined:
    """The change, if what it writes will be read as the clean text; else its findings are flags.

    An encoding that had to be guessed can be guessed otherwise once the spam is gone, and stray bytes that a removal
    brings together can be a character: what reads differently might lose more at the next call.
    """
    try:
        if decode(change.after).text == text:
            return Examined(looked, change)
    except DecodeError:
        pass
    return _flagged(looked)


def _flagged(looked: Looked) -> Examined:
    """Nothing is to be changed after all."""
    return Examined(replace(looked, found=tuple(replace(one, action="flag") for one in looked.found)))


def _records(cleaner: Cleans, path: bytes, data: bytes, field: str) -> Examined:
    try:
        decoded = decode(data)
    except DecodeError as error:
        return _failed(path, str(error))
    cleaned = clean_records(cleaner, path, decoded.text, field)
    looked = Looked(path, cleaned.found, cleaned.notes)
    if not cleaned.edits:
        return Examined(looked)
    clean = apply(decoded.text, cleaned.edits)
    try:
        after = encode(clean, decoded.encoding, decoded.bom)
    except UnicodeEncodeError:
        return _flagged(looked)
    shown, name_bytes = readable_name(path)
    record = Record(
        shown,
        Verdict.CLEANED,
        encoding=decoded.encoding,
        bom=bool(decoded.bom),
        sha256=hashlib.sha256(data).hexdigest(),
        sha256_clean=hashlib.sha256(after).hexdigest(),
        edits=locate(decoded.text, cleaned.edits),
        flags=locate(decoded.text, cleaned.flags),
        name_bytes=name_bytes,
    )
    return _read_back(looked, Change(data, after, record), clean)

"""One document: bytes in, bytes and their record out.

Nothing that a document does may stop a run.  Bytes that are no text, and text that makes the cleaning fail,
come out as they went in, with the verdict ``failed`` and the reason.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol, Self

from cleaner.audit.names import readable_name
from cleaner.audit.record import Record, locate
from cleaner.audit.writable import writable
from cleaner.config import Config
from cleaner.config.place import GivenPath
from cleaner.result import Result, Verdict
from cleaner.text.decode import Decoded, DecodeError, decode, encode
from cleaner.text.edits import Edit, apply

KILLED = "cleaning it killed the process"
STRAY_RULE = "mojibake/stray-bytes"
_STRAY = re.compile("[\ud800-\udfff]+")


class Cleans(Protocol):
    """What a run needs of a cleaner: ``cleaner.engine.Cleaner``, or something like it; picklable."""

    @property
    def config(self) -> Config: ...

    @property
    def fingerprint(self) -> str: ...

    def clean(self, text: str) -> Result: ...

    def for_path(self, path: GivenPath, name: GivenPath = "") -> Self: ...


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a document.

    ``data`` are the bytes to write (None when there are none; of a record its line, or its text in Parquet),
    ``text`` is what they say (None when the document failed), ``characters`` the length of the decoded original in
    code points.
    """

    record: Record
    data: bytes | None
    text: str | None
    characters: int
    key: str = ""


def clean_document(cleaner: Cleans, name: bytes, data: bytes) -> Outcome:
    """Clean the document of that name; never raises an ``Exception``."""
    digest = hashlib.sha256(data).hexdigest()
    shown, name_bytes = readable_name(name)
    try:
        known = Record(shown, Verdict.CLEAN, sha256=digest, name_bytes=name_bytes)
        return _cleaned(cleaner, decode(data), data, known)
    except DecodeError as error:
        reason = str(error)
    except Exception as error:  # noqa: BLE001 - one document that trips the cleaner must not stop the run
        reason = tripped(error)
    return Outcome(failed(name, reason, digest), data, None, 0)


def failed(name: bytes, reason: str, sha256: str | None = None) -> Record:
    """The record of a document that could not be cleaned; without ``sha256`` it could not even be read."""
    shown, name_bytes = readable_name(name)
    return Record(shown, Verdict.FAILED, sha256=sha256, sha256_clean=sha256, error=reason, name_bytes=name_bytes)


def tripped(error: Exception) -> str:
    """What the audit says of a document at which the cleaner failed."""
    return f"cleaning failed with {type(error).__name__}: {error}"


def settled(verdict: Verdict, edits: Sequence[Edit], flags: Sequence[Edit]) -> Verdict:
    """The verdict once it is known which edits are made and which had to become flags."""
    if verdict not in (Verdict.CLEANED, Verdict.CLEAN):
        return verdict
    return Verdict.CLEANED if edits else Verdict.FLAGGED if flags else Verdict.CLEAN


def in_order(flags: Iterable[Edit]) -> list[Edit]:
    """Flags by their place."""
    return sorted(flags, key=lambda flag: (flag.start, flag.end))


def _cleaned(cleaner: Cleans, decoded: Decoded, data: bytes, known: Record) -> Outcome:
    """The outcome for a text; ``known`` is what its record says already."""
    text, encoding = decoded.text, decoded.encoding
    result = cleaner.clean(text)
    clean, edits, flags = text, list(result.edits), list(result.flags)
    sha256_clean = known.sha256
    if edits:
        if apply(text, edits) != result.text:
            raise AssertionError("the edits do not lead to the clean text")
        clean, edits, dropped = writable(text, edits, encoding)
        flags += dropped
        if edits:
            data = encode(clean, encoding, decoded.bom)
            sha256_clean = hashlib.sha256(data).hexdigest()
    if decoded.stray:
        flags += _stray(text)
    record = Record(
        known.name,
        settled(result.verdict, edits, flags),
        result.language,
        result.script,
        encoding,
        bool(decoded.bom),
        known.sha256,
        sha256_clean,
        locate(text, edits) if edits else (),
        locate(text, in_order(flags)) if flags else (),
        name_bytes=known.name_bytes,
    )
    return Outcome(record, data, clean, len(text))


def _stray(text: str) -> list[Edit]:
    """A flag for each run of stray bytes."""
    return [
        Edit(found.start(), found.end(), cls="mojibake", rules=(STRAY_RULE,), evidence=("stray bytes",))
        for found in _STRAY.finditer(text)
    ]

"""Where a record is from, and what it is called in the audit, among duplicates, and on the way back."""

from __future__ import annotations

import os
from typing import Any, NamedTuple

from cleaner.audit.names import readable_name
from cleaner.audit.record import Record
from cleaner.result import Verdict

_PART = "\0"  # no name of a file has it
_DIGITS = 12  # names of one file sort by line


class Place(NamedTuple):
    """The name of the file of records, the number of the line or row there, and what the id field says, if it does."""

    file: bytes
    line: int
    id: str | None = None

    @property
    def name(self) -> tuple[str, bytes | None]:
        """The record's name to read, and its bytes where it is not UTF-8: the id, or ``file#line``."""
        if self.id is not None:
            return self.id, None
        return readable_name(self.name_bytes)

    @property
    def name_bytes(self) -> bytes:
        """The name of a record without an id."""
        return b"%b#%d" % (self.file, self.line)

    def identified(self, value: Any) -> Place:
        """The place with what the id field of the record says; text, whole numbers and nothing else make a name."""
        if isinstance(value, str) and value:
            return self._replace(id=value.encode("utf-8", "backslashreplace").decode("utf-8"))
        if isinstance(value, int) and not isinstance(value, bool):
            return self._replace(id=str(value))
        return self

    def failed(self, reason: str, sha256: str) -> Record:
        """The audit record of a record that could not be cleaned."""
        name, raw = self.name
        return Record(
            name, Verdict.FAILED, None, None, None, False, sha256, sha256, (), (), reason, raw, self.file, self.line
        )

    @property
    def key(self) -> str:
        """What tells the record from all other documents of a run, also where ids repeat."""
        known = [os.fsdecode(self.file), f"{self.line:0{_DIGITS}}"]
        return _PART.join(known if self.id is None else [*known, self.id])


def place_of(key: str) -> Place | None:
    """The place that has this key; None for the name of a file."""
    file, part, rest = key.partition(_PART)
    if not part:
        return None
    line, part, identity = rest.partition(_PART)
    return Place(os.fsencode(file), int(line), identity if part else None)

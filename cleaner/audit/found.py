"""A finding as people and tools are told of it: file, place, rule, and what goes.

An audit record holds what restoring needs; this holds what reading needs.  A removal takes the line break
before it along, so its edit begins at the end of the line above: a reader is shown where the first
visible character stands.  In a file of records (JSON Lines) the line is that of the record, and columns count in its
text field.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from cleaner.audit.inert import inert
from cleaner.audit.names import readable_name
from cleaner.audit.record import Change
from cleaner.text.lines import split_lines

EXCERPT = 60  # characters of the text that a message shows


@dataclass(frozen=True, slots=True)
class Found:
    """One finding in a file.

    ``path`` is the path as the user gave it, ``line`` and ``column`` count from 1, columns in code points; the end
    is the place after the last character.  ``action`` is what ``fix`` would do (nothing for ``flag``), ``record`` says
    that columns count in a field of the record on that line, ``said`` stands in the place of the usual message.
    """

    path: bytes
    line: int
    column: int
    end_line: int
    end_column: int
    cls: str
    rules: tuple[str, ...]
    action: Literal["remove", "replace", "flag"]
    removed: str
    replacement: str = ""
    score: float = 1.0
    evidence: tuple[str, ...] = ()
    record: bool = False
    said: str = ""

    @property
    def name(self) -> str:
        """The path to read."""
        return readable_name(self.path)[0]

    @property
    def rule(self) -> str:
        """The first of the rules, which stands for all in one-line output."""
        return self.rules[0] if self.rules else ""

    @property
    def sha256(self) -> str:
        """What the finding is, wherever it stands: a digest of its text, white space evened out."""
        return hashlib.sha256(" ".join(self.removed.split()).encode("utf-8", "surrogatepass")).hexdigest()

    @property
    def message(self) -> str:
        """What would be done, with the beginning of the text; inert."""
        if self.said:
            return inert(self.said)
        shown = f"{self.action} “{inert(self.removed.strip(), EXCERPT)}”"
        return f"{shown} by “{inert(self.replacement, EXCERPT)}”" if self.action == "replace" else shown


@dataclass(frozen=True, slots=True)
class Note:
    """Something to be said of a file that is no finding.

    ``skipped``: it is no text; ``rejected``: almost all of it is spam, so that fixing it would leave nothing;
    ``failed``: it could not be looked at.  ``line`` is there for a single record.
    """

    path: bytes
    kind: Literal["skipped", "rejected", "failed"]
    reason: str
    line: int | None = None

    def __str__(self) -> str:
        where = inert(readable_name(self.path)[0]) + (f":{self.line}" if self.line else "")
        return f"{where}: {self.kind}: {inert(self.reason)}"


@dataclass(frozen=True, slots=True)
class Looked:
    """What a look at one file came to; findings are in the order of their places."""

    path: bytes
    found: tuple[Found, ...] = ()
    notes: tuple[Note, ...] = ()

    @property
    def done(self) -> bool:
        """Whether the file was looked at, whatever is to be said of it or of some of its records."""
        return bool(self.found) or all(note.line is not None or note.kind == "rejected" for note in self.notes)


def found_in(
    path: bytes, edits: Iterable[Change], flags: Iterable[Change], record: int | None = None
) -> tuple[Found, ...]:
    """The findings of a document, or with ``record`` those of the text field of the record on that line."""
    found = [_found(path, change, fixed=True, record=record) for change in edits]
    found += [_found(path, change, fixed=False, record=record) for change in flags]
    return tuple(sorted(found, key=lambda one: (one.line, one.column, one.rule, one.action)))


def _found(path: bytes, change: Change, *, fixed: bool, record: int | None) -> Found:
    edit = change.edit
    line, column, end_line, end_column = _field_place(change, record) if record else _place(change)
    return Found(
        path,
        line,
        column,
        end_line,
        end_column,
        edit.cls,
        edit.rules,
        "flag" if not fixed else "replace" if edit.replacement else "remove",
        change.removed,
        edit.replacement,
        edit.score,
        edit.evidence,
        record is not None,
    )


def _place(change: Change) -> tuple[int, int, int, int]:
    """Line and column of the first visible character, and of the place after the last."""
    line, column = _moved(change.line, change.column, change.removed[: _lead(change)])
    return line, column, *_moved(line, column, change.removed.strip() or change.removed)


def _field_place(change: Change, line: int) -> tuple[int, int, int, int]:
    start = change.edit.start + _lead(change) + 1
    return line, start, line, start + len(change.removed.strip() or change.removed)


def _lead(change: Change) -> int:
    removed = change.removed
    return len(removed) - len(removed.lstrip()) if removed.strip() else 0


def _moved(line: int, column: int, text: str) -> tuple[int, int]:
    """The place after a text that begins at this place."""
    *before, last = split_lines(text)
    width = last.end - last.start
    return line + len(before), width + 1 if before else column + width

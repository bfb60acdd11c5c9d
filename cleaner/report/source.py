"""What a run left behind, read for a report: the parts that a report can do without may be missing or changed.

Without ``audit.jsonl`` there is nothing to show.  A damaged line of it, a clean text that is gone or was changed,
groups that cannot be read: each is counted in ``missing`` and said in the report, and the rest is shown all the same.
"""

from __future__ import annotations

import os
from base64 import b64decode
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import orjson

from cleaner.audit.names import path_below, raw_name
from cleaner.audit.record import Change, Record, RecordError
from cleaner.audit.restore import RestoreError, original_text
from cleaner.corpus.errors import CorpusError
from cleaner.corpus.layout import Layout
from cleaner.corpus.read import TooLargeError, UnreadableError, read
from cleaner.corpus.report import report
from cleaner.corpus.workspace import FINISHED, known_run
from cleaner.text.decode import decode


@dataclass(frozen=True, slots=True)
class Member:
    """A document of a group of near-duplicates: its name to read and in bytes, its similarity to the representative."""

    name: str
    raw: bytes
    similarity: float


@dataclass(slots=True)
class Source:
    """The output folder of a finished run; ``missing`` counts what could not be read, by kind."""

    layout: Layout
    run: dict[str, Any]
    missing: Counter[str] = field(default_factory=Counter)

    @classmethod
    def open(cls, out: str | Path) -> Source:
        """The run in a folder; CorpusError when there is none to report on."""
        layout = Layout(Path(out))
        run = known_run(layout) if layout.out.is_dir() else None
        if run is None:
            raise CorpusError(
                f"{layout.out} is not the output of a run (it has no run.json). "
                "Name the folder that `cleaner clean` was given with -o."
            )
        if run.get("state") != FINISHED:
            raise CorpusError(f"the run in {layout.out} is not finished. Run the same `cleaner clean` again.")
        if not layout.audit.is_file():
            raise CorpusError(
                f"{layout.audit} is missing, and a report is a view of it. "
                "Take it from a copy, or clean into a new folder."
            )
        return cls(layout, run)

    def records(self) -> Iterator[Record]:
        """The records of the audit, one at a time; a damaged line is passed by and counted."""
        damaged = 0
        with self.layout.audit.open("rb") as lines:
            for line in lines:
                try:
                    record = Record.from_json(line)
                except RecordError:
                    damaged += 1
                else:
                    if _whole(record):
                        yield record
                    else:
                        damaged += 1
        if damaged:
            self.missing["records"] = damaged

    def summary(self) -> dict[str, Any]:
        """The content of ``summary.json``; empty when it cannot be read."""
        try:
            summary = dict(orjson.loads(self.layout.summary.read_bytes()))
            report(summary)  # what cannot be shown is none
            return summary
        except (OSError, ValueError, TypeError, KeyError, AttributeError, ZeroDivisionError):
            self.missing["summary"] = 1
            return {}

    def groups(self) -> Iterator[tuple[str, list[Member]]]:
        """Kind and members of each group of near-duplicates, the representative first."""
        damaged = 0
        if self.layout.groups.is_file():
            with self.layout.groups.open("rb") as lines:
                for line in lines:
                    try:
                        group = orjson.loads(line)
                        yield str(group["kind"]), _group(group)
                    except (ValueError, KeyError, TypeError):
                        damaged += 1
        if damaged:
            self.missing["groups"] = damaged

    def original(self, record: Record) -> str | None:
        """The text that a record's edits count in; None, and counted, when the clean text does not lead back to it."""
        try:
            return original_text(record, self._bytes(raw_name(record.name, record.name_bytes)))
        except (RestoreError, UnreadableError, TooLargeError, ValueError):
            self.missing["texts"] += 1
            return None

    def clean(self, name: bytes) -> str | None:
        """The clean text of a document as it lies there now; None, and counted, when it cannot be read."""
        try:
            return decode(self._bytes(name)).text
        except (UnreadableError, TooLargeError, ValueError):
            self.missing["copies"] += 1
            return None

    def _bytes(self, name: bytes) -> bytes:
        path = path_below(os.fsencode(self.layout.text), name)
        if not os.path.lexists(path):
            path = path_below(os.fsencode(self.layout.dropped), name)
        return read(path)


def _whole(record: Record) -> bool:
    """Whether the fields of a record are what they should be: its file may have been written by anybody."""
    changes = (*record.edits, *record.flags)
    return isinstance(record.name, str) and all(map(_is_change, changes))


def _is_change(change: Change) -> bool:
    edit = change.edit
    numbers = (edit.start, edit.end, change.line, change.column)
    words = (edit.cls, edit.replacement, *edit.rules, *edit.evidence)
    score = isinstance(edit.score, int | float) and 0 <= edit.score <= 1
    return score and all(isinstance(n, int) for n in numbers) and all(isinstance(word, str) for word in words)


def _member(fields: dict[str, Any]) -> Member:
    raw = fields.get("name_bytes")
    name = str(fields["name"])
    return Member(name, raw_name(name, None if raw is None else b64decode(raw)), float(fields["similarity"]))


def _group(fields: dict[str, Any]) -> list[Member]:
    """The members, the representative first, then the least similar; KeyError, TypeError or ValueError for no group."""
    members = [_member(one) for one in fields["members"]]
    first = fields["representative"]
    members.sort(key=lambda one: (one.name != first, one.similarity, one.name))
    if not members or members[0].name != first:
        raise ValueError("the representative is not among the members")
    return members

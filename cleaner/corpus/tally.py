"""What a run counts.  Shards count for themselves; their tallies add up to the same in any order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from typing import Any, TypeVar

from cleaner.audit.record import Change, Record

T = TypeVar("T", bound=tuple[Any, ...])

EXAMPLES = 3
FAILURES = 20
EXAMPLE_LENGTH = 120


@dataclass(slots=True)
class Count:
    """Of a class or a rule: documents with a finding, edits, flags, and code points that its edits took away.

    A replacement takes away what the text becomes shorter by.
    """

    documents: int = 0
    edits: int = 0
    flags: int = 0
    removed: int = 0

    def add(self, other: Count) -> None:
        self.documents += other.documents
        self.edits += other.edits
        self.flags += other.flags
        self.removed += other.removed


@dataclass(slots=True)
class Tally:
    """Counts of documents; sizes in code points, but ``bytes`` as they were read.

    ``failures`` are the first by name, as (name, reason); ``examples`` the first of each class, as (name,
    line, column, text).  An edit of several rules counts for each, so rules may add up to more than
    ``removed``.
    """

    documents: int = 0
    bytes: int = 0
    characters: int = 0
    removed: int = 0
    verdicts: dict[str, int] = field(default_factory=dict)
    languages: dict[str, int] = field(default_factory=dict)
    encodings: dict[str, int] = field(default_factory=dict)
    classes: dict[str, Count] = field(default_factory=dict)
    rules: dict[str, Count] = field(default_factory=dict)
    failures: list[tuple[str, str]] = field(default_factory=list)
    examples: dict[str, list[tuple[str, int, int, str]]] = field(default_factory=dict)

    def count(self, record: Record, characters: int) -> None:
        """Count one document of so many characters."""
        self.documents += 1
        self.characters += characters
        _bump(self.verdicts, record.verdict.value)
        _bump(self.languages, record.language or "und")
        _bump(self.encodings, record.encoding or "unknown")
        if record.error is not None and len(self.failures) < FAILURES:
            self.failures.append((record.name, record.error))
        if record.edits or record.flags:
            self._count_findings(record)

    def _count_findings(self, record: Record) -> None:
        classes: dict[str, Count] = {}
        rules: dict[str, Count] = {}
        for change, is_edit in [(c, True) for c in record.edits] + [(c, False) for c in record.flags]:
            removed = max(0, -change.edit.shift) if is_edit else 0
            self.removed += removed
            one = Count(0, int(is_edit), int(not is_edit), removed)
            classes.setdefault(change.edit.cls, Count(documents=1)).add(one)
            for rule in change.edit.rules:
                rules.setdefault(rule, Count(documents=1)).add(one)
        _add_counts(self.classes, classes)
        _add_counts(self.rules, rules)
        for change in record.edits:
            self._show(record.name, change)

    def _show(self, name: str, change: Change) -> None:
        examples = self.examples.setdefault(change.edit.cls, [])
        if len(examples) < EXAMPLES:
            text = change.removed[:EXAMPLE_LENGTH].encode("utf-8", "backslashreplace").decode()
            examples.append((name, change.line, change.column, text))

    def add(self, other: Tally) -> None:
        """Add the counts of other documents; the result is the same in any order."""
        self.documents += other.documents
        self.bytes += other.bytes
        self.characters += other.characters
        self.removed += other.removed
        for mine, theirs in (
            (self.verdicts, other.verdicts),
            (self.languages, other.languages),
            (self.encodings, other.encodings),
        ):
            for key, number in theirs.items():
                _bump(mine, key, number)
        _add_counts(self.classes, other.classes)
        _add_counts(self.rules, other.rules)
        self.failures = _first([*self.failures, *other.failures], FAILURES)
        for cls, examples in other.examples.items():
            self.examples[cls] = _first([*self.examples.get(cls, []), *examples], EXAMPLES)

    def as_dict(self) -> dict[str, Any]:
        """The tally as plain data; ``from_dict`` takes it back."""
        return asdict(self)

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Tally:
        """The tally that ``as_dict`` wrote, also after a trip through JSON."""
        tally = cls(**data)
        tally.classes = {key: Count(**count) for key, count in data["classes"].items()}
        tally.rules = {key: Count(**count) for key, count in data["rules"].items()}
        tally.failures = [(name, reason) for name, reason in data["failures"]]
        tally.examples = {
            key: [(name, line, column, text) for name, line, column, text in examples]
            for key, examples in data["examples"].items()
        }
        return tally


def _bump(counts: dict[str, int], key: str, number: int = 1) -> None:
    counts[key] = counts.get(key, 0) + number


def _add_counts(counts: dict[str, Count], more: dict[str, Count]) -> None:
    for key, count in more.items():
        counts.setdefault(key, Count()).add(count)


def _first(items: Iterable[T], number: int) -> list[T]:
    return sorted(items)[:number]

"""Findings in the formats that people and tools read: one message type, one small file a format.

A view is a function ``render`` from a report to pieces of text.  The report is a stream: a view that can (text,
JSON Lines, GitHub) tells of each finding as soon as it is there, the others (JSON, SARIF) hold all of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib import import_module
from typing import Protocol

from cleaner.audit.found import Found, Looked, Note

FORMATS = ("text", "json", "jsonl", "github", "sarif")


class Described(Protocol):
    """What views say of a rule; ``cleaner.rulebook.Rule`` has it."""

    @property
    def cls(self) -> str: ...

    @property
    def summary(self) -> str: ...

    @property
    def why(self) -> str: ...


class Report:
    """Findings as they come, once, and counts of what has passed by.

    ``rules`` are the known rules by id; ``verbose`` and ``color`` are what the reader asked for.
    """

    def __init__(
        self,
        looked: Iterable[Looked],
        rules: Mapping[str, Described] | None = None,
        *,
        verbose: bool = False,
        color: bool = False,
    ) -> None:
        self._looked = looked
        self.rules = rules or {}
        self.verbose = verbose
        self.color = color
        self.files = 0
        self.dirty = 0
        self.findings = 0
        self.fixable = 0
        self.notes: list[Note] = []

    def __iter__(self) -> Iterator[Found]:
        for looked in self._looked:
            self.files += looked.done
            self.dirty += bool(looked.found)
            self.notes += looked.notes
            for found in looked.found:
                self.findings += 1
                self.fixable += found.action != "flag"
                yield found

    @property
    def failed(self) -> bool:
        """Whether something could not be looked at."""
        return any(note.kind == "failed" for note in self.notes)

    def code(self, *, exit_zero: bool = False) -> int:
        """The exit code: 2 when something could not be looked at, 1 for findings, 0 else."""
        return 2 if self.failed else int(self.findings > 0 and not exit_zero)


View = Callable[[Report], Iterator[str]]


def view(name: str) -> View:
    """The view of that name, one of ``FORMATS``."""
    render: View = import_module(f"cleaner.audit.views.{name}").render
    return render

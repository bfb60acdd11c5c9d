"""Floors: the least that an evaluation may come to, pinned in a file.

    precision = 0.99            # of all documents
    clean-damaged = 0           # not more than so many

    [aside]                     # of those set aside
    recall = 0.8

    [class.gambling]            # of one row of a table
    recall = 0.95

With several sets in one file, each stands in a table of its own (``[news]``, ``[news.aside]``).  A floor that is
missed fails the evaluation; floors are raised when somebody says so (see ``raising``), and never lowered but by hand.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from cleaner.config.error import KeyPath
from cleaner.config.lines import key_lines, line_of
from cleaner.evaluation.beside import text_of
from cleaner.evaluation.counts import Counts
from cleaner.evaluation.errors import EvaluationError
from cleaner.evaluation.report import Report
from cleaner.rulebook.messages import nearest


class Figure(NamedTuple):
    """A figure that can be pinned: what it is of counts, and whether less of it is worse (else more is)."""

    of: Callable[[Counts], float]
    least: bool


FIGURES = {
    "precision": Figure(lambda counts: counts.precision, least=True),
    "recall": Figure(lambda counts: counts.recall, least=True),
    "f1": Figure(lambda counts: counts.f1, least=True),
    "span-precision": Figure(lambda counts: counts.span_precision, least=True),
    "span-recall": Figure(lambda counts: counts.span_recall, least=True),
    "span-f1": Figure(lambda counts: counts.span_f1, least=True),
    "exact": Figure(lambda counts: counts.exact, least=True),
    "damaged": Figure(lambda counts: counts.damaged, least=False),
    "clean-damaged": Figure(lambda counts: counts.clean_damaged, least=False),
}


@dataclass(frozen=True, slots=True)
class Floor:
    """One number of a file: the figure of a row of the report (see ``Report.row``), and what was measured.

    ``path`` is its key as the file spells it, ``line`` (from 1) where it stands.
    """

    path: KeyPath
    file: Path
    line: int
    pinned: float
    measured: float

    @property
    def where(self) -> str:
        """File and line."""
        return f"{self.file}:{self.line}"

    @property
    def name(self) -> str:
        """The key, with dots."""
        return ".".join(map(str, self.path))

    @property
    def least(self) -> bool:
        """Whether the figure must not be less; else it must not be more."""
        return FIGURES[str(self.path[-1])].least

    @property
    def missed(self) -> bool:
        """Whether less was reached than is pinned."""
        return self.measured < self.pinned if self.least else self.measured > self.pinned

    @property
    def reached(self) -> float:
        """What the floor could be raised to: what was measured, shares rounded down to three digits."""
        return as_pinned(self.measured)

    @property
    def low(self) -> bool:
        """Whether it could be raised."""
        return self.reached > self.pinned if self.least else self.reached < self.pinned


def hold(path: Path, report: Report, name: str | None = None) -> list[Floor]:
    """The floors of a file (of its table ``name`` if given) beside what was measured; raises EvaluationError."""
    if not path.exists():
        raise EvaluationError(f"{path}: there is no such file; --raise-floors begins it with what is measured now")
    text = text_of(path)
    table = table_of(path, text, name)
    if table is None:
        raise EvaluationError(f"{path}: has no table [{name}]; --raise-floors begins it with what is measured now")
    lines = key_lines(text)
    prefix: KeyPath = (name,) if name else ()
    made = []
    for keys, pinned in _numbers(table):
        line = line_of(lines, prefix + keys) or 1
        where = f"{path}:{line}"
        made.append(Floor(prefix + keys, path, line, _pinned(pinned, where), _measured(report, keys, where)))
    if not made:
        raise EvaluationError(f"{path}: pins nothing; write a line such as precision = 0.99")
    return made


def as_pinned(value: float) -> float:
    """A figure as it is pinned: counts as they are, shares rounded down to three digits, so that they were reached."""
    return math.floor(value * 1000) / 1000 if isinstance(value, float) else value


def table_of(path: Path, text: str, name: str | None = None) -> Mapping[str, Any] | None:
    """The table of that name in a TOML text, or all of it; None when it is not there."""
    try:
        table: Any = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise EvaluationError(f"{path}: no valid TOML: {error}") from error
    if name is not None:
        table = table.get(name)
    if table is not None and not isinstance(table, Mapping):
        raise EvaluationError(f"{path}: {name} must be a table: write [{name}]")
    return table


def _numbers(table: Mapping[str, Any], at: KeyPath = ()) -> Iterator[tuple[KeyPath, Any]]:
    """What stands in a table and in those below it, by key."""
    for key, value in table.items():
        if isinstance(value, Mapping):
            yield from _numbers(value, (*at, key))
        else:
            yield (*at, key), value


def _pinned(value: Any, where: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not value >= 0:
        raise EvaluationError(f"{where}: must be a number from 0, not {value!r}")
    return value


def _measured(report: Report, keys: KeyPath, where: str) -> float:
    *row, figure = map(str, keys)
    if figure not in FIGURES:
        raise EvaluationError(f"{where}: {figure!r} is no figure{nearest(figure, FIGURES)}")
    counts = report.row(row)
    if counts is None:
        raise EvaluationError(f"{where}: there are no documents for [{'.'.join(row)}]; {_hint(report, row)}")
    return FIGURES[figure].of(counts)


def _hint(report: Report, row: list[str]) -> str:
    """What a name that is no row may have been meant for."""
    if row[0] == "aside":
        return "name those set aside with --aside FILE"
    if row[0] in report.tables and len(row) == 2:
        return f"known are {', '.join(sorted(report.tables[row[0]]))}"
    return f"rows are [aside], [{'.NAME], ['.join(report.tables)}.NAME]; if it is a set, name it with --set"

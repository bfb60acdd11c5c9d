"""Raising floors: numbers of the file become what was measured, where that is better.

Only the numbers change; comments and order stay.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from functools import reduce
from pathlib import Path
from typing import Any

from cleaner.corpus.layout import write_whole
from cleaner.evaluation.beside import text_of
from cleaner.evaluation.errors import EvaluationError
from cleaner.evaluation.floors import FIGURES, Floor, as_pinned, table_of
from cleaner.evaluation.report import Report

FIRST = ("precision", "recall", "clean-damaged")
"""The figures that a new table begins with."""

_NUMBER = re.compile(r"=(\s*)[0-9][0-9_.eE+-]*")
_BARE = re.compile(r"[A-Za-z0-9_-]+")


def begin(path: Path, report: Report, name: str | None = None) -> bool:
    """Make the file, or its table ``name``, with what was measured; False when it is there already."""
    text = text_of(path) if path.exists() else ""
    table = table_of(path, text, name)
    if table or (name and table is not None):
        return False
    parts = [text.rstrip("\n")] if text.strip() else []
    for row in ((), ("aside",)):
        counts = report.row(row)
        if counts is not None:
            keys = (name, *row) if name else row
            header = [f"[{'.'.join(map(_key, keys))}]"] if keys else []
            parts.append("\n".join([*header, *(f"{key} = {as_pinned(FIGURES[key].of(counts))}" for key in FIRST)]))
    _write(path, "\n\n".join(parts) + "\n")
    return True


def raise_floors(path: Path, floors: Iterable[Floor]) -> list[Floor]:
    """Write what was reached for all floors of the file that are lower; gives those.

    EvaluationError when a number stands so that it cannot be rewritten; then the file stays as it is.
    """
    low = [floor for floor in floors if floor.low]
    text = text_of(path)
    for floor in low:
        text = _with(text, floor)
    if low:
        _write(path, text)
    return low


def _with(text: str, floor: Floor) -> str:
    """The text with the number of a floor raised."""
    lines = text.split("\n")
    lines[floor.line - 1] = _NUMBER.sub(rf"=\g<1>{floor.reached}", lines[floor.line - 1], count=1)
    changed = "\n".join(lines)
    table: Any = table_of(floor.file, changed)
    if reduce(lambda found, key: found[key], floor.path, table) != floor.reached:
        raise EvaluationError(f"{floor.where}: {floor.name} cannot be rewritten; write {floor.reached} there by hand")
    return changed


def _key(name: str) -> str:
    return name if _BARE.fullmatch(name) else json.dumps(name, ensure_ascii=False)


def _write(path: Path, text: str) -> None:
    write_whole(path, text.encode(), through=path.with_name(path.name + ".tmp"))

"""What was wrongly removed, as ``[[allow]]`` entries of the configuration.

An entry speaks of a text wherever it stands.  A short one would also shelter what merely holds it (a single character
stands in every second line), so it is allowed from the rules that took it alone.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from cleaner.config.files import PYPROJECT
from cleaner.corpus.errors import CorpusError
from cleaner.corpus.output import write_output
from cleaner.judging.cases import Case
from cleaner.text.quote import quoted, sayable

SHORT = 6
"""Below so many characters that are not white space a text is allowed from its rules only."""

Entry = dict[str, str]
"""``text`` and perhaps ``rule``."""

_ENDS = re.compile(r"^[\s\ufeff]+|[\s\ufeff]+$")


def entries(found: Iterable[Case]) -> list[Entry]:
    """The entries for all wrong cases, each once."""
    made = {tuple(entry.items()): entry for case in found if case.verdict == "wrong" for entry in _entries(case)}
    return list(made.values())


def _entries(case: Case) -> Iterator[Entry]:
    for raw in case.texts:
        text = _ENDS.sub("", raw)
        if not text or not sayable(text):
            continue
        if len("".join(text.split())) >= SHORT:
            yield {"text": text}
        else:
            yield from ({"text": text, "rule": rule} for rule in case.rules)


def as_toml(new: Iterable[Entry], prefix: str = "") -> str:
    """The entries as tables, for the end of a configuration; ``prefix`` is ``tool.cleaner.`` in a pyproject.toml."""
    tables = ("\n".join(f"{key} = {quoted(value)}" for key, value in entry.items()) for entry in new)
    return "\n\n".join(f"[[{prefix}allow]]\n{table}" for table in tables)


def add_to(path: Path, new: Iterable[Entry]) -> int:
    """Add entries to a configuration file (made if it is not there); those that it has already are left out.

    Gives how many were added.  Raises CorpusError when the file cannot take them; then it stays as it is.
    """
    text = _read(path)
    known = _allowed(path, text)
    fresh = [entry for entry in new if entry not in known]
    if fresh:
        prefix = "tool.cleaner." if path.name == PYPROJECT else ""
        gap = "" if not text else "\n" if text.endswith("\n") else "\n\n"
        longer = f"{text}{gap}{as_toml(fresh, prefix)}\n"
        if _allowed(path, longer) != [*known, *fresh]:
            raise _refused(path, "its allow is not written as [[allow]] tables")
        write_output(path, longer.encode())
    return len(fresh)


def _read(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        return ""
    except (OSError, UnicodeDecodeError) as error:
        raise _refused(path, str(error)) from error


def _allowed(path: Path, text: str) -> list[Any]:
    try:
        table: Any = tomllib.loads(text)
        if path.name == PYPROJECT:
            table = table.get("tool", {}).get("cleaner", {})
        return list(table.get("allow", []))
    except (tomllib.TOMLDecodeError, AttributeError, TypeError) as error:
        raise _refused(path, str(error)) from error


def _refused(path: Path, why: str) -> CorpusError:
    return CorpusError(f"{path} cannot take the entries: {why}. Mend it, or name another file with --allow.")

"""On which line of a TOML file each key stands; ``tomllib`` does not tell.

A TOML file is a row of statements: ``[table]``, ``[[table]]``, ``key = value``, each complete by itself.  So the
shortest run of lines that can be parsed alone is a statement, and parsing it says which key it speaks of, with
all of TOML's ways of quoting and breaking lines.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from cleaner.config.error import KeyPath


def key_lines(text: str) -> dict[KeyPath, int]:
    """The line (from 1) of each key and table of a valid TOML text.

    >>> key_lines('a = 1\\n[[b]]\\nc.d = 2\\n')
    {('a',): 1, ('b',): 2, ('b', 0): 2, ('b', 0, 'c'): 3, ('b', 0, 'c', 'd'): 3}
    """
    found: dict[KeyPath, int] = {}
    entries: Counter[KeyPath] = Counter()
    table: KeyPath = ()
    for number, data, is_header in _statements(text):
        names, value = _names(data)
        if not names:
            continue
        if not is_header:
            for length in range(1, len(names) + 1):
                found.setdefault(table + names[:length], number)
            continue
        table = _numbered(names, entries)
        found.setdefault(table, number)
        if isinstance(value, list):
            entries[table] += 1
            table = (*table, entries[table] - 1)
            found[table] = number
    return found


def line_of(lines: Mapping[KeyPath, int], path: KeyPath) -> int | None:
    """The line of a key, or of the nearest table around it."""
    while path and path not in lines:
        path = path[:-1]
    return lines.get(path)


def _statements(text: str) -> Iterator[tuple[int, dict[str, Any], bool]]:
    """(line, what it says, whether it is the header of a table) of each statement."""
    lines = text.replace("\r\n", "\n").split("\n")
    start = 0
    while start < len(lines):
        for end in range(start + 1, len(lines) + 1):
            try:
                data = tomllib.loads("\n".join(lines[start:end]))
            except tomllib.TOMLDecodeError:
                continue
            yield start + 1, data, lines[start].lstrip().startswith("[")
            start = end
            break
        else:
            return


def _names(data: Any) -> tuple[KeyPath, Any]:
    """The key of a statement, dotted parts one by one, and its value."""
    names: list[str] = []
    while isinstance(data, dict) and len(data) == 1:
        [(name, data)] = data.items()
        names.append(name)
    return tuple(names), data


def _numbered(names: KeyPath, entries: Mapping[KeyPath, int]) -> KeyPath:
    """The key of a header with the numbers of the entries that it continues (``[per-path.actions]``)."""
    path: KeyPath = ()
    for name in names[:-1]:
        path = (*path, name)
        if path in entries:
            path = (*path, entries[path] - 1)
    return (*path, names[-1])

"""Configuration files: which one holds for a folder, and what it says on which line.

The nearest file upward wins, alone: nothing is merged, so that one file says all.  ``cleaner.toml`` comes before
the ``[tool.cleaner]`` of a ``pyproject.toml`` in the same folder; a ``pyproject.toml`` without it is passed by.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from cleaner.config.error import ConfigError, KeyPath
from cleaner.config.lines import key_lines, line_of

PYPROJECT = "pyproject.toml"
NAMES = ("cleaner.toml", PYPROJECT)
_AT = re.compile(r" \(at line (\d+), column (\d+)\)$")


@dataclass(frozen=True)
class Source:
    """A configuration file as it was read."""

    path: Path
    text: str
    table: Mapping[str, Any]

    @property
    def prefix(self) -> KeyPath:
        """Where the settings stand in the file."""
        return ("tool", "cleaner") if self.path.name == PYPROJECT else ()

    @cached_property
    def _lines(self) -> Mapping[KeyPath, int]:
        return key_lines(self.text)

    def where(self, path: KeyPath) -> str:
        """File and line of a key."""
        line = line_of(self._lines, self.prefix + path)
        return f"{shown(self.path)}:{line}" if line else shown(self.path)

    def says(self, path: KeyPath) -> bool:
        """Whether the file gives a value for a key."""
        table: Any = self.table
        for step in path:
            if isinstance(step, int):
                table = table[step] if isinstance(table, list) and step < len(table) else None
            elif isinstance(table, Mapping) and step in table:
                table = table[step]
            else:
                return False
        return table is not None


@dataclass
class Finder:
    """Finds the file for a path and keeps what it found: ``file`` for all if given, none with ``no_config``."""

    file: Path | None = None
    no_config: bool = False
    _found: dict[Path, Source | None] = field(default_factory=dict)

    def source(self, path: Path) -> Source | None:
        """The nearest file from the folder of ``path`` (itself, if it is one) upward.

        Where there is none, the nearest from the current directory upward counts, as with ruff.
        """
        if self.no_config:
            return None
        if self.file is None:
            return self._nearest(path if path.is_dir() else path.parent) or self._nearest(Path())
        if self.file not in self._found:
            self._found[self.file] = read(self.file)
        return self._found[self.file]

    def _nearest(self, start: Path) -> Source | None:
        folder = Path(os.path.abspath(start))  # noqa: PTH100 - resolve() would follow links
        passed: list[Path] = []
        source: Source | None = None
        for place in (folder, *folder.parents):
            known = place in self._found
            source = self._found[place] if known else in_folder(place)
            passed.append(place)
            if known or source is not None:
                break
        self._found.update(dict.fromkeys(passed, source))
        return source


def in_folder(folder: Path) -> Source | None:
    """The configuration file that stands in a folder, if one does."""
    for path in (folder / name for name in NAMES):
        if os.path.isfile(path):  # noqa: PTH113 - false, not an error, for what may not be looked at
            source = _read(path)
            if source is not None:
                return source
    return None


def read(path: Path) -> Source:
    """A configuration file; raises ``ConfigError``, also for a ``pyproject.toml`` without the table."""
    source = _read(path)
    if source is None:
        raise ConfigError("has no table [tool.cleaner]", (), shown(path))
    return source


def _read(path: Path) -> Source | None:
    path = Path(os.path.abspath(path))  # noqa: PTH100 - resolve() would follow links
    try:
        text = path.read_bytes().decode("utf-8-sig")
        table: Any = tomllib.loads(text)
    except OSError as error:
        said = f"cannot be read: {error.strerror}; name another file, or use --no-config"
        raise ConfigError(said, (), shown(path)) from error
    except UnicodeDecodeError as error:
        raise ConfigError(f"is no UTF-8, as TOML must be: {error.reason}", (), shown(path)) from error
    except tomllib.TOMLDecodeError as error:
        at = _AT.search(str(error))
        where = f"{shown(path)}:{at[1]}:{at[2]}" if at else shown(path)
        raise ConfigError(f"no valid TOML: {_AT.sub('', str(error))}", (), where) from error
    if path.name == PYPROJECT:
        tool = table.get("tool")
        table = tool.get("cleaner") if isinstance(tool, Mapping) else None
        if table is None:
            return None
        if not isinstance(table, Mapping):
            raise ConfigError("must be a table: write [tool.cleaner]", ("tool", "cleaner"), shown(path))
    return Source(path, text, table)


def shown(path: Path | str) -> str:
    """A path as a reader knows it: from the current directory where that is on its way, else whole."""
    here, given = Path.cwd(), Path(path)
    if given.is_relative_to(here) or here.is_relative_to(given.parent):
        return Path(os.path.relpath(given, here)).as_posix()
    return str(given)

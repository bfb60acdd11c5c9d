"""Settings that hold somewhere: the file that was found, what a call overrides, and where each value comes from.

The nearest file upward wins, alone: nothing is merged, so that one file says all.  ``cleaner.toml`` comes before
the ``[tool.cleaner]`` of a ``pyproject.toml`` in the same folder; a ``pyproject.toml`` without it is passed by.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from cleaner.config.error import ConfigError, KeyPath
from cleaner.config.lines import key_lines, line_of
from cleaner.config.model import Config
from cleaner.config.parse import parse

PYPROJECT = "pyproject.toml"
NAMES = ("cleaner.toml", PYPROJECT)
DEFAULT = "default"
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


@dataclass(frozen=True)
class Overrides:
    """What a call says besides the file; ``options`` names the option of each key that it gives."""

    values: Mapping[str, Any] = field(default_factory=dict)
    packs: tuple[str, ...] = ()
    options: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Settings:
    """A configuration, and where each of its values comes from."""

    config: Config
    source: Source | None = None
    overrides: Overrides = field(default_factory=Overrides)

    def origin(self, path: KeyPath) -> str:
        """The option, or file and line, that a value comes from, or ``default``."""
        option = self.overrides.options.get(str(path[0]))
        if option:
            return option
        return self.source.where(path) if self.source and self.source.says(path) else DEFAULT

    def located(self, error: ConfigError) -> ConfigError:
        """The error with the place its value comes from."""
        origin = self.origin(error.path) if error.path else DEFAULT
        if error.where or origin == DEFAULT:
            return error
        is_option = origin.startswith("--")
        return ConfigError(error.message, () if is_option else error.path, origin)


def settings(start: Path, overrides: Overrides | None = None, file: Path | None = None) -> Settings:
    """What holds for documents in the folder ``start``: the nearest file, or ``file``.

    A folder without a file above it gets the one of the current directory, as with ruff.
    """
    source = read(file) if file is not None else nearest(start) or nearest(Path())
    return combine(source, overrides or Overrides())


def combine(source: Source | None, overrides: Overrides) -> Settings:
    """A file's settings under what a call overrides; without a file, the defaults under it."""
    config = Config() if source is None else _config(source)
    per_path = tuple(_without(entry, overrides.values) for entry in config.per_path)
    packs = _joined(config.packs, overrides.packs)
    config = replace(config, **overrides.values, per_path=per_path, packs=packs)
    return Settings(config, source, overrides)


def nearest(start: Path) -> Source | None:
    """The nearest configuration file in ``start`` (a folder) or above it; None when there is none."""
    folder = Path(os.path.abspath(start))  # noqa: PTH100 - links are not followed: the path as it was written counts
    for place in (folder, *folder.parents):
        for name in NAMES:
            path = place / name
            if os.path.isfile(path):  # noqa: PTH113 - false, not an error, for what may not be looked at
                source = read(path, optional=True)
                if source is not None:
                    return source
    return None


def read(path: Path, *, optional: bool = False) -> Source | None:
    """A configuration file; None for a ``pyproject.toml`` without the table when that is allowed."""
    path = Path(os.path.abspath(path))  # noqa: PTH100 - as above
    try:
        text = path.read_bytes().decode("utf-8-sig")
        table: Any = tomllib.loads(text)
    except OSError as error:
        raise ConfigError(f"cannot be read: {error.strerror}; give another file, or --no-config", (), shown(path)) from error
    except UnicodeDecodeError as error:
        raise ConfigError(f"is no UTF-8, as TOML must be: {error.reason}", (), shown(path)) from error
    except tomllib.TOMLDecodeError as error:
        at = _AT.search(str(error))
        where = f"{shown(path)}:{at[1]}:{at[2]}" if at else shown(path)
        raise ConfigError(f"no valid TOML: {_AT.sub('', str(error))}", (), where) from error
    if path.name == PYPROJECT:
        table = table.get("tool", {}).get("cleaner")
        if table is None and optional:
            return None
        if not isinstance(table, Mapping):
            raise ConfigError("has no table [tool.cleaner]", (), shown(path))
    return Source(path, text, table)


def shown(path: Path | str) -> str:
    """A path as a reader knows it: from the current directory where that is on its way, else whole."""
    here, given = Path.cwd(), Path(path)
    if given.is_relative_to(here) or here.is_relative_to(given.parent):
        return Path(os.path.relpath(given, here)).as_posix()
    return str(given)


def _config(source: Source) -> Config:
    """The configuration of a file: its packs are found from its folder, and must be there."""
    try:
        config = parse(source.table)
        packs = []
        for pack in config.packs:
            path = source.path.parent / pack
            if not path.exists():
                raise ConfigError(f"no such file or folder: {shown(path)}", ("packs",))
            packs.append(str(path))
    except ConfigError as error:
        raise ConfigError(error.message, error.path, source.where(error.path)) from error
    return replace(config, packs=tuple(packs), file=str(source.path))


def _without(entry: Any, values: Mapping[str, Any]) -> Any:
    """An entry for paths without what a call overrides for all of them."""
    empty = {"profile": None, "select": None, "ignore": ()}
    return replace(entry, **{name: empty[name] for name in values if name in empty})


def _joined(packs: tuple[str, ...], more: tuple[str, ...]) -> tuple[str, ...]:
    """The packs of file and call; one that both name counts once."""
    own = {os.path.realpath(pack) for pack in packs}
    return packs + tuple(pack for pack in dict.fromkeys(more) if os.path.realpath(pack) not in own)

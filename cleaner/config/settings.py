"""Settings that hold somewhere: a file's, what a call lays over them, and where each value comes from."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from cleaner.config.error import ConfigError, KeyPath
from cleaner.config.files import Source, shown
from cleaner.config.model import Config
from cleaner.config.parse import parse

DEFAULT = "default"


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


def combine(source: Source | None, overrides: Overrides | None = None) -> Settings:
    """A file's settings under what a call overrides; without a file, the defaults under it."""
    overrides = overrides or Overrides()
    config = Config() if source is None else _config(source)
    per_path = tuple(_without(entry, overrides.values) for entry in config.per_path)
    packs = _joined(config.packs, overrides.packs)
    config = replace(config, **overrides.values, per_path=per_path, packs=packs)
    return Settings(config, source, overrides)


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
    empty = {"profile": None, "select": None, "ignore": (), "furniture": None}
    return replace(entry, **{name: empty[name] for name in values if name in empty})


def _joined(packs: tuple[str, ...], more: tuple[str, ...]) -> tuple[str, ...]:
    """The packs of file and call; one that both name counts once."""
    own = {os.path.realpath(pack) for pack in packs}
    return packs + tuple(pack for pack in dict.fromkeys(more) if os.path.realpath(pack) not in own)

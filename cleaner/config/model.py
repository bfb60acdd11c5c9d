"""The settings of a cleaner as data: frozen, hashable, picklable, and the same whatever order they were written in."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from cleaner.config.place import GivenPath, is_same, matches, place

FURNITURE = ("auto", "on", "off")
"""Whether page furniture is looked for: in texts that look like whole pages, in all, in none."""

Actions = tuple[tuple[str, str], ...]
"""(selector, action) pairs; a mapping is taken as well."""


@dataclass(frozen=True, slots=True)
class Allow:
    """A text that must stay: either ``text`` as it stands or every match of the regular expression ``pattern``.

    No finding may touch it; with ``rule`` (an id) or ``cls`` only findings of that rule or class may not.
    """

    text: str | None = None
    pattern: str | None = None
    rule: str | None = None
    cls: str | None = None


@dataclass(frozen=True, slots=True)
class PerPath:
    """Settings for the documents that ``paths`` (gitignore patterns) match, laid over those of all documents.

    ``profile``, ``select`` and ``furniture`` take the place of what holds elsewhere (None: they do not); ``ignore``,
    ``actions`` and ``allow`` are added to it.
    """

    paths: tuple[str, ...]
    profile: str | None = None
    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] = ()
    actions: Actions = ()
    allow: tuple[Allow, ...] = ()
    furniture: str | None = None

    def __post_init__(self) -> None:
        _freeze(self, ("paths", "allow"), ("select", "ignore"))


@dataclass(frozen=True, slots=True)
class Config:
    """Settings of a ``Cleaner``.

    A *selector* is a class (``byline``), a rule (``byline/credit``), the beginning of ids up to a slash
    (``byline/``) or ``*`` for all; of two that match, the narrower counts.

    ``packs``         paths of further rule packs (TOML files or folders of them)
    ``entry_points``  whether packs and detectors of installed distributions are taken as well
    ``profile``       the table of actions that ``actions`` is laid over: spam, standard or strict
    ``select``        selectors of the rules that run; empty: all
    ``ignore``        selectors of rules that do not run
    ``actions``       what becomes of findings by selector: apply, flag, keep or edit
    ``min_score``     findings below this score (0 to 1) are kept out
    ``furniture``     whether page furniture goes: auto (from texts that look like whole pages), on (from all) or off
    ``exclude``       gitignore patterns of documents that are not read
    ``allow``         texts that must stay
    ``per_path``      settings for some documents only
    ``file``          the file all this was read from: where patterns of paths count from; not part of the settings
    """

    packs: tuple[str, ...] = ()
    entry_points: bool = True
    profile: str = "standard"
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    actions: Actions = ()
    min_score: float = 0.0
    furniture: str = "auto"
    exclude: tuple[str, ...] = ()
    allow: tuple[Allow, ...] = ()
    per_path: tuple[PerPath, ...] = ()
    file: str = ""

    def __post_init__(self) -> None:
        _freeze(self, ("packs", "exclude", "allow", "per_path"), ("select", "ignore"))

    @classmethod
    def from_dict(cls, table: Mapping[str, Any]) -> Config:
        """The configuration that a table says, in the form of the file; raises ``ConfigError``."""
        from cleaner.config.parse import parse

        return parse(table)

    @classmethod
    def from_file(cls, path: str | os.PathLike[str]) -> Config:
        """The configuration of a file (``cleaner.toml``, or ``pyproject.toml``); raises ``ConfigError``."""
        from cleaner.config.files import read
        from cleaner.config.settings import combine

        return combine(read(Path(path))).config

    def as_dict(self) -> dict[str, Any]:
        """The settings as plain data, for ``run.json``: what ``from_dict`` reads."""
        from cleaner.config.keys import TOP, plain

        return plain(self, TOP)

    def identity(self) -> dict[str, Any]:
        """The settings that results depend on; packs do by what they hold, not by where they lie."""
        return {key: value for key, value in self.as_dict().items() if key != "packs"}

    def place(self, path: GivenPath, name: GivenPath = "") -> str:
        """What patterns are matched with: the path from the file's folder, or ``name`` for what lies elsewhere."""
        return place(path, name, self.file)

    def excludes(self, path: GivenPath, name: GivenPath = "") -> bool:
        """Whether the document at ``path``, called ``name`` in the run, is not to be read.

        That is also true of the configuration file itself: it is none of the documents it speaks of.
        """
        if is_same(path, self.file):
            return True
        return bool(self.exclude) and matches(self.exclude, self.place(path, name))

    def matching(self, path: GivenPath, name: GivenPath = "") -> tuple[int, ...]:
        """The numbers of the entries of ``per_path`` that hold for a document."""
        if not self.per_path:
            return ()
        at = self.place(path, name)
        return tuple(number for number, entry in enumerate(self.per_path) if matches(entry.paths, at))

    def with_entries(self, numbers: tuple[int, ...]) -> Config:
        """The settings with these entries of ``per_path`` laid over them, in order, and no others."""
        config = self
        for entry in (self.per_path[number] for number in numbers):
            config = replace(
                config,
                profile=entry.profile or config.profile,
                select=config.select if entry.select is None else entry.select,
                ignore=config.ignore + entry.ignore,
                actions=tuple((dict(config.actions) | dict(entry.actions)).items()),
                allow=config.allow + entry.allow,
                furniture=entry.furniture or config.furniture,
            )
        return replace(config, per_path=())


def _freeze(settings: Config | PerPath, ordered: tuple[str, ...], unordered: tuple[str, ...]) -> None:
    """Make tuples of what was given as lists and mappings, sorted where order says nothing."""
    for name in (*ordered, *unordered):
        value = getattr(settings, name)
        if isinstance(value, str):
            raise TypeError(f"{name} must be a sequence of values, not the string {value!r}")
        if value is not None:
            object.__setattr__(settings, name, tuple(value if name in ordered else sorted(set(value))))
    object.__setattr__(settings, "actions", tuple(sorted(dict(settings.actions).items())))

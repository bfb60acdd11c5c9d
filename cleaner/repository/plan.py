"""What a call of check or fix looks at: files, each with the cleaner of the configuration that holds for it.

The nearest configuration file counts, so files of several folders can have several.  Most calls have one; the rules
are read once for each.
"""

# Names are bytes here, as the file system has them; pathlib knows text only.
# ruff: noqa: PTH120

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Generic, Protocol, TypeVar

from cleaner.audit.views import Described
from cleaner.repository.examine import TEXT_FIELD, Examiner, Mends
from cleaner.repository.sources import Selection, Source, Wanted, sources, wanted


class _Config(Protocol):
    @property
    def file(self) -> str: ...

    def excludes(self, path: bytes) -> bool: ...


class _Settings(Protocol):
    @property
    def config(self) -> _Config: ...


S = TypeVar("S", bound=_Settings)


@dataclass(frozen=True, slots=True)
class Group:
    """Files of one configuration, in the order of their names."""

    examiner: Examiner
    files: list[Source]


@dataclass(slots=True)
class Plan:
    """Groups of files, and how many paths were left out, by kind."""

    groups: list[Group] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)

    @property
    def rules(self) -> dict[str, Described]:
        """The rules of all groups by id, for views."""
        books = [getattr(group.examiner.cleaner, "rulebook", None) for group in self.groups]
        return {rule.id: rule for book in books if book for rule in book.rules}

    def only(self, asked: Wanted) -> Plan:
        """The plan without the files that are not asked about."""
        groups = [Group(group.examiner, [file for file in group.files if asked(file.path)]) for group in self.groups]
        return Plan(groups, self.left_out)


def plan(
    paths: Iterable[bytes],
    settings_of: Callable[[Path], S],
    make: Callable[[S], Mends],
    selection: Selection,
    text_field: str = TEXT_FIELD,
) -> Plan:
    """The files that the paths stand for.

    ``settings_of`` gives what holds in a folder, ``make`` the cleaner of settings; whatever they raise passes through.
    """
    made = Plan()
    folders = _Folders(settings_of)
    by_file: dict[str, Group] = {}
    for source in sources(paths, replace(selection, excluded=folders.excluded), made.left_out):
        holds = folders.settings(source.path)
        if holds.config.file not in by_file:
            by_file[holds.config.file] = Group(Examiner(make(holds), text_field), [])
        by_file[holds.config.file].files.append(source)
    made.groups += by_file.values()
    return made


def plan_text(
    source: Source,
    settings_of: Callable[[Path], S],
    make: Callable[[S], Mends],
    selection: Selection,
    text_field: str = TEXT_FIELD,
) -> Plan:
    """The same for one text that stands for the file of a path, as standard input does."""
    folders = _Folders(settings_of)
    left_out: Counter[str] = Counter()
    if not wanted(source.path, replace(selection, excluded=folders.excluded), left_out):
        return Plan(left_out=left_out)
    return Plan([Group(Examiner(make(folders.settings(source.path)), text_field), [source])])


class _Folders(Generic[S]):
    """The settings of each folder, asked for once."""

    def __init__(self, settings_of: Callable[[Path], S]) -> None:
        self._settings_of = settings_of
        self._known: dict[bytes, S] = {}

    def settings(self, path: bytes) -> S:
        """What holds for a file or folder: the settings of the folder that it stands in."""
        folder = os.path.dirname(path) or b"."
        if folder not in self._known:
            self._known[folder] = self._settings_of(Path(os.fsdecode(folder)))
        return self._known[folder]

    def excluded(self, path: bytes) -> bool:
        """Whether the configuration leaves a path out; that of a folder ends with a slash."""
        return self.settings(path.rstrip(b"/")).config.excludes(path)

"""From the paths that a user names to the files to look at.

A folder is walked: links are not followed, version control is passed by, ``.gitignore`` and the configuration's
``exclude`` are respected, and only texts of the repository count (see ``kinds``).  A file that is named is looked at
whatever it is; pre-commit names all files, so ``force_exclude`` asks the same of those.
"""

# Names are bytes here, as the file system has them; pathlib knows text only.
# ruff: noqa: PTH100, PTH116, PTH118

from __future__ import annotations

import os
import stat
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from cleaner.corpus.walk import VERSION_CONTROL
from cleaner.repository.ignore import Ignore
from cleaner.repository.kinds import is_text_of_repository

Wanted = Callable[[bytes], bool]


@dataclass(frozen=True, slots=True)
class Source:
    """A file to look at: the path to show and to open.

    ``reason`` says why it cannot be opened (empty when it can); ``data`` are its bytes when they are here already, as
    those of standard input are.
    """

    path: bytes
    reason: str = ""
    data: bytes | None = None


@dataclass(frozen=True, slots=True)
class Selection:
    """Which files are looked at.

    ``excluded`` tells of a path whether the configuration leaves it out.  ``force`` asks named files as well;
    ``every`` takes files of any name.  ``own`` are files of the call itself (its output, its baseline).
    """

    excluded: Wanted = lambda path: False
    force: bool = False
    every: bool = False
    own: frozenset[bytes] = frozenset()


def sources(paths: Iterable[bytes], selection: Selection, skipped: Counter[str] | None = None) -> list[Source]:
    """The files that the paths stand for, each once (under the name that came first), in the order of their names.

    One that cannot be read is among them, with the reason.  ``skipped`` counts what was left out, by kind.
    """
    named = _Walk(b".", selection, Counter() if skipped is None else skipped)
    found: dict[bytes, Source] = {}
    for path in map(os.path.normpath, paths):
        place = os.path.realpath(path)
        for source in _of(path, selection, named):
            below = b"" if source.path == path else source.path.removeprefix(path + b"/")
            found.setdefault(os.path.join(place, below) if below else place, source)
    own = {os.path.realpath(path) for path in selection.own}
    return sorted((s for place, s in found.items() if place not in own), key=lambda source: source.path)


def wanted(path: bytes, selection: Selection, skipped: Counter[str]) -> bool:
    """Whether a file that is named counts, be it there or not (standard input has a name only)."""
    return not selection.force or _Walk(b".", selection, skipped).wants(path)


def _of(path: bytes, selection: Selection, named: _Walk) -> Iterator[Source]:
    """The files that one path stands for; ``named`` knows whether a file counts."""
    try:
        mode = os.stat(path).st_mode
    except OSError as error:
        yield Source(path, f"cannot be opened: {error.strerror}")
        return
    if not stat.S_ISDIR(mode):
        if not selection.force or named.wants(path):
            yield Source(path, "" if stat.S_ISREG(mode) else "is not a plain file")
        return
    yield from _Walk(path, selection, named.skipped).files()


class _Walk:
    """The files below one folder; outside a repository, its .gitignore files are those that count."""

    def __init__(self, top: bytes, selection: Selection, skipped: Counter[str]) -> None:
        self._top = top
        self._selection = selection
        self.skipped = skipped
        place = os.path.abspath(top)
        self._ignored = Ignore(place)
        if not selection.force and self._ignored(place, folder=True):
            self._ignored = Ignore(place, alone=True)

    def files(self) -> Iterator[Source]:
        """All files that count; folders that cannot be listed say why."""
        pending = [self._top]
        while pending:
            folder = pending.pop()
            try:
                with os.scandir(folder) as listing:
                    items = list(listing)
            except FileNotFoundError:  # gone since its parent was listed
                continue
            except OSError as error:
                yield Source(folder, f"cannot be listed: {error.strerror}")
                continue
            for item in items:
                path = _joined(folder, item.name)
                if item.is_symlink():
                    self.skipped["symbolically linked"] += 1
                elif not item.is_dir(follow_symlinks=False):
                    if item.is_file(follow_symlinks=False) and self.wants(path):
                        yield Source(path)
                elif item.name not in VERSION_CONTROL and not self._left_out(path, folder=True):
                    pending.append(path)

    def wants(self, path: bytes) -> bool:
        """Whether a file counts by its name, ``exclude`` and .gitignore."""
        if not self._selection.every and not is_text_of_repository(path):
            self.skipped["not named like a text"] += 1
            return False
        return not self._left_out(path, folder=False)

    def _left_out(self, path: bytes, *, folder: bool) -> bool:
        if self._ignored(os.path.abspath(path), folder=folder):
            self.skipped["ignored by .gitignore"] += 1
        elif self._selection.excluded(path + b"/" if folder else path):
            self.skipped["excluded by the configuration"] += 1
        else:
            return False
        return True


def _joined(folder: bytes, name: bytes) -> bytes:
    return name if folder == b"." else folder.rstrip(b"/") + b"/" + name


def among(paths: Iterable[bytes]) -> Wanted:
    """Whether a path names one of these files (given by absolute paths)."""
    files = frozenset(paths)
    return lambda path: os.path.abspath(path) in files


def display(paths: Sequence[str]) -> list[bytes]:
    """Paths as the command line has them, as bytes; the folder one stands in when none is given."""
    return [os.fsencode(path) for path in paths] or [b"."]

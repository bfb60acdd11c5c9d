"""The walk: which files a run reads, under which names, in which order.

A scraped folder is taken whole.  A file is a document whatever its suffix, hidden or not; only folders of
version control (``.git``, ``.hg``, ``.svn``, ``.bzr``, ``.jj``) are skipped by, and symbolic links inside the
folder are not followed (one given as an input is).  What is there and cannot be a document, such as a named
pipe or a folder that may not be listed, is found all the same and says why: it is reported, not opened.

The order is that of the names' bytes, whatever the file system says, and it is kept without ever holding
more than the listings of the folders on the way down: sorting each folder with ``/`` after the names of
folders gives the order of whole paths.
"""

# Names are bytes here, as the file system has them; pathlib knows text only.
# ruff: noqa: PTH116

from __future__ import annotations

import os
import stat
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

VERSION_CONTROL = frozenset((b".git", b".hg", b".svn", b".bzr", b".jj"))

FolderId = tuple[int, int]
"""Device and inode: which folder it is, under whatever path."""


class Top(NamedTuple):
    """An input as given: its path, and what names of its documents begin with (nothing for a lone folder)."""

    path: bytes
    prefix: bytes


class Piece(NamedTuple):
    """Which part of a file of records: from ``start`` to before ``stop``, in bytes or, of Parquet, in row groups.

    ``first`` is the number of the line in which ``start`` lies, or of the row with which it begins, from 1 (1 while
    nobody has counted); ``whole`` is the size of the file in bytes, and ``last`` says that no piece follows.
    """

    start: int
    stop: int
    first: int
    whole: int
    last: bool = True


class Entry(NamedTuple):
    """One thing that the walk found.

    ``kind`` is ``file`` (to be read), ``folder`` (an empty one, so that the tree stays the same), ``unreadable`` (never
    opened, ``reason`` says why) or ``remote`` (a file at a URL, to be fetched); later steps make files of records into
    entries of the kind ``records``, one a piece.  Names of folders end with ``/``.  ``size`` is in bytes, ``mtime`` in
    nanoseconds.
    """

    name: bytes
    path: bytes
    kind: Literal["file", "folder", "unreadable", "records", "remote"]
    size: int = 0
    mtime: int = 0
    reason: str = ""
    piece: Piece | None = None


def walk(tops: Iterable[Top], skipped: Counter[str], never: FolderId | None = None) -> Iterator[Entry]:
    """All entries below the tops, in the order of their names.

    ``skipped`` counts what is left out, by kind.  The folder ``never`` (the output) is not entered.  The tops
    come in order of their prefixes.
    """
    for top in tops:
        pending = [b""]
        while pending:
            name = pending.pop()
            try:
                found = _look(top, name, never, skipped)
            except FileNotFoundError:  # gone since its folder was listed
                continue
            if isinstance(found, Entry):
                yield found
            elif found is not None:
                pending += sorted(found, reverse=True)
                if not found and name:
                    yield Entry(_name(top, name), top.path + b"/" + name, "folder")


def folder_id(path: str | bytes) -> FolderId | None:
    """Which folder the path names, or None when there is nothing."""
    try:
        info = os.stat(path)
    except OSError:
        return None
    return info.st_dev, info.st_ino


def _name(top: Top, name: bytes) -> bytes:
    return top.prefix + b"/" + name if top.prefix and name else top.prefix + name


def _look(top: Top, name: bytes, never: FolderId | None, skipped: Counter[str]) -> Entry | list[bytes] | None:
    """The entry of that name, or the names in it when it is a folder; None for the folder ``never``."""
    path = top.path + b"/" + name.rstrip(b"/") if name else top.path
    full = _name(top, name)
    try:
        info = os.lstat(path) if name else os.stat(path)
        if stat.S_ISDIR(info.st_mode):
            if (info.st_dev, info.st_ino) == never:
                return None
            with os.scandir(path) as listing:
                return list(_children(listing, name, skipped))
    except FileNotFoundError:
        raise
    except OSError as error:
        return Entry(full, path, "unreadable", reason=f"cannot be opened: {error.strerror}")
    if stat.S_ISREG(info.st_mode):
        return Entry(full, path, "file", info.st_size, info.st_mtime_ns)
    return Entry(full, path, "unreadable", reason=f"is {_special(info.st_mode)}, not a file")


def _children(listing: Iterable[os.DirEntry[bytes]], name: bytes, skipped: Counter[str]) -> Iterator[bytes]:
    for item in listing:
        if item.is_symlink():
            skipped["symbolic links"] += 1
        elif not item.is_dir(follow_symlinks=False):
            yield name + item.name
        elif item.name in VERSION_CONTROL:
            skipped["version control folders"] += 1
        else:
            yield name + item.name + b"/"


def _special(mode: int) -> str:
    kinds = (
        (stat.S_ISFIFO, "a named pipe"),
        (stat.S_ISSOCK, "a socket"),
        (stat.S_ISCHR, "a device"),
        (stat.S_ISBLK, "a device"),
    )
    return next((word for is_kind, word in kinds if is_kind(mode)), "something special")

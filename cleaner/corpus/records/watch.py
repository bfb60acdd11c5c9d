"""Telling of each step before it is taken: who waits knows then at which one a process has died (see ``careful``)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from cleaner.corpus.errors import DamagedInputError
from cleaner.corpus.walk import Entry

T = TypeVar("T")

Kills = Callable[[], bool]
"""Told as the work on a document, or reading a part of a file, begins; whether that is known to kill the process."""

UNREADABLE = "reading it killed the process, for lack of memory or by a fault in a library; split it or write it anew"


def begin(entry: Entry, kills: Kills) -> None:
    """Tell that a file is read from; DamagedInputError when that is known to kill the process."""
    if kills():
        raise DamagedInputError(entry.name, UNREADABLE)


def watched(parts: Iterable[T], entry: Entry, kills: Kills) -> Iterator[T]:
    """The parts of a file as they are read, told of one by one; DamagedInputError where reading kills the process."""
    left = iter(parts)
    while True:
        begin(entry, kills)
        try:
            part = next(left)
        except StopIteration:
            return
        yield part

"""Many files or texts on several cores, answers in their order.

Processes get lists of files, so that small ones cost no trip each.  Little work is done in this process: starting
others takes longer than that, and so does importing what starts them.
"""

# Names are bytes here, as the file system has them; pathlib knows text only.
# ruff: noqa: PTH202

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from cleaner.repository.sources import Source

J = TypeVar("J")
T = TypeVar("T")

ALONE = 256_000  # bytes up to which one process does all: a tenth of a second's work
TOGETHER = 64_000  # bytes of one trip
PER_FILE = 1_000  # what opening and closing a file counts, in bytes of its text


@dataclass(frozen=True, slots=True)
class _Batch(Generic[J, T]):
    """Work on a numbered list of files; picklable when the work on one file is."""

    work: Callable[[J], T]

    def __call__(self, job: tuple[int, Sequence[J]]) -> tuple[int, list[T]]:
        number, files = job
        return number, [self.work(file) for file in files]


def in_order(
    work: Callable[[J], T], files: Sequence[J], jobs: int | None = None, *, weight: Callable[[J], int]
) -> Iterator[T]:
    """The work's answer for each file; ``jobs`` is the number of processes, as many as there are cores by default.

    ``weight`` says how much work a file will be, in bytes of text.  Raises CorpusError when a process is killed from
    outside.
    """
    if jobs == 1 or (jobs is None and _is_little(files, weight)):
        yield from map(work, files)
        return
    from cleaner.corpus.pool import cores, each

    lists = list(parted(files, weight))
    waiting: dict[int, list[T]] = {}
    due = 0
    for number, answers in each(_Batch(work), lists, min(jobs or cores(), len(lists))):
        waiting[number] = answers
        while due in waiting:
            yield from waiting.pop(due)
            due += 1


def parted(files: Sequence[J], weight: Callable[[J], int]) -> Iterator[tuple[int, list[J]]]:
    """Numbered lists of files, each closed by the file that makes it large enough for a trip."""
    number, together, weighs = 0, list[J](), 0
    for file in files:
        together.append(file)
        weighs += weight(file)
        if weighs >= TOGETHER:
            yield number, together
            number, together, weighs = number + 1, [], 0
    if together:
        yield number, together


def _is_little(files: Sequence[J], weight: Callable[[J], int]) -> bool:
    weighs = 0
    for file in files:
        weighs += weight(file)
        if weighs > ALONE:
            return False
    return True


def weight_of(file: Source) -> int:
    """The work that a file will be, roughly; it may have gone by now."""
    if file.data is not None:
        return PER_FILE + len(file.data)
    try:
        return PER_FILE + os.path.getsize(file.path)
    except OSError:
        return PER_FILE

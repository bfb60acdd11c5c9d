"""Many files or texts on several cores, answers in their order.

Processes get lists of files, so that small ones cost no trip each.  A few files are done in this process: starting
others takes longer than that, and so does importing what starts them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

J = TypeVar("J")
T = TypeVar("T")

TOGETHER = 32  # files of one trip
ALONE = 64  # up to so many files one process does all


@dataclass(frozen=True, slots=True)
class _Batch(Generic[J, T]):
    """Work on a numbered list of files; picklable when the work on one file is."""

    work: Callable[[J], T]

    def __call__(self, job: tuple[int, Sequence[J]]) -> tuple[int, list[T]]:
        number, files = job
        return number, [self.work(file) for file in files]


def in_order(work: Callable[[J], T], files: Sequence[J], jobs: int | None = None) -> Iterator[T]:
    """The work's answer for each file; ``jobs`` is the number of processes, as many as there are cores by default.

    Raises CorpusError when a process is killed from outside.
    """
    if jobs == 1 or (jobs is None and len(files) <= ALONE):
        yield from map(work, files)
        return
    from cleaner.corpus.pool import cores, each

    workers = jobs or cores()
    lists = [(place, files[place : place + TOGETHER]) for place in range(0, len(files), TOGETHER)]
    waiting: dict[int, list[T]] = {}
    due = 0
    for number, answers in each(_Batch(work), lists, workers):
        waiting[number] = answers
        while due in waiting:
            yield from waiting.pop(due)
            due += TOGETHER

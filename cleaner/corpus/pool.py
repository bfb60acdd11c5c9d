"""Many processes at work on one list of jobs, with few jobs in flight.

The pool of the standard library does the work; around it is what a long run needs besides: jobs are drawn
as they are needed, so that a list without end costs no memory; an interruption ends the workers at once; and
workers whose parent was killed end themselves, so that nobody writes into a run that was started again.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.connection import wait as wait_for
from multiprocessing.context import BaseContext
from typing import Any, TypeVar

from cleaner.corpus.errors import CorpusError

J = TypeVar("J")
R = TypeVar("R")

_AHEAD = 3  # jobs in flight for each worker

_work: Callable[[Any], Any]


def cores() -> int:
    """How many processes can run at the same time here."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def each(
    work: Callable[[J], R], jobs: Iterable[J], workers: int, rescue: Callable[[J], R] | None = None
) -> Generator[R, None, None]:
    """The results of the work on each job, in any order; one worker means this process.

    An exception that ``work`` raises ends the workers and is raised here.  When a worker dies, the jobs that were in
    flight are done by ``rescue``, in this process, and new workers take the rest; without it that is a CorpusError.
    """
    if workers <= 1:
        yield from map(work, jobs)
        return
    left = iter(jobs)
    while True:
        lost: list[J] = []
        yield from _by_pool(work, left, workers, lost)
        if not lost:
            return
        if rescue is None:
            raise CorpusError(KILLED)
        yield from map(rescue, lost)


KILLED = (
    "a worker process was killed from outside, most often for lack of memory. "
    "Run the same command again to continue, with fewer workers (-j) if memory is short."
)


def _by_pool(work: Callable[[J], R], jobs: Iterator[J], workers: int, lost: list[J]) -> Generator[R, None, None]:
    """The results of a pool until the jobs end or a worker dies; ``lost`` is what was in flight then."""
    before = set(multiprocessing.active_children())
    pool = ProcessPoolExecutor(workers, context(), begin, (work,))
    try:
        yield from _drawn(pool, jobs, workers * _AHEAD, lost)
    except BaseException:
        for child in set(multiprocessing.active_children()) - before:
            child.terminate()
        raise
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _drawn(pool: ProcessPoolExecutor, jobs: Iterator[J], ahead: int, lost: list[J]) -> Iterator[Any]:
    flying: dict[Future[Any], J] = {}
    for job in jobs:
        try:
            flying[pool.submit(_call, job)] = job
        except BrokenProcessPool:
            lost.append(job)
        if lost or len(flying) >= ahead:
            yield from _landed(flying, lost)
        if lost:
            break
    while flying:
        yield from _landed(flying, lost)


def _landed(flying: dict[Future[Any], J], lost: list[J]) -> Iterator[Any]:
    """The results of jobs that are done; those whose worker died are lost."""
    done, _ = wait(flying, return_when=FIRST_COMPLETED)
    for future in done:
        job = flying.pop(future)
        if isinstance(future.exception(), BrokenProcessPool):
            lost.append(job)
        else:
            yield future.result()


def context() -> BaseContext:
    """Fork where it is the custom of the system: workers then have rules and databases from the start."""
    return multiprocessing.get_context("fork" if sys.platform == "linux" else None)


def begin(work: Callable[[Any], Any]) -> None:
    """Make a process a worker: it keeps the work, leaves interruptions to its parent and dies with it."""
    global _work
    _work = work
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_die_with_parent, daemon=True).start()


def _die_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait_for([parent.sentinel])
        os._exit(1)


def _call(job: Any) -> Any:
    return _work(job)

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


def each(work: Callable[[J], R], jobs: Iterable[J], workers: int) -> Generator[R, None, None]:
    """The results of the work on each job, in any order; one worker means this process.

    An exception that ``work`` raises ends the workers and is raised here.
    """
    if workers <= 1:
        yield from map(work, jobs)
        return
    before = set(multiprocessing.active_children())
    pool = ProcessPoolExecutor(workers, _context(), _begin, (work,))
    try:
        yield from _drawn(pool, iter(jobs), workers * _AHEAD)
    except BaseException as error:
        for child in set(multiprocessing.active_children()) - before:
            child.terminate()
        if isinstance(error, BrokenProcessPool):
            raise CorpusError(_KILLED) from error
        raise
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


_KILLED = (
    "a worker process was killed from outside, most often for lack of memory. "
    "Run the same command again to continue, with fewer workers (-j) if memory is short."
)


def _drawn(pool: ProcessPoolExecutor, jobs: Iterator[J], ahead: int) -> Iterator[Any]:
    flying: set[Future[Any]] = set()
    for job in jobs:
        flying.add(pool.submit(_call, job))
        if len(flying) >= ahead:
            done, flying = wait(flying, return_when=FIRST_COMPLETED)
            yield from (future.result() for future in done)
    while flying:
        done, flying = wait(flying, return_when=FIRST_COMPLETED)
        yield from (future.result() for future in done)


def _context() -> BaseContext:
    """Fork where it is the custom of the system: workers then have rules and databases from the start."""
    return multiprocessing.get_context("fork" if sys.platform == "linux" else None)


def _begin(work: Callable[[Any], Any]) -> None:
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

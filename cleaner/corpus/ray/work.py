"""Work on a list of jobs by actors, each of which keeps what is dear to make: a cleaner and its rules.

Ray Data hands the jobs to a pool of actors, one at a time.  When an actor or its node dies, Ray starts another one and
gives it the job again.  What the work raises is handed back like a result and raised where the results are awaited, as
it was; Ray would wrap it in its own words.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, TypeVar

import pyarrow as pa
import ray.data

J = TypeVar("J")
R = TypeVar("R")

_WINDOW = 10_000  # jobs that are handed to Ray at a time, for a list may be longer than memory
_COLUMN = "item"


def each(work: Callable[[J], R], jobs: Iterable[J], workers: int) -> Generator[R, None, None]:
    """The results of the work on each job, in any order; an exception that it raises is raised here."""
    left = iter(jobs)
    while window := list(islice(left, _WINDOW)):
        done = items(window).map_batches(
            type("Actor", (_Actor,), {"packed": ray.cloudpickle.dumps(work)}),
            batch_size=1,
            batch_format="pyarrow",
            compute=ray.data.ActorPoolStrategy(size=min(workers, len(window))),
            num_cpus=1,
        )
        yield from results(done)


def items(values: Sequence[Any]) -> ray.data.Dataset:
    """A data set of Python objects, a block each; ``values_of`` takes them out."""
    packed = [{_COLUMN: ray.cloudpickle.dumps(value)} for value in values]
    return ray.data.from_items(packed, override_num_blocks=len(packed))


def table(values: Iterable[Any], **columns: Any) -> pa.Table:
    """Python objects as rows."""
    packed = pa.array([ray.cloudpickle.dumps(value) for value in values], pa.large_binary())
    return pa.table({_COLUMN: packed, **columns})


def values_of(rows: pa.Table) -> Iterator[Any]:
    """The Python objects of rows."""
    return map(pickle.loads, rows.column(_COLUMN).to_pylist())


def results(done: ray.data.Dataset) -> Iterator[Any]:
    """The objects of a data set as they come; one that is an exception is raised."""
    for rows in done.iter_batches(batch_size=None, batch_format="pyarrow"):
        for value in values_of(rows):
            if isinstance(value, BaseException):
                raise value
            yield value


def attempt(work: Callable[..., Any], *given: Any) -> Any:
    """What the work gives, or the exception that it raises."""
    try:
        return work(*given)
    except Exception as error:  # noqa: BLE001 - it is raised again where the results are awaited
        return _portable(error)


def _portable(error: Exception) -> Exception:
    """The exception, or one with its words where it cannot be sent."""
    try:
        sent: Exception = pickle.loads(ray.cloudpickle.dumps(error))
    except Exception:  # noqa: BLE001 - an exception may not be made again from its arguments
        return RuntimeError(f"{type(error).__name__}: {error}")
    return sent


class _Actor:
    """Holds the work, made once; ``packed`` is what it is made from."""

    packed: bytes

    def __init__(self) -> None:
        self._work = pickle.loads(self.packed)

    def __call__(self, rows: pa.Table) -> pa.Table:
        return table(attempt(self._work, job) for job in values_of(rows))

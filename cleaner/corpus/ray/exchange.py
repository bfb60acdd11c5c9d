"""The cluster that the search for near-duplicates asks for, on Ray Data: jobs are mapped, messages grouped by part."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

import pyarrow as pa

from cleaner.corpus.ray.work import attempt, items, results, table, values_of

J = TypeVar("J")
M = TypeVar("M")
R = TypeVar("R")

_PART = "part"
_FAILED = -1  # the part to which exceptions go


@dataclass(frozen=True, slots=True)
class RayCluster:
    """See ``cleaner.duplicates.cluster.exchange.Cluster``."""

    workers: int

    def each(self, work: Callable[[J], R], jobs: Sequence[J]) -> Iterator[R]:
        """See ``Cluster``."""
        if jobs:
            yield from results(items(jobs).map_batches(partial(_worked, work), batch_size=1, batch_format="pyarrow"))

    def exchange(
        self,
        jobs: Sequence[J],
        spread: Callable[[J], Iterable[tuple[int, M]]],
        gather: Callable[[int, list[M]], R],
    ) -> Iterator[R]:
        """See ``Cluster``."""
        if not jobs:
            return
        messages = items(jobs).map_batches(partial(_spread, spread), batch_size=1, batch_format="pyarrow")
        grouped = messages.groupby(_PART, num_partitions=len(jobs))  # so one holds about what a job has spread
        yield from results(grouped.map_groups(partial(_gathered, gather), batch_format="pyarrow"))


def _worked(work: Callable[[Any], Any], jobs: pa.Table) -> pa.Table:
    return table(attempt(work, job) for job in values_of(jobs))


def _spread(spread: Callable[[Any], Iterable[tuple[int, Any]]], jobs: pa.Table) -> pa.Table:
    found = attempt(lambda: [message for job in values_of(jobs) for message in spread(job)])
    messages = [(_FAILED, found)] if isinstance(found, Exception) else found
    parts = pa.array([part for part, _ in messages], pa.int64())
    return table((message for _, message in messages), part=parts)


def _gathered(gather: Callable[[int, list[Any]], Any], group: pa.Table) -> pa.Table:
    if not group.num_rows:
        return table([])
    part, messages = group.column(_PART)[0].as_py(), list(values_of(group))
    return table(messages if part == _FAILED else [attempt(gather, part, messages)])

"""What the steps ask of a cluster: to work on jobs, and to bring together what belongs together.

A step in which texts meet is a pair of functions, as in MapReduce (Dean & Ghemawat 2004): one spreads what a job holds
over parts, the other is given all that came to a part.  Messages are arrays of many texts, not texts: a part has as
many messages as there were jobs, not as there are texts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Protocol, TypeVar

J = TypeVar("J")
M = TypeVar("M")
R = TypeVar("R")


class Cluster(Protocol):
    """Processes that see the same files.  Functions, jobs, messages and results are pickled.

    ``workers`` is how many work at a time.  Results come in any order; an exception of a function is raised here.
    """

    @property
    def workers(self) -> int: ...

    def each(self, work: Callable[[J], R], jobs: Sequence[J]) -> Iterator[R]:
        """The results of the work on each job."""

    def exchange(
        self,
        jobs: Sequence[J],
        spread: Callable[[J], Iterable[tuple[int, M]]],
        gather: Callable[[int, list[M]], R],
    ) -> Iterator[R]:
        """The results of ``gather`` for each part, given all messages for it that ``spread`` made, in any order."""

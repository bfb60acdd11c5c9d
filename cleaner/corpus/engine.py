"""What does the work of a run: the processes of this machine, or a cluster.

A run knows what is to be done and in which order it is put together; an engine knows who does it.  Shards say where
their texts are and workers write what comes of them to the folder of the run, so whatever an engine moves about is
small.  No result depends on the engine, and a run that one has begun another may finish.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

from cleaner.corpus.careful import Careful, Sparing
from cleaner.corpus.pool import cores, each
from cleaner.corpus.shards import Shard
from cleaner.corpus.stories import stories
from cleaner.corpus.tally import Tally
from cleaner.corpus.worker import Worker

if TYPE_CHECKING:
    from cleaner.duplicates import Found

J = TypeVar("J")


class Engine(Protocol):
    """Who does the work of a run; ``workers`` is how many do it at a time."""

    @property
    def workers(self) -> int: ...

    def clean(
        self, worker: Worker, shards: Iterator[Shard], many: int, *, continued: bool
    ) -> Generator[Tally, None, None]:
        """The tallies of the shards, in any order.

        ``many`` is about how many there are; ``continued`` says that an earlier run has begun with them.
        """

    def each(self, work: Callable[[J], None], jobs: Iterable[J], many: int) -> None:
        """Do the work on each job, in any order."""

    def stories(self, sketches: Path, shards: int) -> Found:
        """The groups of near-duplicates among the texts whose sketches so many shards have left in a folder."""


@dataclass(frozen=True, slots=True)
class Local:
    """The processes of this machine; a single one is this process itself."""

    workers: int = field(default_factory=cores)

    def clean(
        self, worker: Worker, shards: Iterator[Shard], many: int, *, continued: bool
    ) -> Generator[Tally, None, None]:
        """See ``Engine``.

        Where this process does the work, what it may have died of is the first shard that it had not finished.
        """
        careful, processes = Careful(worker), min(self.workers, many)
        if continued and processes <= 1:
            for shard in shards:
                if not worker.has_finished(shard):
                    yield careful(shard)
                    break
                yield worker(shard)
        yield from each(Sparing(worker), shards, processes, careful)

    def each(self, work: Callable[[J], None], jobs: Iterable[J], many: int) -> None:
        """See ``Engine``."""
        for _ in each(work, jobs, min(self.workers, many)):
            pass

    def stories(self, sketches: Path, shards: int) -> Found:
        """See ``Engine``."""
        return stories(sketches, shards)

"""The engine that works on a Ray cluster.

Inputs and the folder of the run lie on storage that every node sees, a shared file system as clusters have it.  Then a
shard is all that an actor needs to be told, and a tally all it has to answer: texts go from the storage to the actor
and back, and Ray moves what has to meet, keys and pairs of near-duplicates (see ``exchange``).

An actor is the worker of a run, so what it leaves is what a process of this machine would have left.
"""

from __future__ import annotations

import socket
import tempfile
from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from cleaner.corpus.careful import Careful, Sparing
from cleaner.corpus.errors import CorpusError
from cleaner.corpus.layout import sketch_of
from cleaner.corpus.ray.work import each
from cleaner.corpus.shards import Shard
from cleaner.corpus.tally import Tally
from cleaner.corpus.worker import Worker

if TYPE_CHECKING:
    from cleaner.duplicates import Found

J = TypeVar("J")


@dataclass(frozen=True, slots=True)
class Ray:
    """So many actors of the cluster that this process is connected to (see ``cluster``)."""

    workers: int

    def clean(
        self, worker: Worker, shards: Iterator[Shard], many: int, *, continued: bool
    ) -> Generator[Tally, None, None]:
        """See ``Engine``."""
        yield from each(Attempt(worker, worker.cleaner.fingerprint), shards, self.workers)

    def each(self, work: Callable[[J], None], jobs: Iterable[J], many: int) -> None:
        """See ``Engine``."""
        for _ in each(work, jobs, self.workers):
            pass

    def stories(self, sketches: Path, shards: int) -> Found:
        """See ``Engine``."""
        from cleaner.corpus.ray.exchange import RayCluster
        from cleaner.duplicates.cluster.find import find_over

        with tempfile.TemporaryDirectory(prefix="ranks-", dir=sketches) as folder:  # another attempt left its own
            files = [sketch_of(sketches, number) for number in range(shards)]
            return find_over(RayCluster(self.workers), files, Path(folder))


@dataclass(frozen=True, slots=True)
class Attempt:
    """The work on a shard, where Ray may try it again after the actor has died.

    A mark beside the records of the shard says that somebody has begun with it.  Who finds one there is not the
    first, and does not know what the other died of: it goes on document by document, and leaves out one that kills.
    """

    worker: Worker
    fingerprint: str

    def __call__(self, shard: Shard) -> Tally:
        """Clean the shard; CorpusError on a node that does not see the run, or would clean by other rules."""
        self._check()
        assert self.worker.layout is not None
        mark = self.worker.layout.records_of(shard.number).with_suffix(".begun")
        again = mark.exists() and not self.worker.has_finished(shard)
        mark.touch()
        tally = (Careful if again else Sparing)(self.worker)(shard)
        mark.unlink(missing_ok=True)
        return tally

    def _check(self) -> None:
        layout = self.worker.layout
        if layout is None or not layout.run.exists():
            raise CorpusError(
                f"the node {socket.gethostname()} does not see the output folder {layout and layout.out}. "
                "With --engine ray, inputs and output lie on storage that all nodes share."
            )
        if self.worker.cleaner.fingerprint != self.fingerprint:
            raise CorpusError(
                f"the node {socket.gethostname()} would clean by other rules than this machine. "
                "Install the same version of cleaner-corpus and of all packs on all nodes."
            )

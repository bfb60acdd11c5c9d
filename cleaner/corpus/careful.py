"""Work on a shard that a worker died of: in a process of its own, which says of each step that it begins.

A document can take a process with it: for lack of memory, or by a fault in a library; so can the reading of a file of
records.  The process that waits knows then at which step it was.  Anything may end a process once; the step at which
two in a row end is the one that kills.  Its document or file is left out as failed, and the shard is done again.  A
lack of memory that Python has noticed counts as an end.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection
from typing import Any

from cleaner.corpus.errors import CorpusError
from cleaner.corpus.pool import KILLED, begin, context
from cleaner.corpus.shards import Shard
from cleaner.corpus.tally import Tally
from cleaner.corpus.worker import Worker


@dataclass(frozen=True, slots=True)
class Sparing:
    """Does the work of a worker, and does it again with care where memory has run short."""

    worker: Worker

    def __call__(self, shard: Shard) -> Tally:
        """Clean the shard; see ``Careful``."""
        try:
            return self.worker(shard)
        except MemoryError:
            return Careful(self.worker)(shard)


@dataclass(frozen=True, slots=True)
class Careful:
    """Does the work of a worker in fresh processes, until one survives."""

    worker: Worker

    def __call__(self, shard: Shard) -> Tally:
        """Clean the shard; CorpusError when processes die although no document can be the reason."""
        killers: set[int] = set()
        suspect = None
        while True:
            tally, at = self._attempt(shard, frozenset(killers))
            if tally is not None:
                return tally
            if at is None or at in killers:
                raise CorpusError(KILLED)
            if at == suspect:
                killers.add(at)
            suspect = at

    def _attempt(self, shard: Shard, killers: frozenset[int]) -> tuple[Tally | None, int | None]:
        """The tally, or None with the number of the step at which the process died (None: before any)."""
        processes: Any = context()
        receiver, sender = processes.Pipe(duplex=False)
        process = processes.Process(target=_work, args=(self.worker, shard, killers, sender))
        process.start()
        sender.close()
        at = None
        try:
            while True:
                said = receiver.recv()
                if isinstance(said, MemoryError):
                    return None, at
                if isinstance(said, BaseException):
                    raise said
                if isinstance(said, Tally):
                    return said, at
                at = said
        except EOFError:
            return None, at
        finally:
            receiver.close()
            process.terminate()
            process.join()


@dataclass(slots=True)
class _Told:
    """Tells the parent of each step, and knows those that kill."""

    parent: Connection
    killers: frozenset[int]
    at: int = -1

    def __call__(self) -> bool:
        self.at += 1
        self.parent.send(self.at)
        return self.at in self.killers


def _work(worker: Worker, shard: Shard, killers: frozenset[int], parent: Connection) -> None:
    tell: Callable[[], bool] = _Told(parent, killers)
    begin(worker)
    said: Any
    try:
        said = replace(worker, kills=tell)(shard)
    except Exception as error:  # noqa: BLE001 - it is raised again where the parent waits
        said = error
    try:
        parent.send(said)
    except Exception:  # noqa: BLE001 - what cannot be sent can be told
        parent.send(RuntimeError(f"{type(said).__name__}: {said}"))

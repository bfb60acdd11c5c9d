"""Shards: ranges of the sorted entries, the unit of work and of continuing.

Their bounds depend on the entries alone, never on the number of workers.  A shard's digest says
what it was made of and by whom: a result that carries the same digest need not be made again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from cleaner.corpus.walk import Entry

MAX_ENTRIES = 256
MAX_BYTES = 2 * 2**20


class Shard(NamedTuple):
    """A range of the entries, with its place among the shards of the run."""

    number: int
    digest: str
    entries: tuple[Entry, ...]

    @property
    def bytes(self) -> int:
        """The size of all entries."""
        return sum(entry.size for entry in self.entries)


@dataclass(slots=True)
class Listing:
    """What all shards of a walk come to: enough to know the same inputs again."""

    shards: int = 0
    bytes: int = 0
    digest: str = hashlib.sha256().hexdigest()

    def add(self, shard: Shard) -> None:
        """Count one more shard, in order."""
        self.shards += 1
        self.bytes += shard.bytes
        self.digest = hashlib.sha256(f"{self.digest} {shard.digest}".encode()).hexdigest()


def split(entries: Iterable[Entry], salt: str = "") -> Iterator[Shard]:
    """The shards of the entries, one at a time; ``salt`` (what cleans them) goes into their digests."""
    index, size, held = 0, 0, list[Entry]()
    for entry in entries:
        if held and (len(held) >= MAX_ENTRIES or size + entry.size > MAX_BYTES):
            yield Shard(index, _digest(held, salt), tuple(held))
            index, size, held = index + 1, 0, []
        held.append(entry)
        size += entry.size
    if held:
        yield Shard(index, _digest(held, salt), tuple(held))


def survey(shards: Iterable[Shard]) -> Listing:
    """What the shards come to."""
    listing = Listing()
    for shard in shards:
        listing.add(shard)
    return listing


def without(shard: Shard, damaged: Mapping[bytes, str]) -> Shard:
    """The shard with the reason at the entries of files, by name, that cannot be read after all.

    Its digest is another then, for what was made of it before is not what it stands for now.
    """
    reasons = [damaged.get(entry.name, "") for entry in shard.entries]
    if not any(reasons):
        return shard
    entries = (e._replace(reason=new) if new else e for e, new in zip(shard.entries, reasons, strict=True))
    digest = hashlib.sha256("\0".join((shard.digest, *reasons)).encode("utf-8", "backslashreplace")).hexdigest()
    return Shard(shard.number, digest, tuple(entries))


def holds_whole(shard: Shard, name: bytes) -> bool:
    """Whether all of the file of that name is in the shard."""
    found = [entry.piece for entry in shard.entries if entry.name == name]
    return any(p is None or p.start == 0 for p in found) and any(p is None or p.last for p in found)


def _digest(entries: Iterable[Entry], salt: str) -> str:
    total = hashlib.sha256(salt.encode())
    for entry in entries:
        total.update(b"\0%b\0%b %d %d" % (entry.name, entry.kind.encode(), entry.size, entry.mtime))
        if entry.piece is not None:
            total.update(b" %d %d %d" % (entry.piece.start, entry.piece.stop, entry.piece.whole))
    return total.hexdigest()

"""Ranks over a cluster: as ``groups.ranked`` has them, without a list of all texts anywhere.

Rank goes by length first.  How many texts there are of each length is soon counted, so it is known beforehand which
ranks the texts of a range of lengths will have, and each range is ranked by itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from cleaner.duplicates.cluster.batches import Batch
from cleaner.duplicates.cluster.catalogue import ENTRY, Catalogue
from cleaner.duplicates.groups import ranked
from cleaner.duplicates.place import Places
from cleaner.duplicates.shelf import Numbers, Shelf

_TEXTS = 1 << 20  # texts that are ranked together, about

Message = tuple[list[str], Numbers, Numbers, Places]
"""Names, lengths, removed characters and entries of some texts."""


@dataclass(frozen=True, slots=True)
class Ranges:
    """Ranges of lengths: ``lengths`` from the longest down, the first rank of the range in which each one is."""

    lengths: Numbers
    firsts: Numbers

    @classmethod
    def of(cls, lengths: Numbers, counts: Numbers) -> Ranges:
        """Ranges of about a million texts, of the lengths from the longest down and how many texts have each."""
        before = np.cumsum(counts) - counts
        _, begins, which = np.unique(before // _TEXTS, return_index=True, return_inverse=True)
        return cls(lengths, before[begins][which])

    def first_of(self, lengths: npt.NDArray[np.int64]) -> Numbers:
        """The first rank of the range in which texts of these lengths are."""
        return self.firsts[np.searchsorted(-self.lengths, -lengths)]


@dataclass(frozen=True, slots=True)
class Rank:
    """Ranks texts into a catalogue."""

    ranges: Ranges
    catalogue: Catalogue

    def spread(self, batch: Batch) -> Iterator[tuple[int, Message]]:
        """The texts of a batch by their range."""
        shelf = Shelf(batch.paths)
        lengths = shelf.facts["length"].astype(np.int64)
        entries = _entries(shelf, batch)
        firsts = self.ranges.first_of(lengths)
        for first in np.unique(firsts).tolist():
            rows = np.flatnonzero(firsts == first)
            names = [shelf.names[row] for row in rows.tolist()]
            yield first, (names, lengths[rows], shelf.facts["removed"][rows], entries[rows])

    def gather(self, first: int, messages: list[Message]) -> int:
        """Rank the texts of a range; gives its first rank."""
        names = [name for message in messages for name in message[0]]
        lengths, removed = (np.concatenate([message[at] for message in messages]) for at in (1, 2))
        entries = np.concatenate([message[3] for message in messages])
        order = ranked(names, lengths, removed)
        self.catalogue.write(first, entries[order], [names[row] for row in order.tolist()])
        return first


@dataclass(frozen=True, slots=True)
class Tell:
    """Tells each batch the ranks of its texts, in a file of its own."""

    catalogue: Catalogue
    folder: Path

    def spread(self, first: int) -> Iterator[tuple[int, tuple[Numbers, Numbers]]]:
        """The numbers and ranks of texts by their batch."""
        part = self.catalogue.part(first)
        for batch in np.unique(part["batch"]).tolist():
            rows = np.flatnonzero(part["batch"] == batch)
            yield batch, (part["number"][rows].astype(np.int64), rows + first)

    def gather(self, batch: int, messages: list[tuple[Numbers, Numbers]]) -> None:
        """Write the ranks of the texts of a batch, in their order there."""
        numbers, ranks = (np.concatenate([message[at] for message in messages]) for at in (0, 1))
        told = np.empty_like(ranks)
        told[numbers] = ranks
        np.save(_file(self.folder, batch), told)


def ranks_of(folder: Path, batch: Batch) -> Numbers:
    """The ranks of the texts of a batch, in the order of its shelf."""
    ranks: Numbers = np.load(_file(folder, batch.number))
    return ranks


def _file(folder: Path, batch: int) -> Path:
    return folder / f"{batch:08}.npy"


def _entries(shelf: Shelf, batch: Batch) -> Places:
    numbers = np.arange(len(shelf))
    entries: Places = np.zeros(len(shelf), dtype=ENTRY)
    places = shelf.places(numbers)
    for field in places.dtype.names or ():
        entries[field] = places[field]
    entries["file"] += batch.first
    entries["tokens"] = shelf.facts["tokens"]
    entries["batch"], entries["number"] = batch.number, numbers
    return entries

"""Files of sketches in batches: how many texts a process works on at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from cleaner.duplicates.shelf import Numbers, Shelf

TEXTS = 1 << 18
"""Texts of a batch: signatures and keys of so many take 0.4 GB."""

_EACH = 4  # batches for each worker, so that none waits long for the last
_LEAST = 1 << 13  # texts that are worth a batch


@dataclass(frozen=True, slots=True)
class Batch:
    """Some of the files of sketches, with the number of the batch and of its first file."""

    number: int
    first: int
    paths: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Lengths:
    """How many texts a file has, the number of its batch, and how many texts are of each length (in code points)."""

    number: int
    texts: int
    lengths: Numbers
    counts: Numbers


def in_batches(paths: Sequence[Path], sizes: Sequence[int], workers: int) -> Iterator[Batch]:
    """The files, of so many texts each, in batches of about one size, none of more than ``TEXTS`` unless a file is.

    A batch has texts; files without any may be in none.
    """
    enough = min(TEXTS, max(_LEAST, -(-sum(sizes) // (workers * _EACH))))
    number, first, held = 0, 0, 0
    for at, size in enumerate(sizes):
        if held and held + size > enough:
            yield Batch(number, first, tuple(paths[first:at]))
            number, first, held = number + 1, at, 0
        held += size
    if held:
        yield Batch(number, first, tuple(paths[first:]))


def lengths_of(batch: Batch) -> Lengths:
    """Look through a batch."""
    shelf = Shelf(batch.paths)
    lengths, counts = np.unique(shelf.facts["length"].astype(np.int64), return_counts=True)
    return Lengths(batch.number, len(shelf), lengths, counts)


def added(parts: Iterable[Lengths]) -> tuple[Numbers, Numbers]:
    """All lengths, from the longest down, and how many texts there are of each."""
    known = list(parts)
    empty: npt.NDArray[np.int64] = np.zeros(0, dtype=np.int64)
    lengths, where = np.unique(np.concatenate([empty, *(part.lengths for part in known)]), return_inverse=True)
    counts = np.bincount(where, np.concatenate([empty, *(part.counts for part in known)]), len(lengths))
    return lengths[::-1], counts[::-1].astype(np.int64)

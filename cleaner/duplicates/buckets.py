"""Buckets: the texts that share a band, found by sorting.

The usual index is a dictionary of sets for each band; for a batch it is enough to sort the band's keys, and equal ones
stand side by side.  Key and number of a text share 64 bits, so that sorting moves plain integers.

A bucket (all texts with one key) of ``n`` texts holds ``n²/2`` pairs, and boilerplate makes monster buckets:
a hundred thousand pages that share a notice.  Groups need only the pairs with a representative, which is the
best-ranked text of its group.  So texts are numbered by rank, and each text of a bucket is paired with the ``WIDTH``
best-ranked ones of the bucket at most.  Smaller buckets are complete, larger ones are reported.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from cleaner.duplicates.scheme import random_words
from cleaner.duplicates.signatures import Signatures

Keys = npt.NDArray[np.uint64]
Numbers = npt.NDArray[np.int64]

WIDTH = 16


@dataclass(frozen=True, slots=True)
class Bounded:
    """What was left out of monster buckets: how many buckets, the size of the largest, a text in it."""

    buckets: int = 0
    largest: int = 0
    example: int = -1

    def __add__(self, other: Bounded) -> Bounded:
        largest = max(self, other, key=lambda bounded: (bounded.largest, -bounded.example))
        return Bounded(self.buckets + other.buckets, largest.largest, largest.example)

    def note(self, example: str) -> str:
        """The same as a sentence; empty when nothing was bounded."""
        if not self.buckets:
            return ""
        return (
            f"{self.buckets:,} buckets held more than {WIDTH + 1} texts that share a part of their signatures, "
            f"the largest {self.largest:,} (one is {example}); "
            f"in these, texts were compared with the {WIDTH} longest only"
        )


def band_keys(signatures: Signatures, rows: Numbers, numbers: Numbers, bands: Numbers, bits: int) -> Iterator[Keys]:
    """For each band its keys of these rows of ``signatures``, the number of each text in the lowest ``bits``."""
    factors = random_words(bands.shape[1], purpose=6)
    marks = numbers.astype(np.uint64)
    low = np.uint64((1 << bits) - 1)

    @lru_cache(maxsize=int(bands[0].max()) + 1)  # the next bands ask for the same columns
    def column(position: int) -> Keys:
        wide: Keys = signatures[rows, position].astype(np.uint64)
        return wide

    for band in bands.tolist():
        keys = np.zeros(len(rows), dtype=np.uint64)
        for position, factor in zip(band, factors, strict=True):
            keys += column(position) * factor
        keys &= ~low
        keys |= marks
        yield keys


def bits_of(texts: int) -> int:
    """How many bits of a key number so many texts."""
    return max(1, int(texts - 1).bit_length())


def pairs_of(keys: Keys, bits: int) -> Iterator[Keys | Bounded]:
    """The pairs of each bucket among the sorted keys of a band, packed as other << 32 | better-ranked; and what was
    left out.
    """
    shift, low = np.uint64(bits), np.uint64((1 << bits) - 1)
    bare = keys >> shift
    same = np.zeros(len(keys), dtype=np.bool_)
    np.equal(bare[1:], bare[:-1], out=same[1:])
    later = np.flatnonzero(same)
    if not len(later):
        return
    starts = np.flatnonzero(same[1:] & ~same[:-1])
    sizes = np.diff(np.searchsorted(later, starts), append=len(later)) + 1
    place = later - np.repeat(starts, sizes - 1)
    monsters = np.flatnonzero(sizes > WIDTH + 1)
    if len(monsters):
        largest = int(sizes[monsters].max())
        best = keys[starts[monsters[sizes[monsters] == largest]]] & low
        yield Bounded(len(monsters), largest, int(best.min()))
    for back in range(min(WIDTH, int(sizes.max()) - 1)):
        reach = later[place > back]
        first = keys[reach - place[place > back] + back] & low
        yield ((keys[reach] & low) << np.uint64(32)) | first

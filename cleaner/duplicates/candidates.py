"""Signatures to candidates: the pairs that share a band, found by sorting.

The usual index is a dictionary of sets for each band; for a batch it is enough to sort the band's keys, and equal ones
stand side by side.  Key and number of the text share 64 bits, so that sorting moves plain integers.

A bucket (all texts with one key) of ``n`` texts holds ``n²/2`` pairs, and boilerplate makes monster buckets:
a hundred thousand pages that share a notice.  Groups need only the pairs with a representative, which is the
best-ranked text of its group.  So texts are numbered by rank, each text of a bucket is paired with the ``WIDTH``
best-ranked ones of the bucket at most, and keeps the ``KEPT`` best-ranked partners of all buckets.  Smaller buckets are
complete; larger ones are reported.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from cleaner.duplicates.scheme import random_words
from cleaner.duplicates.signatures import Signatures
from cleaner.duplicates.threshold import Threshold

Keys = npt.NDArray[np.uint64]
Numbers = npt.NDArray[np.int64]
Rows = npt.NDArray[np.int32]

WIDTH = 32
KEPT = 32
_COMPACT = 1 << 20  # pairs gathered before repetitions are dropped
_COMPARED = 1 << 11  # pairs whose signatures are compared at a time


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


def candidates(
    signatures: Signatures,
    threshold: Threshold,
    among: Numbers | None = None,
    new: npt.NDArray[np.bool_] | None = None,
) -> tuple[Rows, Bounded]:
    """The pairs of texts that may be near-duplicates, and what was bounded.

    ``signatures`` has one row for each text, in the order of rank; ``among`` are the rows to compare (all), none of
    them empty.  The pairs are an int32 array of shape (pairs, 2), the better-ranked text first, sorted by the
    second, then the first.  With ``new`` (one flag a row), only pairs of which one at least is marked there.
    """
    rows = np.arange(len(signatures)) if among is None else among
    bits = max(1, int(len(signatures) - 1).bit_length())
    bounded = Bounded()
    kept = _Kept(signatures, threshold.least_agreement())
    for keys in _sorted_keys(signatures, rows, threshold.bands(), bits):
        for found in _buckets(keys, bits):
            if isinstance(found, Bounded):
                bounded += found
            else:
                kept.gather(found if new is None else _touching(found, new))
    return _unpacked(kept.compact()), bounded


class _Kept:
    """The pairs so far, packed and sorted; never many more than stay."""

    def __init__(self, signatures: Signatures, least: int) -> None:
        self._signatures = signatures
        self._least = least
        self._kept = np.empty(0, dtype=np.uint64)
        self._gathered: list[Keys] = []
        self._waiting = 0

    def gather(self, packed: Keys) -> None:
        self._gathered.append(packed)
        self._waiting += len(packed)
        if self._waiting > max(_COMPACT, len(self._kept)):
            self.compact()

    def compact(self) -> Keys:
        """Drop what repeats, what agrees in too few values, and what exceeds ``KEPT`` for a text."""
        found = np.sort(np.concatenate([*self._gathered, np.empty(0, dtype=np.uint64)]))
        found = found[_place_in_run(found) == 0]
        if len(self._kept) and len(found):
            place = np.minimum(np.searchsorted(self._kept, found), len(self._kept) - 1)
            found = found[self._kept[place] != found]
        both = np.sort(np.concatenate((self._kept, found[self._alike(found)])))
        self._kept = both[_place_in_run(both >> np.uint64(32)) < KEPT]
        self._gathered, self._waiting = [], 0
        return self._kept

    def _alike(self, packed: Keys) -> npt.NDArray[np.bool_]:
        """Which pairs have signatures that agree in enough values."""
        alike = np.zeros(len(packed), dtype=np.bool_)
        for start in range(0, len(packed), _COMPARED):
            pairs = _unpacked(packed[start : start + _COMPARED])
            agreement = (self._signatures[pairs[:, 0]] == self._signatures[pairs[:, 1]]).sum(axis=1)
            alike[start : start + _COMPARED] = agreement >= self._least
        return alike


def _sorted_keys(signatures: Signatures, rows: Numbers, bands: Numbers, bits: int) -> Iterator[Keys]:
    """For each band its keys of these rows, the row's number in the lowest ``bits``, sorted."""
    factors = random_words(bands.shape[1], purpose=6)
    numbers = rows.astype(np.uint64)
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
        keys |= numbers
        keys.sort()
        yield keys


def _buckets(keys: Keys, bits: int) -> Iterator[Keys | Bounded]:
    """The pairs of each bucket of one band, packed; and what was left out."""
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
        largest = monsters[np.argmax(sizes[monsters])]
        yield Bounded(len(monsters), int(sizes[largest]), int(keys[starts[largest]] & low))
    for back in range(min(WIDTH, int(sizes.max()) - 1)):
        reach = later[place > back]
        first = keys[reach - place[place > back] + back] & low
        yield ((keys[reach] & low) << np.uint64(32)) | first


def _touching(packed: Keys, new: npt.NDArray[np.bool_]) -> Keys:
    pairs = _unpacked(packed)
    return packed[new[pairs[:, 0]] | new[pairs[:, 1]]]


def _unpacked(packed: Keys) -> Rows:
    """(better-ranked, other) of each pair packed as other << 32 | better-ranked."""
    pairs = np.empty((len(packed), 2), dtype=np.int32)
    pairs[:, 0] = packed & np.uint64(0xFFFFFFFF)
    pairs[:, 1] = packed >> np.uint64(32)
    return pairs


def _place_in_run(values: Keys) -> npt.NDArray[np.int64]:
    """How many equal values stand before each one, in a sorted array."""
    begins = np.ones(len(values), dtype=np.bool_)
    begins[1:] = values[1:] != values[:-1]
    starts = np.flatnonzero(begins)
    return np.arange(len(values)) - np.repeat(starts, np.diff(starts, append=len(values)))

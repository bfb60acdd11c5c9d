"""Signatures to candidates: the pairs of texts that are worth an exact look.

Pairs that share a band come from ``buckets``.  Those whose signatures agree in too few values are dropped, and each
text keeps the ``KEPT`` best-ranked of its partners (in a monster bucket many texts are like many others).
Boilerplate must not crowd out the story: partners that agree only so far as a shared notice would explain come last.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from cleaner.duplicates.buckets import Bounded, Keys, Numbers, band_keys, bits_of, pairs_of
from cleaner.duplicates.signatures import Signatures
from cleaner.duplicates.threshold import Threshold

Rows = npt.NDArray[np.int32]

KEPT = 16
_COMPACT = 1 << 20  # pairs gathered before repetitions are dropped
_COMPARED = 1 << 11  # pairs whose signatures are compared at a time
_DOUBTFUL = np.uint64(1 << 31)


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
    bits = bits_of(len(signatures))
    bounded = Bounded()
    kept = Kept(signatures, threshold)
    for keys in band_keys(signatures, rows, rows, threshold.bands(), bits):
        keys.sort()
        for found in pairs_of(keys, bits):
            if isinstance(found, Bounded):
                bounded += found
            else:
                kept.gather(found if new is None else _touching(found, new))
    return unpacked(kept.pairs()), bounded


class Kept:
    """The pairs so far, packed as other << 32 | doubtful << 31 | better-ranked, sorted; not many more than stay."""

    def __init__(self, signatures: Signatures, threshold: Threshold) -> None:
        self._signatures = signatures
        self._least = threshold.least_agreement(errors=4)
        self._likely = threshold.least_agreement(errors=1)
        self._kept = np.empty(0, dtype=np.uint64)
        self._gathered: list[Keys] = []
        self._waiting = 0

    def gather(self, packed: Keys) -> None:
        """Take pairs (other << 32 | better-ranked), in any order and as often as they come."""
        self._gathered.append(packed)
        self._waiting += len(packed)
        if self._waiting > max(_COMPACT, len(self._kept)):
            self._compact()

    def pairs(self) -> Keys:
        """All pairs that stay, without their mark, sorted."""
        self._compact()
        return np.sort(self._kept & ~_DOUBTFUL)

    def _compact(self) -> None:
        """Drop what repeats, what agrees in too few values, and what exceeds ``KEPT`` for a text."""
        found = np.sort(np.concatenate([*self._gathered, np.empty(0, dtype=np.uint64)]))
        self._gathered, self._waiting = [], 0
        found = found[_place_in_run(found) == 0]
        if len(self._kept):
            known = np.sort(self._kept & ~_DOUBTFUL)
            found = found[known[np.minimum(np.searchsorted(known, found), len(known) - 1)] != found]
        both = np.sort(np.concatenate((self._kept, self._marked(found))))
        self._kept = both[_place_in_run(both >> np.uint64(32)) < KEPT]

    def _marked(self, packed: Keys) -> Keys:
        """The pairs whose signatures agree in enough values, doubtful ones marked."""
        agreement = np.zeros(len(packed), dtype=np.uint8)
        for start in range(0, len(packed), _COMPARED):
            pairs = unpacked(packed[start : start + _COMPARED])
            same = self._signatures[pairs[:, 0]] == self._signatures[pairs[:, 1]]
            agreement[start : start + _COMPARED] = same.sum(axis=1)
        marked = packed | (agreement < self._likely).astype(np.uint64) << np.uint64(31)
        return marked[agreement >= self._least]


def _touching(packed: Keys, new: npt.NDArray[np.bool_]) -> Keys:
    pairs = unpacked(packed)
    return packed[new[pairs[:, 0]] | new[pairs[:, 1]]]


def unpacked(packed: Keys) -> Rows:
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

"""Rows of different lengths in one array: how many short texts are worked on at once.

A call into NumPy costs about a microsecond whatever it does, a text of 4 kB holds a thousand characters, and one
operation on a thousand numbers takes less than that.  So everything here works on the characters, tokens or
shingles of many texts laid end to end, and remembers where each text ends.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import numpy as np
import numpy.typing as npt

Offsets = npt.NDArray[np.int64]
Scalar = TypeVar("Scalar", bound=np.generic)


@dataclass(frozen=True, slots=True)
class Ragged(Generic[Scalar]):
    """Row ``i`` is ``values[offsets[i]:offsets[i + 1]]``; ``offsets`` is one longer than there are rows."""

    values: npt.NDArray[Scalar]
    offsets: Offsets

    def __len__(self) -> int:
        return len(self.offsets) - 1

    def __getitem__(self, row: int) -> npt.NDArray[Scalar]:
        return self.values[self.offsets[row] : self.offsets[row + 1]]

    @property
    def counts(self) -> Offsets:
        """The length of each row."""
        return np.diff(self.offsets)

    def take(self, rows: npt.NDArray[np.int64]) -> Ragged[Scalar]:
        """Some of the rows, in the given order; a row may be named more than once."""
        counts = self.counts[rows]
        offsets = offsets_of(counts)
        shift = np.repeat(self.offsets[rows] - offsets[:-1], counts)
        return Ragged(self.values[np.arange(offsets[-1]) + shift], offsets)


def offsets_of(counts: npt.NDArray[Any]) -> Offsets:
    """Where rows of these lengths begin, and where the last one ends."""
    offsets = np.zeros(len(counts) + 1, dtype=np.int64)
    np.cumsum(counts, out=offsets[1:])
    return offsets

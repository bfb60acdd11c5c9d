"""When two texts count as the same story, and how surely signatures find such a pair.

Two sets of shingles are near-duplicates when their Jaccard similarity (shared by all) reaches the threshold, or
when the longer text contains the shorter and they are of similar length: a site that cuts the last third off a
story, or leaves its own appendix on, has the same story still.  Both rules look at exact sets.  Signatures only
say which pairs are worth the look.

Banding (Leskovec, Rajaraman & Ullman, Mining of Massive Datasets, ch. 3): two signatures meet when all values of one of
their bands agree, which for ``b`` bands of ``r`` values happens with probability 1 − (1 − Jʳ)ᵇ.  As a function
of J this is an S: near nothing for strangers, near one for duplicates.  Instead of cutting the 128 values into 128/r
bands, 128 bands are laid over them, so that each value serves in ``r`` bands.  The positions of band ``k`` are those
of a Golomb ruler turned by ``k``: all differences between its marks are different, so two bands share at
most one value and their chances are almost those of separate values.  The S becomes steeper for the same signature.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from cleaner.duplicates.scheme import VALUES

Integers = npt.NDArray[np.integer[Any]]

BANDS = VALUES
_SURE = 0.9  # probability with which the least similar pair that counts has to meet
_ROUNDING = 1e-9
_RULERS: dict[int, tuple[int, ...]] = {
    2: (0, 1),
    3: (0, 1, 3),
    4: (0, 1, 4, 6),
    5: (0, 1, 4, 9, 11),
    6: (0, 1, 4, 10, 12, 17),
    7: (0, 1, 4, 10, 18, 23, 25),
    8: (0, 1, 4, 9, 15, 22, 32, 34),
}


@dataclass(frozen=True, slots=True)
class Threshold:
    """Jaccard similarity from which two texts are near-duplicates (0.2 to 1), and what follows from it.

    At 0.5 a pair also counts when the longer text contains 0.65 of the shorter one's shingles and the shorter has
    half as many as the longer.  Other thresholds move both in step: up to 1 and 1 at 1.
    """

    jaccard: float = 0.5

    def __post_init__(self) -> None:
        if not 0.2 <= self.jaccard <= 1:
            raise ValueError(f"the threshold must lie between 0.2 and 1, not at {self.jaccard}")

    @property
    def containment(self) -> float:
        """Share of the shorter text's shingles from which the longer one contains it."""
        return 1 - 0.7 * (1 - self.jaccard)

    @property
    def size_ratio(self) -> float:
        """Shingles of the shorter text over those of the longer from which containment counts.

        This is also what the Jaccard threshold implies: sets of more different sizes cannot reach it.
        """
        return self.jaccard

    @property
    def lowest(self) -> float:
        """The least Jaccard similarity that a near-duplicate can have (0.277 at the threshold 0.5)."""
        shared = self.containment * self.size_ratio
        return min(self.jaccard, shared / (1 + self.size_ratio - shared))

    def accepts(self, shared: Integers, first: Integers, second: Integers) -> npt.NDArray[np.bool_]:
        """Which pairs count, by the exact sizes of their intersections and of both sets (none empty)."""
        shorter, longer = np.minimum(first, second), np.maximum(first, second)
        jaccard = shared / (first + second - shared)
        contained = shared / shorter >= self.containment - _ROUNDING
        similar = shorter / longer >= self.size_ratio - _ROUNDING
        accepted: npt.NDArray[np.bool_] = (jaccard >= self.jaccard - _ROUNDING) | (contained & similar)
        return accepted

    def bands(self) -> npt.NDArray[np.int64]:
        """Positions in a signature, shape (128, r): the longest bands that find the least similar pairs."""
        rows = max(r for r in _RULERS if r == 2 or s_curve(self.lowest, r) >= _SURE)
        places: npt.NDArray[np.int64] = np.arange(BANDS)[:, None] + np.array(_RULERS[rows])
        return places % VALUES

    def least_agreement(self, errors: float = 4) -> int:
        """How many values two signatures of a near-duplicate share at the least, so many standard errors allowed."""
        lowest = self.lowest
        return int(VALUES * max(0.0, lowest - errors * (lowest * (1 - lowest) / VALUES) ** 0.5))


def s_curve(jaccard: float, rows: int, bands: int = BANDS) -> float:
    """The probability that a pair of that similarity shares a band, were all bands independent."""
    return float(1 - (1 - jaccard**rows) ** bands)

"""The view: what detection reads in place of the text, and the way back to the original.

Folding keeps every position, so the map is the identity for most documents and costs nothing.  Only where
characters are left out (invisible ones, and spans that a caller names, such as pinyin glosses between the
characters of a word) does the view carry an array of positions.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from cleaner.text.tables import LEFT_OUT, Codes, codes_of, fold_table, looked_up, text_of

Positions = npt.NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class View:
    """Folded text with a monotone map to the original.

    ``positions[i]`` is the position in the original of the view's
    character ``i``; one more entry holds the original's length.  ``None`` stands for the identity.
    """

    text: str
    positions: Positions | None = None

    @property
    def codes(self) -> Codes:
        """The code points of ``text``, worked out when asked for."""
        return codes_of(self.text)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span of the original under a span of the view, with what was left out inside and after it."""
        if self.positions is None or start >= end:
            at = start if self.positions is None else int(self.positions[start])
            return at, at + end - start
        return int(self.positions[start]), int(self.positions[end])


def make_view(codes: Codes, left_out: Iterable[tuple[int, int]] = ()) -> View:
    """The view of a text given as code points, without the spans ``left_out`` (in order, of the original)."""
    folded = looked_up(fold_table(), codes)
    gone = folded == LEFT_OUT
    for start, end in left_out:
        gone[start:end] = True
    if not gone.any():
        return View(text_of(folded))
    kept = np.flatnonzero(~gone)
    return View(text_of(folded[kept]), np.append(kept, len(codes)))

"""Words whose characters were set apart: ``百 家 乐 官 网``, ``开-云-体-育``, ``S L O T``.

Spammers part the characters of their words so that filters do not know them.  A run of single characters, each followed
by the same one separator, reads as the word it hides; detection leaves the separators out of its view.
"""

from __future__ import annotations

from functools import cache

import numpy as np
import numpy.typing as npt

from cleaner.text.tables import SPACE, Codes, Kind, kind_table

SEPARATORS = " -._*/|~+·"
LEAST = 4  # separators in a run; three single characters apart are a table's row or initials
_HAN = (Kind.HAN, Kind.HAN_SIMPLIFIED, Kind.HAN_TRADITIONAL)
_LATIN = (Kind.LATIN, Kind.DIGIT)


@cache
def _separators() -> npt.NDArray[np.bool_]:
    """bool array of the code space: which characters may part a word."""
    table = np.zeros(SPACE, dtype=np.bool_)
    table[[ord(character) for character in SEPARATORS]] = True
    return table


def parted(codes: Codes) -> list[tuple[int, int]]:
    """The separators, as spans, inside runs of single characters of a text given as folded code points."""
    at = np.flatnonzero(_separators()[codes])
    at = at[(at > 0) & (at < len(codes) - 1)]
    if len(at) < LEAST:
        return []
    follows = np.diff(at) == 2  # the next separator but one character
    follows &= codes[at[1:]] == codes[at[:-1]]
    if np.count_nonzero(follows) < LEAST - 1:
        return []
    return [(int(place), int(place) + 1) for run in _runs(at, follows) if _single(codes, run) for place in run]


def _runs(at: npt.NDArray[np.intp], follows: npt.NDArray[np.bool_]) -> list[npt.NDArray[np.intp]]:
    """The longest series of separators each of which follows the one before."""
    return [run for run in np.split(at, np.flatnonzero(~follows) + 1) if len(run) >= LEAST]


def _single(codes: Codes, run: npt.NDArray[np.intp]) -> bool:
    """Whether the characters between (and at both ends) are all Chinese, or all Latin letters and some digits."""
    kinds = kind_table()[codes[np.append(run - 1, run[-1] + 1)]]
    if np.isin(kinds, _HAN).all():
        return True
    letters = int(np.count_nonzero(kinds == Kind.LATIN))
    return bool(np.isin(kinds, _LATIN).all()) and 2 * letters > len(kinds)

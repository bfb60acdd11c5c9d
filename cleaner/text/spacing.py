"""Words whose characters were set apart: ``百 家 乐 官 网``, ``开-云-体-育``, ``S L O T``.

Spammers part the characters of their words so that filters do not know them.  A run of single characters, each followed
by the same one separator, reads as the word it hides; detection leaves the separators out of its view.
"""

from __future__ import annotations

from functools import cache

import numpy as np
import numpy.typing as npt

from cleaner.text.tables import SPACE, Codes, Kind, kind_table, looked_up

SEPARATORS = " -._*/|~+·"
LEAST = 4  # separators in a run; three single characters apart are a table's row or initials
_NEITHER, _HAN, _LATIN = 0, 1, 2


@cache
def _separators() -> npt.NDArray[np.bool_]:
    """bool array of the code space: which characters may part a word."""
    table = np.zeros(SPACE, dtype=np.bool_)
    table[[ord(character) for character in SEPARATORS]] = True
    return table


@cache
def _scripts() -> npt.NDArray[np.uint8]:
    """uint8 array of the code space: Han, Latin (with digits) or neither."""
    table = np.full(len(Kind), _NEITHER, dtype=np.uint8)
    table[[Kind.HAN, Kind.HAN_SIMPLIFIED, Kind.HAN_TRADITIONAL]] = _HAN
    table[[Kind.LATIN, Kind.DIGIT]] = _LATIN
    return table[kind_table()]


def parted(codes: Codes) -> list[tuple[int, int]]:
    """The separators, as spans, inside runs of single characters of a text given as folded code points."""
    parts = looked_up(_separators(), codes)
    if np.count_nonzero(parts[2:] & parts[:-2] & ~parts[1:-1]) < LEAST - 1:  # nearly every text
        return []
    at = np.flatnonzero(parts)
    at = at[(at > 0) & (at < len(codes) - 1)]
    script = _scripts()[codes[at - 1]]
    at = at[(script != _NEITHER) & (script == _scripts()[codes[at + 1]])]
    follows = (np.diff(at) == 2) & (codes[at[1:]] == codes[at[:-1]])  # the same separator, one character on
    if np.count_nonzero(follows) < LEAST - 1:
        return []
    runs = (_single(codes, run) for run in np.split(at, np.flatnonzero(~follows) + 1) if len(run) >= LEAST)
    return [(place, place + 1) for run in runs if len(run) >= LEAST for place in run]


def _single(codes: Codes, run: npt.NDArray[np.intp]) -> list[int]:
    """The separators of a run between single characters: Latin words at its ends are none, nor are rows of digits."""
    places: list[int] = run.tolist()
    if _scripts()[codes[places[0] + 1]] == _HAN:
        return places
    if places[0] > 1 and _scripts()[codes[places[0] - 2]] == _LATIN:
        places = places[1:]
    if places[-1] + 2 < len(codes) and _scripts()[codes[places[-1] + 2]] == _LATIN:
        places = places[:-1]
    letters = sum(kind_table()[codes[place + 1]] == Kind.LATIN for place in places)
    return places if 2 * letters > len(places) else []

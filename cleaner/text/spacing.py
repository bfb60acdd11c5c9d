"""Words whose characters were set apart: ``百 家 乐 官 网``, ``开-云-体-育``, ``S L O T``.

Spammers part the characters of their words so that filters do not know them.  A run of single characters, each followed
by the same one separator (or by several spaces), reads as the word it hides; detection leaves the separators out of its
view.  What folds to a separator is one, and invisible characters beside it go with it.
"""

from __future__ import annotations

from functools import cache

import numpy as np
import numpy.typing as npt

from cleaner.text.tables import LEFT_OUT, Codes, Kind, codes_of, fold_table, kind_table, looked_up

SEPARATORS = " -._*/|~+·"
LEAST = 4  # separators in a run; three single characters apart are a table's row or initials
WIDEST = 4  # from one character to the next: columns of a table are wider apart
_BLANK = ord(" ")
_NEITHER, _HAN, _LATIN = 0, 1, 2
Places = npt.NDArray[np.intp]


@cache
def _parting() -> npt.NDArray[np.bool_]:
    """bool array of the code space: which characters may part a word, or stand unseen beside what does."""
    folded = fold_table()
    table: npt.NDArray[np.bool_] = np.isin(folded, codes_of(SEPARATORS)) | (folded == LEFT_OUT)
    return table


@cache
def _scripts() -> npt.NDArray[np.uint8]:
    """uint8 array of the code space: Han, Latin (with digits) or neither."""
    table = np.full(len(Kind), _NEITHER, dtype=np.uint8)
    table[[Kind.HAN, Kind.HAN_SIMPLIFIED, Kind.HAN_TRADITIONAL]] = _HAN
    table[[Kind.LATIN, Kind.DIGIT]] = _LATIN
    return table[kind_table()]


def parted(codes: Codes) -> list[tuple[int, int]]:
    """The separators, as spans, inside runs of single characters of a text given as code points."""
    parts = looked_up(_parting(), codes)
    single = np.flatnonzero(parts[2:] & parts[:-2] & ~parts[1:-1])
    if np.count_nonzero(np.diff(single) <= WIDEST) < LEAST - 2:  # nearly every text
        return []
    folded = looked_up(fold_table(), codes)
    drawn = np.flatnonzero(folded != LEFT_OUT)
    folded = folded[drawn]
    kept = np.flatnonzero(np.insert((folded[1:] != _BLANK) | (folded[:-1] != _BLANK), 0, True))  # one of several spaces
    places = drawn[kept]
    return [(int(places[at]), int(places[at + 1])) for run in _runs(folded[kept], kept, places) for at in run]


def _runs(codes: Codes, kept: Places, places: Places) -> list[list[int]]:
    """The separators of each run in folded code points, of which one of several spaces was ``kept``."""
    at = np.flatnonzero(looked_up(_parting(), codes))
    at = at[(at > 0) & (at < len(codes) - 1)]
    at = at[places[at + 1] - places[at - 1] <= WIDEST]
    script = _scripts()[codes[at - 1]]
    alone = (script == _HAN) | (kept[at + 1] - kept[at] == 1)  # several spaces stand between two words of Latin letters
    at = at[(script != _NEITHER) & (script == _scripts()[codes[at + 1]]) & alone]
    follows = (np.diff(at) == 2) & (codes[at[1:]] == codes[at[:-1]])  # the same separator, one character on
    if np.count_nonzero(follows) < LEAST - 1:
        return []
    runs = (_single(codes, run) for run in np.split(at, np.flatnonzero(~follows) + 1) if len(run) >= LEAST)
    return [run for run in runs if len(run) >= LEAST]


def _single(codes: Codes, run: Places) -> list[int]:
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

"""Parts of lines: the smallest pieces that a unit of judgement can be made of, and those that words cover densely.

A unit begins and ends where a line does, a sentence, or what is left beside a title.  Cut wherever any of these can, a
text falls into parts; no unit is covered by words for more than the densest of its parts.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from cleaner.rulebook.options import DENSE
from cleaner.text.tables import Codes, Kind, kind_table, looked_up

_LETTER, _CUT = 1, 2

Marks = npt.NDArray[np.uint8]
Sums = npt.NDArray[np.int32]
Column = npt.NDArray[np.signedinteger]


class Parts(NamedTuple):
    """Words of word lists, in order, as arrays of one entry a word (``literal``, ``size``, ``line``), and the parts
    that hold them: the place of the ``first`` word of each, and how many ``letters`` it has (1 at least).
    """

    literal: Column
    size: Column
    line: Column
    first: Column
    letters: Column


@cache
def _table() -> Marks:
    """uint8 array of 0x110000: _LETTER where a code point counts in densities, _CUT where a unit may begin or end."""
    no_letters = (Kind.SPACE, Kind.DIGIT, Kind.PUNCTUATION, Kind.SYMBOL, Kind.INVISIBLE, Kind.CONTROL, Kind.OTHER)
    marks = np.where(np.isin(kind_table(), no_letters), 0, _LETTER).astype(np.uint8)
    marks[[ord(c) for c in '\n\r。!?…;."“_|-~']] = _CUT
    return marks


def marks_of(codes: Codes) -> Marks:
    """Where letters stand in a text (of the view), and where it may be cut; one more entry cuts at its end."""
    marks = np.full(len(codes) + 1, _CUT, dtype=np.uint8)
    marks[:-1] = looked_up(_table(), codes)
    return marks


def letter_sums(marks: Marks) -> Sums:
    """How many letters stand before each position, and in all."""
    sums = np.zeros(len(marks), dtype=np.int32)
    np.cumsum(marks[:-1] & _LETTER, dtype=np.int32, out=sums[1:])
    return sums


def dense_parts(marks: Marks, sums: Sums, line: Column, start: Column, end: Column, literal: Column) -> Parts:
    """The parts of which words cover ``DENSE``; the arrays have line, span and literal of each word, by start."""
    cuts = np.flatnonzero(marks == _CUT)
    part = cuts.searchsorted(start)
    size = np.subtract(end, start, dtype=np.int64)
    opens = np.ones(len(part), dtype=np.bool_)  # whether a word is the first of its part
    np.not_equal(part[1:], part[:-1], out=opens[1:])
    first = opens.nonzero()[0]
    after = part[first]
    letters = sums[cuts[after]] - sums[np.where(after, cuts[after - 1], 0)]
    rich = (np.add.reduceat(size, first) if len(first) else size) >= DENSE * letters
    held = rich[opens.cumsum() - 1]
    return Parts(literal[held], size[held], line[held], opens[held].nonzero()[0], np.maximum(letters[rich], 1))

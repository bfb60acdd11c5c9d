"""Parts of lines: the smallest pieces that a unit of judgement can be made of, and those that words cover densely.

A unit begins and ends where a line does, a sentence, or what is left beside a title.  Cut wherever any of these can, a
text falls into parts; no unit is covered by words for more than the densest of its parts.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from cleaner.rulebook.gate import Numbers
from cleaner.rulebook.options import DENSE
from cleaner.text.tables import Codes, Kind, kind_table, looked_up

_LETTER, _CUT = 1, 2

Marks = npt.NDArray[np.uint8]
Sums = npt.NDArray[np.int32]


class Parts(NamedTuple):
    """Words of word lists, in order, as arrays of one entry a word (``literal``, ``size``, ``line``), and the parts
    that hold them: the place of the ``first`` word of each, and how many ``letters`` it has (1 at least).
    """

    literal: Numbers
    size: Numbers
    line: Numbers
    first: Numbers
    letters: Numbers


@cache
def _table() -> Marks:
    """uint8 array of 0x110000: _LETTER where a code point counts in densities, _CUT where a unit may begin or end."""
    no_letters = (Kind.SPACE, Kind.DIGIT, Kind.PUNCTUATION, Kind.SYMBOL, Kind.INVISIBLE, Kind.CONTROL, Kind.OTHER)
    marks = np.where(np.isin(kind_table(), no_letters), 0, _LETTER).astype(np.uint8)
    marks[[ord(c) for c in '\n\r。!?…;."“_|-~']] = _CUT
    return marks


def marks_of(codes: Codes) -> Marks:
    """Where letters stand in a text (of the view), and where it may be cut."""
    return looked_up(_table(), codes)


def letter_sums(marks: Marks) -> Sums:
    """How many letters stand before each position, and in all."""
    sums = np.zeros(len(marks) + 1, dtype=np.int32)
    np.cumsum(marks & _LETTER, dtype=np.int32, out=sums[1:])
    return sums


def dense_parts(marks: Marks, sums: Sums, literal: Numbers, start: Numbers, end: Numbers, line: Numbers) -> Parts:
    """The parts of which words cover ``DENSE``; the arrays have literal, span and line of each word, by start."""
    if not len(start):
        return Parts(literal, end, line, start, start)
    cuts = np.flatnonzero(marks == _CUT)
    part = cuts.searchsorted(start)
    first = _firsts(part)
    before, after = part[first] - 1, part[first]
    begin = np.where(before < 0, 0, cuts.take(before, mode="clip")) if len(cuts) else np.zeros_like(first)
    stop = np.where(after >= len(cuts), len(marks), cuts.take(after, mode="clip")) if len(cuts) else begin + len(marks)
    letters = sums[stop] - sums[begin]
    size = end - start
    rich = np.add.reduceat(size, first) >= DENSE * letters
    held = np.flatnonzero(np.repeat(rich, np.diff(np.append(first, len(part)))))
    return Parts(literal[held], size[held], line[held], _firsts(part[held]), np.maximum(letters[rich], 1))


def _firsts(part: Numbers) -> Numbers:
    """The places at which the parts of words, in order, begin to be others."""
    return np.flatnonzero(np.append(True, part[1:] != part[:-1])) if len(part) else part

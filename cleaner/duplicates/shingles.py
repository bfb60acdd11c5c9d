"""Tokens to shingles: every five consecutive tokens, as one number.

Broder (1997) compares texts as sets of their overlapping runs of tokens: order matters within a run, and a change
touches only the runs across it.  Five characters are about three Chinese words; two articles on different events share
well under one in a hundred such runs, two versions of one article most of them.

A shingle is numbered by 64 bits: a polynomial in its five tokens, modulo 2⁶⁴ (Horner's rule on whole arrays, which
shares the work of overlapping shingles), mixed so that its high bits depend on all others.  Among the shingles of two
articles of a thousand tokens two numbers coincide by chance once in 10¹³ pairs, so sets of numbers are compared
as if they were sets of shingles.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from cleaner.duplicates.ragged import Offsets, Ragged, offsets_of
from cleaner.duplicates.scheme import SHINGLE, random_words
from cleaner.duplicates.tokens import tokenize

Hashes = npt.NDArray[np.uint64]

_FACTOR, _MIX = random_words(2, purpose=2)
_SQUARE = (random_words(1, purpose=2) ** 2)[0]


def shingle_hashes(tokens: Ragged[np.uint32]) -> Ragged[np.uint64]:
    """The shingles of each row of tokens, in order and as often as they occur: uint64, one row a text.

    A row of ``n`` tokens gives ``max(0, n - 4)`` shingles.
    """
    counts = np.maximum(tokens.counts - (SHINGLE - 1), 0)
    total = len(tokens.values) - (SHINGLE - 1)
    if total <= 0:
        return Ragged(np.empty(0, dtype=np.uint64), offsets_of(counts))
    one = tokens.values.astype(np.uint64)
    two = one[:-1] * _FACTOR
    two += one[1:]
    mixed = two[:-2] * _SQUARE
    mixed += two[2:]
    mixed = mixed[:-1]
    mixed *= _FACTOR
    mixed += one[4:]
    mixed ^= mixed >> np.uint64(32)
    mixed *= _MIX
    return Ragged(mixed[_within(tokens.offsets, total)], offsets_of(counts))


def _within(offsets: Offsets, total: int) -> npt.NDArray[np.bool_]:
    """Which shingles of all tokens laid end to end do not reach from one text into the next."""
    within = np.ones(total, dtype=np.bool_)
    for back in range(1, SHINGLE):
        across = offsets[1:-1] - back
        within[across[(across >= 0) & (across < total)]] = False
    return within


def distinct(hashes: Ragged[np.uint64]) -> Ragged[np.uint64]:
    """Each row as a set: sorted, every number once."""
    values = hashes.values.copy()
    for start, end in pairwise(hashes.offsets.tolist()):
        values[start:end].sort()
    first = np.ones(len(values), dtype=np.bool_)
    np.not_equal(values[1:], values[:-1], out=first[1:])
    starts = hashes.offsets[:-1]
    first[starts[starts < len(values)]] = True  # two rows may meet in equal numbers
    return Ragged(values[first], offsets_of(first)[hashes.offsets])


def shingle_sets(texts: Sequence[str]) -> list[Hashes]:
    """The set of shingles of each text, as a sorted array of uint64."""
    sets = distinct(shingle_hashes(tokenize(texts)))
    return [sets[row] for row in range(len(sets))]


def shared(a: Hashes, b: Hashes) -> int:
    """How many shingles two sets (sorted arrays) have in common."""
    both = np.concatenate((a, b))
    both.sort(kind="stable")  # merges the two sorted halves in linear time
    return int(np.count_nonzero(both[1:] == both[:-1]))

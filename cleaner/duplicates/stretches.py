"""The signature of a text of any length, in little more memory than the text takes.

Its shingles take sixteen times the memory of its tokens while they are made.  So a long row of tokens is cut into
stretches, each of which begins with the last tokens of the one before, so that no shingle is lost.  The smallest value
of a bin is the smallest of all stretches; only a text that says the same again and again leaves bins empty, and
such a text has few shingles that differ.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import reduce

import numpy as np
import numpy.typing as npt

from cleaner.duplicates.ragged import Ragged, Scalar
from cleaner.duplicates.scheme import SHINGLE
from cleaner.duplicates.shingles import Hashes, distinct, shingle_hashes
from cleaner.duplicates.signatures import EMPTY, Signatures, sign, thrown
from cleaner.text.tables import Codes

STRETCH = 1 << 20
"""Tokens that are worked on at a time."""


def sign_tokens(tokens: Ragged[np.uint32]) -> Signatures:
    """The signature of each row of tokens, as ``sign`` gives it of its shingles."""
    if len(tokens.values) <= STRETCH:
        return sign(shingle_hashes(tokens))
    return np.stack([_signed(tokens[row]) for row in range(len(tokens))])


def _signed(row: Codes) -> Signatures:
    """The signature of one row: uint32 of shape (128,)."""
    bins: Signatures = np.minimum.reduce([thrown(part)[0] for part in _stretches(row)])
    if not (bins == EMPTY).any():
        return bins
    few: Hashes = reduce(np.union1d, (distinct(part).values for part in _stretches(row)))
    signature: Signatures = sign(_one(few))[0]
    return signature


def _stretches(row: Codes) -> Iterator[Ragged[np.uint64]]:
    """The shingles of a row, a stretch at a time; one without any where it is too short."""
    overlap = SHINGLE - 1
    for at in range(0, max(1, len(row) - overlap), STRETCH):
        yield shingle_hashes(_one(row[at : at + STRETCH + overlap]))


def _one(values: npt.NDArray[Scalar]) -> Ragged[Scalar]:
    return Ragged(values, np.array([0, len(values)], dtype=np.int64))

"""Shingles to signatures: 128 numbers that tell how alike two sets are.

MinHash (Broder 1997) takes 128 random orders of all shingles and keeps the first of each; the fraction of equal
places in two signatures estimates the Jaccard similarity of the sets with a standard error of √(J(1−J)/128).
Computing 128 hashes of every shingle is the slow part.  One-permutation hashing (Li, Owen & Zhang 2012) computes
one: the hash throws each shingle into one of 128 bins, and each bin keeps its smallest.  What to do with bins that
stay empty has been answered twice.  Optimal densification (Shrivastava 2017) copies the value of another bin, which
makes places of short texts depend on each other.  Fast similarity sketching (Dahlgaard, Knudsen & Thorup 2017) throws
all shingles of such a text again, with a new hash, into the bins that are still empty: no place depends on
another, and a text of 4 kB almost never needs a second round.  This is what is used here; after sixteen rounds the bins
that are left each take the minimum over all shingles, as in MinHash.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from cleaner.duplicates.ragged import Ragged
from cleaner.duplicates.scheme import SEED, VALUES, random_words
from cleaner.duplicates.shingles import Hashes, distinct

if TYPE_CHECKING:
    from datasketch import MinHash

Signatures = npt.NDArray[np.uint32]

EMPTY = np.uint32(0xFFFFFFFF)
_BIN_SHIFT, _VALUE_SHIFT = np.uint64(57), np.uint64(25)  # the top 7 bits name the bin, the next 32 are the value
_ROUNDS = 16
_REPEATED = 1 << 12  # shingles of a row that leave no bin empty, if they are not the same ones again and again
_SALTS = random_words(_ROUNDS + VALUES, purpose=4)
_MIX = random_words(2, purpose=5)


def sign(hashes: Ragged[np.uint64]) -> Signatures:
    """The signature of each row of shingles: uint32 of shape (rows, 128).

    Order and repetition of shingles do not matter.  A row without shingles is ``EMPTY`` throughout.
    """
    signatures = thrown(hashes)
    short = np.flatnonzero((signatures == EMPTY).any(axis=1) & (hashes.counts > 0))
    if len(short):
        few = hashes.take(short)
        if few.counts.max() > _REPEATED:
            few = distinct(few)
        signatures[short] = _filled(few, signatures[short])
    return signatures


def thrown(hashes: Ragged[np.uint64]) -> Signatures:
    """The first round of ``sign``: of each row the smallest value in each bin, ``EMPTY`` where there is none.

    That of two rows together is the smaller of both, place by place.
    """
    signatures = np.full((len(hashes), VALUES), EMPTY, dtype=np.uint32)
    _throw(hashes, hashes.values, signatures)
    return signatures


def estimate(a: Signatures, b: Signatures) -> npt.NDArray[np.float64]:
    """The estimated Jaccard similarity of signatures, row by row; shapes broadcast over the last axis.

    The standard error is √(J(1−J)/128), 0.044 at its largest.  Nothing is like a text without shingles.
    """
    alike: npt.NDArray[np.float64] = ((a == b) & (a != EMPTY)).mean(axis=-1)
    return alike


def as_datasketch(signature: Signatures) -> MinHash:
    """One signature (shape (128,)) as a ``datasketch.MinHash``, for its LSH, forests and storage.

    It can be compared with, and indexed beside, other signatures that come from here.  Its values are no
    minima of datasketch's own permutations, so it must not be updated or merged.
    """
    from datasketch import MinHash

    known: dict[str, Any] = {"seed": SEED, "hashvalues": signature, "permutations": _permutations()}
    if hasattr(MinHash(num_perm=2), "scheme"):  # since datasketch 2.0
        known["scheme"] = "affine32"
    return MinHash(**known)


def _permutations() -> npt.NDArray[np.uint32]:
    """Parameters that datasketch wants to see; the identity, so that each handed-out sketch shares them."""
    return np.stack((np.ones(VALUES, np.uint32), np.zeros(VALUES, np.uint32)))


def _throw(shape: Ragged[np.uint64], values: Hashes, signatures: Signatures) -> None:
    """Put each value into its bin of its row, keeping the smallest; ``shape`` tells the rows of ``values``."""
    places = (values >> _BIN_SHIFT).view(np.int64)
    places += np.repeat(np.arange(len(shape)) * VALUES, shape.counts)
    np.minimum.at(signatures.reshape(-1), places, (values >> _VALUE_SHIFT).astype(np.uint32))


def _again(values: Hashes, salts: Any) -> Hashes:
    """Another hash of the same shingles."""
    mixed: Hashes = (values ^ salts) * _MIX[0]
    mixed ^= mixed >> np.uint64(32)
    mixed *= _MIX[1]
    return mixed


def _filled(hashes: Ragged[np.uint64], signatures: Signatures) -> Signatures:
    """The signatures with every empty bin filled; each row has shingles."""
    for salt in _SALTS[:_ROUNDS]:
        empty = signatures == EMPTY
        rows = np.flatnonzero(empty.any(axis=1))
        if not len(rows):
            return signatures
        thrown = hashes.take(rows)
        fresh = np.full((len(rows), VALUES), EMPTY, dtype=np.uint32)
        _throw(thrown, _again(thrown.values, salt), fresh)
        signatures[rows] = np.where(empty[rows], fresh, signatures[rows])
    rows, bins = np.nonzero(signatures == EMPTY)
    if len(rows):
        thrown = hashes.take(rows)
        mixed = _again(thrown.values, np.repeat(_SALTS[_ROUNDS:][bins], thrown.counts))
        signatures[rows, bins] = np.minimum.reduceat((mixed >> _VALUE_SHIFT).astype(np.uint32), thrown.offsets[:-1])
    return signatures

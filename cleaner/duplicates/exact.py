"""Equal texts, found by hash before anything is compared.

Hashing every text would take a fifth of the whole time, and is not needed: equal texts have equal lengths and equal
signatures.  Only where those coincide are the texts read again and hashed.
"""

from __future__ import annotations

import numpy as np

from cleaner.duplicates.groups import same_as
from cleaner.duplicates.scheme import VALUES, random_words
from cleaner.duplicates.shelf import Numbers, Shelf
from cleaner.duplicates.shingles import Hashes
from cleaner.duplicates.signatures import Signatures
from cleaner.duplicates.sketches import digest

_READ = 256  # texts that are read at a time
_SUMMED = 1 << 12


def equal_texts(shelf: Shelf, ranks: Numbers, signatures: Signatures) -> Numbers:
    """For each rank the best rank of an equal text: itself as a rule, -1 for a text without content.

    ``ranks`` are the numbers of the texts from the best-ranked down, ``signatures`` are in the same order.
    """
    keys = likeness(signatures, shelf.facts["length"][ranks])
    blank = shelf.facts["blank"][ranks]
    same = np.arange(len(ranks))
    alike = repeated(keys) & ~blank
    suspects = np.flatnonzero(alike)
    digests = np.zeros(len(suspects), dtype="V16")
    order = np.argsort(ranks[suspects])
    for start in range(0, len(order), _READ):
        part = order[start : start + _READ]
        texts = shelf.texts(ranks[suspects[part]])
        digests[part] = np.frombuffer(b"".join(map(digest, texts)), dtype="V16")
    same[suspects] = suspects[same_as(digests)]
    same[blank] = -1
    return same


def likeness(signatures: Signatures, lengths: Numbers) -> Hashes:
    """A 64-bit hash of each signature and the length of its text, which equal texts share."""
    factors = random_words(VALUES, purpose=7)
    parts = [np.zeros(0, dtype=np.uint64)]
    for start in range(0, len(signatures), _SUMMED):
        parts.append((signatures[start : start + _SUMMED] * factors).sum(axis=1))
    return np.concatenate(parts) + lengths.astype(np.uint64) * random_words(1, purpose=8)


def repeated(keys: Hashes) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Which keys occur more than once."""
    _, inverse, counts = np.unique(keys, return_inverse=True, return_counts=True)
    often: np.ndarray[tuple[int], np.dtype[np.bool_]] = counts[inverse] > 1
    return often

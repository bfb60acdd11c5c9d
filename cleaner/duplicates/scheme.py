"""What a signature depends on besides its text, and the random numbers all signatures share.

Signatures can be compared only when they were made in the same way.  Whatever stores them stores this record
beside them, and refuses others: a similarity of signatures that mean different things is a number without
meaning, and nothing about it looks wrong.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from cleaner.text.tables import FOLD_VERSION

VALUES = 128
SHINGLE = 5
SEED = 1
TOKENS_VERSION = 1  # raised whenever a text may be cut into other tokens than before


class SchemeError(ValueError):
    """Signatures of one scheme met those of another; the message says which part differs and what to do."""


@dataclass(frozen=True, slots=True)
class Scheme:
    """How signatures are made.

    ``method`` names the sketch (see ``signatures``), ``values`` its length, ``seed`` its random numbers,
    ``shingle`` how many tokens make a shingle; ``tokens`` and ``fold`` are the versions of the rules by which text
    is cut into tokens and of the table that folds it.
    """

    method: str = "similarity-sketch"
    values: int = VALUES
    seed: int = SEED
    shingle: int = SHINGLE
    tokens: int = TOKENS_VERSION
    fold: int = FOLD_VERSION

    def as_dict(self) -> dict[str, Any]:
        """The record as plain data."""
        return asdict(self)

    def require(self, stored: Mapping[str, Any], where: str) -> None:
        """Raise SchemeError unless ``stored``, found in ``where``, is this scheme."""
        mine = self.as_dict()
        differing = sorted(key for key in mine.keys() | stored.keys() if mine.get(key) != stored.get(key))
        if differing:
            parts = ", ".join(f"{key} {stored.get(key)!r} instead of {mine.get(key)!r}" for key in differing)
            raise SchemeError(
                f"{where} holds signatures that cannot be compared with those of this version: {parts}. "
                "Make it again from the texts."
            )


SCHEME = Scheme()


def random_words(count: int, purpose: int) -> npt.NDArray[np.uint64]:
    """``count`` odd 64-bit numbers, the same on every machine; ``purpose`` keeps uses of them apart.

    The generator is splitmix64 (Steele, Lea & Flood 2014), written out because NumPy may change its own.
    """
    with np.errstate(over="ignore"):
        start = np.uint64(SEED * 1_000_003 + purpose) * np.uint64(0xD1342543DE82EF95)
        state = start + np.arange(1, count + 1, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)
        state = (state ^ (state >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        state = (state ^ (state >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        return (state ^ (state >> np.uint64(31))) | np.uint64(1)

"""The gate: one pass over the text's bytes says which words of which rules it holds, and where.

All keywords and word lists of all rules stand in one Hyperscan literal database (Wang et al., NSDI 2019:
"Hyperscan: A Fast Multi-pattern Regex Matcher for Modern CPUs").  Nothing else in the package looks at a text
that the gate did not name.  The database is made from the literals on first use in each thread and never pickled.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import hyperscan
import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Hits:
    """Literals found in a text, ordered by start, end and number: arrays of one entry a hit.

    ``literal`` is the number of the literal, ``start`` and ``end`` its span (code points), ``whole`` whether it
    stands there as a whole word (always true in scripts without spaces between words).
    """

    literal: Numbers
    start: Numbers
    end: Numbers
    whole: npt.NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.literal)


def _spaced(character: str) -> bool:
    """Whether words of the character's script are parted by spaces, so that a word must end where it ends."""
    return character.isalpha() and (ord(character) < 0x0E00 or 0x1E00 <= ord(character) < 0x2000)


class Gate:
    """Finds literals in folded text.  ``literals`` are numbered by their place in the sequence."""

    def __init__(self, literals: Sequence[str]) -> None:
        self.literals = tuple(literals)
        self._bytes = np.array([len(literal.encode()) for literal in self.literals], dtype=np.int64)
        self._starts_word = np.array([_spaced(literal[0]) for literal in self.literals], dtype=bool)
        self._ends_word = np.array([_spaced(literal[-1]) for literal in self.literals], dtype=bool)
        self._local = threading.local()

    def __getstate__(self) -> dict[str, Any]:
        return {"literals": self.literals}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__init__(state["literals"])  # type: ignore[misc]

    def scan(self, text: str) -> Hits:
        """All hits in a text."""
        data = text.encode("utf-8", "surrogatepass")
        found = self._scan_bytes(data)
        pairs = np.array(found, dtype=np.int64).reshape(-1, 2)
        literal, end = pairs[:, 0], pairs[:, 1]
        start = end - self._bytes[literal]
        if len(data) != len(text) and found:
            begins = (np.frombuffer(data, dtype=np.uint8) & 0xC0) != 0x80
            points = np.concatenate(([0], np.cumsum(begins)))
            start, end = points[start], points[end]
        return self._sorted(text, literal, start, end)

    def scan_slowly(self, text: str) -> Hits:
        """The same hits by plain string search, for the tests that prove the gate."""
        found = []
        for number, literal in enumerate(self.literals):
            at = text.find(literal)
            while at >= 0:
                found.append((number, at, at + len(literal)))
                at = text.find(literal, at + 1)
        triples = np.array(found, dtype=np.int64).reshape(-1, 3)
        return self._sorted(text, triples[:, 0], triples[:, 1], triples[:, 2])

    def _scan_bytes(self, data: bytes) -> list[tuple[int, int]]:
        scratch = getattr(self._local, "scratch", None) or self._compile()
        found: list[tuple[int, int]] = []

        def on_match(number: int, _start: int, to: int, _flags: int, _context: Any) -> None:
            found.append((number, to))

        self._local.database.scan(data, match_event_handler=on_match, scratch=scratch)
        return found

    def _compile(self) -> Any:
        """A database and its scratch space for this thread (Hyperscan's scratch serves one scan at a time)."""
        database = hyperscan.Database()
        encoded = [literal.encode() for literal in self.literals]
        database.compile(
            expressions=encoded,
            ids=list(range(len(encoded))),
            elements=len(encoded),
            flags=[0] * len(encoded),
            literal=True,
        )
        self._local.database = database
        self._local.scratch = hyperscan.Scratch(database)
        return self._local.scratch

    def _sorted(self, text: str, literal: Numbers, start: Numbers, end: Numbers) -> Hits:
        order = np.lexsort((literal, end, start))
        literal, start, end = literal[order], start[order], end[order]
        whole = np.ones(len(literal), dtype=bool)
        for place in np.flatnonzero(self._starts_word[literal]):
            whole[place] = start[place] == 0 or not _spaced(text[start[place] - 1])
        for place in np.flatnonzero(self._ends_word[literal]):
            whole[place] &= end[place] == len(text) or not _spaced(text[end[place]])
        return Hits(literal, start, end, whole)

"""The gate: one pass over the text's bytes says which words of which rules it holds, and where.

All keywords and word lists of all rules stand in one Hyperscan literal database (Wang et al., NSDI 2019:
"Hyperscan: A Fast Multi-pattern Regex Matcher for Modern CPUs").  Nothing else in the package looks at a text
that the gate did not name.  The database is made from the literals on first use, kept for later processes
(see ``shelf``), and never pickled.
"""

from __future__ import annotations

import hashlib
import platform
import threading
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import version
from typing import Any

import hyperscan
import numpy as np
import numpy.typing as npt

from cleaner.rulebook.shelf import keep

Numbers = npt.NDArray[np.int64]
_SHIFT = 24  # bits of a literal's number beside a place
_NUMBERS = (1 << _SHIFT) - 1
_PIECE = 1 << 20  # bytes
_ORDER_BITS = _SHIFT + 10  # and for its length


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


def _loaded(data: bytes) -> Any:
    return hyperscan.loadb(data, hyperscan.HS_MODE_BLOCK)


def _in_code_points(data: bytes, ends: Numbers) -> Numbers:
    """Ends in bytes of UTF-8, in order, as ends in code points; in pieces, for a place takes 8 bytes."""
    begins = np.frombuffer(data, dtype=np.int8) >= -0x40  # other than 0x80 to 0xBF
    found = np.empty_like(ends)
    before = at = 0
    for start in range(0, len(data), _PIECE):
        places = np.flatnonzero(begins[start : start + _PIECE])
        stop = int(ends.searchsorted(start + _PIECE, "right"))
        found[at:stop] = before + places.searchsorted(ends[at:stop] - start)
        before, at = before + len(places), stop
    return found


class Gate:
    """Finds literals in folded text.  ``literals`` are numbered by their place in the sequence."""

    def __init__(self, literals: Sequence[str]) -> None:
        self.literals = tuple(literals)
        length = np.array([len(literal) for literal in self.literals], dtype=np.int64)
        self._length = length
        self._order = length << _SHIFT | np.arange(len(length))
        self._spaced = np.array([_spaced(literal[0]) or _spaced(literal[-1]) for literal in self.literals], dtype=bool)
        self._local = threading.local()

    def __getstate__(self) -> dict[str, Any]:
        return {"literals": self.literals}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__init__(state["literals"])  # type: ignore[misc]

    def scan(self, text: str) -> Hits:
        """All hits in a text."""
        data = text.encode("utf-8", "surrogatepass")
        found = np.sort(np.frombuffer(self._scan_bytes(data), dtype=np.int64))
        literal, end = found & _NUMBERS, found >> _SHIFT
        if len(data) != len(text):
            end = _in_code_points(data, end)
        return self._sorted(text, literal, end - self._length[literal])

    def scan_slowly(self, text: str) -> Hits:
        """The same hits by plain string search, for the tests that prove the gate."""
        found = []
        for number, literal in enumerate(self.literals):
            at = text.find(literal)
            while at >= 0:
                found.append((number, at))
                at = text.find(literal, at + 1)
        pairs = np.array(found, dtype=np.int64).reshape(-1, 2)
        return self._sorted(text, pairs[:, 0], pairs[:, 1])

    def _scan_bytes(self, data: bytes) -> array[int]:
        """Number and end (bytes) of each hit, in one integer of 8 bytes."""
        scratch = getattr(self._local, "scratch", None) or self._compile()
        found = array("q")

        def on_match(number: int, _start: int, to: int, _flags: int, _context: Any) -> None:
            found.append(to << _SHIFT | number)

        self._local.database.scan(data, match_event_handler=on_match, scratch=scratch)
        return found

    def _compile(self) -> Any:
        """A database and its scratch space for this thread (Hyperscan's scratch serves one scan at a time)."""
        try:
            self._local.database = _loaded(keep(self._name(), self._made))
        except hyperscan.error:  # kept by another processor, on a home that machines share
            self._local.database = _loaded(self._made())
        self._local.scratch = hyperscan.Scratch(self._local.database)
        return self._local.scratch

    def _name(self) -> str:
        """What the database is kept as: it holds for these literals, this Hyperscan and this kind of machine."""
        parts = (version("hyperscan"), platform.machine(), platform.system(), *self.literals)
        return f"gate-{hashlib.sha256(chr(0).join(parts).encode()).hexdigest()[:32]}.hs"

    def _made(self) -> bytes:
        """The database in Hyperscan's own serial form."""
        database = hyperscan.Database()
        encoded = [literal.encode() for literal in self.literals]
        database.compile(
            expressions=encoded,
            ids=list(range(len(encoded))),
            elements=len(encoded),
            flags=[0] * len(encoded),
            literal=True,
        )
        return bytes(hyperscan.dumpb(database))

    def _sorted(self, text: str, literal: Numbers, start: Numbers) -> Hits:
        """Hits by start, end and number; the three in one integer sort faster than three arrays."""
        keys = np.sort(start << _ORDER_BITS | self._order[literal])
        literal, start = keys & _NUMBERS, keys >> _ORDER_BITS
        end = start + self._length[literal]
        whole = np.ones(len(literal), dtype=bool)
        for place in np.flatnonzero(self._spaced[literal]):
            word = self.literals[literal[place]]
            left, right = start[place], end[place]
            whole[place] = not (
                (_spaced(word[0]) and left and _spaced(text[left - 1]))
                or (_spaced(word[-1]) and right < len(text) and _spaced(text[right]))
            )
        return Hits(literal, start, end, whole)

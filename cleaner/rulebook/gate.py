"""The gate: one pass over the text's bytes says which words of which rules it holds, and where.

All keywords and word lists of all rules stand in one Hyperscan literal database (Wang et al., NSDI 2019:
"Hyperscan: A Fast Multi-pattern Regex Matcher for Modern CPUs").  Nothing else in the package looks at a text that the gate
did not name.  The database is made from the literals on first use in each thread and never pickled.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import hyperscan


class Hit(NamedTuple):
    """A literal found in the view: its number, its span (code points), whether it stands there as a whole word."""

    literal: int
    start: int
    end: int
    whole: bool = True


def _spaced(character: str) -> bool:
    """Whether words of the character's script are parted by spaces, so that a word must end where it ends."""
    return character.isalpha() and ord(character) < 0x0E00


class Gate:
    """Finds literals in folded text.  ``literals`` are numbered by their place in the sequence."""

    def __init__(self, literals: Sequence[str]) -> None:
        self.literals = tuple(literals)
        self._bytes = [len(literal.encode()) for literal in self.literals]
        self._starts_word = [_spaced(literal[0]) for literal in self.literals]
        self._ends_word = [_spaced(literal[-1]) for literal in self.literals]
        self._local = threading.local()

    def __getstate__(self) -> dict[str, Any]:
        return {"literals": self.literals}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__init__(state["literals"])  # type: ignore[misc]

    def scan(self, text: str) -> list[Hit]:
        """All hits in a text, ordered by start."""
        data = text.encode("utf-8", "surrogatepass")
        raw = self._scan_bytes(data)
        if not raw:
            return []
        spans = sorted((to - self._bytes[number], to, number) for number, to in raw)
        return [self._judge(text, hit) for hit in self._to_code_points(text, data, spans)]

    def _scan_bytes(self, data: bytes) -> set[tuple[int, int]]:
        scratch = getattr(self._local, "scratch", None) or self._compile()
        found: set[tuple[int, int]] = set()

        def on_match(number: int, _start: int, to: int, _flags: int, _context: Any) -> None:
            found.add((number, to))

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

    @staticmethod
    def _to_code_points(text: str, data: bytes, spans: list[tuple[int, int, int]]) -> Iterable[Hit]:
        if len(data) == len(text):
            return [Hit(number, start, end) for start, end, number in spans]
        places = sorted({place for start, end, _ in spans for place in (start, end)})
        points: dict[int, int] = {}
        at = points_so_far = 0
        for place in places:
            points_so_far += len(data[at:place].decode("utf-8", "surrogatepass"))
            points[place] = points_so_far
            at = place
        return [Hit(number, points[start], points[end]) for start, end, number in spans]

    def _judge(self, text: str, hit: Hit) -> Hit:
        """In a script with spaces a word must begin and end where the literal does."""
        number, start, end, _ = hit
        inside = (self._starts_word[number] and start and _spaced(text[start - 1])) or (
            self._ends_word[number] and end < len(text) and _spaced(text[end])
        )
        return hit._replace(whole=False) if inside else hit


def reference_scan(gate: Gate, text: str) -> list[Hit]:
    """The same hits by plain string search: slow, for the tests that prove the gate."""
    hits = []
    for number, literal in enumerate(gate.literals):
        at = text.find(literal)
        while at >= 0:
            hits.append(Hit(number, at, at + len(literal)))
            at = text.find(literal, at + 1)
    return [gate._judge(text, hit) for hit in sorted(hits, key=lambda h: (h.start, h.end, h.literal))]

"""A copy of a text with pieces of its lines on lines of their own, and the way back."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy of a text with pieces of its lines on lines of their own.

    ``pieces``: where they stand in the copy, in order; ``shifts``: how many line feeds were put in before each.
    """

    text: str
    pieces: tuple[tuple[int, int], ...]
    shifts: tuple[int, ...]

    def back(self, start: int, end: int) -> tuple[int, int] | None:
        """The place in the text of a span of the copy that holds whole pieces and nothing else but white space."""
        first = bisect_left(self.pieces, (start, -1))
        if first and self.pieces[first - 1][1] > start:
            return None
        at, last = start, first
        while last < len(self.pieces) and self.pieces[last][0] < end:
            if self.text[at : self.pieces[last][0]].strip() or self.pieces[last][1] > end:
                return None
            at, last = self.pieces[last][1], last + 1
        if last == first or self.text[at:end].strip():
            return None
        return self.pieces[first][0] - self.shifts[first], self.pieces[last - 1][1] - self.shifts[last - 1]


def copy_with(text: str, spans: Sequence[tuple[int, int]]) -> Copy:
    """The copy of a text with these spans, in order, on lines of their own."""
    out: list[str] = []
    pieces: list[tuple[int, int]] = []
    shifts: list[int] = []
    at = added = 0
    broken = True  # whether the copy so far ends with a line
    for start, end in spans:
        out.append(text[at:start])
        if start > at:
            broken = text[start - 1] in "\r\n"
        if not broken:
            out.append("\n")
            added += 1
        pieces.append((start + added, end + added))
        shifts.append(added)
        out.append(text[start:end])
        at, broken = end, False
        if end < len(text) and text[end] not in "\r\n":
            out.append("\n")
            added, broken = added + 1, True
    return Copy("".join([*out, text[at:]]), tuple(pieces), tuple(shifts))

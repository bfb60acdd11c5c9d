"""Which visible characters of a text went, and which edit took each.

White space is not counted: whether the line break before a removed line or the one behind it goes is taste.  Nor is a
cleaner charged for what cannot be told apart: of ``a,b,c`` without ``b,`` nobody knows whether ``,b`` or ``b,`` went.
A removal may slide as long as the clean text stays the same, and is taken to stand where most of it is marked.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import takewhile

from cleaner.text.edits import Edit

NONE = -1


@dataclass(frozen=True, slots=True)
class Aligned:
    """The visible characters of a text, numbered from 0, and those of the clean text.

    ``places`` are their places in the text, ``marks`` the number of the mark on each, ``kept`` where each stands in
    ``clean`` (the visible characters of the clean text), ``takers`` the number of the edit that took each; ``NONE`` if
    there is none.
    """

    places: list[int]
    marks: list[int]
    kept: list[int]
    takers: list[int]
    clean: str

    def inside(self, edit: Edit) -> range:
        """The numbers of the visible characters that a span of the text holds."""
        return _inside(self.places, edit)


@dataclass(slots=True)
class _Piece:
    """A run of visible characters that edits replace; ``edits`` are their numbers, and where each ends."""

    start: int
    end: int
    written: str
    edits: list[tuple[int, int]]

    def slide(self, by: int) -> None:
        self.start += by
        self.end += by
        self.edits = [(number, end + by) for number, end in self.edits]


def visible(text: str) -> str:
    """The characters that are no white space."""
    return "".join(char for char in text if not char.isspace())


def align(text: str, edits: Sequence[Edit], marks: Sequence[Edit]) -> Aligned:
    """Follow the edits of a cleaner through a text that is marked."""
    places = [place for place, char in enumerate(text) if not char.isspace()]
    chars = "".join(text[place] for place in places)
    owners = [NONE] * len(chars)
    for number, mark in enumerate(marks):
        for place in _inside(places, mark):
            owners[place] = number
    pieces = list(_pieces(places, edits))
    _settle(chars, owners, pieces)
    due = {(_inside(places, mark), visible(mark.replacement)) for mark in marks}
    return _followed(chars, places, owners, pieces, due)


def _inside(places: Sequence[int], edit: Edit) -> range:
    return range(bisect_left(places, edit.start), bisect_left(places, edit.end))


def _pieces(places: Sequence[int], edits: Iterable[Edit]) -> Iterator[_Piece]:
    """The edits on visible characters; removals that touch are one piece."""
    last: _Piece | None = None
    for number, edit in enumerate(edits):
        span, written = _inside(places, edit), visible(edit.replacement)
        if not span and not written:
            continue
        if last and not written and not last.written and last.end == span.start:
            last.end = span.stop
            last.edits.append((number, span.stop))
            continue
        if last:
            yield last
        last = _Piece(span.start, span.stop, written, [(number, span.stop)])
    if last:
        yield last


def _settle(chars: str, owners: Sequence[int], pieces: Sequence[_Piece]) -> None:
    """Slide each removal to where most of it is marked, by as little as can be."""
    ends = [0, *(piece.end for piece in pieces)]
    starts = [*(piece.start for piece in pieces), len(chars)][1:]
    for number, (piece, high) in enumerate(zip(pieces, starts, strict=True)):
        if not piece.written:
            piece.slide(_best_slide(chars, owners, piece, ends[number], high))
            ends[number + 1] = piece.end


def _best_slide(chars: str, owners: Sequence[int], piece: _Piece, low: int, high: int) -> int:
    """How far to slide, between the places ``low`` and ``high``: a shift by one loses and gains one character."""
    start, end = piece.start, piece.end
    ahead = takewhile(lambda by: chars[start + by] == chars[end + by], range(high - end))
    back = takewhile(lambda by: chars[end - 1 - by] == chars[start - 1 - by], range(start - low))
    best = gain = 0
    shift = 0
    for by in ahead:
        gain += (owners[end + by] != NONE) - (owners[start + by] != NONE)
        if gain > best:
            best, shift = gain, by + 1
    gain = 0
    for by in back:
        gain += (owners[start - 1 - by] != NONE) - (owners[end - 1 - by] != NONE)
        if gain > best or (gain == best and by + 1 < abs(shift)):
            best, shift = gain, -by - 1
    return shift


def _followed(
    chars: str, places: list[int], owners: list[int], pieces: Iterable[_Piece], due: Collection[tuple[range, str]]
) -> Aligned:
    """Write the clean text piece by piece, and note where every character went; in what is ``due`` none stayed."""
    kept, takers = [NONE] * len(chars), [NONE] * len(chars)
    clean: list[str] = []
    at = 0
    for piece in [*pieces, _Piece(len(chars), len(chars), "", [])]:
        kept[at : piece.start] = range(len(clean), len(clean) + piece.start - at)
        clean += chars[at : piece.start]
        at = piece.start
        for number, end in piece.edits:
            takers[at:end] = [number] * (end - at)
            at = end
        as_due = (range(piece.start, piece.end), piece.written) in due
        for i, j, size in () if as_due else _common(chars[piece.start : piece.end], piece.written):
            kept[piece.start + i : piece.start + i + size] = range(len(clean) + j, len(clean) + j + size)
        clean += piece.written
    return Aligned(places, owners, kept, takers, "".join(clean))


def _common(before: str, after: str) -> Iterable[tuple[int, int, int]]:
    """What a replacement leaves of the text it replaces: place before, place after, length."""
    return SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks() if after else ()

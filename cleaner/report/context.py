"""A change in its place: the text before it and after it, with whatever else went there marked too."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from cleaner.audit.record import Change, Record

WIDTH = 140
"""Characters of context on each side."""
LINES = 3
"""Lines of context on each side."""
HEAD, TAIL = 320, 60
"""Characters that are shown of the beginning and the end of a long text."""

Shortened = tuple[str, int, str]
"""The beginning of a text, how many characters are left out, and the end."""

Piece = tuple[str, str]
"""(kind, text): ``kept``, ``other`` (another change took it), ``this``, or ``cut`` where a line goes on unseen."""

_BREAK = re.compile(r"\r\n|\r|\n")


def shortened(text: str) -> Shortened:
    """A text as it is shown; most are short enough to be whole."""
    if len(text) <= HEAD + TAIL:
        return text, 0, ""
    return text[:HEAD], len(text) - HEAD - TAIL, text[-TAIL:]


def context(original: str, record: Record, change: Change) -> list[Piece]:
    """The pieces of the original around a change; ``this`` stands where the change does, without its text."""
    start, end = change.edit.start, change.edit.end
    left, right = _left(original, start), _right(original, end)
    others = [(one.edit.start, one.edit.end) for one in record.edits if one is not change]
    before, after = _pieces(original, left, start, others), _pieces(original, end, right, others)
    return [*_cut(original, left), *before, ("this", ""), *after, *_cut(original, right)]


def _cut(text: str, at: int) -> list[Piece]:
    """Whether a line is cut at this place."""
    inside = 0 < at < len(text) and text[at - 1] not in "\r\n" and text[at] not in "\r\n"
    return [("cut", "")] if inside else []


def _left(text: str, start: int) -> int:
    """Where the context before a place begins."""
    near = max(0, start - WIDTH)
    breaks = [near + found.end() for found in _BREAK.finditer(text[near:start])]
    return breaks[-LINES] if len(breaks) >= LINES else near


def _right(text: str, end: int) -> int:
    breaks = [end + found.start() for found in _BREAK.finditer(text[end : end + WIDTH])]
    return breaks[LINES - 1] if len(breaks) >= LINES else min(len(text), end + WIDTH)


def _pieces(text: str, start: int, end: int, others: Sequence[tuple[int, int]]) -> Iterator[Piece]:
    """The text from ``start`` to ``end`` in pieces; ``others`` are disjoint and in order."""
    at = start
    for first, last in others:
        first, last = max(first, at), min(last, end)
        if first < last:
            if at < first:
                yield "kept", text[at:first]
            yield "other", text[first:last]
            at = last
    if at < end:
        yield "kept", text[at:end]

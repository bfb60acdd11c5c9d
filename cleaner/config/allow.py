"""Texts that must stay.

An allowed text is a place in a document that no finding may touch: not one that would remove exactly it, nor
one that would remove it with more around it, nor one that would take a part of it.  A finding that touches it is
dropped as if it had never been found, so that the text counts as content for all other rules as well.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cleaner.config.model import Allow
    from cleaner.rulebook import Rule

_INSIDE = re.compile(r"[^\s\ufeff](?:.*[^\s\ufeff])?", re.DOTALL)
"""White space at the ends of an allowed text is nobody's content: what tidies up may take it."""

Places = tuple[list[int], list[int]]
"""Begins and ends of disjoint spans, in order."""


class Shelter:
    """Where the allowed texts of one document stand, looked up when something is found there."""

    def __init__(self, allowed: tuple[Allow, ...], text: str) -> None:
        self._allowed = allowed
        self._text = text
        self._places: dict[int, Places] = {}

    def __bool__(self) -> bool:
        return bool(self._allowed)

    def holds(self, rule: Rule, start: int, end: int) -> bool:
        """Whether a finding of the rule at this span of the original touches a text that must stay."""
        return any(
            _touches(self._of(number), start, end)
            for number, entry in enumerate(self._allowed)
            if entry.rule in (None, rule.id) and entry.cls in (None, rule.cls)
        )

    def _of(self, number: int) -> Places:
        if number not in self._places:
            entry = self._allowed[number]
            literal, pattern = entry.text or "", entry.pattern or ""
            found = _literal(literal, self._text) if literal else _matches(pattern, self._text)
            self._places[number] = _merged(found)
        return self._places[number]


def _literal(literal: str, text: str) -> Iterator[tuple[int, int]]:
    """All places of a literal, overlapping ones too."""
    inside = _INSIDE.search(literal)
    literal = inside[0] if inside else ""
    at = text.find(literal) if literal else -1
    while at >= 0:
        yield at, at + len(literal)
        at = text.find(literal, at + 1)


def _matches(pattern: str, text: str) -> Iterator[tuple[int, int]]:
    """All matches of a pattern."""
    for match in compiled(pattern).finditer(text):
        inside = _INSIDE.search(match[0])
        if inside:
            yield match.start() + inside.start(), match.start() + inside.end()


@lru_cache(256)
def compiled(pattern: str) -> Any:
    """A pattern of an allowed text; ``^`` and ``$`` are the ends of lines."""
    import regex

    return regex.compile(pattern, regex.MULTILINE | regex.VERSION1)


def _merged(spans: Iterable[tuple[int, int]]) -> Places:
    starts: list[int] = []
    ends: list[int] = []
    for start, end in spans:
        if ends and start < ends[-1]:
            ends[-1] = max(end, ends[-1])
        else:
            starts.append(start)
            ends.append(end)
    return starts, ends


def _touches(places: Places, start: int, end: int) -> bool:
    starts, ends = places
    at = bisect_right(ends, start)
    return at < len(starts) and starts[at] < end

"""What the cues of a line can come to at most, told at a glance: most lines are not worth a closer look.

Which lists have words in a line is known as bits before anything is judged, and a line without odd signs has few of the
forms that count.  What is dear to work out is taken for as much as it can come to.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING

from cleaner.detectors.cues import (
    COMPARING,
    CONDEMNED,
    ELSEWHERE,
    ENOUGH,
    FAMILIES,
    KINDS,
    MIDDLE,
    NAMED,
    PLACED,
    PURPOSES,
    SIGNED,
    share,
)
from cleaner.detectors.prose import ends_sentence, minimum_length

if TYPE_CHECKING:
    from cleaner.detectors.page import Page
    from cleaner.rulebook import Rulebook

_ODD = re.compile(r"[^\w\s,.。，、“”‘’;-]|丨")
_OF_WORDS = (
    "any words",
    *KINDS,
    *(f"word of {name}" for name in NAMED),
    *(f"{family} {what}" for family in FAMILIES for what in ("share", "words")),
)


def _edges(page: Page) -> tuple[int, int]:
    """The first and the last line that is not blank."""
    end = len(page.lines)
    return next(page.neighbours(-1, 1, 1)), next(page.neighbours(end, -1, 1))


class Promise:
    """The largest log odds that lines may reach with the weights of one rule."""

    def __init__(self, rulebook: Rulebook, weights: Mapping[str, float], bias: float) -> None:
        self._weights = weights
        self._mask = rulebook.mask
        self._kinds = {kinds: rulebook.mask(lists) for kinds, lists in KINDS.items()}
        self._purposes = [(self._kinds[kinds], ENOUGH[kinds]) for kinds in PURPOSES]
        self._purposeful = reduce(or_, (lists for lists, _ in self._purposes))
        self._by_words: dict[int, float] = {}
        self._by_purpose: dict[int, float] = {}
        self._condemned, self._placed, self._compared = map(self._sum, (CONDEMNED, PLACED, COMPARING))
        self._signed = self._sum(SIGNED)
        dependent = {*CONDEMNED, *PLACED, *COMPARING, *SIGNED, *_OF_WORDS}
        self._always = bias + self._sum(name for name in weights if name not in dependent)
        self._speaking = self._sum(ELSEWHERE)

    def _sum(self, names: Iterable[str]) -> float:
        return sum(max(0.0, self._weights.get(name, 0.0)) for name in names)

    def purpose(self, page: Page, number: int) -> float:
        """The greatest share of the lists of one purpose of which a line has words."""
        mask = page.line_masks.get(number, 0) & self._purposeful
        if mask not in self._by_purpose:
            shares = [(mask & lists).bit_count() / enough for lists, enough in self._purposes]
            self._by_purpose[mask] = min(1.0, max(shares))
        return self._by_purpose[mask]

    def kept(self, page: Page, numbers: Iterable[int], bar: float) -> set[int]:
        """Those lines of ``numbers`` that may reach ``bar``."""
        return {n for n in numbers if self._glance(page, n) + self.around(page, n) >= bar}

    def around(self, page: Page, number: int) -> float:
        """The most that the place of a line, and what it is compared with, can add."""
        condemned = self._condemned if page.findings else 0.0
        outside = page.zone(number) != "body" or number in page.always(_edges)
        return self._compared + condemned + (self._placed if outside else 0.0)

    def words(self, page: Page, number: int) -> float:
        """The most that the words of a line, and of others, can add."""
        return self._words(page.line_masks.get(number, 0)) + self._speaking

    def _glance(self, page: Page, number: int) -> float:
        """The most that the build and the words of a line can come to."""
        words = self._words(page.line_masks.get(number, 0))
        signed = self._signed if _ODD.search(page.text, *page.view.span(*page.lines[number])) else 0.0
        return self._always + words + signed + self._against(page.line(number))

    def _against(self, text: str) -> float:
        """What its end and its length say against a line."""
        weights = self._weights
        against = min(0.0, weights.get("sentence", 0.0)) if ends_sentence(text) else 0.0
        if len(text) < MIDDLE * minimum_length(text):
            against += min(0.0, max(weights.get("short", 0.0), weights.get("middle", 0.0)))
        return against

    def _share(self, kinds: str, mask: int) -> float:
        return share(kinds, (mask & self._kinds[kinds]).bit_count())

    def _words(self, mask: int) -> float:
        """What the words of lists, as bits, can add."""
        if mask not in self._by_words:
            has = [name for name, lists in FAMILIES.items() if mask & self._mask(lists)]
            found = [f"{family} {what}" for family in has for what in ("share", "words")]
            found += ["any words"] * bool(has) + [f"word of {name}" for name in NAMED if mask & self._mask((name,))]
            kinds = (max(0.0, self._weights.get(name, 0.0)) * self._share(name, mask) for name in KINDS)
            self._by_words[mask] = self._sum(found) + sum(kinds)
        return self._by_words[mask]

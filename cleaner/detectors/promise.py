"""What the cues of a line can come to at most, told at a glance: most lines are not worth a closer look.

Which lists have words in a line is known as bits before anything is judged, and a line without odd signs has few of the
forms that count.  What is dear to work out is taken as if it spoke against the line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from cleaner.detectors.cues import CONDEMNED, FAMILIES, KINDS, NAMED, PLACED, SIGNED, share

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


class Promise:
    """The largest log odds that lines may reach with the weights of one rule."""

    def __init__(self, rulebook: Rulebook, weights: Mapping[str, float], bias: float) -> None:
        self._weights = weights
        self._mask = rulebook.mask
        self._by_words: dict[int, float] = {}
        self._condemned, self._placed, self._signed = map(self._sum, (CONDEMNED, PLACED, SIGNED))
        dependent = {*CONDEMNED, *PLACED, *SIGNED, *_OF_WORDS}
        self._always = bias + self._sum(name for name in weights if name not in dependent)

    def _sum(self, names: Iterable[str]) -> float:
        return sum(max(0.0, self._weights.get(name, 0.0)) for name in names)

    def kept(self, page: Page, bar: float) -> set[int]:
        """The lines that may reach ``bar``."""
        least = bar - self._always - (self._condemned if page.findings else 0.0)
        written = [number for number in range(len(page.lines)) if not page.blank(number)]
        return {n for n in written if self._line(page, n, n in (written[0], written[-1])) >= least}

    def _line(self, page: Page, number: int, edge: bool) -> float:
        words = self._words(page.line_masks.get(number, 0))
        placed = self._placed if edge or page.zone(number) != "body" else 0.0
        signed = self._signed if _ODD.search(page.text, *page.view.span(*page.lines[number])) else 0.0
        return words + placed + signed

    def _words(self, mask: int) -> float:
        """What the words of lists, as bits, can add."""
        if mask not in self._by_words:
            has = [name for name, lists in FAMILIES.items() if mask & self._mask(lists)]
            found = [f"{family} {what}" for family in has for what in ("share", "words")]
            found += ["any words"] * bool(has) + [f"word of {name}" for name in NAMED if mask & self._mask((name,))]
            kinds = (max(0.0, self._weights.get(name, 0.0)) * share(name, mask, self._mask) for name in KINDS)
            self._by_words[mask] = self._sum(found) + sum(kinds)
        return self._by_words[mask]

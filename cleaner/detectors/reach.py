"""Reach: which lines each rule about shares of words can concern, worked out for all lines and rules at once.

Most lines hold words of some list, and few hold enough of one.  What no part of a line reaches, no unit of it does
(see ``parts``).  One matrix of words and rules says that for the whole rulebook in a few operations on arrays; only the
rules and lines it names are looked at.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import numpy.typing as npt

from cleaner.detectors.parts import Column, Parts

if TYPE_CHECKING:
    from cleaner.detectors.page import Page
    from cleaner.rulebook import Rule, Rulebook

_WORDS = 1 << 14  # of which a matrix of needs is made at a time


class Need(NamedTuple):
    """What a rule asks of a unit: words of ``lists`` over a ``share`` of its letters (``DENSE`` at least)."""

    lists: tuple[str, ...]
    share: float


class Reach:
    """The needs of rules, by the rules' ids, beside the words of a rulebook."""

    def __init__(self, rulebook: Rulebook, needs: Mapping[str, Need]) -> None:
        self._rules = list(needs)
        self._members = np.stack([rulebook.members(need.lists) for need in needs.values()], axis=1).astype(np.int8)
        self._share = np.array([need.share for need in needs.values()])

    def lines(self, page: Page) -> dict[str, list[int]]:
        """The numbers of the lines, in order, that can have what a rule asks for; rules that reach none are missing."""
        if not page.gated:
            return {rule: list(range(len(page.lines))) for rule in self._rules}
        reached: set[tuple[int, int]] = set()
        parts = page.dense_parts
        for begin, end in _together(parts.first, len(parts.literal)):
            covered = self._covered(parts, begin, end)
            place, need = (covered >= np.multiply.outer(parts.letters[begin:end], self._share)).nonzero()
            line = parts.line[parts.first[begin + place]]
            reached.update(zip(line.tolist(), need.tolist(), strict=True))
        found: dict[str, list[int]] = {}
        for number, which in sorted(reached):
            found.setdefault(self._rules[which], []).append(number)
        return found

    def _covered(self, parts: Parts, begin: int, end: int) -> npt.NDArray[Any]:
        """How many letters words of each need cover in some of the parts: array of parts × needs."""
        first = parts.first[begin]
        words = slice(first, parts.first[end] if end < len(parts.first) else None)
        literal, size = parts.literal[words], parts.size[words]
        if len(literal) > _WORDS:  # one part, of more words than there are literals
            return (np.bincount(literal, size, len(self._members)) @ self._members)[None]
        held = self._members.take(literal, axis=0) * size[:, None]
        return np.asarray(np.add.reduceat(held, parts.first[begin:end] - first))


def reached(page: Page, rules: Sequence[Rule]) -> list[tuple[Rule, list[int]]]:
    """Those of some rules whose ``asked`` need (of their options) lines can reach, each with these lines, in order."""
    lines = page.always(_lines)
    return [(rule, lines[rule.id]) for rule in rules if rule.id in lines]


def _lines(page: Page) -> dict[str, list[int]]:
    """The lines that the rules at work can reach; what they ask for is worked out once for a rulebook."""
    rulebook = page.rulebook
    known = rulebook.memo.get("reach")
    if known is None:
        rules = (rule for rules in rulebook.by_detector.values() for rule in rules)
        asked = {rule.id: getattr(rule.options, "asked", None) for rule in rules}
        known = Reach(rulebook, {rule: need for rule, need in asked.items() if isinstance(need, Need)})
        rulebook.memo["reach"] = known
    return known.lines(page)


def _together(first: Column, words: int) -> Iterator[tuple[int, int]]:
    """Ranges of parts that have so few words that a matrix of them is small, or of one part.

    ``first`` has the place of the first word of each part, ``words`` is the number of all.
    """
    at = 0
    while at < len(first):
        most = int(first[at]) + _WORDS
        end = len(first) if words <= most else max(at + 1, int(first.searchsorted(most, "right")) - 1)
        yield at, end
        at = end

"""Words of word lists: where they stand, how many different ones there are, how much they cover."""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter
from typing import NamedTuple

_end_of = attrgetter("end")


class Word(NamedTuple):
    """A word of word lists in the view; ``mask`` has the bits of its lists (see ``Rulebook.mask``)."""

    start: int
    end: int
    mask: int
    text: str


def different(words: Sequence[Word]) -> set[str]:
    """The most different words side by side: 参考 in 仅供参考 is no second word, 游戏平台 is 游戏 and 平台."""
    kinds: set[str] = set()
    at = 0
    for word in sorted(words, key=_end_of):
        if word.start >= at:
            kinds.add(word.text)
            at = word.end
    return kinds


def coverage(words: Sequence[Word], letters: int) -> float:
    """Which share of ``letters`` the words cover together, overlaps counted once."""
    covered, at = 0, 0
    for start, end, _, _ in sorted(words):
        if end > at:
            covered += end - max(start, at)
            at = end
    return min(1.0, covered / letters) if letters else 0.0

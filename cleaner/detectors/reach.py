"""Reach: which lines a rule about shares of words can concern, worked out for all lines and rules at once.

Most lines hold words of some list, and few hold enough of one.  What no part of a line reaches, no unit of it does
(see ``parts``).  A matrix of words and rules says that in a few operations on arrays; only the lines it names are
judged.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import numpy.typing as npt

from cleaner.detectors.parts import Parts
from cleaner.rulebook.gate import Numbers

if TYPE_CHECKING:
    from cleaner.detectors.page import Page
    from cleaner.rulebook import Rulebook

_WORDS = 1 << 14  # of which a matrix of needs is made at a time


class Need(NamedTuple):
    """What a rule asks of a unit: words of ``lists`` over a ``share`` of its letters (``DENSE`` at least)."""

    lists: tuple[str, ...]
    share: float


class Reach:
    """The needs of rules beside the words of a rulebook."""

    def __init__(self, rulebook: Rulebook, needs: Sequence[Need]) -> None:
        self._members = np.stack([rulebook.members(need.lists) for need in needs], axis=1).astype(np.int32)
        self._share = np.array([need.share for need in needs])

    def lines(self, page: Page) -> list[list[int]]:
        """The numbers of the lines, in order, that can have what each need asks for."""
        if not page.gated:
            return [list(range(len(page.lines))) for _ in self._share]
        reached: set[tuple[int, int]] = set()
        parts = page.dense_parts
        for begin, end in _together(np.append(parts.first, len(parts.literal))):
            covered = self._covered(parts, begin, end)
            place, need = np.nonzero(covered >= np.multiply.outer(parts.letters[begin:end], self._share))
            line = parts.line[parts.first[begin + place]]
            reached.update(zip(line.tolist(), need.tolist(), strict=True))
        found: list[list[int]] = [[] for _ in self._share]
        for number, which in sorted(reached):
            found[which].append(number)
        return found

    def _covered(self, parts: Parts, begin: int, end: int) -> npt.NDArray[Any]:
        """How many letters words of each need cover in some of the parts: array of parts × needs."""
        first = parts.first[begin]
        words = slice(first, parts.first[end] if end < len(parts.first) else None)
        literal, size = parts.literal[words], parts.size[words]
        if len(literal) > _WORDS:  # one part, of more words than there are literals
            return (np.bincount(literal, size, len(self._members)) @ self._members)[None]
        return np.asarray(np.add.reduceat(self._members[literal] * size[:, None], parts.first[begin:end] - first))


def _together(bounds: Numbers) -> Iterator[tuple[int, int]]:
    """Ranges of parts that have so few words that a matrix of them is small, or of one part.

    ``bounds`` has the place of the first word of each part, and the number of all words.
    """
    at = 0
    while at < len(bounds) - 1:
        end = max(at + 1, int(bounds.searchsorted(bounds[at] + _WORDS, "right")) - 1)
        yield at, end
        at = end

"""Reach: which lines a rule about shares of words can concern, worked out for all lines and rules at once.

Most lines hold words of some list, and few hold enough of one.  What no part of a line reaches, no unit of it does
(see ``parts``).  A matrix of words and rules says that in a few operations on arrays; only the lines it names are
judged.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from cleaner.detectors.page import Page
    from cleaner.rulebook import Rulebook


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
        found: list[list[int]] = [[] for _ in self._share]
        parts = page.dense_parts
        if len(parts.letters):
            covered = np.add.reduceat(self._members[parts.literal] * parts.size[:, None], parts.first)
            place, need = np.nonzero(covered >= np.multiply.outer(parts.letters, self._share))
            line = parts.line[parts.first[place]]
            for number, which in sorted(set(zip(line.tolist(), need.tolist(), strict=True))):
                found[which].append(number)
        return found

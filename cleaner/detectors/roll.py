"""Rolls of credits: a condemned credit takes the lines of labels and names beside it along.

Papers name tasks that no list of roles knows (``视觉丨周淼``, ``统筹：何一鸣``, ``Kamera: Ali Ak``).  A label before
nothing but names, in a row with one that is known, is one of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cleaner.detectors.finding import Finding
from cleaner.detectors.labels import labelled, names
from cleaner.detectors.page import Page

if TYPE_CHECKING:
    from cleaner.rulebook import Rule


@dataclass(frozen=True)
class Options:
    """``classes``: of which condemned lines are credits.  ``reach``: how many lines a roll may have on each side."""

    classes: tuple[str, ...]
    reach: int = 12
    zones: tuple[str, ...] = ("head", "tail")


class Roll:
    """Grows rolls from condemned credits."""

    name = "roll"
    stage = 55
    Options = Options

    def detect(self, page: Page, rules: Sequence[Rule]) -> Iterator[Finding]:
        """A finding for each line of a label and names beside a condemned credit."""
        for rule in rules if page.findings else ():
            anchors = [n for n in range(len(page.lines)) if _credit(page, rule.options, n)]
            taken = {n for anchor in anchors for step in (-1, 1) for n in _grow(page, rule.options, anchor, step)}
            for number in sorted(taken):
                line = page.lines[number]
                yield Finding(rule, line.start, line.end, 0.75, ("beside a credit",), zones=rule.options.zones)


def _credit(page: Page, options: Options, number: int) -> bool:
    finding = page.condemned(number)
    return finding is not None and finding.rule.cls in options.classes


def _grow(page: Page, options: Options, number: int, step: int) -> Iterator[int]:
    for neighbour in page.neighbours(number, step, options.reach):
        if page.condemned(neighbour):
            return
        field = labelled(page.line(neighbour))
        if field is None or not names(field.value):
            return
        yield neighbour


DETECTOR = Roll()

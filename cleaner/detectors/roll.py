"""Rolls of credits: lines of a label and names, in a row with a credit that is known or with enough of their kind.

Papers name tasks that no list of roles knows (``无人机丨周淼``, ``图解：何一鸣``, ``Işık: Ali Ak``).  A label before
nothing but names, beside one that is known, is one of them; and so are three such lines below the text, when all names
are surely names and no label tells of ranks and prizes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING

from cleaner.detectors.finding import Finding
from cleaner.detectors.labels import RANK, labelled, names
from cleaner.detectors.page import Page
from cleaner.rulebook.schema import Class

if TYPE_CHECKING:
    from cleaner.rulebook import Rule

_RANK = re.compile(RANK)
_ANNOUNCES = re.compile(r"(?::|如下|名单|以下|安排)[。.:]?$")


@dataclass(frozen=True)
class Options:
    """``classes``: of which condemned lines are credits.  ``reach``: how many lines a roll may have on each side.
    ``alone``: how many lines make a roll without a known credit.
    """

    classes: tuple[Class, ...]
    reach: int = 12
    alone: int = 3
    zones: tuple[str, ...] = ("head", "tail")


class Roll:
    """Grows rolls from condemned credits, and finds those at the very end that hold no known credit."""

    name = "roll"
    stage = 55
    Options = Options

    def detect(self, page: Page, rules: Sequence[Rule]) -> Iterator[Finding]:
        """A finding for each line of a label and names in a roll."""
        for rule in rules:
            anchors = [n for n in range(len(page.lines)) if _credit(page, rule.options, n)] if page.findings else []
            taken = {n for anchor in anchors for step in (-1, 1) for n in _grow(page, rule.options, anchor, step)}
            for number in sorted(taken | set(_closing(page, rule.options))):
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


def _closing(page: Page, options: Options) -> list[int]:
    """The last lines that are not condemned, when enough of them are labels before names."""
    own = (n for n in page.neighbours(len(page.lines), -1, 40) if page.own(n))
    run = list(takewhile(lambda n: _task(page.line(n)), own))
    above = next(page.neighbours(run[-1], -1, 1), None) if len(run) >= options.alone else None
    return run if above is not None and not _ANNOUNCES.search(page.line(above)) else []


def _task(text: str) -> bool:
    """Whether a line is a label that tells of no rank, and Chinese names."""
    field = labelled(text)
    if field is None or _RANK.search(field.label) or not "\u3400" <= field.value[:1] <= "\u9fff":
        return False
    return names(field.value, strict=True)


DETECTOR = Roll()

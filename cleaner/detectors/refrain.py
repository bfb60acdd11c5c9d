"""Refrains: short lines one below the other that begin with the same name, as keywords of one brand do.

``苍狼国际注册``, ``苍狼轮盘试玩``, ``苍狼假网鉴别``: nobody can list the name, but it comes again and again, the
text does not know it, and what stands behind it are words of the trade.  A list of an author repeats words too; they
are words of his text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cleaner.detectors.finding import Finding
from cleaner.detectors.page import Page
from cleaner.detectors.prose import ends_sentence
from cleaner.rulebook.options import ListName
from cleaner.rulebook.schema import ZONES

if TYPE_CHECKING:
    from cleaner.rulebook import Rule

_NAME = re.compile(r"[^\w]*([\u3040-\ud7af]{2}|[^\W\d_\u3040-\ud7af]{4,20}\d{0,4}(?!\w))")


@dataclass(frozen=True)
class Options:
    """A run of lines of ``max_length`` characters at most, ``lines`` of which, and a half, begin with one name; a word
    of ``things`` stands on two of them, and one of ``offers`` on another.
    """

    things: tuple[ListName, ...]
    offers: tuple[ListName, ...]
    lines: int = 3
    max_length: int = 40
    zones: tuple[str, ...] = ZONES

    @property
    def lists(self) -> tuple[str, ...]:
        """The lists of all the words that count."""
        return (*self.things, *self.offers)


class Refrain:
    """Judges runs of lines with one name."""

    name = "refrain"
    stage = 30
    Options = Options

    def detect(self, page: Page, rules: Sequence[Rule]) -> Iterator[Finding]:
        """A strong finding for each line of such a run."""
        for rule in rules:
            options: Options = rule.options
            if len(page.lines_with(options.things)) < 2:
                continue
            for run in _runs(page, options):
                name = _name(page, options, run)
                if name and _trades(page, options, run):
                    for number in run:
                        evidence = (f"{len(run)} lines with {name}",)
                        yield Finding(rule, *page.lines[number], 0.85, evidence, strong=True, zones=options.zones)


def _runs(page: Page, options: Options) -> Iterator[list[int]]:
    """Runs of short lines that are no sentences, with no blank line between."""
    run: list[int] = []
    for number in range(len(page.lines)):
        start, end = page.lines[number]
        if 2 <= end - start <= options.max_length and not ends_sentence(page.line(number)):
            run.append(number)
            continue
        if len(run) >= options.lines:
            yield run
        run = []
    if len(run) >= options.lines:
        yield run


def _name(page: Page, options: Options, run: Sequence[int]) -> str:
    """The name with which most lines of a run begin, if no prose has it."""
    starts = [m[1] for n in run if (m := _NAME.match(page.line(n)))]
    if not starts:
        return ""
    name, count = Counter(starts).most_common(1)[0]
    if count < options.lines or 2 * count < len(run):
        return ""
    return "" if name in page.once(_prose) else name


def _prose(page: Page) -> str:
    return "\n".join(page.line(n) for n in range(len(page.lines)) if page.prose(n))


def _trades(page: Page, options: Options, run: Sequence[int]) -> bool:
    """Whether the words behind the name are of the trade."""
    things = {n for n in run if page.words(page.lines[n], options.things)}
    offers = {n for n in run if page.words(page.lines[n], options.offers)}
    return len(things) >= 2 and len(things | offers) >= 3 and bool(offers)


DETECTOR = Refrain()

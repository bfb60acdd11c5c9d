"""Lines set apart letter by letter: ``代 理 扶 持 占 成``, which every reader reads and no filter of words does.

The view has them put together already, so that other rules find their words.  What those cannot know is that
somebody hid them: a report on a trade has its words too, but not set apart.  Titles and couplets are set like
that; they have no words of the lists.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cleaner.detectors.finding import Finding
from cleaner.detectors.page import Page
from cleaner.detectors.words import coverage, different
from cleaner.rulebook.options import ListName
from cleaner.rulebook.schema import ZONES
from cleaner.text.lines import Span

if TYPE_CHECKING:
    from cleaner.rulebook import Rule

_ALONE = re.compile(r"(?<!\S)[\u3400-\u9fff](?!\S)")
_MARK = re.compile(r"[^\w\s]")
_SPACES = " \u3000\xa0\t"
LONGEST = 300  # characters of a line that is looked at


@dataclass(frozen=True)
class Options:
    """A line with ``minimum`` Chinese characters alone, the ``share`` of all its pieces, needs ``distinct`` different
    words of ``lists`` that cover ``cover`` of its letters.
    """

    lists: tuple[ListName, ...]
    minimum: int = 6
    share: float = 0.6
    distinct: int = 3
    cover: float = 0.35
    zones: tuple[str, ...] = ZONES


class Spaced:
    """Judges the words of lines that are set apart."""

    name = "spaced"
    stage = 30
    Options = Options

    def detect(self, page: Page, rules: Sequence[Rule]) -> Iterator[Finding]:
        """A strong finding for each line of spam that was set apart."""
        if not page.han:
            return
        for rule in rules:
            options: Options = rule.options
            for number in page.lines_with(options.lists):
                line = _apart(page, options, number)
                if line is None:
                    continue
                words = page.words(line, options.lists)
                if len(different(words)) >= options.distinct and coverage(words, page.letters(line)) >= options.cover:
                    evidence = page.evidence(words)
                    yield Finding(rule, line.start, line.end, 0.9, evidence, strong=True, zones=options.zones)


def _apart(page: Page, options: Options, number: int) -> Span | None:
    """A line from its first sentence that is set apart, if so is all that follows."""
    line = page.lines[number]
    start, end = page.view.span(*line)
    if sum(page.text.count(space, start, end) for space in _SPACES) < options.minimum - 1:  # nearly every line
        return None
    first = next((part.start for part in page.sentences(number) if _set_apart(page, part, options.share)), line.end)
    unit = Span(first, line.end)
    return unit if 0 < line.end - first <= LONGEST and _set_apart(page, unit, options.share, options.minimum) else None


def _set_apart(page: Page, span: Span, share: float, minimum: int = 1) -> bool:
    """Whether so many pieces of a span are single characters."""
    text = _MARK.sub(" ", page.text[slice(*page.view.span(*span))])
    pieces = len(text.split())
    return pieces >= minimum and len(_ALONE.findall(text)) >= max(minimum, share * pieces)


DETECTOR = Spaced()

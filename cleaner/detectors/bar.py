"""Bars: lines of short items parted by wide gaps or rules, many of which are labels or counters.

``使用道具　举报　　沙发　发表于 2024-5-12　　支持 3　反对 0``: no list of words knows all buttons of all sites, but a
bar has some that every site has, and the build of a bar: three items and more, all short, no sentence.  Tables have
the build and lack the labels.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cleaner.detectors.finding import Finding
from cleaner.detectors.page import Page
from cleaner.detectors.prose import ends_sentence, spelled
from cleaner.rulebook.options import ListName
from cleaner.text.lines import Span

if TYPE_CHECKING:
    from cleaner.rulebook import Rule

_GAP = re.compile(r"\s{2,}|\s[-–—]\s|\s*[|·>/»•]\s*|(?<=[\u3040-\ud7af)\d])\s(?=[\u3040-\ud7af(\[])")
_ADDRESS = re.compile(r"\w://\S")  # its strokes part no items
_TITLE = 7  # letters of a title beside the labels of a site
_DATE = re.compile(r"\d{2,4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?|\d{1,2}:\d{2}(?::\d{2})?")


@dataclass(frozen=True)
class Options:
    """``lists``: the labels.  A bar has ``items`` at least, none wider than ``width`` characters (``letters`` where
    words are written with letters), and a ``share`` of them holds a label.
    """

    lists: tuple[ListName, ...]
    items: int = 3
    width: int = 18
    letters: int = 30
    share: float = 0.4
    zones: tuple[str, ...] = ("head", "tail")


class Bar:
    """Judges lines as bars."""

    name = "bar"
    stage = 30
    Options = Options

    def detect(self, page: Page, rules: Sequence[Rule]) -> Iterator[Finding]:
        """A finding for each bar."""
        for rule in rules:
            for number in page.lines_with(rule.options.lists):
                line, text = page.lines[number], page.line(number)
                if (
                    len(text) <= 160
                    and not ends_sentence(text)
                    and not _ADDRESS.search(text)
                    and is_bar(page, rule.options, line)
                ):
                    evidence = page.evidence(page.words(line, rule.options.lists))
                    yield Finding(rule, line.start, line.end, 0.8, evidence, zones=rule.options.zones)


def is_bar(page: Page, options: Options, line: Span) -> bool:
    """Whether a line is parted into short items, enough of which hold a label."""
    items, at = [], line.start
    for gap in _GAP.finditer(page.view.text, line.start, line.end):
        items.append(Span(at, gap.start()))
        at = gap.end()
    items = [item for item in [*items, Span(at, line.end)] if item.end > item.start]
    widest = options.letters if spelled(page.string(line)) else options.width
    if len(items) < options.items or any(
        _width(page, item) > widest or _of_the_text(page, options, item) for item in items
    ):
        return False
    labelled = sum(bool(page.words(item, options.lists)) for item in items)
    if len(items) > options.items and page.string(line).count("|") >= options.items:  # rules part no words of a text
        return 4 * labelled >= len(items)
    return labelled >= 2 and labelled >= options.share * len(items)


def _of_the_text(page: Page, options: Options, item: Span) -> bool:
    """Whether an item is the text's own title: no label, long for one, and of what the prose speaks of."""
    return page.letters(item) >= _TITLE and page.known(item) and not page.words(item, options.lists)


def _width(page: Page, item: Span) -> int:
    """The length of an item, a date in it not counted."""
    return len(_DATE.sub("", page.string(item)).strip())


DETECTOR = Bar()

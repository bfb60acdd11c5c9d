"""Lists of other articles' headlines, told by their shape alone.

Three shapes need no marker: pairs of a headline and its first half with the time glued to it (``H`` /
``H'2025-08-18 13:49:24``), rows of a headline followed by source, comments and relative time, and runs below the text.
A chronicle has times too, but they go forward and each row adds to the one before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cleaner.detectors.finding import Finding
from cleaner.detectors.headline import is_headline, is_marked
from cleaner.detectors.page import Page

if TYPE_CHECKING:
    from cleaner.rulebook import Rule

_STAMPED = re.compile(r"(.{3,}?)(\d{4}-\d{1,2}-\d{1,2} \d{1,2}:\d{2}(?::\d{2})?)$")
_META = re.compile(
    r"\d[\d.]{0,14}[万k]? ?(?:弹幕|评论|评|跟贴|跟帖|回复|阅读|播放|浏览|观看|次|comments?|views?)"
    r"|(?:刚刚|昨天|前天|\d{1,6} ?(?:分钟|小时|天|周|个?月|年)前|\d{1,6} (?:minutes?|hours?|days?) ago)"
)
_LENGTH = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?")


@dataclass(frozen=True)
class Options:
    """``shape``: pairs, feed or foreign.  ``minimum``: how many pairs (or rows) make a list."""

    shape: str
    minimum: int = 3


class Headlines:
    """Finds lists of headlines without a marker."""

    name = "headlines"
    stage = 40
    Options = Options

    def detect(self, page: Page, rules: Sequence[Rule]) -> Iterator[Finding]:
        """A strong finding for each line of a list."""
        hit = {rule.id for rule in page.hit(rules)}
        for rule in rules:
            if rule.keywords and rule.id not in hit:
                continue
            rows = _SHAPES[rule.options.shape](page)
            if len(rows) >= _LINES[rule.options.shape] * rule.options.minimum:
                for number in rows:
                    span = page.lines[number]
                    yield Finding(rule, span.start, span.end, 0.9, (f"{len(rows)} lines of one list",), strong=True)


def _bare(text: str) -> str:
    return re.sub(r"\W+", "", text)


def _pairs(page: Page) -> list[int]:
    """The lines of pairs: a headline, then its beginning with a time glued to it."""
    rows: list[int] = []
    for number in range(len(page.lines)):
        match = _STAMPED.fullmatch(page.line(number))
        above = next(page.neighbours(number, -1, 1), None) if match else None
        if match and above is not None and _bare(page.line(above)).startswith(_bare(match[1])):
            rows += [above, number]
    return rows


def _feed(page: Page) -> list[int]:
    """The lines of a feed in the tail: a headline, then source, comments, plays or relative time."""
    if page.zones is None:
        return []
    rows: list[int] = []
    for number in range(page.zones[1] + 1, len(page.lines)):
        text = page.line(number)
        if len(text) > 40 or not _META.search(text):
            continue
        above = list(page.neighbours(number, -1, 2))
        if above and page.zone(above[0]) == "tail" and not _META.search(page.line(above[0])):
            rows += [above[0], number]
            if len(above) > 1 and _LENGTH.fullmatch(page.line(above[1])):
                rows.append(above[1])
    return sorted(set(rows))


def _foreign(page: Page) -> list[int]:
    """Runs of lines below the last prose that look like headlines and have nothing to do with the text."""
    if page.unfinished < 3 or page.zones is None:
        return []
    rows: list[int] = []
    run: list[int] = []
    for number in [*range(page.zones[1] + 1, len(page.lines)), -1]:
        if number >= 0 and page.blank(number):
            continue
        if number >= 0 and not page.condemned(number) and is_headline(page, number):
            run.append(number)
            continue
        if len(run) >= 3 and 3 * sum(is_marked(page, n) for n in run) >= 2 * len(run):
            rows += run
        run = []
    return rows


_SHAPES = {"pairs": _pairs, "feed": _feed, "foreign": _foreign}
_LINES = {"pairs": 2, "feed": 2, "foreign": 1}

DETECTOR = Headlines()

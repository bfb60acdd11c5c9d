"""Lists of other articles' headlines, told by their shape alone.

Three shapes need no marker: pairs of a headline and its first half with the time glued to it (``H`` /
``H'2025-08-18 13:49:24``),
and rows of a headline followed by source, comments and relative time.  A chronicle has times too, but they go forward
and each row adds to the one before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cleaner.detectors.finding import Finding
from cleaner.detectors.page import Page
from cleaner.detectors.prose import minimum_length

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
        if number >= 0 and not page.condemned(number) and _headline(page, number):
            run.append(number)
            continue
        if len(run) >= 3 and 3 * sum(_marked(page, n) for n in run) >= 2 * len(run):
            rows += run
        run = []
    return rows


def _headline(page: Page, number: int) -> bool:
    text = page.line(number)
    body = _BULLET.sub("", text)
    least = minimum_length(body)
    if not (9 if least == 18 else 20) <= len(body) <= (42 if least == 18 else 100):
        return False
    if _UNLIKE.search(body) or body.endswith(("。", ".", ":", ",", "、", ";")):
        return False
    if _PARTICULAR.match(page.text, page.view.span(*page.lines[number])[0]):
        return False
    return 5 * sum(c.isdigit() for c in text) <= len(text) and page.foreign(page.lines[number]) > 0.9


def _marked(page: Page, number: int) -> bool:
    """Whether a line has the marks of a headline: two clauses, a colon, a shout; capitals where there are any."""
    text = page.line(number)
    if minimum_length(text) == 18:
        return _CLAUSES.search(text) is not None
    words = [w for w in page.text[slice(*page.view.span(*page.lines[number]))].split() if len(w) > 3]
    return len(words) >= 3 and sum(w[0].isupper() for w in words) >= 0.8 * len(words)


_CLAUSES = re.compile(r"[!?:…](?=.)|[^\s\d]{4}\s[^\s\d]{4}")
_BULLET = re.compile(r"^[\W\d_]{0,4}\s*")
_UNLIKE = re.compile(
    r"^[“\"'‘「『]|[|\t]|\d{3}[-\d]{4}|https?:|@|^\S{1,6}:|^[a-z][\w-]{1,23}:\s|(?<!\s)\s{2,}\S+\s{2}|^\("
    r"|《[^》]{1,60}》\s{0,4}\d{4}|^[a-z第]{0,4}\s?\d{1,3}\b"
)
_PARTICULAR = re.compile(r"\S{1,4}\u3000\S")  # of the original, for the view has one kind of space
_SHAPES = {"pairs": _pairs, "feed": _feed, "foreign": _foreign}
_LINES = {"pairs": 2, "feed": 2, "foreign": 1}

DETECTOR = Headlines()

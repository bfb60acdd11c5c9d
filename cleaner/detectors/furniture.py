"""Page furniture: all that stands around the article in a scrape that holds every visible line of a page.

Such a page is another thing than an article with something injected, so it has a gate of its own.  Most of its lines
are short and no sentences; some of them carry what only pages have (labels of buttons and channels, headlines with a
time, a copyright line); the rest of them has nothing to do with the article; and one stretch of writing stands out.
Only when all this is so, everything outside the article goes.  Poems, rosters, tables, chats, code and glossaries have
short lines too, but lack the marks of a page or the one article.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from cleaner.detectors.article import LEAST, Article, locate, sentence, writing
from cleaner.detectors.finding import Finding
from cleaner.detectors.page import Page
from cleaner.detectors.words import coverage
from cleaner.rulebook.options import ListName

if TYPE_CHECKING:
    from cleaner.rulebook import Rule

PROVEN = 0.85  # of the lines outside: where other rules prove so many, the few that are left are no frame
NOTES = 2  # of copyright that a page has; licences have more
WRAPPED = 25  # how much writing a line of a broken paragraph has, as licences are laid out
BELOW = 2  # lines that stand below the article of a page at least
SLIM = 100  # how much writing a little article has
LABEL = 16  # how much writing the longest label has
_SITE = ("navigation", "related", "disclaimer", "reprint", "promotion")  # classes of what sites put around articles
_STAMP = re.compile(
    r"((?:\d{4}[-./])?\d{1,2}[-./]\d{1,2}(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?|\d{1,2}:\d{2}(?::\d{2})?)[)\]]?$"
)
_COPYRIGHT = re.compile(r"^\W*(?:©|copyright\b|\(c\))|\ball rights reserved\b|版权所有|无断转载|무단 전재|저작권자")
_STOPS = frozenset("。.!?؟।።;")
_CODE = re.compile(r"[{}=;<>_\\`]|\(\)|^#{1,6} |\s/\w")


@dataclass(frozen=True)
class Options:
    """When a text is a page.

    ``least`` lines at least, and more than half, are no sentences.  ``marks`` different ones bear a mark of a page, and
    they are ``mark_share`` of all outside the article; ``lists`` have the words of labels.  Of the lines outside every
    other has no more writing than ``width`` (those of a broken paragraph have), they share no more than ``1 - foreign``
    with the article on average, and at most ``code`` of them have signs of code.  ``prose``: the share of the page's
    sentences that stands in the article.  ``gated = false`` asks for an article and nothing else, for known pages.
    ``known``: what other rules found bears a mark too.
    """

    lists: tuple[ListName, ...]
    least: int = 25
    marks: int = 5
    mark_share: float = 0.03
    foreign: float = 0.75
    prose: float = 0.25
    code: float = 0.15
    width: float = WRAPPED
    gated: bool = True
    known: bool = True


class Furniture:
    """Finds the lines around the article of a page."""

    name = "furniture"
    stage = 80
    Options = Options

    def detect(self, page: Page, rules: Sequence[Rule]) -> Iterator[Finding]:
        """A finding for each line of the furniture, the first time that the page is looked at."""
        if any(finding.rule.detector == self.name for finding in page.findings):
            return
        for rule in rules:
            if rule.options.gated and not _may_be_page(page, rule.options.least):
                continue
            frame = Frame.of(page)
            evidence = frame.judge(page, rule.options) if frame else ()
            if frame and evidence:
                for number in frame.outside:
                    yield Finding(rule, *page.lines[number], 0.85, evidence)
                return


def _may_be_page(page: Page, least: int) -> bool:
    """Whether enough lines do not end like a sentence, told by the last character of each: cheap, and rare."""
    if len(page.full_lines) < least:
        return False
    text = page.view.text
    ends = [text[end - 1] for start, end in page.full_lines[1:] if end > start]
    loose = 1 + sum(end not in _STOPS for end in ends)
    return loose >= least and 2 * loose > len(ends)


@dataclass(frozen=True)
class Frame:
    """A page parted: its lines that are not blank (``numbers``), the article, and the lines ``outside``."""

    numbers: Sequence[int]
    article: Article
    outside: Sequence[int]

    @classmethod
    def of(cls, page: Page) -> Frame | None:
        """The frame of a page; None where no article stands out."""
        return page.once(cls._of)

    @classmethod
    def _of(cls, page: Page) -> Frame | None:
        numbers = [n for n in range(len(page.lines)) if not page.blank(n)]
        barred = {place for place, n in enumerate(numbers) if page.condemned(n) or page.suspected(n)}
        article = locate([page.line(n) for n in numbers], barred)
        if article is None:
            return None
        return cls(numbers, article, [n for place, n in enumerate(numbers) if place not in article.lines])

    def judge(self, page: Page, options: Options) -> tuple[str, ...]:
        """Why the lines outside are furniture; empty when they are not."""
        loose = sum(weight < 0 for weight in self.article.weights)
        first, last = (self.numbers[place] + 1 for place in (self.article.first, self.article.last))
        count = f"{loose} of {len(self.numbers)} lines are short and no sentences"
        facts = (count, f"the article: lines {first}-{last}")
        if not options.gated:
            return facts if self.outside else ()
        if loose < options.least or 2 * loose <= len(self.numbers) or self.article.prose < options.prose:
            return ()
        if self.numbers[-BELOW] < last or page.line(last - 1).endswith(":"):  # nothing below, or a list it announces
            return ()
        proven = sum(finding is not None and finding.anchored for finding in map(page.condemned, self.outside))
        if proven > PROVEN * len(self.outside):
            return ()
        marks = self.marks(page, options)
        if not self._enough(marks, options) or not self._strange(page, options):
            return ()
        return (*facts, f"{len(marks)} labels, times and notes of a page: {'; '.join(sorted(marks)[:3])}")

    def marks(self, page: Page, options: Options) -> dict[str, str]:
        """The different lines outside the article that bear a mark of a page, each with the kind of its mark."""
        jumping = _jumping([(n, match[1]) for n in self.outside if (match := _stamp(page.line(n)))])
        kinds = (
            (page.line(n), "time" if n in jumping else _kind(page, n, options.lists, options.known))
            for n in self.outside
        )
        found = {text: kind for text, kind in kinds if kind}
        notes = [text for text, kind in found.items() if kind == "note"]
        for text in notes[NOTES:]:
            del found[text]
        return found

    def _enough(self, marks: dict[str, str], options: Options) -> bool:
        """Whether there are enough marks: twice as many where the article is slim and they are sparse, and three times
        as many where they are all of one kind, for lists of an author can have that, and the article is not ample.
        """
        amount, prose = self.article.amount, self.article.prose
        slim, ample = amount < SLIM or prose < 0.5, amount > 3 * SLIM and prose > 0.9
        sparse = 3 * len(marks) < len(self.outside)
        times = 1 if ample else 3 if len(set(marks.values())) < 2 else 2 if slim and sparse else 1
        return len(marks) >= max(times * options.marks, options.mark_share * len(self.outside))

    def _strange(self, page: Page, options: Options) -> bool:
        """Whether the lines outside are short, have nothing to do with the article, and are no code."""
        texts = [page.line(n) for n in self.outside]
        if median(map(writing, texts)) > options.width:
            return False
        known = sum(self.article.subject.plain(text) for text in texts)
        code = sum(_CODE.search(text) is not None for text in texts)
        return known <= (1 - options.foreign) * len(texts) and code <= options.code * len(texts)


def _stamp(text: str) -> re.Match[str] | None:
    """The date or time at the end of what may be a headline."""
    match = _STAMP.search(text)
    return match if match and writing(text[: match.start()]) >= LEAST / 2 else None


def _jumping(rows: Sequence[tuple[int, str]]) -> set[int]:
    """The lines of rows whose times jump about: those of a chronicle or timetable go forward or backward for long."""
    times = [time for _, time in rows]
    falls = sum(later < earlier for earlier, later in pairwise(times))
    return {n for n, _ in rows} if 4 * min(falls, len(times) - 1 - falls) >= max(1, len(times) - 1) else set()


def _kind(page: Page, number: int, lists: tuple[str, ...], known: bool) -> str:
    """What mark of a page a line bears: what another rule found, a note of copyright, or a list of labels; or none."""
    finding, text, line = page.condemned(number), page.line(number), page.lines[number]
    if finding is not None and not known:
        return ""
    if finding is not None and finding.rule.cls in _SITE:
        if writing(text) > WRAPPED and not sentence(text):
            return ""
        return lists[0] if finding.rule.cls == "navigation" else "found"
    if _COPYRIGHT.search(text):
        return "note"
    if writing(text) > LABEL:
        return ""
    for name in lists:
        words = page.words(line, (name,))
        if words and 3 * coverage(words, page.letters(line)) >= 1:
            return name
    return ""


DETECTOR = Furniture()

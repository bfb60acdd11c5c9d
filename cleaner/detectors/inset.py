"""Insets: a box of links between paragraphs: a label (【推荐阅读】, Related:) and a few headlines below it.

Inside the article a label alone may be a word of the text.  With headlines below it that are no sentences and that
the text does not know, and with prose after them, it is a box of the page.  A hand or an arrow does for a label.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cleaner.detectors.finding import Finding
from cleaner.detectors.page import Page
from cleaner.detectors.prose import ends_sentence, spelled
from cleaner.detectors.words import coverage, different
from cleaner.rulebook.options import Coverage, ListName

if TYPE_CHECKING:
    from cleaner.rulebook import Rule

LONGEST = 120  # characters of a label or headline
_POINTING = re.compile(r"(?:>{2,3}|»|►|▶|▷|▸|☞|👉|➤|➜|→|◢|◤|🔗|☛|※※|▼)\s*\w")
_CODE = re.compile(r"[=(){};<]|\w\.\w")


@dataclass(frozen=True)
class Options:
    """Words of ``sure``, or two different ones of ``lists``, must cover the share ``cover`` of the label's letters.

    At most ``rows`` headlines follow, each sharing with the prose at most ``1 - foreign`` of its pairs of letters.
    """

    sure: tuple[ListName, ...]
    lists: tuple[ListName, ...]
    cover: Coverage = 0.85
    rows: int = 6
    foreign: float = 0.7
    zones: tuple[str, ...] = ("body",)


class Inset:
    """Finds boxes of links inside the article."""

    name = "inset"
    stage = 40
    Options = Options

    def detect(self, page: Page, rules: Sequence[Rule]) -> Iterator[Finding]:
        """A finding for the label and each row of a box."""
        for rule in rules:
            starts = page.dense.union(page.lines_for(rule)) if page.gated else range(len(page.lines))
            for number in sorted(n for n in starts if page.lines[n].end - page.lines[n].start <= LONGEST):
                box = _box(page, rule.options, number)
                for member in box:
                    span = page.lines[member]
                    evidence = (f"a box of {len(box)} lines",)
                    yield Finding(rule, span.start, span.end, 0.8, evidence, zones=rule.options.zones)


def _box(page: Page, options: Options, number: int) -> list[int]:
    if _points(page, options, number):
        between = all(page.prose(n) for step in (-1, 1) for n in page.neighbours(number, step, 1))
        return [number] if between and page.zone(number) == "body" else []
    if not _is_label(page, options, number) or page.zone(number) != "body":
        return []
    rows: list[int] = []
    for below in page.neighbours(number, 1, options.rows + 1):
        if not _is_headline(page, options, below):
            return [number, *rows] if rows and page.prose(below) else []
        rows.append(below)
    return []


def _points(page: Page, options: Options, number: int) -> bool:
    """Whether a line is a headline behind a pointing mark."""
    text = page.line(number)
    return _POINTING.match(text) is not None and not _CODE.search(text) and _is_headline(page, options, number)


def _is_label(page: Page, options: Options, number: int) -> bool:
    line = page.lines[number]
    if line.end - line.start > 40:
        return False
    words = page.words(line, (*options.sure, *options.lists))
    if coverage(words, page.letters(line)) < options.cover:
        return False
    sure = page.rulebook.mask(options.sure)
    return any(word.mask & sure for word in words) or len(different(words)) > 1


def _is_headline(page: Page, options: Options, number: int) -> bool:
    text, line = page.line(number), page.lines[number]
    wide = spelled(text)
    if not (14 if wide else 6) <= page.letters(line) <= (100 if wide else 45):
        return False
    if ends_sentence(text) and text[-1] not in "?!…":
        return False
    return page.condemned(number) is not None or page.foreign(line) >= options.foreign


DETECTOR = Inset()

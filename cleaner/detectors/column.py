"""Columns: bars that were written one label a line: 首页 / 要闻 / 经济 / 视频, 点赞 34 / 收藏 12 / 分享.

A single word on a line may be a title or a section of the text; four and more in a run, most of them labels and the
rest as short, are a menu.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cleaner.detectors.finding import Finding
from cleaner.detectors.page import Page
from cleaner.detectors.prose import spelled
from cleaner.detectors.words import coverage
from cleaner.rulebook.options import Coverage, ListName

if TYPE_CHECKING:
    from cleaner.rulebook import Rule

_COUNT = re.compile(r"\W*+\d[\W\d]*+(?:(?<=[\d.,\s+])[万kwm+]{1,2}[\W\d]*+)?")


@dataclass(frozen=True)
class Options:
    """``lists``: the labels.  A column has ``lines`` at least (one less when there are counts), none wider than
    ``width`` characters (twice that where words are long), and words cover the share ``cover`` of a ``share`` of them.
    """

    lists: tuple[ListName, ...]
    lines: int = 3
    width: int = 10
    cover: Coverage = 0.75
    share: float = 0.6
    zones: tuple[str, ...] = ("head", "tail")


class Column:
    """Judges runs of short lines as columns of labels."""

    name = "column"
    stage = 30
    Options = Options

    def detect(self, page: Page, rules: Sequence[Rule]) -> Iterator[Finding]:
        """A finding for each line of a column."""
        for rule in rules:
            options: Options = rule.options
            short = (n for n in page.dense if page.lines[n].end - page.lines[n].start <= 2 * options.width)
            labels = {n for n in short if _label(page, options, n)}
            for run in _runs(page, options, labels) if len(labels) > 1 else ():
                for number in run:
                    span = page.lines[number]
                    evidence = (f"a column of {len(run)} lines",)
                    yield Finding(rule, span.start, span.end, 0.8, evidence, zones=options.zones)


def _short(page: Page, options: Options, number: int) -> bool:
    text = page.line(number)
    return len(text) <= options.width * (2 if spelled(text) else 1) and text[-1:] not in "。.!,;:"


def _label(page: Page, options: Options, number: int) -> bool:
    line = page.lines[number]
    words = page.words(line, options.lists)
    return bool(words) and coverage(words, page.letters(line)) >= options.cover and _short(page, options, number)


def _runs(page: Page, options: Options, labels: set[int]) -> Iterator[list[int]]:
    """Runs of short lines from a label to a label, enough of which are labels; counts between them are neutral."""
    run: list[int] = []
    for number in [*range(len(page.lines)), -1]:
        if number >= 0 and page.blank(number):
            continue
        if number >= 0 and (number in labels or (run and _short(page, options, number))):
            run.append(number)
            continue
        while run and run[-1] not in labels and not _COUNT.fullmatch(page.line(run[-1])):
            run.pop()
        worded = [n for n in run if not _COUNT.fullmatch(page.line(n))]
        least = options.lines - any(any(c.isdigit() for c in page.line(n)) for n in run)
        if len(run) >= least and sum(n in labels for n in run) >= max(2, options.share * len(worded)):
            yield run
        run = []


DETECTOR = Column()

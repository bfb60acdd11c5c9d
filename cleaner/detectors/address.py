"""Addresses: a line that sells, or bids the reader come, and says at which site or account.

``прокат сапов недорого, пишите @volna``: the words of the trade are a few, the rest is the seller's own.  An account of
a messenger or a site of a company in the same short line does what more words would do.  Authors name sites too, and
say of one what is sold there: so the words must be of several kinds (a good, a price, a call).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cleaner.detectors.finding import Finding
from cleaner.detectors.page import Page
from cleaner.detectors.prose import spelled
from cleaner.rulebook.options import ListName
from cleaner.rulebook.schema import ZONES

if TYPE_CHECKING:
    from cleaner.rulebook import Rule

_ADDRESS = re.compile(
    r"(?<![\w.@])@[a-z]\w{3,30}(?![\w.])|\b(?:t|wa)\.me/\w{2,30}|(?:telegram|телеграм|whatsapp|viber|zalo|line|ไลน์)\s?:?\s?[@+\d]\S{3,20}"
    r"|(?<![\w.@/])[\w-]{3,40}\.(?:com|net|ru|shop|pro|vip|info|biz|io|me|store|online|site|club|app|link|co)(?:/[\w./-]{0,40})?(?![\w@=(])"
)


@dataclass(frozen=True)
class Options:
    """A line of at most ``max_length`` characters with an address, words of ``least`` of the ``lists`` outside it, and
    none of ``absent``.
    """

    lists: tuple[ListName, ...]
    absent: tuple[ListName, ...] = ()
    least: int = 2
    max_length: int = 150
    zones: tuple[str, ...] = ZONES


class Address:
    """Judges lines by their addresses."""

    name = "address"
    stage = 30
    Options = Options

    def detect(self, page: Page, rules: Sequence[Rule]) -> Iterator[Finding]:
        """A finding for each line with an address and words of the lists."""
        for rule in rules:
            for number in page.lines_with(rule.options.lists):
                found = _address(page, rule.options, number)
                if found:
                    line = page.lines[number]
                    evidence = (*page.evidence(page.words(line, rule.options.lists)), found)
                    yield Finding(rule, line.start, line.end, 0.8, evidence, zones=rule.options.zones)


def _address(page: Page, options: Options, number: int) -> str | None:
    """The address of a line that also has words of enough lists outside it."""
    line, text = page.lines[number], page.line(number)
    if len(text) > options.max_length or not spelled(text) or page.words(line, options.absent):
        return None
    match = _ADDRESS.search(text)
    if match is None:
        return None
    start, end = line.start + match.start(), line.start + match.end()
    words = [w for w in page.words(line, options.lists) if w.end <= start or w.start >= end]
    kinds = sum(any(w.mask & page.rulebook.mask((name,)) for w in words) for name in options.lists)
    return match[0] if kinds >= options.least else None


DETECTOR = Address()

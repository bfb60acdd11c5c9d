"""Addresses: a sentence that sells, or bids the reader come, and says at which site or account.

``прокат сапов недорого, пишите @volna``: the words of the trade are one or two, the rest is the seller's own.  An
account of a messenger or a site of a company in the same short sentence does what more words would do.
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
from cleaner.text.lines import Span

if TYPE_CHECKING:
    from cleaner.rulebook import Rule

_ADDRESS = re.compile(
    r"(?<![\w.@])@[a-z]\w{3,30}(?![\w.])|\b(?:t|wa)\.me/\w{2,30}|(?:telegram|телеграм|whatsapp|viber|zalo|line|ไลน์)\s?:?\s?[@+\d]\S{3,20}"
    r"|(?<![\w.@/])[\w-]{3,40}\.(?:com|net|ru|shop|pro|vip|info|biz|io|me|store|online|site|club|app|link|co)(?:/[\w./-]{0,40})?(?![\w@=(])"
)


@dataclass(frozen=True)
class Options:
    """A sentence of at most ``max_length`` characters with an address and a word of ``lists``, and none of ``absent``.

    ``whole``: the sentence is the whole line.
    """

    lists: tuple[ListName, ...]
    absent: tuple[ListName, ...] = ()
    max_length: int = 150
    whole: bool = True
    zones: tuple[str, ...] = ZONES


class Address:
    """Judges sentences by their addresses."""

    name = "address"
    stage = 30
    Options = Options

    def detect(self, page: Page, rules: Sequence[Rule]) -> Iterator[Finding]:
        """A finding for each sentence with an address and a word of the lists."""
        for rule in rules:
            for number in page.lines_with(rule.options.lists):
                if "@" in page.line(number) or "." in page.line(number) or ":" in page.line(number):
                    yield from _judge(page, rule, number)


def _judge(page: Page, rule: Rule, number: int) -> Iterator[Finding]:
    options: Options = rule.options
    spans = [page.lines[number]] if options.whole else page.sentences(number)
    for span in spans:
        found = _address(page, options, span)
        if found:
            evidence = (*page.evidence(page.words(span, options.lists)), found)
            yield Finding(rule, span.start, span.end, 0.8, evidence, zones=options.zones)


def _address(page: Page, options: Options, span: Span) -> str | None:
    """The address of a sentence that also has a word of the lists outside it."""
    text = page.string(span)
    if len(text) > options.max_length or not spelled(text) or page.words(span, options.absent):
        return None
    match = _ADDRESS.search(text)
    if match is None:
        return None
    start, end = span.start + match.start(), span.start + match.end()
    words = [w for w in page.words(span, options.lists) if w.end <= start or w.start >= end]
    return match[0] if words else None


DETECTOR = Address()

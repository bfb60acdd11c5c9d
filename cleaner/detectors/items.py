"""Rows of items: names parted by bars, commas or spaces, most of which are spam.

The commonest form of injected spam: ``棋牌官网|捕鱼下载|老虎机试玩``, with a headline as bait in front.  A row
needs one
item that is spam by itself (a game with an offer, a brand with an offer) and the rest to look like it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from cleaner.detectors.finding import Finding
from cleaner.detectors.page import Page
from cleaner.detectors.title import beside_title
from cleaner.detectors.words import Word, coverage
from cleaner.rulebook.options import ListName
from cleaner.rulebook.schema import ZONES
from cleaner.text.lines import Span, trim

if TYPE_CHECKING:
    from cleaner.rulebook import Rule

_ITEM = re.compile(r"[^|,、_;·•★☆◆■→+~/\s-]+(?: [^|,、_;·•★☆◆■→+~/\s-]+)*")
_ITEM_BY_SPACE = re.compile(r"[^|,、_;·•★☆◆■→+~/\s-]+")
_SENTENCE = re.compile(r"[。!?]")
_HAN = re.compile(r"[\u3400-\u9fff]")
_LETTERS = re.compile(r"[^\W\d_]")
_QUOTED = re.compile(r"^[“\"'《【(\[☆★].*[”\"'》】)\]☆★]$")


@dataclass(frozen=True)
class Options:
    """``things`` × ``offers`` make an item spam by itself; so does a word of ``sure`` that fills the item.

    ``cover``: the share of an item's letters that words must cover.  ``share``: of the items, how many must be spam.
    With ``endings`` an item is spam when it ends with a word of these lists, and three such items make a row.
    """

    things: tuple[ListName, ...]
    offers: tuple[ListName, ...]
    sure: tuple[ListName, ...] = ()
    endings: tuple[ListName, ...] = ()
    cover: float = 0.55
    share: float = 0.5
    max_length: int = 1500
    function: float = 0.06
    zones: tuple[str, ...] = ZONES

    @cached_property
    def lists(self) -> tuple[str, ...]:
        """The lists of all the words that count."""
        return (*self.things, *self.offers, *self.sure, *self.endings)


class Items:
    """Judges lines as rows of items."""

    name = "items"
    stage = 30
    Options = Options

    def detect(self, page: Page, rules: Sequence[Rule]) -> Iterator[Finding]:
        """A strong finding for each line that is a row of spam."""
        for rule in rules:
            for number in page.lines_with(rule.options.endings or (*rule.options.things, *rule.options.sure)):
                for span in (page.lines[number], *_last_sentence(page, number)):
                    finding = self._row(page, rule, span)
                    if finding:
                        yield finding
                        break

    def _row(self, page: Page, rule: Rule, span: Span) -> Finding | None:
        options: Options = rule.options
        if page.zone(page.number_at(span.start)) == "head":
            span = beside_title(page, span)
        text = page.string(span)
        if len(text) > options.max_length or _SENTENCE.search(text.rstrip('。!?”"')):
            return None
        words = page.words(span, options.lists)
        if not words or page.grammar(span, options.lists) > options.function:
            return None
        items = split_items(text, span.start)
        if options.endings:
            spam = [item for item in items if any(w.end == item.end and w.start > item.start for w in words)]
            sure = len(spam) >= 3
        else:
            spam = [item for item in items if _share(page, item, words) >= options.cover]
            sure = any(_is_sure(page, options, item, words) for item in spam)
            sure = sure and (len(spam) > 1 or len({w.text for w in words}) > 2)
        if not sure or len(spam) < options.share * max(1, len(items) - (len(items) > 3)):
            return None
        evidence = page.evidence(words)
        return Finding(rule, span.start, span.end, 0.95, evidence, strong=True, zones=options.zones)


def split_items(text: str, offset: int) -> list[Span]:
    """The items of a row: parted by bars and commas, and by spaces in Chinese or where that is all there is."""
    spaces_part = 2 * len(_HAN.findall(text)) > len(_LETTERS.findall(text))
    found = list((_ITEM_BY_SPACE if spaces_part else _ITEM).finditer(text))
    if len(found) == 1 and not text.isascii():
        found = list(_ITEM_BY_SPACE.finditer(text))
    return [Span(offset + m.start(), offset + m.end()) for m in found]


def _last_sentence(page: Page, number: int) -> list[Span]:
    if page.line(number).endswith("。"):
        return []
    sentences = page.sentences(number)
    return [trim(page.view.text, sentences[-1])] if len(sentences) > 1 else []


def _inside(item: Span, words: Sequence[Word]) -> list[Word]:
    return [w for w in words if w.start >= item.start and w.end <= item.end]


def _share(page: Page, item: Span, words: Sequence[Word]) -> float:
    inside = _inside(item, words)
    return coverage(inside, page.letters(item)) if inside else 0.0


def _is_sure(page: Page, options: Options, item: Span, words: Sequence[Word]) -> bool:
    inside = _inside(item, words)
    mask = page.rulebook.mask
    things = [w for w in inside if w.mask & mask(options.things)]
    offers = [w for w in inside if w.mask & mask(options.offers)]
    return any(w.mask & mask(options.sure) for w in inside) or any(
        t.end <= o.start or o.end <= t.start for t in things for o in offers
    )


DETECTOR = Items()

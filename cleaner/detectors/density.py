"""Density: a line (or sentence) that consists mostly of the morphemes of one trade.

The open class behind notices, appeals, furniture and adverts.  No single word proves anything; a line whose letters
are covered by several different words of the list, and that lacks what sentences of an author have, does.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter
from typing import TYPE_CHECKING, Literal

from cleaner.detectors.finding import Finding
from cleaner.detectors.page import Page
from cleaner.detectors.prose import ends_sentence, spelled
from cleaner.detectors.reach import Need, reached
from cleaner.detectors.title import beside_title
from cleaner.detectors.words import Word, coverage, different
from cleaner.rulebook.options import Coverage, ListName
from cleaner.rulebook.schema import ZONES
from cleaner.text.lines import Span

if TYPE_CHECKING:
    from cleaner.rulebook import Rule

WIDTH = 2.5
_start_of = attrgetter("start")
_POINT = re.compile(
    r"\s*(?:[(\[]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[)\]]?[.、:)]|第[一二三四五六七八九十\d]+[条章款])"
)


@dataclass(frozen=True)
class Options:
    """``lists`` are counted; of each list in ``require`` a word must occur, of each in ``absent`` none may.

    ``distinct`` different words must cover ``coverage`` of the letters; or ``or_distinct`` and ``or_coverage``.
    The words must come from ``kinds`` different lists at least.
    ``units``: judge whole lines, single sentences of longer lines, or both.  ``function``: the largest share of
    grammatical words.  ``foreign``: how little the unit must share with the prose (see ``Page.foreign``).
    ``sentence``: whether the unit ends like a sentence.  Lengths count characters of scripts in which one is a
    syllable; others may be ``WIDTH`` times as long.  ``alphabetic``: only units of those others, in which a word of
    a list is longer and proves more.
    """

    lists: tuple[ListName, ...]
    require: tuple[ListName, ...] = ()
    absent: tuple[ListName, ...] = ()
    distinct: int = 2
    coverage: Coverage = 0.5
    or_distinct: int = 99
    or_coverage: Coverage = 1.0
    kinds: int = 1
    min_length: int = 1
    max_length: int = 400
    zones: tuple[str, ...] = ZONES
    units: tuple[str, ...] = ("line", "sentence")
    function: float = 1.0
    sentence: Literal["any", "yes", "no"] = "any"
    points: bool = False
    alphabetic: bool = False
    foreign: float = 0.0
    strong: bool = False
    score: float = 0.9

    @cached_property
    def asked(self) -> Need:
        """What every unit that is condemned has."""
        return Need(self.lists, min(self.coverage, self.or_coverage))

    @cached_property
    def least(self) -> int:
        """The fewest different words that can condemn."""
        return min(self.distinct, self.or_distinct)


class Density:
    """Judges units by the words of lists in them."""

    name = "density"
    stage = 30
    Options = Options

    def detect(self, page: Page, rules: Sequence[Rule]) -> Iterator[Finding]:
        """A finding for each unit that a rule condemns."""
        mask = page.rulebook.mask
        for rule, numbers in reached(page, rules):
            lists, required = mask(rule.options.lists), [mask((name,)) for name in rule.options.require]
            for number in numbers:
                if all(map(page.line_masks.get(number, 0).__and__, required)):
                    words = [word for word in page.words_of(number) if word.mask & lists]
                    if len({word.text for word in words}) >= rule.options.least:
                        yield from self._judge_line(page, rule, number, words)

    def _judge_line(self, page: Page, rule: Rule, number: int, words: Sequence[Word]) -> Iterator[Finding]:
        options: Options = rule.options
        if not options.points and _POINT.match(page.line(number)):
            return
        line, sentences = page.lines[number], page.sentences(number)
        if "line" in options.units and all(_speaks(s, words) for s in sentences):
            finding = judge(page, rule, line, words)
            if finding:
                yield finding
                return
        if "sentence" in options.units and len(sentences) > 1:
            yield from _judge_sentences(page, rule, sentences, words)


def _judge_sentences(page: Page, rule: Rule, sentences: Sequence[Span], words: Sequence[Word]) -> Iterator[Finding]:
    """Findings for sentences; one beside a condemned sentence that has two words of the lists goes with it."""
    found = [judge(page, rule, span, words) for span in sentences]
    for place, (finding, span) in enumerate(zip(found, sentences, strict=True)):
        beside = any(found[n] for n in (place - 1, place + 1) if 0 <= n < len(found))
        if finding:
            yield finding
        elif beside and span.end - span.start <= rule.options.max_length:
            inside = _inside(span, words)
            if len({w.text for w in inside}) >= 2 and coverage(inside, page.letters(span)) >= 0.25:
                yield Finding(rule, span.start, span.end, 0.75, ("beside such a sentence",), zones=rule.options.zones)


def _speaks(sentence: Span, words: Sequence[Word]) -> bool:
    """Whether a sentence has one of the words: one without any is the author's, and the line does not go whole."""
    return sentence.end - sentence.start < 12 or bool(_inside(sentence, words))


def _inside(span: Span, words: Sequence[Word]) -> list[Word]:
    """Those of words ordered by start that stand inside a span."""
    first, last = (bisect_left(words, place, key=_start_of) for place in span)
    return [word for word in words[first:last] if word.end <= span.end]


def judge(page: Page, rule: Rule, span: Span, words: Sequence[Word]) -> Finding | None:
    """The finding of a rule for a unit, or None; ``words`` are those of the rule's lists on its line."""
    options: Options = rule.options
    if options.foreign or page.zone(page.number_at(span.start)) == "head":
        span = beside_title(page, span)
    length = span.end - span.start
    if not options.min_length <= length <= WIDTH * options.max_length:
        return None
    words = _inside(span, words)
    if len(words) < options.least:
        return None
    kinds = different(words)
    if len(kinds) < options.least:
        return None
    text = page.string(span)
    if (options.alphabetic or length > options.max_length) and not spelled(text):
        return None
    share = coverage(words, page.letters(span))
    if not (
        (len(kinds) >= options.distinct and share >= options.coverage)
        or (len(kinds) >= options.or_distinct and share >= options.or_coverage)
    ):
        return None
    if not _form(page, options, span, text):
        return None
    evidence = page.evidence(words)
    return Finding(rule, span.start, span.end, options.score, evidence, strong=options.strong, zones=options.zones)


def _form(page: Page, options: Options, span: Span, text: str) -> bool:
    if not all(page.words(span, (name,)) for name in options.require) or page.words(span, options.absent):
        return False
    if options.kinds > 1 and sum(bool(page.words(span, (name,))) for name in options.lists) < options.kinds:
        return False
    if options.sentence != "any" and ends_sentence(text) != (options.sentence == "yes"):
        return False
    if options.foreign and page.foreign(span) < options.foreign:
        return False
    return options.function >= 1.0 or page.grammar(span, options.lists) <= options.function


DETECTOR = Density()

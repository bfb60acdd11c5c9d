"""Labelled lines: a label, a mark, and what it points to: ``★推荐：H``, ``[관련기사] H``, ``Photo by X``.

Nobody can list all labels, but they are made of few morphemes (相关 往期 更多 × 阅读 文章 报道).  What stands before
the mark is a label when those morphemes cover it; what stands after it is short and no sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache, reduce
from operator import or_
from typing import TYPE_CHECKING

from cleaner.detectors.finding import Finding
from cleaner.detectors.page import Page
from cleaner.detectors.prose import ends_sentence, function_share, spelled
from cleaner.detectors.words import coverage, different
from cleaner.rulebook.options import ListName
from cleaner.text.lines import Span

if TYPE_CHECKING:
    from cleaner.rulebook import Rule

_LEAD = re.compile(r"(?:[^\w\s]|_){0,4}\s*")
_BRACKETED = re.compile(r"[^\w\s]{0,2}[【\[〔(〈]([^【\[〔(〈\]】〕)〉\n]{1,40})[】\]〕)〉]\s*")
_SENTENCE = re.compile(r"[。;]|[.!?]\s")
_FIELD = re.compile(r"\s*\S{1,12}\s?[:/=]\s?\S")
_NO_NAME = re.compile(r"[\u3041-\u309f的了在是与和中有不]|\d{3}")
_POINTED = re.compile(r"[★☆◆◇▶►▸▼▲◢☞👉➤➜→■◎※【\[>»]")
_PARTED = re.compile(r"[^\w。,.!?;、“”《》-]")  # no label is without a mark or white space after it
RELAXED = 0.15  # how much more of its pairs the value may share with the prose behind a bullet
LONGEST = 180  # characters of a line that can be label and value
_OPENING, _CLOSING = "([【〔", ")]】〕"


@dataclass(frozen=True)
class Options:
    """Words of ``lists`` make a label when ``distinct`` different ones (or one of ``sure``) cover the share ``cover``
    of its letters.  ``marks``: what may part it from its value; a label in brackets needs none, and with ``spaced`` a
    sure word neither.  The value has ``min_value`` to ``max_value`` letters (twice that where words are long), at most
    the share ``function`` of grammatical words, is no sentence, and shares with the prose at most ``1 - foreign`` of
    its pairs (somewhat more behind a bullet); with ``names`` it has no particle and no year.  ``alone``: lines beside
    it are no fields of another kind.  ``glued``: the bracket after the last sentence of a line counts too.
    ``minimum``: labelled lines a document needs.
    """

    lists: tuple[ListName, ...] = ()
    sure: tuple[ListName, ...] = ()
    distinct: int = 2
    cover: float = 0.8
    marks: str = ":|>»→▸▶►➤☞"
    min_value: int = 1
    max_value: int = 40
    function: float = 1.0
    foreign: float = 0.0
    names: bool = False
    alone: bool = False
    glued: bool = False
    spaced: bool = False
    minimum: int = 1
    zones: tuple[str, ...] = ("head", "body", "tail")

    @cached_property
    def every(self) -> tuple[str, ...]:
        """The lists of all the words that labels are made of."""
        return (*self.lists, *self.sure)


class Label:
    """Judges lines as label and value."""

    name = "label"
    stage = 30
    Options = Options

    def detect(self, page: Page, rules: Sequence[Rule]) -> Iterator[Finding]:
        """A finding for each labelled line, or last bracket of a line."""
        every = reduce(or_, [page.rulebook.mask(rule.options.every) for rule in rules])
        candidates = [n for n, found in page.line_masks.items() if found & every and _may_be_labelled(page, n)]
        for rule in rules if candidates else ():
            found = list(_find(page, rule, candidates))
            if len(found) >= rule.options.minimum:
                yield from found


def _may_be_labelled(page: Page, number: int) -> bool:
    start, end = page.lines[number]
    if page.view.text[end - 1] in _CLOSING:
        return True
    return end - start <= LONGEST and _PARTED.search(page.view.text, start, min(end, start + 44)) is not None


def _find(page: Page, rule: Rule, candidates: Sequence[int]) -> Iterator[Finding]:
    options: Options = rule.options
    mask = page.rulebook.mask(options.every)
    for number in candidates:
        if not page.line_masks[number] & mask:
            continue
        span = next((s for s in _units(page, options, number) if _labelled(page, options, s)), None)
        if span and not (options.alone and _among_fields(page, options, number)):
            evidence = page.evidence(page.words(span, options.every))
            yield Finding(rule, span.start, span.end, 0.8, evidence, zones=options.zones)


def _units(page: Page, options: Options, number: int) -> Iterator[Span]:
    """The line, and with ``glued`` the bracket after its last sentence."""
    line = page.lines[number]
    if line.end - line.start <= LONGEST:
        yield line
    if options.glued and page.view.text[line.end - 1] in _CLOSING:
        sentences = page.sentences(number)
        if len(sentences) > 1 and page.string(sentences[-1]).lstrip()[:1] in _OPENING:
            yield sentences[-1]


def _labelled(page: Page, options: Options, span: Span) -> bool:
    parts = split_label(page.view.text, span, options.marks)
    if parts is None and options.spaced:
        parts = _opening(page, options, span)
    if parts is None:
        return False
    relaxed = RELAXED if _POINTED.match(page.view.text, span.start) else 0.0
    return _is_label(page, options, parts[0]) and _is_value(page, options, parts[1], options.foreign - relaxed)


@lru_cache(maxsize=32)
def _mark(marks: str) -> re.Pattern[str]:
    return re.compile(rf"[^\n]{{1,40}}?(\s?(?:[{re.escape(marks)}]\s*)+|\sby\s)")


def split_label(text: str, span: Span, marks: str) -> tuple[Span, Span] | None:
    """Label and value of a unit, or None.

    >>> label, value = split_label("★推荐:荔枝价格", Span(0, 8), ":")
    >>> "★推荐:荔枝价格"[slice(*label)], "★推荐:荔枝价格"[slice(*value)]
    ('推荐', '荔枝价格')
    """
    bracket = _BRACKETED.match(text, span.start, span.end)
    if bracket and bracket.end() < span.end:
        return Span(*bracket.span(1)), Span(bracket.end(), span.end)
    lead = _LEAD.match(text, span.start, span.end)
    start = lead.end() if lead else span.start
    mark = _mark(marks).match(text, start, span.end)
    return (Span(start, mark.start(1)), Span(mark.end(), span.end)) if mark else None


def _opening(page: Page, options: Options, span: Span) -> tuple[Span, Span] | None:
    """The longest sure word that opens the unit, as its label, when white space parts it from the rest."""
    lead = _LEAD.match(page.view.text, span.start, span.end)
    start = lead.end() if lead else span.start
    ends = [word.end for word in page.words(span, options.sure) if word.start == start and word.end < span.end]
    end = max(ends, default=0)
    return (Span(start, end), Span(end, span.end)) if end and page.view.text[end].isspace() else None


def _is_label(page: Page, options: Options, label: Span) -> bool:
    words = page.words(label, options.every)
    if not words or coverage(words, page.letters(label)) < options.cover:
        return False
    sure = page.rulebook.mask(options.sure) if options.sure else 0
    return any(word.mask & sure for word in words) or len(different(words)) >= options.distinct


def _is_value(page: Page, options: Options, value: Span, foreign: float) -> bool:
    text = page.string(value).rstrip(")】]〕 ")
    wide = 2 if spelled(text) else 1
    if not options.min_value * wide <= page.letters(value) <= options.max_value * wide:
        return not options.min_value and not text
    if _SENTENCE.search(text) or (ends_sentence(text) and text[-1] not in "?!…" and not text.endswith("...")):
        return False
    if options.names and _NO_NAME.search(text):
        return False
    if page.letters(value) > 8 and function_share(text) > options.function:
        return False
    return foreign <= 0 or page.foreign(value) >= foreign


def _among_fields(page: Page, options: Options, number: int) -> bool:
    """Whether a line beside it is a short field of another kind, as in lists of a cast or of data."""
    beside = (n for step in (-1, 1) for n in page.neighbours(number, step, 1))
    return any(
        len(page.line(n)) < 40 and _FIELD.match(page.line(n)) and not _labelled(page, options, page.lines[n])
        for n in beside
    )


DETECTOR = Label()

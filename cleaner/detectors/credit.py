"""Credits: who wrote, edited, photographed and checked, as fields of a role and names.

``责任编辑:何俊熹``, ``文/编辑:`` (empty), ``采写:珠江观察记者 麦子祺``, ``(海湾晚报记者 季澜 通讯员 方舟
文/图)``, ``Penulis: Ratna | Editor: Bagus``.
A credit is short, has a role at its beginning (after a date, a bracket or a name of a paper) and nothing of a
sentence: “记者从…获悉” has a verb and goes on, so it stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cleaner.detectors.finding import Finding
from cleaner.detectors.page import Page
from cleaner.detectors.prose import function_share
from cleaner.detectors.words import Word
from cleaner.rulebook.options import ListName
from cleaner.text.lines import Span

if TYPE_CHECKING:
    from cleaner.rulebook import Rule

_SEPARATOR = re.compile(r"\s*[:/|=]\s*")
_WRAPPED = re.compile(r"^\s*[(\[【〔<].*[)\]】〕>]\s*\d{0,8}$", re.DOTALL)
_SENTENCE = re.compile(r"[。!?;…]|,(?!\s*[A-Z])")
_DATE = re.compile(
    r"\d{2,4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*日?(?:[t\s]*\d{1,2}:\d{2}(?::\d{2})?)?|\d{1,2}:\d{2}(?::\d{2})?"
    r"|[〇零一二三四五六七八九十]{4}年[一二三四五六七八九十]{1,3}月[一二三四五六七八九十]{1,3}日"
)
_NAME = re.compile(r"[^\s:/|,、·()\[\]【】〔〕<>-]+")
_PERSONS = re.compile(r"(?:\s+[\u3400-\u9fff·]{2,5})+\s*")
_PAPER = re.compile(
    r"(?:报|社|网|台|刊|频道|新闻|中心|集团|本报|我|观察|在线|快讯|警讯|简讯|资讯|融媒|传媒|广播|发布)$"
)
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20|25)\d\d(?!\d)")  # beside a date's: of what a caption tells
_REST = re.compile(r"[^\w]+")


@dataclass(frozen=True)
class Options:
    """``roles``: the word lists of roles; ``press``: those that name a person even without a separator;
    ``meta``: labels
    (time, clicks) that may stand beside a role and prove nothing alone.  A unit longer than ``max_length``
    characters is no credit; a value (names after one role) longer than ``max_value`` is none either.
    """

    roles: tuple[ListName, ...]
    press: tuple[ListName, ...] = ()
    meta: tuple[ListName, ...] = ()
    absent: tuple[ListName, ...] = ()
    max_length: int = 110
    max_value: int = 36
    zones: tuple[str, ...] = ("head", "tail")


class Credit:
    """Judges lines, and brackets glued to the end of the article, as credits."""

    name = "credit"
    stage = 30
    Options = Options

    def detect(self, page: Page, rules: Sequence[Rule]) -> Iterator[Finding]:
        """A finding for each credit."""
        for rule in rules:
            roles = page.rulebook.mask(rule.options.roles)
            for number in page.lines_with(rule.options.roles):
                for span in _units(page, rule.options, number):
                    words = _longest(page.words(span, (*rule.options.roles, *rule.options.meta)))
                    if any(w.mask & roles for w in words) and is_credit(page, rule.options, span, words):
                        evidence = tuple(f"role: {w.text}" for w in words)
                        yield Finding(rule, span.start, span.end, 0.85, evidence, zones=rule.options.zones)
                        break


def _units(page: Page, options: Options, number: int) -> Iterator[Span]:
    """The line, and the bracket at its end, if they are short and have no marks of a sentence inside."""
    line = page.lines[number]
    text = page.line(number)
    if len(text) <= options.max_length and not _SENTENCE.search(_inner(text)):
        yield line
    if text[-1:] not in ")]】〕>" and not text[-1:].isdigit():
        return
    sentences = page.sentences(number)
    if len(sentences) > 1 and _WRAPPED.match(page.string(sentences[-1])):
        yield sentences[-1]


def _inner(text: str) -> str:
    return text.strip(" ()[]【】〔〕<>")


def _longest(words: Sequence[Word]) -> list[Word]:
    """Of words that overlap (责任编辑 and 编辑) the longest."""
    out: list[Word] = []
    for word in sorted(words, key=lambda w: (w.start, -w.end)):
        if not out or word.start >= out[-1].end:
            out.append(word)
    return out


def is_credit(page: Page, options: Options, span: Span, words: Sequence[Word]) -> bool:
    """Whether a unit is nothing but roles, names and dates."""
    text = page.string(span)
    if len(text) > options.max_length or page.words(span, options.absent):
        return False
    wrapped = bool(_WRAPPED.match(text))
    inner = _inner(text)
    if _SENTENCE.search(inner) or (len(inner) > 12 and function_share(inner) > 0.12):
        return False
    first = words[0]
    before = _DATE.sub("", page.view.text[span.start : first.start])
    lead = _REST.sub("", before)
    if len(lead) > 14 or (len(lead) > 2 and not wrapped and not _PAPER.search(lead)):
        return False
    return _fields(page, options, span, words, wrapped)


def _fields(page: Page, options: Options, span: Span, words: Sequence[Word], wrapped: bool) -> bool:
    """Each role is followed by a separator (or stands in a bracket) and a short value up to the next role."""
    ends = [*(w.start for w in words[1:]), span.end]
    parted = 0
    for word, end in zip(words, ends, strict=True):
        rest = page.view.text[word.end : max(word.end, end)]
        separator = _SEPARATOR.match(rest)
        if not separator and word.end - word.start == 1:
            return False
        person = word.mask & page.rulebook.mask(options.press) and _PERSONS.fullmatch(rest) is not None
        parted += separator is not None or person
        value = _DATE.sub("", rest[separator.end() :] if separator else rest).strip()
        if len(value) > options.max_value or len(_NAME.findall(value)) > 8 or _YEAR.search(value):
            return False
    return parted > 0 or wrapped


DETECTOR = Credit()

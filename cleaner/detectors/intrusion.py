"""Intrusions: a clause, a sentence or a string of search words of a trade, set into the paragraphs of another text.

``…,不如到富堡娱乐城领六百体验金更稳,再上了七道桐油。``, ``… deneme bonusu veren siteler güncel giriş bu işi bilen …``:
the paragraph is the author's, and the piece is too fluent, or too short, for rows and adverts.  What gives it away is
that it has words that only the trade uses, side by side with what the trade promises, tells nothing that happened, and
that no other sentence of the text has a word of it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

from cleaner.detectors.finding import Finding
from cleaner.detectors.page import Page
from cleaner.detectors.prose import spelled
from cleaner.detectors.telling import TOLD
from cleaner.detectors.words import Word, coverage, different
from cleaner.rulebook.options import Coverage, ListName
from cleaner.text.lines import Span

if TYPE_CHECKING:
    from cleaner.rulebook import Rule

GAP = 7  # characters between two words of one string: a short word, a number
SILENT = 36  # characters without a word of the trade are the author's
LONGEST = 48  # characters of a clause
_CLAUSE = re.compile(r"[^,;:。!?、]+[,;。!?]?")
_PHRASE, _THAI = re.compile(r"\S+(?:\s(?=\d)\S+)*"), re.compile("[\u0e01-\u0e4e]")
_HAPPENED = re.compile(
    r"[了过着](?![,。]|$)|没|曾|被|输|戒|债|骗|迷上|上瘾|查封|抓|取缔|关门|倒闭|老板"
    r"|\b(?:my|our|his|her)\s\w+\s\w+ed\b|\b\w+ed\s(?:us|me|him|them)\b"
    r"|\b(?:was|were|had|did|lost|owed?|debts?|addict\w*|banned|closed|used\sto|never|kalah|utang|ditangkap|thua|nợ|bị|kaybet\w*|borç\w*|проигра\w*|долг\w*)\b"
    r"|[っいしきぎ]た|負け|借金|잃|빚|เสีย|หนี้"
)
_QUOTED = re.compile('[“”«»"]')
_TOKEN = re.compile(r"\b[a-z]{3,10}\d{2,4}\b")


@dataclass(frozen=True)
class Options:
    """``proof``: lists of words that only the trade uses; ``promised``: what it promises; words of ``everyday`` count
    as neither.  ``sought``: what people search for besides.  ``subject``: lists that, elsewhere in the text, show that
    it speaks of the trade itself.

    A clause (or sentence) has words of both, ``distinct`` different ones, over the share ``cover`` of its letters; a
    string of words with short gaps has ``string_distinct`` over ``string_cover``, and a name of letters and figures may
    stand for its proof.
    """

    proof: tuple[ListName, ...] = ()
    promised: tuple[ListName, ...] = ()
    sought: tuple[ListName, ...] = ()
    everyday: tuple[ListName, ...] = ()
    subject: tuple[ListName, ...] = ()
    distinct: int = 2
    cover: Coverage = 0.25
    string_distinct: int = 3
    string_cover: Coverage = 0.6

    @cached_property
    def lists(self) -> tuple[str, ...]:
        """All lists of the trade's words."""
        return (*self.proof, *self.promised, *self.sought)


class Intrusion:
    """Finds what a paragraph has of another trade than its own."""

    name = "intrusion"
    stage = 45
    Options = Options

    def detect(self, page: Page, rules: Sequence[Rule]) -> Iterator[Finding]:
        """A finding for each piece, if the rest of the text has no word of the trade."""
        for rule in rules:
            for piece in _pieces(page, rule.options):
                words = page.words(piece, rule.options.lists)
                yield Finding(rule, piece.start, piece.end, 0.85, page.evidence(words))


def _pieces(page: Page, options: Options) -> list[Span]:
    """The pieces of the trade in paragraphs; none where another sentence has its words."""
    found = {
        sentence: pieces
        for number in page.lines_with(options.lists)
        if page.prose(number) and _may_have(page, options, number)
        for sentence in page.sentences(number)
        if (pieces := _of(page, options, sentence))
    }
    everyday = page.rulebook.mask(options.everyday)
    for number in page.lines_with(options.subject) if found else ():
        for sentence in page.sentences(number) if page.own(number) else ():
            about = [w for w in page.words(sentence, options.subject) if not w.mask & everyday]
            if not all(_inside(w, found.get(sentence, ())) or page.once(_taken).holds(w) for w in about):
                return []
    pieces = [piece for pieces in found.values() for piece in pieces]
    return [piece for piece in pieces if not any(map(page.once(_taken).holds, page.words(piece, options.proof)))]


def _may_have(page: Page, options: Options, number: int) -> bool:
    """Whether a line has what proves the trade: a word, or a name of letters and figures."""
    proof = page.rulebook.mask(options.proof)
    return bool(page.line_masks[number] & proof) or _TOKEN.search(page.line(number)) is not None


def _inside(word: Word, pieces: Sequence[Span]) -> bool:
    return any(piece.start <= word.start and word.end <= piece.end for piece in pieces)


class _Taken:
    """What other rules take: spans of findings by their starts, and how far those up to each reach."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(spans)
        self._starts = [start for start, _ in ordered]
        self._ends = list(accumulate((end for _, end in ordered), max))

    def holds(self, word: Word) -> bool:
        """Whether a word lies in what is taken."""
        at = bisect_right(self._starts, word.start)
        return at > 0 and word.end <= self._ends[at - 1]


def _taken(page: Page) -> _Taken:
    return _Taken((finding.start, finding.end) for finding in page.findings if not finding.on_original)


def _of(page: Page, options: Options, sentence: Span) -> list[Span]:
    """The pieces of a sentence: all of it, clauses of it, or strings of words in it."""
    words = page.words(sentence, options.lists)
    if len(words) < options.distinct:
        return []
    text = page.string(sentence)
    parting = _PHRASE if _THAI.search(text) else _CLAUSE
    clauses = [Span(*m.span()) for m in parting.finditer(page.view.text, sentence.start, sentence.end)]
    if parting is _PHRASE or not spelled(text):
        return [clause for clause in clauses if _is_advert(page, options, clause, more=parting is _PHRASE)]
    strings = [piece for piece in _strings(page, words) if _is_string(page, options, piece)]
    if not strings and _is_advert(page, options, sentence, more=1):
        return [] if any(_silent(page, options, clause) for clause in clauses) else [sentence]
    return strings


def _silent(page: Page, options: Options, clause: Span) -> bool:
    """Whether most of a clause has no word of the trade: it is the author's, and the sentence is not an advert."""
    marks = [clause.start, *(p for w in page.words(clause, options.lists) for p in (w.start, w.end)), clause.end]
    return max(b - a for a, b in zip(marks[::2], marks[1::2], strict=True)) > SILENT


def _is_advert(page: Page, options: Options, span: Span, more: int = 0) -> bool:
    """Whether a clause has what only the trade says and what it promises, and tells nothing that happened."""
    text = page.string(span)
    words = page.words(span, options.lists)
    if len(text) > LONGEST * (2.5 if spelled(text) else 1) or len(different(words)) < options.distinct + more:
        return False
    if _QUOTED.search(text):
        return False
    if coverage(words, page.letters(span)) < options.cover or _HAPPENED.search(text) or TOLD.search(text):
        return False
    return _has(page, options, words, options.proof) and _has(page, options, words, options.promised)


def _has(page: Page, options: Options, words: Sequence[Word], lists: tuple[ListName, ...]) -> bool:
    """Whether there is a word of lists that has no everyday meaning."""
    wanted, everyday = page.rulebook.mask(lists), page.rulebook.mask(options.everyday)
    return any(word.mask & wanted and not word.mask & everyday for word in words)


def _strings(page: Page, words: Sequence[Word]) -> Iterator[Span]:
    """Runs of words that stand close together, or with a name of letters and figures between them."""
    start = end = words[0].start
    for word in words:
        if word.start - end > GAP and not _TOKEN.fullmatch(page.view.text[end : word.start].strip()):
            yield Span(start, end)
            start = word.start
        end = max(end, word.end)
    yield Span(start, end)


def _is_string(page: Page, options: Options, span: Span) -> bool:
    """Whether a run of words is what people search for, and no part of a sentence."""
    words = page.words(span, options.lists)
    text = page.string(span)
    if len(different(words)) < options.string_distinct or coverage(words, page.letters(span)) < options.string_cover:
        return False
    if re.search("[,;:.!?]", text) or _HAPPENED.search(text) or TOLD.search(text):
        return False
    proven = _has(page, options, words, options.proof) or _TOKEN.search(text) is not None
    return proven and _has(page, options, words, (*options.promised, *options.sought))


DETECTOR = Intrusion()

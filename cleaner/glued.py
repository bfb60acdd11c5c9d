"""What is glued to a paragraph, judged as if it stood on a line of its own.

Scrapes join labels, calls, credits and notices to the sentences before and after them.  Rules know how such things look
on lines; so pieces of paragraphs that have many words of contamination are set on lines of their own, in a copy of the
text that is only looked at, and what is found there is taken back to its place.  The place has the last word: what
stands between quotation marks, or is told there, is the author's however it looks alone.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from cleaner.detectors.finding import Finding
from cleaner.detectors.guards import registry as guards
from cleaner.detectors.page import Page
from cleaner.detectors.prose import ends_sentence, function_share, is_prose, minimum_length
from cleaner.rulebook import Rulebook
from cleaner.text.lines import Span, trim

TELLING = tuple(
    "stake lure stay lead opener betting viewer also wager invite liked creator thing picture_label game frame "
    "plug_offer plug_way finger player wall lone channel boon access illicit bargain address foot gain callword".split()
)
"""Word lists of which sentences of authors have hardly a word."""

HINTING = tuple(
    "plug_praise offer reprint liability appeal button self picture_source label brand copying prompt deal agency "
    "consent role photo trade posting host matter tag_label pitch position removal advert".split()
)
"""Those of which they have some: a word of them counts for half, and so does one that is everybody's."""

EVERYDAY = ("everyday", "narrative", "plain")
COVER = 0.2  # the least share of a sentence's letters that its words come to
UNFINISHED = 0.1  # and of what does not end like one
LARGEST = 2_000_000  # code points: of a larger text no copy is made
OWN_LINE = "judged as if it stood on a line of its own"
STOPLESS = ("related", "navigation", "image", "byline")  # classes of what never ends with a full stop
NOTICES = ("reprint", "disclaimer")
INSERTED = ("gambling", "promotion")  # classes of what is set into sentences, in brackets
_ALWAYS = ("inside", "quoted", "told", "dialogue", "tutorial", "technical")
_LEAST = 4  # letters and digits of a piece
_BEFORE_CAPITAL = 12  # characters of a piece that ends where a capital begins
_BRACKET = re.compile(r"[(【\[〔《](?:[^()【】\[\]〔〕\n]|\[[^()【】\[\]〔〕\n]{1,12}\]){6,90}[)】\]〕》]")
_SIGN = re.compile(r"(?<=[▾▼▲△▶►👇👆🔥❤💛])\s?(?=\w)")
_CAPITAL = re.compile(r"(?<![^\W_])(?:\d+|[^\W\d_A-ZÀ-ÖØ-ÞА-ЯЁĐ][^\W\d_]*)\s(?=[A-ZÀ-ÖØ-ÞА-ЯЁĐ][^\W\d_A-ZÀ-ÖØ-ÞА-ЯЁĐ])")
_GLUED = re.compile(r"(?<=[^\W\d_A-ZÀ-ÖØ-ÞА-ЯЁĐ]{4}[.!?])(?=[A-ZÀ-ÖØ-ÞА-ЯЁĐ]{2})")
_MARKED = re.compile(r"[:：→»>►▶☞|]")  # what stands between a label and a title
_NUMBER = re.compile(r"\W*\w{1,3}\W*|.*\s[^\W\d_]\.")  # a number of a point, an initial: no sentence ends there
_SHORTEST = 16  # characters of a line with two sentences


@dataclass(frozen=True, slots=True)
class Scale:
    """The lists that are counted, as names and as bits, and what each literal of the gate weighs."""

    lists: tuple[str, ...]
    telling: int
    everyday: int
    literals: npt.NDArray[np.float64]

    def of(self, mask: int) -> float:
        """What a word of these lists weighs."""
        return 1.0 if mask & self.telling and not mask & self.everyday else 0.5


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy of a text with pieces of its lines on lines of their own.

    ``pieces``: where they stand in the copy, in order; ``shifts``: how many line feeds were put in before each.
    """

    text: str
    pieces: tuple[tuple[int, int], ...]
    shifts: tuple[int, ...]

    def back(self, start: int, end: int) -> tuple[int, int] | None:
        """The place in the text of a span of the copy that holds whole pieces and nothing else but white space."""
        first = bisect_left(self.pieces, (start, -1))
        if first and self.pieces[first - 1][1] > start:
            return None
        at, last = start, first
        while last < len(self.pieces) and self.pieces[last][0] < end:
            if self.text[at : self.pieces[last][0]].strip() or self.pieces[last][1] > end:
                return None
            at, last = self.pieces[last][1], last + 1
        if last == first or self.text[at:end].strip():
            return None
        return self.pieces[first][0] - self.shifts[first], self.pieces[last - 1][1] - self.shifts[last - 1]


def set_apart(page: Page, found: Iterable[Finding]) -> Copy | None:
    """The copy; None when no line in which nothing was found has a piece to set apart."""
    if len(page.text) > LARGEST:
        return None
    promising = _promising(page)
    if not promising or page.wrapped or page.zones is None:
        return None
    taken = {page.number_at(finding.start) for finding in found if not finding.on_original}
    spans = [
        page.view.span(*piece)
        for number in promising
        if number not in taken and page.own(number)
        for piece in _pieces(page, number)
    ]
    return copy_with(page.text, spans) if spans else None


def taken_back(page: Page, copy: Copy, copied: Page, found: Iterable[Finding]) -> Iterator[Finding]:
    """Of what was found in the page of a copy: removals of pieces, in their places, that nothing there protects."""
    for finding in found:
        if (finding.action or finding.rule.action) != "remove" or finding.replacement:
            continue
        span = (finding.start, finding.end) if finding.on_original else copied.view.span(finding.start, finding.end)
        place = copy.back(*span)
        if place is None or not _fits(page, finding.rule.cls, *place):
            continue
        evidence = (*finding.evidence, OWN_LINE)
        finding = replace(finding, start=place[0], end=place[1], on_original=True, evidence=evidence)
        if _protected(page, finding) is None:
            yield finding


def _promising(page: Page) -> list[int]:
    """The lines with a part that has many words of contamination: no piece has a greater share than its best part."""
    parts = page.dense_parts
    if not len(parts.first):
        return []
    covered = np.add.reduceat(_scale(page.rulebook).literals[parts.literal] * parts.size, parts.first)
    rich = parts.first[covered >= UNFINISHED * parts.letters]
    lines = page.lines
    return [number for number in sorted(set(parts.line[rich].tolist())) if len(range(*lines[number])) >= _SHORTEST]


def _scale(rulebook: Rulebook) -> Scale:
    """What words weigh, worked out once for all texts."""
    known: Scale | None = rulebook.memo.get(__name__)
    if known is None:
        lists = (*TELLING, *HINTING)
        alone = rulebook.members(TELLING) & ~rulebook.members(EVERYDAY)
        literals = np.where(alone, 1.0, 0.5) * rulebook.members(lists)
        known = Scale(lists, rulebook.mask(TELLING), rulebook.mask(EVERYDAY), literals)
        rulebook.memo[__name__] = known
    return known


def _pieces(page: Page, number: int) -> Iterator[Span]:
    """The pieces of a line that may not be the author's, in order."""
    sentences, counted = page.sentences(number), _scale(page.rulebook).lists
    for place, sentence in enumerate(sentences):
        numbered = place > 0 and _NUMBER.fullmatch(page.view.text, *sentences[place - 1])
        if not numbered and page.words(sentence, counted):
            yield from _split(page, sentence, alone=len(sentences) == 1)


def _split(page: Page, sentence: Span, *, alone: bool) -> Iterator[Span]:
    """The pieces of a sentence that may not be the author's: what it begins with, it as a whole, or brackets in it."""
    text, (start, end) = page.view.text, sentence
    heads = [m.end() for m in (_BRACKET.match(text, start, end), _SIGN.search(text, start, end)) if m]
    for cut in heads:
        head = trim(text, Span(start, cut))
        if start < cut < end:
            if _may_go(page, head):
                yield head
            start, alone = cut, False
    if page.view.positions is None:
        if glue := _GLUED.search(page.text, start, end):
            yield from _split(page, Span(start, glue.end()), alone=False)
            start, alone = glue.end(), False
        if capital := _CAPITAL.search(page.text, start + _BEFORE_CAPITAL, end):
            head, rest = trim(text, Span(start, capital.end())), Span(capital.end(), end)
            last = page.string(head).rpartition(" ")[2]
            ends = function_share(last) == 0 and _is_sentence(page.string(rest))
            if ends and _MARKED.search(text, *head) and _may_go(page, head):
                yield head
                return
    whole = trim(text, Span(start, end))
    if not alone and _may_go(page, whole):
        yield whole
    else:
        brackets = (Span(*match.span()) for match in _BRACKET.finditer(text, start, end))
        yield from (bracket for bracket in brackets if _may_go(page, bracket))


def _is_sentence(text: str) -> bool:
    """Whether a text reads like a sentence, though it may be a short one."""
    return is_prose(text) or (ends_sentence(text) and 2 * len(text) >= minimum_length(text))


def _may_go(page: Page, piece: Span) -> bool:
    """Whether a piece has as many words of contamination as one that is no author's."""
    scale = _scale(page.rulebook)
    words = page.words(piece, scale.lists)
    text = page.string(piece)
    if not words or text[-1] in ";,:" or sum(map(str.isalnum, text)) < _LEAST:
        return False
    covered = sum((w.end - w.start) * scale.of(w.mask) for w in words)
    return covered >= (COVER if ends_sentence(text) else UNFINISHED) * page.letters(piece)


def copy_with(text: str, spans: Sequence[tuple[int, int]]) -> Copy:
    """The copy of a text with these spans, in order, on lines of their own."""
    out: list[str] = []
    pieces: list[tuple[int, int]] = []
    shifts: list[int] = []
    at = added = 0
    broken = True  # whether the copy so far ends with a line
    for start, end in spans:
        out.append(text[at:start])
        if start > at:
            broken = text[start - 1] in "\r\n"
        if not broken:
            out.append("\n")
            added += 1
        pieces.append((start + added, end + added))
        shifts.append(added)
        out.append(text[start:end])
        at, broken = end, False
        if end < len(text) and text[end] not in "\r\n":
            out.append("\n")
            added, broken = added + 1, True
    return Copy("".join([*out, text[at:]]), tuple(pieces), tuple(shifts))


def _fits(page: Page, cls: str, start: int, end: int) -> bool:
    """Whether contamination of a class is built and placed as a piece is."""
    piece, before = page.text[start:end].strip(), page.text[:start].rstrip(" \u3000")[-1:]
    if cls in STOPLESS and piece[-1:] in (".", "。"):
        return False
    if cls == "related" and not _MARKED.search(piece):
        return False
    if cls in NOTICES and len(piece) < minimum_length(piece) and ends_sentence(piece):
        return False
    opens = not before or before in "\r\n" or ends_sentence(before)
    return opens or cls in INSERTED or piece[-1:] not in ")】]〕》"


def _protected(page: Page, finding: Finding) -> str | None:
    """The reason why a piece is the author's where it stands in the text, if there is one."""
    start, end = finding.start, finding.end
    if (positions := page.view.positions) is not None:
        start, end = int(positions.searchsorted(start)), int(positions.searchsorted(end))
    names = dict.fromkeys((*finding.rule.guards, *_ALWAYS))
    return next((reason for name in names if (reason := guards()[name](page, start, end))), None)

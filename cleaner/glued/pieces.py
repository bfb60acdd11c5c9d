"""The pieces of lines that may not be the author's: those with many words of contamination.

Sentences, brackets, what ends with a sign or before a capital.  The lists whose words are counted were chosen by how
much of ordinary news they cover, which is next to nothing, and of what is glued to it, which is much.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

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
_LEAST = 4  # letters and digits of a piece
_BEFORE_CAPITAL = 12  # characters of a piece that ends where a capital begins
_SHORTEST = 16  # characters of a line with two sentences
_BRACKET = re.compile(r"[(【\[〔《](?:[^()【】\[\]〔〕\n]|\[[^()【】\[\]〔〕\n]{1,12}\]){6,90}[)】\]〕》]")
_SIGN = re.compile(r"(?<=[▾▼▲△▶►👇👆🔥❤💛])\s?(?=\w)")
_CAPITAL = re.compile(r"(?<![^\W_])(?:\d+|[^\W\d_A-ZÀ-ÖØ-ÞА-ЯЁĐ][^\W\d_]*)\s(?=[A-ZÀ-ÖØ-ÞА-ЯЁĐ][^\W\d_A-ZÀ-ÖØ-ÞА-ЯЁĐ])")
_GLUED = re.compile(r"(?<=[^\W\d_A-ZÀ-ÖØ-ÞА-ЯЁĐ]{4}[.!?])(?=[A-ZÀ-ÖØ-ÞА-ЯЁĐ]{2})")
LABELLED = re.compile(r"[:：→»>►▶☞|]")  # what stands between a label and a title
_NUMBER = re.compile(r"[\W\d]*\w{0,3}\W*|.*\s[^\W\d_]\.")  # a number of a point, an initial: no sentence ends there


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


def promising(page: Page) -> list[int]:
    """The lines with a part that has many words of contamination: no piece has a greater share than its best part."""
    parts = page.dense_parts
    if not len(parts.first):
        return []
    covered = np.add.reduceat(_scale(page.rulebook).literals[parts.literal] * parts.size, parts.first)
    rich = parts.first[covered >= UNFINISHED * parts.letters]
    lines = page.lines
    return [number for number in sorted(set(parts.line[rich].tolist())) if len(range(*lines[number])) >= _SHORTEST]


def pieces(page: Page, number: int) -> Iterator[Span]:
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
        if labelled := _before_capital(page, Span(start, end)):
            yield labelled
            return
    whole = trim(text, Span(start, end))
    if not alone and _may_go(page, whole):
        yield whole
    else:
        brackets = (Span(*match.span()) for match in _BRACKET.finditer(text, start, end))
        yield from (bracket for bracket in brackets if _may_go(page, bracket))


def _before_capital(page: Page, sentence: Span) -> Span | None:
    """A label with what it labels, that the next sentence follows without a mark: ``Read also: … recipes For now``."""
    start, end = sentence
    cut = _CAPITAL.search(page.text, start + _BEFORE_CAPITAL, end)
    if cut is None:
        return None
    head = trim(page.view.text, Span(start, cut.end()))
    text = page.string(head)
    labelled = LABELLED.search(text) is not None and function_share(text.rpartition(" ")[2]) == 0
    return head if labelled and _is_sentence(page.string(Span(cut.end(), end))) and _may_go(page, head) else None


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

"""Where the article stands in the lines of a whole page.

Of a page that was scraped with every visible line most lines are labels, links and counters; the article is the
stretch with the most writing and the least of these between.  Each line gets a weight, sentences the amount of their
writing, other lines a fixed penalty, and the stretch of the greatest sum is the core of the article (maximum
subsequence segmentation: J. Pasternack and D. Roth, Extracting Article Text from the Web, WWW 2009).  What belongs to
it besides is told by its words: paragraphs beyond a box of links, captions, a title above, rows of a table below.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from cleaner.text.pairs import pairs

LEAST = 16  # how much writing the shortest paragraph has
MOST = 200  # what a paragraph weighs at most, so that one long notice is no article
WIDTH = 2.5  # so many letters of an alphabet say as much as one character that is a syllable or word
PENALTY = 30  # of a line that is no sentence
BRIDGE = 10  # how many such lines may part two paragraphs of one article
NEAR, AMPLE = 6, 60  # so few lines away so much writing needs less to be of the same article
BOX = 4  # how many such lines together may be a box of links
REACH = 15  # how far above its first paragraph a title may stand
SAME, STRANGE, TITLE, NEAREST, ROW = 0.15, 0.25, 0.35, 0.03, 0.15  # shares of what two texts have in common

_DENSE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+")
_THAI = re.compile(r"[\u0e00-\u0e7f]")
_CLOSED = r"[”’)\]】》»\"']*"
_BULLET = re.compile(r"[^\w\s“‘\"'(\[【《«]")
_ENDS = re.compile(rf"(?:[。!?؟।။:;]|(?<!\.)\.){_CLOSED}$")
_STOPS = re.compile(rf"(?:[。!?؟।။]|(?<!\.)\.){_CLOSED}$")
_STOP = re.compile(rf"[。!?؟।။]|(?<!\.)\.{_CLOSED}\s")


@dataclass(frozen=True, slots=True)
class Article:
    """The lines of an article by their places in a page: ``first`` and ``last`` of its paragraphs, and all of its
    own (``lines``: with the title above, without the boxes between); ``weights`` are those of the page's lines.
    """

    first: int
    last: int
    lines: frozenset[int]
    weights: tuple[float, ...]
    subject: Subject

    @property
    def amount(self) -> float:
        """How much writing the article's sentences have."""
        return sum(w for w in self.weights[self.first : self.last + 1] if w > 0)

    @property
    def prose(self) -> float:
        """Which share of the page's sentences stands in the article, 0 to 1."""
        return self.amount / sum(w for w in self.weights if w > 0)


class Subject:
    """What an article speaks of: the pairs of letters (or words) of its sentences.

    Any two texts of a language have some in common; shares are counted from there on, so that 0 is chance and 1 all.
    """

    def __init__(self, sentences: Iterable[str], others: Iterable[str]) -> None:
        self._pairs = {pair for sentence in sentences for pair in pairs(sentence)}
        shares = [self._known(found) for found in map(pairs, others) if found]
        self.chance = min(sum(shares) / len(shares), 0.9) if shares else 0.0

    def add(self, text: str) -> None:
        """Count a further text in."""
        self._pairs.update(pairs(text))

    def share(self, text: str) -> float:
        """How much of a text belongs to the subject: 1 all, 0 (or less) no more than of any other line of the page."""
        found = pairs(text)
        return (self._known(found) - self.chance) / (1 - self.chance) if found else 0.0

    def plain(self, text: str) -> float:
        """How much of a text the article has too, chance not taken off."""
        found = pairs(text)
        return self._known(found) if found else 0.0

    def _known(self, found: Sequence[str]) -> float:
        return sum(pair in self._pairs for pair in found) / len(found)


def writing(text: str) -> float:
    """How much a line says, in characters of scripts in which one is a syllable."""
    dense = 0 if text.isascii() else sum(map(len, _DENSE.findall(text)))
    return dense + (len(text) - dense) / WIDTH


def sentence(text: str) -> bool:
    """Whether a line (of the view, trimmed) is a paragraph, in any language: long enough, with the end of a sentence.

    The dots of a text that was cut off are no such end, nor is the question mark of a link behind a bullet.
    """
    if writing(text) < LEAST:
        return False
    end = _ENDS.search(text)
    if end and not (end[0][0] in "!?" and _BULLET.match(text)):
        return True
    if len(_THAI.findall(text)) > 60:  # Thai does without final marks
        return True
    return any(m.end() < len(text) and writing(text[: m.end()]) >= LEAST / 2 for m in _STOP.finditer(text))


def weigh(text: str) -> float:
    """What a line adds to a stretch: its writing; half of it for a few words with a full stop; else the penalty."""
    if sentence(text):
        return min(writing(text), MOST)
    if _STOPS.search(text) and writing(text) >= 4:
        return writing(text) / 2
    return -PENALTY


def densest(weights: Sequence[float]) -> tuple[int, int, float]:
    """First and last place of the stretch of the greatest sum, and the sum (J. Kadane's algorithm).

    >>> densest([-3, 5, -1, 2, -9, 4])
    (1, 3, 6)
    """
    best, begin, total = (0, -1, 0.0), 0, 0.0
    for place, value in enumerate(weights):
        if total <= 0:
            begin, total = place, 0.0
        total += value
        if total > best[2]:
            best = begin, place, total
    return best


def locate(lines: Sequence[str], barred: Collection[int] = ()) -> Article | None:
    """The article in the lines (not blank) of a page, or None; ``barred`` are lines known to be no part of it."""
    weights = [-PENALTY if n in barred else weigh(text) for n, text in enumerate(lines)]
    first, last, total = densest(weights)
    if total < LEAST:
        return None
    own = [lines[n] for n in range(first, last + 1) if weights[n] > 0]
    subject = Subject(own, (text for n, text in enumerate(lines) if not first <= n <= last))
    search = _Search(lines, weights, frozenset(barred), subject)
    first, last = search.bridged(first, last)
    kept = frozenset((*search.inside(first, last), *search.titles(first), *search.rows(last)))
    return Article(first, last, kept, tuple(weights), subject)


@dataclass(frozen=True, slots=True)
class _Search:
    """What belongs to the core of an article, told by its subject."""

    lines: Sequence[str]
    weights: Sequence[float]
    barred: frozenset[int]
    subject: Subject

    def bridged(self, first: int, last: int) -> tuple[int, int]:
        """The core, grown over gaps to further paragraphs on the same subject."""
        while True:
            below = self._beyond(last, 1)
            above = self._beyond(first, -1)
            if below == last and above == first:
                return first, last
            first, last = above, below

    def _beyond(self, edge: int, step: int) -> int:
        """The far end of the next group of sentences on the subject, ``BRIDGE`` lines away at most; else the edge."""
        place = edge + step
        while 0 <= place < len(self.lines) and abs(place - edge) <= BRIDGE + 1:
            if self.weights[place] < LEAST:
                place += step
                continue
            end = place
            while 0 <= end + step < len(self.lines) and self.weights[end + step] > 0:
                end += step
            group = [self.lines[n] for n in range(min(place, end), max(place, end) + 1)]
            needed = NEAREST if abs(place - edge) <= NEAR + 1 and sum(map(weigh, group)) >= AMPLE else SAME
            if self.subject.share("\n".join(group)) >= needed:
                self.subject.add("\n".join(group))
                return end
            place = end + step
        return edge

    def inside(self, first: int, last: int) -> Iterator[int]:
        """The lines from first to last without boxes: several lines together that are strange to the subject."""
        group: list[int] = []
        for place in range(first, last + 2):
            if place <= last and self.weights[place] < LEAST:
                group.append(place)
                continue
            strange = sum(self.subject.share(self.lines[n]) for n in group) < STRANGE * len(group)
            if len(group) < BOX or not strange:
                yield from group
            group = []
            if place <= last:
                yield place

    def titles(self, first: int) -> Iterator[int]:
        """Lines above that share their words with the article; the nearest, where a title stands, needs fewer."""
        known = 0
        for place in range(first - 1, max(-1, first - 1 - REACH), -1):
            text = self.lines[place]
            if self.weights[place] >= LEAST:
                return
            if place in self.barred or not 7 <= writing(text) <= 60 or 2 * sum(c.isdigit() for c in text) > len(text):
                continue
            known += 1
            if self.subject.share(text) >= (NEAREST if known <= 2 else TITLE):
                yield place

    def rows(self, last: int) -> Iterator[int]:
        """Rows right below that speak of the subject, or of what the rows above them do."""
        waiting: list[int] = []
        for place in range(last + 1, len(self.lines)):
            if place in self.barred or len(waiting) > 1:
                return
            waiting.append(place)
            if self.subject.share(self.lines[place]) >= ROW and writing(self.lines[place]) >= 4:
                yield from waiting
                for number in waiting:
                    self.subject.add(self.lines[number])
                waiting = []

"""A document as detectors see it: view, lines, words that the gate found, zones, and what is condemned so far.

Everything beyond the words is worked out only when a detector asks for it, so that a document in which the
words of the gate prove nothing costs little.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, reduce
from itertools import islice
from operator import attrgetter, or_
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import numpy as np
import numpy.typing as npt

from cleaner.detectors.prose import is_prose
from cleaner.rulebook.gate import Hits, Numbers
from cleaner.rulebook.schema import ZONES
from cleaner.text.lines import Span, line_at, split_lines, split_sentences, trim
from cleaner.text.tables import Codes, Kind, codes_of, kind_table
from cleaner.text.view import View, make_view

if TYPE_CHECKING:
    from cleaner.rulebook import Rule, Rulebook

T = TypeVar("T")
_start_of = attrgetter("start")
DENSE = 0.2  # less than any rule asks for
HEAD_LINES = 12  # how far down the furniture above an article reaches, in lines that are not blank


_DENSE_PAIR = re.compile(r"(?=([\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]{2}))")
_LONG_WORD = re.compile(r"[^\W\d_\u0e00-\u0e7f\u3040-\ud7af]{4,}")
LETTER, CUT = 1, 2


@cache
def _marks() -> npt.NDArray[np.uint8]:
    """uint8 array of 0x110000: LETTER where a code point counts in densities, CUT where it may end a sentence."""
    no_letters = (Kind.SPACE, Kind.DIGIT, Kind.PUNCTUATION, Kind.SYMBOL, Kind.INVISIBLE, Kind.CONTROL, Kind.OTHER)
    marks = np.where(np.isin(kind_table(), no_letters), 0, LETTER).astype(np.uint8)
    marks[[ord(c) for c in "\n\r。!?…;."]] = CUT
    return marks


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found: a span of the view, with the rule's class and action unless it says otherwise.

    ``strong`` findings are anchors: they condemn weak neighbours.  ``replacement`` is what a repair writes.
    ``on_original``: the span counts in the original, for what the view folds or leaves out.  ``zones``: where the
    finding counts; until that is known its lines are suspects and no prose.
    """

    rule: Rule
    start: int
    end: int
    score: float = 1.0
    evidence: tuple[str, ...] = ()
    replacement: str = ""
    strong: bool = False
    action: str | None = None
    on_original: bool = False
    zones: tuple[str, ...] = ZONES


class Word(NamedTuple):
    """A word of word lists in the view; ``mask`` has the bits of its lists (see ``Rulebook.mask``)."""

    start: int
    end: int
    mask: int
    text: str


class Page:
    """One document under detection.

    ``gated=False`` looks for every word in every line by plain search: the slow truth that tests compare with.
    """

    def __init__(self, text: str, rulebook: Rulebook, *, gated: bool = True) -> None:
        self.text = text
        self.rulebook = rulebook
        self.gated = gated
        self.codes: Codes = codes_of(text)
        self.left_out: list[tuple[int, int]] = []
        self.view: View = make_view(self.codes)
        self.findings: list[Finding] = []
        self._condemned: dict[int, Finding] = {}
        self._suspects: set[int] = set()
        self._once: dict[Hashable, Any] = {}

    def leave_out(self, spans: Iterable[tuple[int, int]]) -> None:
        """Make the view anew without spans of the original (glosses), before anything read its lines."""
        self.left_out = sorted(spans)
        self.view = make_view(self.codes, self.left_out)
        for name in ("lines", "full_lines", "hits", "_hit_lines", "line_words", "line_masks", "rule_lines", "dense"):
            self.__dict__.pop(name, None)

    @cached_property
    def kinds(self) -> npt.NDArray[np.intp]:
        """How many code points of each ``Kind`` the original has."""
        return np.bincount(kind_table()[self.codes], minlength=len(Kind))

    @cached_property
    def han(self) -> int:
        """How many Han characters the original has."""
        kinds = self.kinds
        return int(kinds[Kind.HAN] + kinds[Kind.HAN_SIMPLIFIED] + kinds[Kind.HAN_TRADITIONAL])

    @cached_property
    def lines(self) -> list[Span]:
        """The lines of the view, without terminators and white space at their ends."""
        return [trim(self.view.text, span) for span in split_lines(self.view.text)]

    @cached_property
    def full_lines(self) -> list[Span]:
        """The lines of the view without terminators, white space at their ends included."""
        return split_lines(self.view.text)

    @cached_property
    def hits(self) -> Hits:
        """What the gate found."""
        gate = self.rulebook.gate
        return gate.scan(self.view.text) if self.gated else gate.scan_slowly(self.view.text)

    @cached_property
    def _hit_lines(self) -> Numbers:
        """The number of the line that holds each hit (one that spans lines counts for its first)."""
        starts = np.array([line.start for line in self.full_lines], dtype=np.int64)
        return np.searchsorted(starts, self.hits.start, side="right") - 1

    @cached_property
    def line_words(self) -> dict[int, list[Word]]:
        """The words of word lists by line, ordered by start."""
        masks, literals = self.rulebook.mask_of, self.rulebook.gate.literals
        found: dict[int, list[Word]] = {}
        hits = self.hits
        keep = hits.whole & self.rulebook.is_word[hits.literal]
        columns = (self._hit_lines, hits.start, hits.end, hits.literal)
        for number, start, end, literal in zip(*(c[keep].tolist() for c in columns), strict=True):
            found.setdefault(number, []).append(Word(start, end, masks[literal], literals[literal]))
        return found

    @cached_property
    def line_masks(self) -> dict[int, int]:
        """Which lists have a word in each line, as bits."""
        return {number: reduce(or_, (word.mask for word in words)) for number, words in self.line_words.items()}

    @cached_property
    def rule_lines(self) -> dict[str, set[int]]:
        """The lines with a keyword of each rule, by the rule's id; rules without a hit are missing."""
        found: dict[str, set[int]] = {}
        rules_of = self.rulebook.rules_of
        keys = self.rulebook.is_keyword[self.hits.literal]
        for literal, number in set(zip(self.hits.literal[keys].tolist(), self._hit_lines[keys].tolist(), strict=True)):
            for rule in rules_of[literal]:
                found.setdefault(rule, set()).add(number)
        return found

    @cached_property
    def dense(self) -> set[int]:
        """The lines with a sentence of whose letters at least ``DENSE`` stand in words of any lists.

        No unit can be covered more than the densest of its parts, so density need not look at other lines.
        """
        if not self.gated:
            return set(range(len(self.lines)))
        letters = self._letter_sums
        cuts = np.flatnonzero(self._view_marks & CUT)
        bounds = np.concatenate(([0], cuts + 1, [len(self._view_marks)]))
        hits = self.hits
        keep = hits.whole & self.rulebook.is_word[hits.literal]
        part = np.searchsorted(bounds, hits.start[keep], side="right") - 1
        covered = np.bincount(part, weights=(hits.end - hits.start)[keep], minlength=len(bounds) - 1)
        total = letters[bounds[1:]] - letters[bounds[:-1]]
        rich = covered >= DENSE * np.maximum(total, 1)
        return set(self._hit_lines[keep][rich[part]].tolist())

    def string(self, span: tuple[int, int]) -> str:
        """The view's text of a span."""
        return self.view.text[span[0] : span[1]]

    def line(self, number: int) -> str:
        """The text of a line, trimmed."""
        return self.string(self.lines[number])

    @cached_property
    def _view_marks(self) -> npt.NDArray[np.uint8]:
        return _marks()[self.view.codes]

    @cached_property
    def _letter_sums(self) -> Numbers:
        """How many letters stand before each position of the view."""
        return np.concatenate(([0], np.cumsum(self._view_marks & LETTER, dtype=np.int64)))

    def letters(self, span: tuple[int, int]) -> int:
        """How many letters (no digits, no marks) a span has."""
        return int(self._letter_sums[span[1]] - self._letter_sums[span[0]])

    def evidence(self, words: Sequence[Word]) -> tuple[str, ...]:
        """The first words of a finding, each with the list it stands in."""
        return tuple(f"{self.rulebook.names(word.mask)[0]}: {word.text}" for word in words[:8])

    def words(self, span: tuple[int, int], lists: tuple[str, ...]) -> list[Word]:
        """The words of word lists inside a span that lies in one line, ordered by start."""
        mask = self.rulebook.mask(lists)
        start, end = span
        words = self.line_words.get(line_at(self.full_lines, start), [])
        first, last = (bisect_left(words, place, key=_start_of) for place in (start, end))
        return [word for word in words[first:last] if word.mask & mask and word.end <= end]

    def hit(self, rules: Iterable[Rule]) -> list[Rule]:
        """The rules of which the text holds a keyword."""
        return [rule for rule in rules if rule.id in self.rule_lines] if self.gated else list(rules)

    def lines_for(self, rule: Rule) -> Iterable[int]:
        """The lines on which a rule can match: those with one of its keywords."""
        return sorted(self.rule_lines.get(rule.id, ())) if self.gated else range(len(self.lines))

    def lines_with(self, lists: tuple[str, ...]) -> list[int]:
        """The lines with a word of one of the lists."""
        mask = self.rulebook.mask(lists)
        return sorted(n for n, found in self.line_masks.items() if found & mask) if self._mask & mask else []

    @cached_property
    def _mask(self) -> int:
        return reduce(or_, self.line_masks.values(), 0)

    @cached_property
    def _sentences(self) -> dict[int, list[Span]]:
        return {}

    def sentences(self, number: int) -> list[Span]:
        """The sentences of a line."""
        if number not in self._sentences:
            self._sentences[number] = split_sentences(self.view.text, self.lines[number])
        return self._sentences[number]

    # What is condemned, and the zones that follow from it

    def add(self, findings: Iterable[Finding]) -> None:
        """Take findings; lines that one of them covers wholly are condemned."""
        for finding in findings:
            self.findings.append(finding)
            for number in self._covered(finding):
                known = self._condemned.get(number)
                if known is None or (finding.strong and not known.strong):
                    self._condemned[number] = finding
        self._forget()

    def suspect(self, findings: Iterable[Finding]) -> None:
        """Note what may go: the lines of these findings, and no others, are no prose while zones are drawn."""
        self._suspects = {number for finding in findings for number in self._covered(finding)}
        self._forget()

    def _forget(self) -> None:
        for name in ("zones", "_prose_pairs"):
            self.__dict__.pop(name, None)
        self._once.clear()

    def _covered(self, finding: Finding) -> Iterator[int]:
        """The lines, not blank, that a removal covers wholly."""
        if finding.on_original or (finding.action or finding.rule.action) != "remove":
            return
        first, last = (
            line_at(self.full_lines, finding.start),
            line_at(self.full_lines, max(finding.start, finding.end - 1)),
        )
        for number in range(first, last + 1):
            line = self.lines[number]
            if line.end > line.start and finding.start <= line.start and finding.end >= line.end:
                yield number

    def condemned(self, number: int) -> Finding | None:
        """The finding that removes a line as a whole, if one does."""
        return self._condemned.get(number)

    def blank(self, number: int) -> bool:
        """Whether a line has no character but white space."""
        return self.lines[number].start == self.lines[number].end

    @cached_property
    def _prose(self) -> dict[int, bool]:
        return {}

    def prose(self, number: int) -> bool:
        """Whether a line is prose and neither condemned nor suspected."""
        if number in self._condemned or number in self._suspects:
            return False
        if number not in self._prose:
            self._prose[number] = is_prose(self.line(number))
        return self._prose[number]

    @cached_property
    def zones(self) -> tuple[int, int] | None:
        """The numbers of the first and the last line of prose; None in a document without prose."""
        first = next((n for n in range(len(self.lines)) if self.prose(n)), None)
        if first is None:
            return None
        return first, next(n for n in range(len(self.lines) - 1, -1, -1) if self.prose(n))

    def zone(self, number: int) -> str:
        """head, body or tail (lines far above the first prose are body too); page in a document without prose."""
        if self.zones is None:
            return "page"
        first, last = self.zones
        if number < first:
            return "head" if number <= self._head_limit else "body"
        return "tail" if number > last else "body"

    @cached_property
    def _head_limit(self) -> int:
        """The last line that can stand in the head."""
        written = (n for n in range(len(self.lines)) if not self.blank(n))
        return next(islice(written, HEAD_LINES - 1, None), len(self.lines))

    def once(self, key: Hashable, make: Callable[[], T]) -> T:
        """What ``make`` gives, worked out once for a key and as long as nothing more is condemned or suspected."""
        if key not in self._once:
            self._once[key] = make()
        return self._once[key]  # type: ignore[no-any-return]

    @cached_property
    def _prose_pairs(self) -> frozenset[str]:
        """The pairs of neighbouring letters in the lines of prose."""
        text = "\n".join(self.line(n) for n in range(len(self.lines)) if self.prose(n))
        return frozenset(_pairs(text))

    def foreign(self, span: tuple[int, int]) -> float:
        """How little a span has to do with the prose: the share of its pairs of letters that the prose lacks."""
        pairs = _pairs(self.string(span))
        return sum(pair not in self._prose_pairs for pair in pairs) / len(pairs) if pairs else 0.0

    def counts(self, finding: Finding) -> bool:
        """Whether a finding stands in one of its zones.

        What is glued to the end of the last paragraph is tail, what is glued to the begin of the first is head.
        """
        if len(finding.zones) == len(ZONES):
            return True
        number = line_at(self.full_lines, finding.start)
        zone = self.zone(number)
        if zone == "body" and self.zones is not None:
            line = self.lines[number]
            if number == self.zones[1] and finding.end >= line.end and finding.start > line.start:
                zone = "tail"
            elif number == self.zones[0] and finding.start <= line.start and finding.end < line.end:
                zone = "head"
        return zone in finding.zones

    def neighbours(self, number: int, step: int, limit: int) -> Iterator[int]:
        """The next lines in a direction that are not blank, ``limit`` at most."""
        number += step
        while 0 <= number < len(self.lines) and limit:
            if not self.blank(number):
                yield number
                limit -= 1
            number += step


def _pairs(text: str) -> list[str]:
    """Neighbouring letters where a character is a word or syllable, whole words of four letters and more elsewhere."""
    dense = _DENSE_PAIR.findall(text)
    return dense + _LONG_WORD.findall(text)


def coverage(words: Sequence[Word], letters: int) -> float:
    """Which share of ``letters`` the words cover together, overlaps counted once."""
    covered, at = 0, 0
    for word in sorted(words):
        covered += max(0, word.end - max(at, word.start))
        at = max(at, word.end)
    return min(1.0, covered / letters) if letters else 0.0

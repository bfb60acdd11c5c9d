"""A document as detectors see it: view, lines, words that the gate found, zones, and what is condemned so far.

Everything beyond the words is worked out only when a detector asks for it, so that a document in which the
words of the gate prove nothing costs little.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import numpy.typing as npt

from cleaner.detectors.prose import is_prose
from cleaner.rulebook.gate import Hit, reference_scan
from cleaner.text.lines import Span, line_at, split_lines, split_sentences, trim
from cleaner.text.tables import Codes, Kind, codes_of, kind_table
from cleaner.text.view import View, make_view

if TYPE_CHECKING:
    from cleaner.rulebook import Rule, Rulebook

ZONES = ("head", "body", "tail")
HEAD_LINES = 12  # how far down the furniture above an article reaches, in lines that are not blank


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
    zones: tuple[str, ...] = ("head", "body", "tail")


class Word(NamedTuple):
    """A word of a word list in the view."""

    start: int
    end: int
    lists: tuple[str, ...]
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

    def leave_out(self, spans: Iterable[tuple[int, int]]) -> None:
        """Make the view anew without spans of the original (glosses), before anything read its lines."""
        self.left_out = sorted(spans)
        self.view = make_view(self.codes, self.left_out)
        for name in ("lines", "hits", "hits_by_line"):
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
    def hits(self) -> list[Hit]:
        """What the gate found."""
        gate = self.rulebook.gate
        return gate.scan(self.view.text) if self.gated else reference_scan(gate, self.view.text)

    @cached_property
    def literals(self) -> frozenset[int]:
        """The numbers of the literals that the text holds."""
        return frozenset(hit.literal for hit in self.hits)

    @cached_property
    def hits_by_line(self) -> dict[int, list[Hit]]:
        """Hits by the number of the line that holds them (one that spans lines counts for its first)."""
        lines = self.full_lines
        by_line: dict[int, list[Hit]] = defaultdict(list)
        for hit in self.hits:
            by_line[line_at(lines, hit.start)].append(hit)
        return dict(by_line)

    def string(self, span: tuple[int, int]) -> str:
        """The view's text of a span."""
        return self.view.text[span[0] : span[1]]

    def line(self, number: int) -> str:
        """The text of a line, trimmed."""
        return self.string(self.lines[number])

    def words(self, span: tuple[int, int], lists: Iterable[str] | None = None) -> list[Word]:
        """The words of word lists inside a span that lies in one line, ordered by start."""
        wanted = None if lists is None else set(lists)
        number = line_at(self.full_lines, span[0])
        found = []
        for hit in self.hits_by_line.get(number, ()):
            if hit.whole and hit.start >= span[0] and hit.end <= span[1]:
                names = self.rulebook.lists_of[hit.literal]
                names = names if wanted is None else tuple(n for n in names if n in wanted)
                if names:
                    found.append(Word(hit.start, hit.end, names, self.rulebook.gate.literals[hit.literal]))
        return found

    def lines_for(self, rule: Rule) -> Iterable[int]:
        """The lines on which a rule can match: those with one of its keywords."""
        if not self.gated:
            return range(len(self.lines))
        keys = self.rulebook.keywords_of[rule.id]
        if keys.isdisjoint(self.literals):
            return ()
        return sorted(n for n, hits in self.hits_by_line.items() if any(h.literal in keys for h in hits))

    def lines_with(self, lists: Iterable[str]) -> list[int]:
        """The lines with a word of one of the lists."""
        keys = self.rulebook.literals_of(lists)
        if keys.isdisjoint(self.literals):
            return []
        return sorted(n for n, hits in self.hits_by_line.items() if any(h.literal in keys for h in hits))

    def sentences(self, number: int) -> list[Span]:
        """The sentences of a line."""
        return split_sentences(self.view.text, self.lines[number])

    # What is condemned, and the zones that follow from it

    def add(self, finding: Finding) -> None:
        """Take a finding; lines that it and others cover wholly are condemned."""
        self.findings.append(finding)
        for number in self._covered(finding):
            known = self._condemned.get(number)
            if known is None or (finding.strong and not known.strong):
                self._condemned[number] = finding
                self.__dict__.pop("zones", None)

    def suspect(self, finding: Finding) -> None:
        """Take note of a finding that counts in some zones only: its lines are no prose while zones are drawn."""
        self._suspects.update(self._covered(finding))
        self.__dict__.pop("zones", None)

    def _covered(self, finding: Finding) -> Iterator[int]:
        """The lines, not blank, that a removal covers wholly."""
        if finding.on_original or (finding.action or finding.rule.action) != "remove":
            return
        first, last = line_at(self.full_lines, finding.start), line_at(self.full_lines, max(finding.start, finding.end - 1))
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
        """head, body or tail; the lines far above the first prose are body as well."""
        if self.zones is None:
            return "body"
        first, last = self.zones
        if number < first:
            above = sum(not self.blank(n) for n in range(number + 1))
            return "head" if above <= HEAD_LINES else "body"
        return "tail" if number > last else "body"

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


def coverage(words: Sequence[Word], letters: int) -> float:
    """Which share of ``letters`` the words cover together, overlaps counted once."""
    covered, at = 0, 0
    for word in sorted(words):
        covered += max(0, word.end - max(at, word.start))
        at = max(at, word.end)
    return min(1.0, covered / letters) if letters else 0.0

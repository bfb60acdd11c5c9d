"""A document under detection: its surface, what is condemned so far, and the zones that follow from it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar, TypeVarTuple

from cleaner.detectors.finding import Finding
from cleaner.detectors.prose import function_share, is_prose
from cleaner.detectors.surface import Surface
from cleaner.rulebook.schema import ZONES
from cleaner.text.pairs import pairs
from cleaner.text.wrapping import runs, wrapped

if TYPE_CHECKING:
    from cleaner.rulebook import Rulebook

T = TypeVar("T")
Given = TypeVarTuple("Given")
KNOWN = 0.75  # less of the text's own title than this is foreign to its prose
HEAD_LINES = 12  # how far down the furniture above an article reaches, in lines that are not blank
_NEUTRAL = (
    (re.compile(r"[\u3400-\u9fff]"), "口"),
    (re.compile(r"[\u3040-\u309f]"), "ア"),
    (re.compile(r"[a-z\u00df-\u052f\u1e00-\u1eff]"), "x"),
)


class Page(Surface):
    """One document as detectors see it; ``add`` and ``suspect`` move what is prose, and with it the zones."""

    def __init__(self, text: str, rulebook: Rulebook, *, gated: bool = True) -> None:
        super().__init__(text, rulebook, gated=gated)
        self.findings: list[Finding] = []
        self._condemned: dict[int, Finding] = {}
        self._suspects: set[int] = set()
        self._lost: set[int] = set()  # the lines of both
        self._once: dict[Hashable, Any] = {}
        self._always: dict[Hashable, Any] = {}

    def add(self, findings: Sequence[Finding]) -> None:
        """Take findings; lines that one of them covers wholly are condemned."""
        if not findings:
            return
        for finding in findings:
            self.findings.append(finding)
            for number in self.covered(finding):
                known = self._condemned.get(number)
                if known is None or (finding.strong and not known.strong):
                    self._condemned[number] = finding
        self._judged()

    def suspect(self, findings: Iterable[Finding]) -> None:
        """Note what may go: the lines of these findings, and no others, are no prose while zones are drawn."""
        self._suspects = {number for finding in findings for number in self.covered(finding)}
        self._judged()

    def _judged(self) -> None:
        """Forget what follows from what is judged; from prose only when other lines than before are the author's."""
        self._once.clear()
        lost = self._condemned.keys() | self._suspects
        if lost != self._lost:
            self._lost = lost
            for name in ("zones", "_prose_pairs", "_shares"):
                self.__dict__.pop(name, None)

    def covered(self, finding: Finding) -> Iterator[int]:
        """The lines, not blank, that a removal covers wholly."""
        if finding.on_original or (finding.action or finding.rule.action) != "remove":
            return
        first, last = (
            self.number_at(finding.start),
            self.number_at(max(finding.start, finding.end - 1)),
        )
        for number in range(first, last + 1):
            line = self.lines[number]
            if line.end > line.start and finding.start <= line.start and finding.end >= line.end:
                yield number

    def touched(self, finding: Finding) -> range:
        """The lines that a finding has a part in."""
        start, end = finding.start, finding.end
        if finding.on_original and self.view.positions is not None:
            start, end = (bisect_left(self.view.positions, place) for place in (start, end))
        return range(self.number_at(start), self.number_at(max(start, end - 1)) + 1)

    def condemned(self, number: int) -> Finding | None:
        """The finding that removes a line as a whole, if one does."""
        return self._condemned.get(number)

    def own(self, number: int) -> bool:
        """Whether a line is the author's so far: neither condemned nor suspected as a whole."""
        return number not in self._lost

    def suspected(self, number: int) -> bool:
        """Whether a line is no prose while zones are drawn, because of what was found on it."""
        return number in self._suspects

    @cached_property
    def _prose(self) -> dict[int, bool]:
        return {}

    @cached_property
    def wrapped(self) -> frozenset[int]:
        """The lines of hard-wrapped paragraphs: each is part of a sentence, however short and unfinished it is."""
        if self.view.positions is None and not any(runs([end - start for start, end in self.lines])):
            return frozenset()
        return wrapped([self.text[slice(*self.view.span(*line))] for line in self.lines])

    def prose(self, number: int) -> bool:
        """Whether a line is prose and neither condemned nor suspected."""
        if not self.own(number):
            return False
        if number not in self._prose:
            self._prose[number] = is_prose(self.line(number)) or number in self.wrapped
        return self._prose[number]

    def grammar(self, span: tuple[int, int], lists: tuple[str, ...]) -> float:
        """The share of grammatical words, but for those inside words of the lists (``no deposit`` has none)."""
        text, at = "", span[0]
        for word in self.words(span, lists):
            if word.end > at:
                start = max(at, word.start)
                text += self.view.text[at:start] + _neutral(self.view.text[start : word.end])
                at = word.end
        return function_share(text + self.view.text[at : span[1]])

    @cached_property
    def zones(self) -> tuple[int, int] | None:
        """The numbers of the first and the last line of prose; None in a document without prose."""
        first = next((n for n in range(len(self.lines)) if self.prose(n)), None)
        if first is None:
            return None
        return first, next(n for n in range(len(self.lines) - 1, -1, -1) if self.prose(n))

    @cached_property
    def unfinished(self) -> int:
        """How many of the last twelve lines do not end like a sentence: cheap, and few in most texts."""
        text = self.view.text
        written = (end for start, end in reversed(self.lines) if end > start)
        return sum(text[end - 1] not in "。.”" for end in islice(written, 12))

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

    def once(self, make: Callable[[Page, *Given], T], *given: *Given) -> T:
        """What ``make`` gives of the page, worked out once, and anew when more is condemned or suspected."""
        return self._kept(self._once, make, *given)

    def always(self, make: Callable[[Page, *Given], T], *given: *Given) -> T:
        """What ``make`` gives of the page, worked out once: for what asks nothing of what is judged."""
        return self._kept(self._always, make, *given)

    def _kept(self, known: dict[Hashable, Any], make: Callable[[Page, *Given], T], *given: *Given) -> T:
        key = (make, *given)
        if key not in known:
            known[key] = make(self, *given)
        return known[key]  # type: ignore[no-any-return]

    @cached_property
    def _prose_pairs(self) -> set[str]:
        """The pairs of neighbouring letters in the lines of prose."""
        found: set[str] = set()
        for number in range(len(self.lines)):
            if self.prose(number):
                found.update(pairs(self.line(number)))
        return found

    def foreign(self, span: tuple[int, int]) -> float:
        """How little a span has to do with the prose: the share of its pairs of letters that the prose lacks."""
        shares = self._shares
        if span not in shares:
            found = pairs(self.string(span))
            strange = len(found) - sum(map(self._prose_pairs.__contains__, found))
            shares[span] = strange / len(found) if found else 0.0
        return shares[span]

    def known(self, span: tuple[int, int], foreign: float = KNOWN) -> bool:
        """Whether a span has words, and speaks of what the prose speaks of, as the text's own title does."""
        return self.letters(span) >= 4 and self.foreign(span) < foreign

    @cached_property
    def _shares(self) -> dict[tuple[int, int], float]:
        """What ``foreign`` said of spans, as long as the prose is the same."""
        return {}

    def counts(self, finding: Finding) -> bool:
        """Whether a finding stands in one of its zones.

        What is glued to the end of the last paragraph is tail, what is glued to the begin of the first is head.
        """
        if len(finding.zones) == len(ZONES):
            return True
        number = self.number_at(finding.start)
        zone = self.zone(number)
        if zone == "body" and self.zones is not None:
            line = self.lines[number]
            if number == self.zones[1] and finding.end >= line.end and finding.start > line.start:
                zone = "tail"
            elif number == self.zones[0] and finding.start <= line.start and finding.end < line.end:
                zone = "head"
        return zone in finding.zones


def _neutral(word: str) -> str:
    """Letters of the same scripts and number that are no grammatical words."""
    for letters, neutral in _NEUTRAL:
        word = letters.sub(neutral, word)
    return word

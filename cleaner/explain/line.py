"""One line of a text under all rules: a round of detection, looked at afterwards.

The round leaves its state in the page: zones, condemned lines, words.  Asking every detector again on that state gives
the findings that did not count, and guards, zones and configuration say why.  What only a later round removes (a repair
made it readable) shows in the difference to the result.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from cleaner.config.allow import Shelter
from cleaner.detection import find, guarded
from cleaner.detectors import registry
from cleaner.detectors.finding import Finding
from cleaner.detectors.page import Page
from cleaner.detectors.prose import ends_sentence, function_share, is_prose, minimum_length
from cleaner.engine import Cleaner
from cleaner.explain.near import Near, near
from cleaner.repository.markdown import kept_spans
from cleaner.rulebook import Rule
from cleaner.text.edits import Edit
from cleaner.text.lines import Span, split_lines


@dataclass(frozen=True, slots=True)
class Judged:
    """A finding on the line: its columns there (from 1, the end not included) and what becomes of it.

    ``fate`` is edit, flag or the reason why nothing happens.
    """

    rule: str
    cls: str
    start: int
    end: int
    score: float
    evidence: tuple[str, ...]
    fate: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """All there is to say of a line.  ``number`` counts from 1, ``text`` is the line as it stands.

    ``fate`` is goes, goes in part, is repaired, is flagged or stays; ``zone`` is head, body, tail or page (a text
    without prose); ``facts`` are what makes the line prose or not.
    """

    number: int
    text: str
    fate: str
    zone: str
    prose: bool
    facts: tuple[str, ...]
    words: tuple[str, ...]
    keywords: tuple[str, ...]
    found: tuple[Judged, ...]
    stopped: tuple[Judged, ...]
    near: tuple[Near, ...]


def explain(cleaner: Cleaner, text: str, number: int, kept: Sequence[Span] = ()) -> Explanation:
    """Why line ``number`` (from 1) of a text goes or stays; nothing goes in the spans ``kept`` (in order, disjoint).

    Raises IndexError when the text has no such line.
    """
    lines = split_lines(text)
    if not 0 < number <= len(lines):
        raise IndexError(f"the text has {len(lines)} lines, and no line {number}")
    place = lines[number - 1]
    once = _Round(cleaner, text, kept)
    page, at = once.page, _line_of_view(once.page, place)
    result = cleaner.sparing(kept_spans if kept else lambda text: ()).clean(text)
    found = [once.judged(finding, place, cleaner.policy.outcome(finding)) for finding in once.on(place, once.counts)]
    found += _later(result.edits, found, place)
    stopped = [once.judged(finding, place, once.reason(finding)) for finding in once.on(place, once.refused())]
    spoke = {one.rule for one in (*found, *stopped)}
    return Explanation(
        number,
        text[place.start : place.end],
        _fate(result.edits, result.flags, place, text),
        page.zone(at),
        page.prose(at),
        _facts(page.line(at)),
        tuple(_words(page, at)),
        tuple(_keywords(page, at)),
        tuple(found),
        tuple(stopped),
        tuple(near(page, at, [rule for rule in once.rules if rule.id not in spoke])),
    )


class _Round:
    """A round of detection, and the state that it left."""

    def __init__(self, cleaner: Cleaner, text: str, kept: Sequence[Span]) -> None:
        self.page = Page(text, cleaner.rulebook)
        self._book = cleaner.rulebook
        self._shelter = Shelter(cleaner.config.allow, text)
        self._kept = kept
        self._detectors = sorted(registry(cleaner.config.entry_points).values(), key=lambda d: (d.stage, d.name))
        self.counts = find(self.page, self._book, self._detectors, lambda finding: bool(self._stays(finding)))

    @property
    def rules(self) -> list[Rule]:
        """The rules that run."""
        return [rule for rules in self._book.by_detector.values() for rule in rules]

    def on(self, place: Span, findings: Iterable[Finding]) -> list[Finding]:
        """Those of the findings that touch a line of the original."""
        return [finding for finding in findings if _overlaps(*self._span(finding), place)]

    def refused(self) -> Iterator[Finding]:
        """What detectors find on the page besides, and what does not count for some reason."""
        seen = {(one.rule.id, one.start, one.end) for one in self.counts}
        for detector in self._detectors:
            rules = self._book.by_detector.get(detector.name, ())
            if detector.stage == 0 or not rules:  # what makes the view anew would move every finding
                continue
            for finding in detector.detect(self.page, rules):
                key = finding.rule.id, finding.start, finding.end
                if key not in seen and self.reason(finding):
                    seen.add(key)
                    yield finding

    def reason(self, finding: Finding) -> str:
        """Why a finding does not count; empty when nothing is against it."""
        guard = guarded(self.page, finding, static=True) or guarded(self.page, finding, static=False)
        if guard:
            return f"guarded: {guard}"
        if not self._stays(finding) and not self.page.counts(finding):
            zone = self.page.zone(self.page.number_at(finding.start))
            stands = "stands in a text without prose" if zone == "page" else f"stands in the {zone}"
            return f"{stands}, and counts in {' and '.join(finding.zones)} only"
        return self._stays(finding)

    def judged(self, finding: Finding, place: Span, fate: str) -> Judged:
        """A finding with its columns on a line, and its fate."""
        if fate == "keep":
            fate = "nothing: by its score or class the configuration leaves it alone"
        rule, columns = finding.rule, _columns(*self._span(finding), place)
        return Judged(rule.id, rule.cls, *columns, finding.score, finding.evidence, fate)

    def _stays(self, finding: Finding) -> str:
        """Why nothing may be found there, if so."""
        start, end = self._span(finding)
        if any(_overlaps(start, end, span) for span in self._kept):
            return "it touches front matter or fenced code"
        return (
            "the configuration allows a text that stands there" if self._shelter.holds(finding.rule, start, end) else ""
        )

    def _span(self, finding: Finding) -> tuple[int, int]:
        """The place of a finding in the original."""
        start, end = finding.start, finding.end
        return (start, end) if finding.on_original else self.page.view.span(start, end)


def _later(edits: Iterable[Edit], found: Sequence[Judged], place: Span) -> list[Judged]:
    """Edits on the line by rules that found nothing there at first."""
    first = {one.rule for one in found}
    fate = "edit, in a later round"
    return [
        Judged(rule, edit.cls, *_columns(edit.start, edit.end, place), edit.score, edit.evidence, fate)
        for edit in edits
        if _overlaps(edit.start, edit.end, place)
        for rule in edit.rules
        if rule not in first
    ]


def _fate(edits: Iterable[Edit], flags: Iterable[Edit], place: Span, text: str) -> str:
    here = [edit for edit in edits if _overlaps(edit.start, edit.end, place)]
    if not here:
        return "is flagged" if any(_overlaps(flag.start, flag.end, place) for flag in flags) else "stays"
    if any(edit.replacement for edit in here):
        return "is repaired"
    left = text[place.start : place.end]
    for edit in reversed(here):
        left = left[: max(0, edit.start - place.start)] + left[max(0, edit.end - place.start) :]
    return "goes in part" if left.strip() else "goes"


def _facts(text: str) -> tuple[str, ...]:
    """What ``is_prose`` looks at, said with its numbers."""
    if not text:
        return ("blank",)
    least = minimum_length(text)
    return (
        f"{len(text)} characters" + ("" if len(text) >= least else f" (a sentence has {least})"),
        f"{function_share(text):.0%} grammatical words",
        "ends like a sentence" if ends_sentence(text) else "does not end like a sentence",
        *(["reads like a sentence"] if is_prose(text) else []),
    )


def _words(page: Page, number: int) -> Iterator[str]:
    for word in page.words_of(number):
        yield f"{word.text} ({', '.join(page.rulebook.names(word.mask))})"


def _keywords(page: Page, number: int) -> Iterator[str]:
    """The keywords of rules on the line, each with how many rules it wakes."""
    text = page.line(number)
    wakes: dict[str, list[str]] = {}
    for rule in page.rulebook.rules:
        if number in page.rule_lines.get(rule.id, ()):
            for keyword in rule.keywords:
                if keyword in text:
                    wakes.setdefault(keyword, []).append(rule.id)
    for keyword, rules in wakes.items():
        yield f"{keyword} ({', '.join(rules)})" if len(rules) < 4 else f"{keyword} ({len(rules)} rules)"


def _line_of_view(page: Page, place: Span) -> int:
    """The number of the view's line for a line of the original (what the view leaves out may hold line breaks)."""
    positions = page.view.positions
    start = place.start if positions is None else int(positions.searchsorted(place.start))
    return page.number_at(min(start, len(page.view.text)))


def _overlaps(start: int, end: int, place: Span) -> bool:
    return start < place.end and end > place.start


def _columns(start: int, end: int, place: Span) -> tuple[int, int]:
    return max(start, place.start) - place.start + 1, min(end, place.end) - place.start + 1

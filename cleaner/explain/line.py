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
from cleaner.detectors.page import Finding, Page
from cleaner.detectors.prose import ends_sentence, function_share, is_prose, minimum_length
from cleaner.engine import Cleaner
from cleaner.explain.near import Near, near
from cleaner.text.edits import Edit
from cleaner.text.lines import Span, line_at, split_lines


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
    without prose); ``facts`` are what makes the line prose or not.  ``kept`` holds the reason why the line stays
    whatever is found.
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
    kept: str = ""


def explain(cleaner: Cleaner, text: str, number: int, kept: Sequence[Span] = ()) -> Explanation:
    """Why line ``number`` (from 1) of a text goes or stays; ``kept`` are spans in which nothing goes.

    Raises IndexError when the text has no such line.
    """
    lines = split_lines(text)
    if not 0 < number <= len(lines):
        raise IndexError(f"the text has {len(lines)} lines, and no line {number}")
    place = lines[number - 1]
    result = cleaner.clean(text)
    page, findings = _round(cleaner, text)
    at = _line_of_view(page, place)
    here = [finding for finding in findings if _touches(page, finding, place)]
    found = [_judged(page, finding, place, cleaner.policy.outcome(finding)) for finding in here]
    found += _later(result.edits, found, place)
    refused = [one for one in _refused(cleaner, page, findings) if _touches(page, one[0], place)]
    stopped = [_judged(page, finding, place, reason) for finding, reason in refused]
    spoke = {one.rule for one in (*found, *stopped)}
    return Explanation(
        number,
        text[place.start : place.end],
        _fate(result.edits, result.flags, place, text) if not (staying := _staying(kept, place)) else "stays",
        page.zone(at),
        page.prose(at),
        _facts(page.line(at)),
        tuple(_words(page, at)),
        tuple(_keywords(page, at)),
        tuple(found),
        tuple(stopped),
        tuple(near(page, at, [rule for rule in cleaner.rulebook.rules if rule.id not in spoke])),
        staying,
    )


def _round(cleaner: Cleaner, text: str) -> tuple[Page, list[Finding]]:
    """The page after one round, and the findings that count."""
    page = Page(text, cleaner.rulebook)
    shelter = Shelter(cleaner.config.allow, text)
    detectors = sorted(registry(cleaner.config.entry_points).values(), key=lambda d: (d.stage, d.name))
    return page, find(page, cleaner.rulebook, detectors, lambda f: shelter.holds(f.rule, *_original(page, f)))


def _refused(cleaner: Cleaner, page: Page, findings: Iterable[Finding]) -> Iterator[tuple[Finding, str]]:
    """What detectors find on the page besides, with the reason why it does not count."""
    seen = {(one.rule.id, one.start, one.end) for one in findings}
    shelter = Shelter(cleaner.config.allow, page.text)
    for detector in registry(cleaner.config.entry_points).values():
        rules = cleaner.rulebook.by_detector.get(detector.name, ())
        if detector.stage == 0 or not rules:  # what makes the view anew would move every finding
            continue
        for finding in detector.detect(page, rules):
            key = finding.rule.id, finding.start, finding.end
            reason = _reason(page, finding, shelter)
            if key not in seen and reason:
                seen.add(key)
                yield finding, reason


def _reason(page: Page, finding: Finding, shelter: Shelter) -> str:
    guard = guarded(page, finding, static=True) or guarded(page, finding, static=False)
    if guard:
        return f"guarded: {guard}"
    if shelter.holds(finding.rule, *_original(page, finding)):
        return "the configuration allows a text that stands there"
    if not page.counts(finding):
        zone = page.zone(line_at(page.full_lines, finding.start))
        return f"stands in the {zone}, and counts in {' and '.join(finding.zones)} only"
    return ""


def _later(edits: Iterable[Edit], found: Sequence[Judged], place: Span) -> list[Judged]:
    """Edits on the line by rules that found nothing there at first."""
    first = {one.rule for one in found}
    return [
        Judged(
            rule, edit.cls, *_columns(edit.start, edit.end, place), edit.score, edit.evidence, "edit, in a later round"
        )
        for edit in edits
        if _overlaps(edit.start, edit.end, place)
        for rule in edit.rules
        if rule not in first
    ]


def _judged(page: Page, finding: Finding, place: Span, fate: str) -> Judged:
    start, end = _columns(*_original(page, finding), place)
    if fate == "keep":
        fate = "nothing: by its score or class the configuration leaves it alone"
    return Judged(finding.rule.id, finding.rule.cls, start, end, finding.score, finding.evidence, fate)


def _fate(edits: Iterable[Edit], flags: Iterable[Edit], place: Span, text: str) -> str:
    here = [edit for edit in edits if _overlaps(edit.start, edit.end, place)]
    if not here:
        return "is flagged" if any(_overlaps(flag.start, flag.end, place) for flag in flags) else "stays"
    if any(edit.replacement for edit in here):
        return "is repaired"
    left = list(text[place.start : place.end])
    for edit in here:
        for at in range(max(edit.start, place.start), min(edit.end, place.end)):
            left[at - place.start] = " "
    return "goes in part" if "".join(left).strip() else "goes"


def _staying(kept: Sequence[Span], place: Span) -> str:
    if any(span.start <= place.start and place.end <= span.end for span in kept):
        return "it stands in front matter or fenced code"
    return ""


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
    for word in page.line_words.get(number, ()):
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
    return line_at(page.full_lines, min(start, len(page.view.text)))


def _original(page: Page, finding: Finding) -> tuple[int, int]:
    return (finding.start, finding.end) if finding.on_original else page.view.span(finding.start, finding.end)


def _touches(page: Page, finding: Finding, place: Span) -> bool:
    return _overlaps(*_original(page, finding), place)


def _overlaps(start: int, end: int, place: Span) -> bool:
    return start < place.end and end > place.start


def _columns(start: int, end: int, place: Span) -> tuple[int, int]:
    return max(start, place.start) - place.start + 1, min(end, place.end) - place.start + 1

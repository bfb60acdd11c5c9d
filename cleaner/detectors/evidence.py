"""Evidence: lines that no rule knows, condemned by many weak cues together.

Where something was condemned already, what stands above or below the text, is built like furniture, and speaks of
other things is rarely the author's.  Each cue (see ``cues``) has a weight; the sum, as in logistic regression (Cox
1958), must reach a bar.  The weights are data of the pack, fitted from marked documents by tools/fit_evidence.py.
Prose, references, particulars and lines that a finding touches are never judged; guards stand above it; and a page with
one small thing to remove does not lose a long list: a list is more often the author's than many lines of
furniture come with one known one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import exp
from typing import TYPE_CHECKING

from cleaner.detectors.cues import COMPARING, comparing, cues
from cleaner.detectors.exempt import exempt
from cleaner.detectors.finding import Finding
from cleaner.detectors.prose import SPELLED, is_prose, minimum_length
from cleaner.rulebook.schema import Class

if TYPE_CHECKING:
    from cleaner.detectors.page import Page
    from cleaner.rulebook import Rule

LONGEST = 3  # times the length of the shortest sentence: what is longer is a paragraph, with or without a final mark


@dataclass(frozen=True)
class Options:
    """``weights`` of cues, ``bias`` and ``bar`` (both in log odds) stand in one rule; the others take lines of their
    ``family`` of words from it.  ``after``: classes of findings that open the question; others, such as bylines and
    markup, stand in texts of authors too.  ``growth``: how many lines may go for each one that was condemned before.
    """

    family: str = ""
    after: tuple[Class, ...] = ()
    weights: Mapping[str, float] = field(default_factory=dict)
    bias: float = 0.0
    bar: float = 2.0
    growth: int = 2
    share: float = 0.25


class Evidence:
    """Judges what is left when all other detectors have spoken."""

    name = "evidence"
    stage = 90
    Options = Options

    def detect(self, page: Page, rules: Sequence[Rule]) -> Iterator[Finding]:
        """A finding for each line whose cues reach the bar."""
        if not rules or not page.findings or page.zones is None or _judged_whole(page):
            return
        judge = next((rule for rule in page.rulebook.rules if getattr(rule.options, "weights", None)), None)
        if judge is None:
            return
        options: Options = judge.options
        if not any(finding.rule.cls in options.after for finding in page.findings):
            return
        by_family = {rule.options.family: rule for rule in rules}
        found = []
        most = sum(max(0.0, options.weights.get(name, 0.0)) for name in COMPARING)
        for number in candidates(page):
            seen = cues(page, number)
            if weigh(options, seen) + most < options.bar:
                continue
            seen |= comparing(page, number)
            odds = weigh(options, seen)
            rule = by_family.get(family(seen, options.share), by_family.get(""))
            if odds >= options.bar and rule is not None:
                found.append(_finding(page, rule, number, odds, seen, options))
        if len(found) <= options.growth * max(1, len(condemned(page))):
            yield from found


def _judged_whole(page: Page) -> bool:
    """Whether the page was parted into article and furniture: what that has left is the article."""
    return any(finding.rule.detector == "furniture" for finding in page.findings)


def candidates(page: Page) -> Iterator[int]:
    """The lines that evidence may judge: written, touched by no finding, and not such as authors write.

    What follows a line that is exempt (references below their heading) belongs to it, up to prose or a finding.
    Neither is the likeliest title.
    """
    touched = {number for finding in page.findings for number in page.touched(finding)}
    short = {n for n in range(len(page.lines)) if n not in touched and _is_short(page, n)}
    if not short:
        return
    title = _title(page, touched)
    belongs = False
    for number in range(max(short) + 1):
        if page.blank(number) or number == title:
            continue
        text = page.line(number)
        prose = number in page.wrapped or is_prose(text)
        belongs = exempt(text) or (belongs and not prose and number not in touched)
        if number in short and not belongs and not prose:
            yield number


def _is_short(page: Page, number: int) -> bool:
    """Whether a line is written, and too short for a paragraph."""
    start, end = page.lines[number]
    return 0 < end - start <= LONGEST * SPELLED and end - start <= LONGEST * minimum_length(page.line(number))


def _title(page: Page, touched: Collection[int]) -> int | None:
    """The line above the text that shares most with it: whatever it is built like, it is the likeliest title."""
    first = page.zones[0] if page.zones else 0
    head = [n for n in range(first) if n not in touched and not page.blank(n)]
    return head[0] if len(head) == 1 else min(head, key=lambda n: page.foreign(page.lines[n]), default=None)


def condemned(page: Page) -> list[int]:
    """The lines that findings remove as a whole."""
    return [number for number in range(len(page.lines)) if page.condemned(number)]


def weigh(options: Options, seen: Mapping[str, float]) -> float:
    """The log odds that a line with these cues does not belong to the text."""
    return options.bias + sum(options.weights.get(name, 0.0) * value for name, value in seen.items())


def family(seen: Mapping[str, float], share: float) -> str:
    """The family of word lists that covers most of a line, if it covers ``share`` of it."""
    shares = {name.removesuffix(" share"): value for name, value in seen.items() if name.endswith(" share")}
    best = max(shares, key=lambda name: shares[name])
    return best if shares[best] >= share else ""


def _finding(page: Page, rule: Rule, number: int, odds: float, seen: Mapping[str, float], options: Options) -> Finding:
    span = page.lines[number]
    parts = {name: options.weights.get(name, 0.0) * value for name, value in seen.items()}
    told = sorted((name for name in parts if parts[name] > 0.2), key=lambda name: -parts[name])[:6]
    evidence = tuple(f"{name}: {parts[name]:+.1f}" for name in told)
    return Finding(rule, span.start, span.end, round(1 / (1 + exp(-odds)), 2), evidence)


DETECTOR = Evidence()

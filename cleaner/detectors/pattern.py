"""Patterns: fixed phrases and shapes, sought only on lines where the gate saw one of the rule's keywords."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal

from cleaner.detectors.finding import UNMISTAKABLE, Finding
from cleaner.detectors.page import Page
from cleaner.rulebook.schema import ZONES

if TYPE_CHECKING:
    from cleaner.rulebook import Rule


@dataclass(frozen=True)
class Options:
    """``unit``: search each line, or the whole text (a phrase over several lines).  ``whole``: the match must be the
    whole line.  ``zones``: where it counts (see ``zones_of``).  ``strong``: it condemns weak neighbours.
    ``replace``: what a repair writes.  A group named ``cut`` narrows what goes.  ``minimum``: matches a document
    needs.  ``fill``: where the matches leave no word on a line, the line goes whole.  What a group named ``name``
    matches must look like one by its capitals, which the view does not have.  ``keyed``: the pattern does not hold all
    that a match needs, its line must have a keyword besides.
    """

    unit: Literal["line", "text"] = "line"
    whole: bool = False
    zones: tuple[str, ...] = ()
    strong: bool = False
    replace: str = ""
    score: float = 0.95
    minimum: int = 1
    fill: bool = False
    keyed: bool = False


class Pattern:
    """Finds the matches of a rule's ``pattern``."""

    name = "pattern"
    stage = 20
    Options = Options

    def detect(self, page: Page, rules: Sequence[Rule]) -> Iterator[Finding]:
        """One finding for each match."""
        for rule in page.hit(rules):
            found = list(self._find(page, rule))
            if len(found) >= rule.options.minimum:
                yield from _fill(page, found) if rule.options.fill else found

    def _find(self, page: Page, rule: Rule) -> Iterator[Finding]:
        options: Options = rule.options
        for offset, match in self._matches(page, rule):
            if "name" in match.re.groupindex and match["name"] and not _is_name(page, offset, match):
                continue
            start, end = match.span("cut") if "cut" in match.re.groupindex and match["cut"] else match.span()
            if start < end:
                yield Finding(
                    rule, offset + start, offset + end, options.score, (_shorten(match.group()),),
                    options.replace, options.strong, zones=zones_of(rule),
                )  # fmt: skip

    @staticmethod
    def _matches(page: Page, rule: Rule) -> Iterator[tuple[int, Any]]:
        """(where the searched piece begins, match); ^ and $ are the ends of a line, which is searched by itself."""
        if rule.options.unit == "text":
            yield from ((0, match) for match in rule.compiled.finditer(page.view.text))
            return
        for number in page.lines_for(rule):
            line, text = page.lines[number], page.line(number)
            if rule.options.keyed and not any(word in text for word in rule.keywords):
                continue
            if rule.options.whole:
                match = rule.compiled.fullmatch(text)
                if match:
                    yield line.start, match
            else:
                yield from ((line.start, match) for match in rule.compiled.finditer(text))


def zones_of(rule: Rule) -> tuple[str, ...]:
    """Where a rule counts that does not say it: everywhere, but in documents without prose only what is anchored."""
    if rule.options.zones:
        return tuple(rule.options.zones)
    anchored = rule.options.strong or rule.cls in UNMISTAKABLE
    return ZONES if anchored else tuple(zone for zone in ZONES if zone != "page")


def _fill(page: Page, found: Sequence[Finding]) -> Iterator[Finding]:
    """The findings, but for lines of which they leave no letter or digit: those go as one."""
    by_line: dict[int, list[Finding]] = {}
    for finding in found:
        by_line.setdefault(page.number_at(finding.start), []).append(finding)
    for number, findings in by_line.items():
        line = page.lines[number]
        rest, at = "", line.start
        for finding in findings:
            rest += page.view.text[at : finding.start]
            at = finding.end
        rest += page.view.text[at : line.end]
        if any(c.isalnum() for c in rest):
            yield from findings
        else:
            yield replace(findings[0], start=min(line.start, findings[0].start), end=max(line.end, findings[-1].end))


def _is_name(page: Page, offset: int, match: Any) -> bool:
    """Whether the group ``name`` begins with a capital in the original and has no more small words than capitals."""
    start, end = match.span("name")
    words = page.text[slice(*page.view.span(offset + start, offset + end))].split()
    return words[0][:1].isupper() and 2 * sum(word[:1].isupper() for word in words) >= len(words)


def _shorten(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"


DETECTOR = Pattern()

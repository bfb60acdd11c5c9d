"""One round of detection on one text: detectors, zones and guards in their order.

What stands alone is found first, by all detectors, before anything is decided.  The lines of these findings are
suspects: no prose while zones are drawn, so that a notice which reads like a sentence does not end the article.
Then guards speak, and what stands in one of its zones is condemned.  Detectors of structure (blocks, lists, tails)
build on what is condemned until nothing is added; then whole pages are judged, and what all of them leave is weighed
once.  Each step looks at the state that the step before left, so neither the order of rules nor of findings matters,
and each is done once for all findings, so time grows with the text.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from math import inf
from operator import attrgetter

from cleaner.detectors import LAST, STRUCTURAL, WHOLE, Detector
from cleaner.detectors.finding import UNMISTAKABLE, Finding
from cleaner.detectors.guards import Guard
from cleaner.detectors.guards import registry as guards
from cleaner.detectors.guards.records import columns
from cleaner.detectors.page import Page
from cleaner.detectors.pointing import shown
from cleaner.detectors.title import without_title
from cleaner.rulebook import Rulebook
from cleaner.rulebook.schema import ZONES

_stage = attrgetter("stage")
PASSES = 8  # how often detectors of structure may build on each other's findings
STATIC = frozenset(("markdown", "inside", "quoted", "told", "others"))  # guards that ask nothing of zones and suspects


def find(
    page: Page, rulebook: Rulebook, detectors: Sequence[Detector], allowed: Callable[[Finding], bool]
) -> list[Finding]:
    """The findings that count in a page, by detectors in the order of stages.

    ``allowed`` says of a finding whether the configuration allows what stands there, so that it does not count.
    """
    seen: set[tuple[str, int, int]] = set()

    def run(first: float, end: float) -> list[Finding]:
        chosen = detectors[bisect_left(detectors, first, key=_stage) : bisect_left(detectors, end, key=_stage)]
        new = (f for d in chosen for f in _findings(page, rulebook, d) if _first(f, seen))
        return [f for f in new if not guarded(page, f, static=True) and not allowed(f)]

    found = run(-inf, STRUCTURAL)
    if not found:
        return _grow(page, [], [], run)
    page.suspect(found)
    found = _standing(page, found)
    waiting = [f for f in found if len(f.zones) < len(ZONES)]
    kept = [f for f in found if len(f.zones) == len(ZONES)]
    page.suspect(waiting)
    page.add(kept)
    return _grow(page, kept, waiting, run)


def _grow(
    page: Page, kept: list[Finding], waiting: list[Finding], run: Callable[[float, float], list[Finding]]
) -> list[Finding]:
    """Take what stands in its zone, and what detectors of structure find beside it, until nothing is added."""
    for _ in range(PASSES):
        settled = [f for f in waiting if page.counts(f)]
        taken = set(map(id, settled))
        waiting = [f for f in waiting if id(f) not in taken]
        page.add(settled)
        kept += settled
        new = _standing(page, run(STRUCTURAL, WHOLE))
        if not settled and not new:
            new = _standing(page, run(WHOLE, LAST))
        standing = [f for f in new if page.counts(f)]
        page.add(standing)
        kept += standing
        if not settled and not new:
            break
    left = _standing(page, run(LAST, inf))
    page.add(left)
    return kept + left


def _standing(page: Page, findings: Iterable[Finding]) -> list[Finding]:
    """What no guard protects, the title of the text left out."""
    return [without_title(page, f) for f in findings if not guarded(page, f, static=False)]


def _findings(page: Page, rulebook: Rulebook, detector: Detector) -> Iterable[Finding]:
    rules = rulebook.by_detector.get(detector.name)
    return list(detector.detect(page, rules)) if rules else ()


def _first(finding: Finding, seen: set[tuple[str, int, int]]) -> bool:
    """Whether it is the first finding of its rule at this place."""
    key = (finding.rule.id, finding.start, finding.end)
    known = key in seen
    seen.add(key)
    return not known


def guarded(page: Page, finding: Finding, *, static: bool) -> str | None:
    """The reason of the first guard that protects a finding's place; of those that do, or do not, ask for zones.

    Three guards stand above all rules.  What the text says that it shows is a specimen; and but for classes that
    no author's text looks like, a line of a hard-wrapped paragraph is part of a sentence, and says nothing by itself,
    and rows of columns are the author's, unless the page as a whole was parted into article and furniture.
    """
    mistakable = finding.rule.cls not in UNMISTAKABLE
    if static and mistakable and page.wrapped and not page.wrapped.isdisjoint(page.touched(finding)):
        return "it is part of a hard-wrapped paragraph"
    if static and (reason := shown(page, finding)):
        return reason
    in_lines = static and mistakable and finding.rule.detector != "furniture"
    if in_lines and (reason := columns(page, finding.start, finding.end)):
        return reason
    for guard in _chosen(finding.rule.guards, static):
        reason = guard(page, finding.start, finding.end)
        if reason:
            return reason
    return None


@cache
def _chosen(names: tuple[str, ...], static: bool) -> tuple[Guard, ...]:
    """The guards of these names that do, or do not, ask for zones."""
    return tuple(guards()[name] for name in names if (name in STATIC) == static)

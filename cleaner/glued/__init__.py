"""What is glued to a paragraph, judged as if it stood on a line of its own.

Scrapes join labels, calls, credits and notices to the sentences before and after them.  Rules know how such things look
on lines; so pieces of paragraphs that have many words of contamination are set on lines of their own, in a copy of the
text that is only looked at, and what is found there is taken back to its place.  The place has the last word: what
stands between quotation marks, or is told there, is the author's however it looks alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from cleaner.detectors.finding import Finding
from cleaner.detectors.guards import registry as guards
from cleaner.detectors.page import Page
from cleaner.detectors.prose import ends_sentence, minimum_length
from cleaner.glued.copy import Copy, copy_with
from cleaner.glued.pieces import LABELLED, pieces, promising

LARGEST = 2_000_000  # code points: of a larger text no copy is made
OWN_LINE = "judged as if it stood on a line of its own"
STOPLESS = ("related", "navigation", "image", "byline")  # classes of what never ends with a full stop
NOTICES = ("reprint", "disclaimer")
GAP = 8  # characters of white space that may part a piece from the sentence before
INSERTED = ("gambling", "promotion")  # classes of what is set into sentences, in brackets
_ALWAYS = ("inside", "quoted", "told", "dialogue", "tutorial", "technical", "topic")
_PAIRS = (("(", ")"), ("（", "）"), ("[", "]"), ("【", "】"), ("《", "》"))
_CLOSING = ")）】]］〕》"


def set_apart(page: Page, found: Iterable[Finding]) -> Copy | None:
    """The copy; None when no line in which nothing was found has a piece to set apart."""
    if len(page.text) > LARGEST:
        return None
    lines = promising(page)
    if not lines or page.wrapped or page.zones is None:
        return None
    taken = {page.number_at(finding.start) for finding in found if not finding.on_original}
    spans = [
        page.view.span(*piece)
        for number in lines
        if number not in taken and page.own(number)
        for piece in pieces(page, number)
    ]
    return copy_with(page.text, spans) if spans else None


def taken_back(page: Page, copy: Copy, copied: Page, found: Iterable[Finding]) -> Iterator[Finding]:
    """Of what was found in the page of a copy: removals of pieces, in their places, that nothing there protects."""
    for finding in found:
        if (finding.action or finding.rule.action) != "remove" or finding.replacement:
            continue
        span = (finding.start, finding.end) if finding.on_original else copied.view.span(finding.start, finding.end)
        place = copy.back(*span)
        if place is None or not _fits(page, finding.rule.cls, *place):
            continue
        evidence = (*finding.evidence, OWN_LINE)
        finding = replace(finding, start=place[0], end=place[1], on_original=True, evidence=evidence)
        if _protected(page, finding) is None:
            yield finding


def _fits(page: Page, cls: str, start: int, end: int) -> bool:
    """Whether contamination of a class is built and placed as a piece is."""
    piece, before = page.text[start:end].strip(), page.text[max(0, start - GAP) : start].rstrip(" \u3000")[-1:]
    if any(piece.count(opening) != piece.count(closing) for opening, closing in _PAIRS):
        return False
    if cls in STOPLESS and piece[-1:] in (".", "。"):
        return False
    if cls == "related" and not LABELLED.search(piece):
        return False
    if cls in NOTICES and len(piece) < minimum_length(piece) and ends_sentence(piece):
        return False
    opens = not before or before in "\r\n" or ends_sentence(before)
    return opens or cls in INSERTED or piece[-1:] not in _CLOSING


def _protected(page: Page, finding: Finding) -> str | None:
    """The reason why a piece is the author's where it stands in the text, if there is one."""
    start, end = finding.start, finding.end
    if (positions := page.view.positions) is not None:
        start, end = int(positions.searchsorted(start)), int(positions.searchsorted(end))
    names = dict.fromkeys((*finding.rule.guards, *_ALWAYS))
    return next((reason for name in names if (reason := guards()[name](page, start, end))), None)

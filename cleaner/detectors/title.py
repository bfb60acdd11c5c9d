"""The text's own title in a line of spam: hijacked pages glue the name of another site to it, and it must stay.

Rows and densities are judged without it.  Whatever else takes the whole first line of a text leaves it as well, unless
it stands in the text once more.
"""

from __future__ import annotations

import re
from dataclasses import replace

from cleaner.detectors.finding import Finding
from cleaner.detectors.guards.lists import PAGE_LISTS
from cleaner.detectors.page import Page
from cleaner.text.lines import Span

STRANGE = 0.82  # so much of a title may be foreign to the prose beside spam, which has hardly a pair in common with it
_BAR = re.compile(r"(?:\s(?<!\s{5})\s*)?[_|]+\s*|\s(?<!\s{5})\s*[-~]+\s+|(?<=[\u3400-\u9fff])-(?=[\u3400-\u9fffa-z])")

_GAP = re.compile(rf"{_BAR.pattern}|\s{{2,}}")
LEAST = 7  # letters of a title that nothing but its place tells
_MARKUP = ("html", "image", "template")  # classes whose bars are no bars of a row


def beside_title(page: Page, span: Span) -> Span:
    """A span without the title of the text itself, where one begins or ends it (``New bridge opens - B88 Login``)."""
    text = page.string(span)
    bars = list(_BAR.finditer(text))
    if not bars:
        return span
    first, last = Span(span.start, span.start + bars[0].start()), Span(span.start + bars[-1].end(), span.end)
    if page.known(last, STRANGE):
        return Span(span.start, last.start)
    return Span(first.end, span.end) if page.known(first, STRANGE) else span


def without_title(page: Page, finding: Finding) -> Finding:
    """A finding on the whole of the first line, without the title of the text that begins or ends it."""
    number = next(page.neighbours(-1, 1, 1), None)
    if number is None or finding.rule.cls in _MARKUP or number not in page.covered(finding):
        return finding
    line = page.lines[number]
    gaps = list(_GAP.finditer(page.view.text, *line))
    if not gaps:
        return finding
    first, last = Span(line.start, gaps[0].start()), Span(gaps[-1].end(), line.end)
    if _is_title(page, first):
        return replace(finding, start=gaps[0].end())
    return replace(finding, end=last.start) if finding.end == line.end and _is_title(page, last) else finding


def _is_title(page: Page, span: Span) -> bool:
    """Whether a span can be the title of the text, and the only place where it stands."""
    return (
        page.letters(span) >= LEAST
        and page.known(span)
        and not page.words(span, PAGE_LISTS)
        and page.view.text.count(page.string(span)) == 1
    )

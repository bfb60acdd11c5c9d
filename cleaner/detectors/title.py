"""The text's own title in a line of spam: hijacked pages glue the name of another site to it, and it must stay."""

from __future__ import annotations

import re

from cleaner.detectors.page import Page
from cleaner.text.lines import Span

STRANGE = 0.82  # so much of a title may be foreign to the prose beside spam, which has hardly a pair in common with it
_BAR = re.compile(r"(?:\s(?<!\s{5})\s*)?[_|]+\s*|\s(?<!\s{5})\s*[-~]+\s+|(?<=[\u3400-\u9fff])-(?=[\u3400-\u9fffa-z])")


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

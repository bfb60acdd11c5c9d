"""Guards: what protects look-alikes.  They stand above every detector.

A guard looks at the page and a span and gives the reason why nothing may go there, or None.  Rules name the guards that
hold for them; the reasons are kept, so that a user can ask why a line stays.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from cleaner.detectors.page import Page
from cleaner.text.lines import line_at

Guard = Callable[[Page, int, int], str | None]

_QUOTATION = re.compile(r"“[^”\n]+”")
_QUOTES = {"“": "”", "‘": "’", '"': '"', "《": "》"}
_INTRODUCES = re.compile(r"[:：]\s*$|(?:如下|例如|包括|比如|例|ดังนี้|ได้แก่)\s*[:,]?\s*$")


def _counted(page: Page, name: str) -> tuple[int, int]:
    """How often words of a list occur in the page, and how many different ones."""
    keys = page.rulebook.literals_of((name,))
    found = [hit.literal for hit in page.hits if hit.whole and hit.literal in keys]
    return len(found), len(set(found))


def tutorial(page: Page, start: int, end: int) -> str | None:
    """The text explains code: four or more code words, two of them different."""
    hits, different = _counted(page, "code")
    return f"the text explains code ({hits} code words)" if hits >= 4 and different >= 2 else None


def quoted(page: Page, start: int, end: int) -> str | None:
    """The span stands in quotation marks inside a longer line."""
    line = page.lines[line_at(page.full_lines, start)]
    before, after = page.view.text[line.start : start], page.view.text[end : line.end]
    for opening, closing in _QUOTES.items():
        if opening == closing:
            inside = before.count(opening) % 2 == 1 and closing in after
        else:
            inside = before.rfind(opening) > before.rfind(closing) and closing in after
        if inside and (before.rfind(opening) > 0 or after.find(closing) < len(after) - 1):
            return f"it stands between {opening} and {closing} in a sentence"
    quotations = [m for m in _QUOTATION.finditer(page.view.text, start, end) if (m.start(), m.end()) != (start, end)]
    if len(quotations) > 1 or any(m.end() - m.start() > 8 and m.start() > start for m in quotations):
        return f"it quotes: {quotations[0][0][:24]}"
    return None


def topic(page: Page, start: int, end: int) -> str | None:
    """The text is about the matter: words of law, police or trade in its prose; rows between prose are quotations."""
    hits, different = _counted(page, "narrative")
    if hits < 3 or different < 2:
        return None
    number = line_at(page.full_lines, start)
    text = page.line(number)
    quoted_whole = len(text) > 2 and text[0] in "“\"'‘「" and text[-1] in "”\"'’」"
    above = next(page.neighbours(number, -1, 1), None)
    introduced = above is not None and _INTRODUCES.search(page.line(above)) is not None
    if page.zone(number) == "body" and (quoted_whole or introduced):
        return "the text reports on such lines and quotes this one"
    return None


def subject(page: Page, start: int, end: int) -> str | None:
    """The notice is what the text is about: its words stand in the title or all through the prose."""
    number = line_at(page.full_lines, start)
    if page.zones is None or number > page.zones[1]:
        return None
    keys = page.rulebook.literals_of(("notice",))
    lines = [n for n in range(len(page.lines)) if not page.blank(n)]
    title = lines[0] if lines else number
    in_title = sum(hit.literal in keys for hit in page.hits_by_line.get(title, ()))
    if title != number and in_title >= 2:
        return "the title speaks of the notice"
    return None


@lru_cache(maxsize=1)
def registry() -> dict[str, Guard]:
    """The guards by the names that rules use."""
    return {guard.__name__: guard for guard in (tutorial, quoted, topic, subject)}

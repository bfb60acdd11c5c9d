"""What lines that are headlines of other articles look like, wherever they stand."""

from __future__ import annotations

import re

from cleaner.detectors.page import Page
from cleaner.detectors.prose import spelled

_CLAUSES = re.compile(r"[!?:…](?=.)|[^\s\d][^\s]{3}\s[^\s]{3}[^\s\d]")
_BULLET = re.compile(r"^[\W\d_]{0,4}\s*")
_UNLIKE = re.compile(
    r"^[“\"'‘「『]|[|\t]|\d{3}[-\d]{4}|https?:|@|^\S{1,6}:|^[a-z][\w-]{1,23}:\s|(?<!\s)\s{2,}\S+\s{2}|^\("
    r"|《[^》]{1,60}》\s{0,4}\d{4}|^[a-z第]{0,4}\s?\d{1,3}\b"
)
_PARTICULAR = re.compile(r"\S{1,4}\u3000\S")  # of the original, for the view has one kind of space


def is_headline(page: Page, number: int, least: int = 9, foreign: float = 0.9) -> bool:
    """Whether a line has the length of a headline, no final mark and hardly a word of the text's.

    ``least``: how many characters it has at least where one is a word; ``foreign``: the share of its pairs of letters
    that the text lacks.
    """
    text = page.line(number)
    body = _BULLET.sub("", text)
    spelt = spelled(body)
    if not (20 if spelt else least) <= len(body) <= (100 if spelt else 42):
        return False
    if _UNLIKE.search(body) or body.endswith(("。", ".", ":", ",", "、", ";", ")")):
        return False
    if _PARTICULAR.match(page.text, page.view.span(*page.lines[number])[0]):
        return False
    return 5 * sum(c.isdigit() for c in text) <= len(text) and page.foreign(page.lines[number]) > foreign


def is_marked(page: Page, number: int) -> bool:
    """Whether a line has the marks of a headline: two clauses, a colon, a shout; capitals where there are any."""
    text = page.line(number)
    if not spelled(text):
        return _CLAUSES.search(text) is not None
    words = [w for w in page.text[slice(*page.view.span(*page.lines[number]))].split() if len(w) > 3]
    return len(words) >= 3 and sum(w[0].isupper() for w in words) >= 0.8 * len(words)

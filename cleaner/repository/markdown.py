"""What stays in Markdown whatever is found in it: front matter, and code between fences.

Front matter is data of whoever keeps the repository, and fenced code quotes on purpose: an article on spam shows its
specimens there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from cleaner.text.lines import Span, split_lines

_FRONT = ("---", "+++")
_OPEN = re.compile(r"[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?(?P<fence>`{3,}(?=[^`]*$)|~{3,})")


def kept_spans(text: str) -> list[Span]:
    """The spans of front matter and fenced code, in order, each without its last line break.

    A fence that is never closed reaches to the end, as in CommonMark.

    >>> [text[a:b] for text in ["a\\n```\\nb\\n```\\nc"] for a, b in kept_spans(text)]
    ['```\\nb\\n```']
    """
    if not text.startswith(_FRONT) and "```" not in text and "~~~" not in text:
        return []
    lines = split_lines(text)
    number = _front_matter(text, lines)
    spans = [Span(0, lines[number - 1].end)] if number else []
    while number < len(lines):
        opening = _OPEN.match(text[lines[number].start : lines[number].end])
        first = number
        number += 1
        if opening:
            number = _closing(text, lines, number, opening["fence"])
            spans.append(Span(lines[first].start, lines[number - 1].end))
    return spans


def _front_matter(text: str, lines: Sequence[Span]) -> int:
    """How many lines the front matter has."""
    mark = text[: lines[0].end].rstrip()
    if mark not in _FRONT:
        return 0
    for number, line in enumerate(lines[1:], 2):
        if text[line.start : line.end].rstrip() in (mark, "..." if mark == "---" else mark):
            return number
    return 0


def _closing(text: str, lines: Sequence[Span], first: int, fence: str) -> int:
    """The number of the line after the closing fence."""
    close = re.compile(rf"[ \t>]*{re.escape(fence[0])}{{{len(fence)},}}[ \t]*")
    for number in range(first, len(lines)):
        if close.fullmatch(text, lines[number].start, lines[number].end):
            return number + 1
    return len(lines)

"""What stays in Markdown whatever is found in it: front matter, and code between fences.

Front matter is data of whoever keeps the repository, and fenced code quotes on purpose: an article on spam shows its
specimens there.
"""

from __future__ import annotations

from collections.abc import Sequence

from cleaner.text.fences import fences, has_fence
from cleaner.text.lines import Span, split_lines

_FRONT = ("---", "+++")


def kept_spans(text: str) -> list[Span]:
    """The spans of front matter and fenced code, in order, each without its last line break.

    A fence that is never closed reaches to the end, as in CommonMark.

    >>> [text[a:b] for text in ["a\\n```\\nb\\n```\\nc"] for a, b in kept_spans(text)]
    ['```\\nb\\n```']
    """
    if not text.startswith(_FRONT) and not has_fence(text):
        return []
    lines = split_lines(text)
    number = _front_matter(text, lines)
    spans = [Span(0, lines[number - 1].end)] if number else []
    return spans + [Span(lines[first].start, lines[end - 1].end) for first, end, _ in fences(text, lines, number)]


def _front_matter(text: str, lines: Sequence[Span]) -> int:
    """How many lines the front matter has."""
    mark = text[: lines[0].end].rstrip()
    if mark not in _FRONT:
        return 0
    for number, line in enumerate(lines[1:], 2):
        if text[line.start : line.end].rstrip() in (mark, "..." if mark == "---" else mark):
            return number
    return 0

"""Fenced code of Markdown (CommonMark 0.31, section 4.5), inside quotations and list items too."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from cleaner.text.lines import Span

_OPEN = re.compile(r"[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?(?P<fence>`{3,}(?=[^`]*$)|~{3,})")


def has_fence(text: str) -> bool:
    """Whether there may be a fence at all: cheap."""
    return "```" in text or "~~~" in text


def fences(text: str, lines: Sequence[Span], first: int = 0) -> Iterator[tuple[int, int, bool]]:
    """(first line, line after the last, closed) of each block of fenced code, fences included, from line ``first`` on.

    A fence that is never closed reaches to the end.
    """
    number = first
    while number < len(lines):
        opening = _OPEN.match(text[lines[number].start : lines[number].end])
        if not opening:
            number += 1
            continue
        end, closed = _closing(text, lines, number + 1, opening["fence"])
        yield number, end, closed
        number = end


def _closing(text: str, lines: Sequence[Span], first: int, fence: str) -> tuple[int, bool]:
    """The number of the line after the closing fence, and whether there is one."""
    close = re.compile(rf"[ \t>]*{re.escape(fence[0])}{{{len(fence)},}}[ \t]*")
    for number in range(first, len(lines)):
        if close.fullmatch(text, lines[number].start, lines[number].end):
            return number + 1, True
    return len(lines), False

"""The white space that goes with what is removed.

A removed line takes its line feed with it, a removed tail the blank lines before it, a line removed between two
blank lines one of them, and a token between two words the space before it, so that the clean text looks as if the
spam had never been there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from cleaner.text.edits import Edit

_BLANK = " \t\u3000\u00a0"
_BREAKS = "\r\n"


def tidy(text: str, edits: Sequence[Edit]) -> list[Edit]:
    """The edits, removals of whole lines grown over the white space that went with them."""
    out: list[Edit] = []
    groups = _groups(text, edits)
    for place, group in enumerate(groups):
        left = groups[place - 1][-1].end if place else 0
        right = groups[place + 1][0].start if place + 1 < len(groups) else len(text)
        out += _grow(text, group, left, right)
    return out


def _groups(text: str, edits: Sequence[Edit]) -> list[list[Edit]]:
    """Edits that only white space parts stand in one group; replacements stand alone."""
    groups: list[list[Edit]] = []
    for edit in edits:
        if (
            groups
            and not edit.replacement
            and not groups[-1][-1].replacement
            and not text[groups[-1][-1].end : edit.start].strip()
        ):
            groups[-1].append(edit)
        else:
            groups.append([edit])
    return groups


def _grow(text: str, group: list[Edit], left: int, right: int) -> list[Edit]:
    if group[0].replacement:
        return group
    start, end = group[0].start, group[-1].end
    while start > left and text[start - 1] in _BLANK:
        start -= 1
    while end < right and text[end] in _BLANK:
        end += 1
    at_begin = start == 0 or text[start - 1] in _BREAKS
    at_end = end == len(text) or text[end] in _BREAKS
    if not at_begin and not at_end:  # between two words one white space is enough
        parted = start < group[0].start and end > group[-1].end
        return _filled(text, group, start if parted else group[0].start, group[-1].end)
    if at_begin and at_end:
        start, end = _whole_lines(text, start, end, left, right)
    elif at_end:  # the end of a line: white space before it goes too
        end = group[-1].end if end == right and end < len(text) and text[end] not in _BREAKS else end
    else:
        start = group[0].start
    return _filled(text, group, min(start, group[0].start), max(end, group[-1].end))


def _whole_lines(text: str, start: int, end: int, left: int, right: int) -> tuple[int, int]:
    """Whole lines go with their line breaks: forward inside a text, backward at its end."""
    after = end
    while after < right and text[after] in _BLANK + _BREAKS:
        after += 1
    before = start
    while before > left and text[before - 1] in _BLANK + _BREAKS:
        before -= 1
    if after == len(text):  # the tail: keep one final line break if there was one
        final = len(text)
        if text.endswith(("\n", "\r")):
            final -= 2 if text.endswith("\r\n") else 1
        return (before, max(end, final)) if before else (0, len(text))
    if before == 0:
        return 0, _line_start(text, end, after)
    breaks_before = _count_breaks(text, before, start)
    breaks_after = _count_breaks(text, end, after)
    if breaks_before > 1 and breaks_after > 1:
        return start, _line_start(text, end, after)
    return start, min(_skip_break(text, end), right)


def _line_start(text: str, end: int, after: int) -> int:
    """Where the line of ``after`` begins (its indentation stays)."""
    while after > end and text[after - 1] in _BLANK:
        after -= 1
    return after


def _count_breaks(text: str, start: int, end: int) -> int:
    piece = text[start:end].replace("\r\n", "\n")
    return sum(c in _BREAKS for c in piece)


def _skip_break(text: str, at: int) -> int:
    if text.startswith("\r\n", at):
        return at + 2
    return at + 1 if at < len(text) and text[at] in _BREAKS else at


def _filled(text: str, group: list[Edit], start: int, end: int) -> list[Edit]:
    """The group's edits with the white space between them, from start to end."""
    out = []
    for place, edit in enumerate(group):
        first = start if place == 0 else edit.start
        last = end if place == len(group) - 1 else group[place + 1].start
        out.append(edit if (first, last) == (edit.start, edit.end) else replace(edit, start=first, end=last))
    return out

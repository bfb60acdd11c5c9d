"""Marked-up texts: a raw text in which ⟦ ⟧ says what must go, and ⟦raw→fixed⟧ what must stand there instead.

Rules are proven on such texts and cleaners are measured by them.  A text to measure by says of each mark to which
class it belongs: ``⟦gambling|text⟧``.  Marks do not nest; the line feeds that go with a removed line stand inside.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from cleaner.text.edits import Edit
from cleaner.text.lines import line_at, split_lines

_MARK = re.compile(r"⟦([^⟦⟧]*)⟧")
_BRACKET = re.compile(r"[⟦⟧]")


class MarkError(ValueError):
    """A mark that cannot be read: ``line`` and ``column`` (from 1) of the marked-up text, and what is wrong."""

    def __init__(self, message: str, line: int, column: int) -> None:
        super().__init__(message, line, column)
        self.message = message
        self.line = line
        self.column = column

    def __str__(self) -> str:
        return f"{self.line}:{self.column}: {self.message}"


def parse(marked: str, classes: Collection[str] = ()) -> tuple[str, list[Edit]]:
    """The raw text and, as edits on it, what the marks ask for.

    With ``classes`` every mark begins with one of them, and all brackets must belong to marks; raises MarkError.

    >>> parse("text⟦gambling|spam⟧", ["gambling"])
    ('textspam', [Edit(start=4, end=8, replacement='', cls='gambling', rules=(), score=1.0, evidence=())])
    """
    raw: list[str] = []
    edits: list[Edit] = []
    at = length = 0
    for match in _MARK.finditer(marked):
        before = marked[at : match.start()]
        cls, content = _classed(marked, match, classes) if classes else ("", match[1])
        gone, _, fixed = content.partition("→")
        start = length + len(before)
        length = start + len(gone)
        edits.append(Edit(start, length, fixed, cls))
        raw += before, gone
        at = match.end()
    raw.append(marked[at:])
    if classes:
        _check(marked)
    return "".join(raw), edits


def mark(text: str, edits: Iterable[Edit]) -> str:
    """A text with its edits as marks without classes: the inverse of ``parse``."""
    out, at = [], 0
    for edit in edits:
        arrow = f"→{edit.replacement}" if edit.replacement else ""
        out.append(f"{text[at : edit.start]}⟦{text[edit.start : edit.end]}{arrow}⟧")
        at = edit.end
    return "".join(out) + text[at:]


def _classed(marked: str, match: re.Match[str], classes: Collection[str]) -> tuple[str, str]:
    """The class of a mark, and its content."""
    cls, _, content = match[1].partition("|")
    if cls not in classes:
        valid = ", ".join(classes)
        raise _error(f"the mark begins with no class: write ⟦class|text⟧ with one of {valid}", marked, match)
    if not content.partition("→")[0]:
        raise _error("the mark holds no text of the document", marked, match)
    return cls, content


def _check(marked: str) -> None:
    stray = _BRACKET.search(_MARK.sub(lambda match: "." * len(match[0]), marked))
    if stray:
        raise _error("this bracket has no partner, or marks are nested", marked, stray)


def _error(message: str, marked: str, match: re.Match[str]) -> MarkError:
    lines = split_lines(marked)
    line = line_at(lines, match.start())
    return MarkError(message, line + 1, match.start() - lines[line].start + 1)

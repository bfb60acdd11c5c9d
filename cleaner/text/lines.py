"""Lines, and the sentences of a line.

A line ends at LF, CRLF or CR and at nothing else: the other characters that Unicode calls line breaks occur
inside scraped lines.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

_BREAK = re.compile(r"\r\n|\r|\n")
_SENTENCE_END = re.compile(
    r"""(?: [。!?…;] (?<![。!?…;]{5}) [。!?…;]* [”’)\]】》"']*               # ideographic; of a long run only its begin
                (?<=[。!?…;”’)\]】》"']) (?= [^\s”’,、。!?] | \s+\S )
        |   [.!?…] (?<![.!?…]{5}) [.!?…]* [”’)\]"']* (?= \s+ \S )         # spaced scripts
        |   (?<= [^\W\d_]{4} ) [.!?]                              # no space after it, and no file or host
                (?= (?!(?:com|net|org|info|html?|php|edu|gov|json|toml|yaml)\b) [^\W\d_]{3,24} \s [\w$€£₺] )
        |   (?<= [^\s,:;] ) (?= \s ["“] \w )                      # a quotation begins
        )""",
    re.VERBOSE,
)


class Span(NamedTuple):
    """A half-open span of the view, in code points."""

    start: int
    end: int


def split_lines(text: str) -> list[Span]:
    """The lines of a text without their terminators; the text after the last terminator is a line too."""
    spans, at = [], 0
    if "\r" not in text:
        for line in text.split("\n"):
            spans.append(Span(at, at + len(line)))
            at += len(line) + 1
        return spans
    for match in _BREAK.finditer(text):
        spans.append(Span(at, match.start()))
        at = match.end()
    spans.append(Span(at, len(text)))
    return spans


def line_at(lines: Sequence[Span], position: int) -> int:
    """The number of the line that holds a position."""
    return bisect_right(lines, position, key=lambda line: line.start) - 1


def trim(text: str, span: Span) -> Span:
    """The span without white space at both ends."""
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if (start, end) != span else span


def split_sentences(text: str, span: Span) -> list[Span]:
    """The sentences of a line (spans inside ``span``, each with its final marks, white space at ends left out)."""
    out, at = [], span.start
    for match in _SENTENCE_END.finditer(text, span.start, span.end):
        out.append(Span(at, match.end()))
        at = match.end()
    out.append(Span(at, span.end))
    return [s for s in (trim(text, s) for s in out) if s.end > s.start]

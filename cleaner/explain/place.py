"""What a user names, ``FILE:LINE`` or what check prints (``FILE:LINE:COLUMN``), as a line of a text.

In a file of records the line is that of the record; the column, which counts in its field, says which line of
the field is meant, the first if it is not there.
"""

# Names are bytes here, as the file system has them; pathlib knows text only.
# ruff: noqa: PTH113

from __future__ import annotations

import os
import re
from dataclasses import dataclass

from cleaner.corpus.read import TooLargeError, UnreadableError
from cleaner.repository.examine import read_followed
from cleaner.repository.kinds import Kind, kind_of
from cleaner.repository.markdown import kept_spans
from cleaner.text.decode import DecodeError, decode
from cleaner.text.jsonline import LineError, find
from cleaner.text.lines import Span, line_at, split_lines

_PLACE = re.compile(r"(?P<file>.+?):(?P<line>\d{1,9})(?::(?P<column>\d{1,9}))?", re.DOTALL)


class PlaceError(ValueError):
    """A place that cannot be looked at; the message says why and what to write."""


@dataclass(frozen=True, slots=True)
class Place:
    """A line (from 1) of a text, the file it is from, and the spans in which nothing goes."""

    path: bytes
    text: str
    line: int
    kept: tuple[Span, ...] = ()


def find_place(given: str, text_field: str) -> Place:
    """The place that a user names; PlaceError when there is none."""
    file, line, column = _parts(given)
    path = os.fsencode(file)
    try:
        text = decode(read_followed(path)).text
    except (UnreadableError, TooLargeError, DecodeError) as error:
        raise PlaceError(f"{file}: {error}") from error
    kind = kind_of(path)
    if kind is Kind.RECORDS:
        return _in_record(path, text, line, column, text_field)
    count = len(split_lines(text))
    if not 0 < line <= count:
        raise PlaceError(f"{file} has {count:,} lines, and no line {line:,}")
    return Place(path, text, line, tuple(kept_spans(text)) if kind is Kind.MARKDOWN else ())


def _parts(given: str) -> tuple[str, int, int]:
    """File, line and column; a file whose name ends with a number is asked for when there is no other."""
    match = _PLACE.fullmatch(given)
    if match is None:
        raise PlaceError(f"{given!r} names no line: write FILE:LINE, as in news/a.txt:12")
    file, line, column = match["file"], int(match["line"]), int(match["column"] or 1)
    if match["column"] and not os.path.isfile(file) and os.path.isfile(f"{file}:{line}"):
        return f"{file}:{line}", column, 1
    return file, line, column


def _in_record(path: bytes, text: str, line: int, column: int, text_field: str) -> Place:
    lines = text.split("\n")
    if not 0 < line <= len(lines):
        raise PlaceError(f"{os.fsdecode(path)} has {len(lines):,} lines, and no line {line:,}")
    try:
        value = find(lines[line - 1], text_field)
    except LineError as error:
        raise PlaceError(f"line {line} is no record: {error}") from error
    if value is None:
        raise PlaceError(f"the record on line {line} has no text field {text_field!r}; name another with --text-field")
    return Place(path, value.text, line_at(split_lines(value.text), min(column - 1, len(value.text))) + 1)

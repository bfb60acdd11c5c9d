"""The place of one field's text in a line of JSON, so that the rest of the line can stay byte for byte.

Reading a line and writing it back would change spaces, escapes, numbers and the order of repeated keys.  So ``json``
says what the line means, and a small scanner says where the value stands: once the line is known to be valid, strings
and brackets are all that has to be told apart.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from cleaner.text.edits import Edit

_STRING = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"')
_SPACE = re.compile(r"[ \t\r\n]*")
_SCALAR = re.compile(r"[^,}\]\s]+")
_DEEP = re.compile(r'["{}\[\]]')
_ESCAPE = re.compile(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"  # two halves, one character
    r"|\\u[0-9a-fA-F]{4}|\\."
)


class LineError(ValueError):
    """A line that is no record; the message says why."""


@dataclass(frozen=True, slots=True)
class Value:
    """The text of a field: what it says, and where in the line its string literal stands, quotation marks included."""

    text: str
    start: int
    raw: str
    _escapes: list[tuple[int, int]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_escapes", _escapes(self.raw))

    def place(self, position: int) -> int:
        """Where in the line the character of the text at a position begins (or the text ends)."""
        known = bisect_right(self._escapes, (position, len(self.raw))) - 1
        text_at, raw_at = self._escapes[known]
        return self.start + raw_at + position - text_at

    def literal(self, text: str) -> str:
        """A piece of text as it would be written here: with ``\\u`` escapes where the literal is all ASCII."""
        return json.dumps(text, ensure_ascii=self.raw.isascii())[1:-1]


def find(line: str, name: str) -> Value | None:
    """The text of the field ``name`` of the object on a line, None when it has none; LineError for no object.

    As for ``json``, the last of several fields of one name counts.

    >>> value = find('{"a": [1, "text"], "text": "x\\\\u4e00y"}', "text")
    >>> value.text, value.start, value.raw, value.place(2)
    ('x一y', 27, '"x\\\\u4e00y"', 35)
    """
    record = parse(line)
    if not isinstance(record.get(name), str):
        return None
    start, end = _span(line, name)
    return Value(record[name], start, line[start:end])


def parse(line: str) -> dict[str, Any]:
    """The object on a line (numbers as floats); LineError for no object."""
    try:
        record = json.loads(line, parse_int=float)
    except json.JSONDecodeError as error:
        raise LineError(f"no JSON: {error.msg} at column {error.pos + 1}") from error
    except RecursionError as error:
        raise LineError("JSON that is nested too deep") from error
    if not isinstance(record, dict):
        raise LineError("JSON, but no object")
    return record


def edits_of_line(value: Value, edits: Iterable[Edit]) -> Iterator[Edit]:
    """Edits of a value's text as edits of its line, placed between the escapes of the literal."""
    for edit in edits:
        yield replace(
            edit,
            start=value.place(edit.start),
            end=value.place(edit.end),
            replacement=value.literal(edit.replacement),
        )


def rewritten(value: Value, edits: Iterable[Edit]) -> str:
    """The string literal after edits of the text; all that they do not touch stays as it is written."""
    parts: list[str] = []
    at = value.start
    for edit in edits_of_line(value, edits):
        parts += value.raw[at - value.start : edit.start - value.start], edit.replacement
        at = edit.end
    return "".join(parts) + value.raw[at - value.start :]


def _span(line: str, name: str) -> tuple[int, int]:
    """Where the value of the last field of that name stands in a valid object."""
    found = (0, 0)
    at = _after_space(line, _after_space(line, 0) + 1)
    while line[at] != "}":
        key_end = _string_end(line, at)
        start = _after_space(line, _after_space(line, key_end) + 1)
        end = _value_end(line, start)
        if json.loads(line[at:key_end]) == name:
            found = start, end
        at = _after_space(line, end)
        if line[at] == ",":
            at = _after_space(line, at + 1)
    return found


def _value_end(line: str, start: int) -> int:
    if line[start] == '"':
        return _string_end(line, start)
    if line[start] not in "{[":
        match = _SCALAR.match(line, start)
        return match.end() if match else start
    depth = 0
    at = start
    while match := _DEEP.search(line, at):
        if match[0] == '"':
            at = _string_end(line, match.start())
            continue
        depth += 1 if match[0] in "{[" else -1
        at = match.end()
        if not depth:
            break
    return at


def _string_end(line: str, start: int) -> int:
    match = _STRING.match(line, start)
    return match.end() if match else start


def _after_space(line: str, start: int) -> int:
    match = _SPACE.match(line, start)
    return match.end() if match else start


def _escapes(raw: str) -> list[tuple[int, int]]:
    """(position in the text, position in the literal) of the beginning and of what follows each escape."""
    places = [(0, 1)]
    text_at, raw_at = 0, 1
    for match in _ESCAPE.finditer(raw):
        text_at += match.start() - raw_at + 1
        raw_at = match.end()
        places.append((text_at, raw_at))
    return places

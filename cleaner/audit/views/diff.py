"""The changes of a file as a unified diff that ``git apply`` and ``patch`` take.

The edits are known, so nothing has to be searched for: each touches a range of lines, and ranges that stand close
share a hunk.  Lines end at LF here, as those tools have it, and travel in the bytes of the file.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate
from typing import NamedTuple

from cleaner.audit.inert import inert
from cleaner.text.decode import Decoded
from cleaner.text.edits import Edit, apply

CONTEXT = 3
_HUES, _PLAIN = {b"-": "\x1b[31m", b"+": "\x1b[32m", b"@": "\x1b[36m"}, "\x1b[0m"
_NO_END = "\\ No newline at end of file\n"


class _Change(NamedTuple):
    """Lines from ``first`` up to ``last`` (not included) become ``new``."""

    first: int
    last: int
    new: list[str]


def unified(path: bytes, text: Decoded, edits: Sequence[Edit]) -> bytes:
    """The diff between a file and what the edits make of it; empty when they change nothing.

    Lines are in the encoding of the file, but for UTF-16 and UTF-32, which no such tool reads: they are shown in
    UTF-8.
    """
    whole = text.text
    if text.bom and text.encoding == "utf-8":
        whole = "\ufeff" + whole
        edits = [replace(edit, start=edit.start + 1, end=edit.end + 1) for edit in edits]
    body = "".join(_hunks(_split(whole), edits))
    if not body:
        return b""
    wide = text.encoding.startswith(("utf-16", "utf-32"))
    data = body.encode("utf-8", "backslashreplace") if wide else body.encode(text.encoding, "surrogateescape")
    return b"--- " + _name(path, b"a/") + b"\n+++ " + _name(path, b"b/") + b"\n" + data


def readable(diff: bytes, *, color: bool) -> Iterator[str]:
    """The lines of a diff for a terminal: nothing in them acts there, and additions and removals are colored."""
    for line in diff.split(b"\n")[:-1]:
        text = inert(line.decode("utf-8", "backslashreplace"))
        hue = _HUES.get(line[:1], "") if color else ""
        yield f"{hue}{text}{_PLAIN if hue else ''}\n"


def _hunks(lines: Sequence[str], edits: Sequence[Edit]) -> Iterator[str]:
    """The diff below its two names."""
    shift = 0
    for hunk in _near(_changes(lines, edits)):
        yield from _hunk(lines, hunk, shift)
        shift += sum(len(change.new) - (change.last - change.first) for change in hunk)


def _split(text: str) -> list[str]:
    parts = text.split("\n")
    lines = [part + "\n" for part in parts[:-1]]
    return [*lines, parts[-1]] if parts[-1] else lines


def _changes(lines: Sequence[str], edits: Sequence[Edit]) -> Iterator[_Change]:
    """The ranges of lines that edits touch, without the lines at their ends that stay the same."""
    starts = [0, *accumulate(map(len, lines))]
    for group in _groups(starts, len(lines), edits):
        first, last = _line(starts, group[0].start, len(lines)), _line(starts, group[-1].end, len(lines)) + 1
        offset = starts[first]
        old = lines[first:last]
        moved = [Edit(edit.start - offset, edit.end - offset, edit.replacement) for edit in group]
        new = _split(apply("".join(old), moved))
        before = _same(old, new)
        after = _same(old[before:][::-1], new[before:][::-1])
        if len(old) > before + after or len(new) > before + after:
            yield _Change(first + before, min(last, len(lines)) - after, new[before : len(new) - after])


def _groups(starts: Sequence[int], count: int, edits: Iterable[Edit]) -> Iterator[list[Edit]]:
    """Edits of which one ends on the line where the next begins."""
    group: list[Edit] = []
    for edit in edits:
        if group and _line(starts, edit.start, count) > _line(starts, group[-1].end, count):
            yield group
            group = []
        group.append(edit)
    if group:
        yield group


def _line(starts: Sequence[int], position: int, count: int) -> int:
    return min(bisect_right(starts, position) - 1, max(0, count - 1))


def _same(one: Sequence[str], other: Sequence[str]) -> int:
    """How many lines at the beginning are the same."""
    number = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        number += 1
    return number


def _near(changes: Iterable[_Change]) -> Iterator[list[_Change]]:
    """Changes whose context would meet."""
    hunk: list[_Change] = []
    for change in changes:
        if hunk and change.first - hunk[-1].last > 2 * CONTEXT:
            yield hunk
            hunk = []
        hunk.append(change)
    if hunk:
        yield hunk


def _hunk(lines: Sequence[str], hunk: Sequence[_Change], shift: int) -> Iterator[str]:
    start, end = max(0, hunk[0].first - CONTEXT), min(len(lines), hunk[-1].last + CONTEXT)
    grown = sum(len(change.new) - (change.last - change.first) for change in hunk)
    yield f"@@ -{_range(start, end - start)} +{_range(start + shift, end - start + grown)} @@\n"
    at = start
    for change in hunk:
        yield from _marked(" ", lines[at : change.first])
        yield from _marked("-", lines[change.first : change.last])
        yield from _marked("+", change.new)
        at = change.last
    yield from _marked(" ", lines[at:end])


def _range(start: int, length: int) -> str:
    """As in diff(1): an empty range is named by the line before it."""
    return f"{start + 1 if length else start},{length}" if length != 1 else str(start + 1)


def _marked(mark: str, lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        yield mark + line
        if not line.endswith("\n"):
            yield "\n"
            yield _NO_END


def _name(path: bytes, prefix: bytes) -> bytes:
    """The path as git writes it: quoted where it holds what would end or change the line."""
    whole = path if path.startswith(b"/") else prefix + path
    if any(byte < 32 or byte in b'"\\\x7f' for byte in whole):
        return b'"%s"' % b"".join(b"\\%03o" % b if b < 32 or b in b'"\\\x7f' else bytes([b]) for b in whole)
    return whole + b"\t" if b" " in whole else whole

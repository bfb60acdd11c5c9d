"""The lines of a file of records, and of a piece of it, never more in memory than the longest record that is cleaned.

A line belongs to the piece in which its first byte lies.  So a piece needs nothing from its neighbours but the number
of its first line, pieces can be cut anywhere, and one that is all inside a line has none.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from typing import IO, NamedTuple

from cleaner.corpus import read

CHUNK = 2**20
Write = Callable[[bytes], object]


class Line(NamedTuple):
    """A line with its line feed and its number; ``cut`` says that more of it follows in the file."""

    number: int
    data: bytes
    cut: bool = False


def lines_of(file: IO[bytes], start: int = 0, stop: int | None = None, first: int = 1) -> Iterator[Line]:
    """The lines that begin from ``start`` to before ``stop`` (None: the end) of a file that stands at 0.

    ``first`` is the number of the line in which ``start`` lies.  Of a line that is too long for a record the
    beginning comes, marked as cut; who takes it reads on with ``rest_of`` before asking for the next.
    """
    number, at = first, start
    if start:
        file.seek(start - 1)
        at = start - 1 + sum(map(len, rest_of(file, None if stop is None else stop - start + 1)))
        number += at != start
    limit = read.MAX_BYTES
    while (stop is None or at < stop) and (data := file.readline(limit)):
        cut = len(data) == limit and not data.endswith(b"\n")
        yield Line(number, data, cut)
        if stop is not None:
            at = file.tell() if cut else at + len(data)
        number += 1


def rest_of(file: IO[bytes], enough: int | None = None) -> Iterator[bytes]:
    """What is left of the line in which the file stands, in chunks; no more than ``enough`` bytes matter."""
    seen = 0
    while (enough is None or seen < enough) and (chunk := file.readline(CHUNK)):
        yield chunk
        if chunk.endswith(b"\n"):
            return
        seen += len(chunk)


def pass_on(file: IO[bytes], line: Line, write: Write) -> str:
    """Write a line that is cut, to its end; the SHA-256 of all of it without its line feed."""
    digest = hashlib.sha256(line.data)
    write(line.data)
    for chunk in rest_of(file):
        digest.update(chunk.removesuffix(b"\n"))
        write(chunk)
    return digest.hexdigest()

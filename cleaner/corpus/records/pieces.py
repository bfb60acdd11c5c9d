"""Files of records cut into pieces, so that many workers share a large file and none holds much of it.

Where the cuts are follows from sizes alone, so a walk that only looks at the inputs need not read them.  The walk that
hands pieces out counts line feeds as it goes; the worker that comes right behind finds the piece in the memory of the
system, so a disk is read once.
"""

# Names are bytes here, as the file system has them; pathlib knows text only.
# ruff: noqa: PTH123

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import IO

from cleaner.corpus.records.compressed import BUFFER
from cleaner.corpus.records.kinds import kind_of
from cleaner.corpus.records.options import RecordOptions
from cleaner.corpus.records.steady import require, steady
from cleaner.corpus.walk import Entry, Piece

PIECE = 2 * 2**20
"""Bytes of JSON lines that one worker cleans at a time: so few that a file of 10 MB keeps several workers busy."""
GROUPS = 4
"""Pieces that the values of Parquet's row groups, which are put together, may be as large as."""


def pieces(entries: Iterable[Entry], options: RecordOptions, *, counted: bool) -> Iterator[Entry]:
    """The entries, files of records in pieces; ``counted`` says whether those know the number of their first line.

    Raises CorpusError for Parquet where pyarrow is missing, and when a file changes while it is counted.
    """
    for entry in entries:
        kind = kind_of(entry.name) if entry.kind == "file" else None
        if kind is None:
            yield entry
        elif (reason := _unreadable(entry)) is not None:
            yield entry._replace(kind="unreadable", reason=reason)
        elif kind.form == "parquet":
            from cleaner.corpus.records.parquet.footer import row_groups

            yield from row_groups(entry, GROUPS * PIECE, options)
        elif kind.compression:
            yield entry._replace(kind="records", piece=Piece(0, entry.size, 1, entry.size))
        elif counted and entry.size > PIECE and not entry.reason:
            yield from _counted(entry)
        else:
            yield from _ranges(entry)


def _unreadable(entry: Entry) -> str | None:
    try:
        with open(entry.path, "rb"):
            return None
    except FileNotFoundError:
        return None  # gone since: who reads it says so
    except OSError as error:
        return f"cannot be opened: {error.strerror}"


def _ranges(entry: Entry) -> Iterator[Entry]:
    """The pieces of a file, lines not counted; an empty file is one too, for it has an output."""
    for start in range(0, entry.size or 1, PIECE):
        stop = min(start + PIECE, entry.size)
        piece = Piece(start, stop, 1, entry.size, last=stop == entry.size)
        yield entry._replace(kind="records", size=stop - start, piece=piece)


def _counted(entry: Entry) -> Iterator[Entry]:
    whole = entry._replace(piece=Piece(0, entry.size, 1, entry.size))
    with steady(whole) as file:
        line = 1
        for part in _ranges(entry):
            assert part.piece is not None
            yield part._replace(piece=part.piece._replace(first=line))
            line += _line_feeds(file, part)


def _line_feeds(file: IO[bytes], part: Entry) -> int:
    """The line feeds from where the file stands to the end of the piece."""
    left, found = part.size, 0
    while left:
        chunk = file.read(min(left, BUFFER))
        require(part, whole=bool(chunk))
        left -= len(chunk)
        found += chunk.count(b"\n")
    return found

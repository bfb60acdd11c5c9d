"""A piece of a file of JSON lines: its records cleaned, line by line."""

# Names are bytes here, as the file system has them; pathlib knows text only.

from __future__ import annotations

from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from cleaner.corpus import read
from cleaner.corpus.document import KILLED, Cleans, Outcome
from cleaner.corpus.durable import naming, sync_file
from cleaner.corpus.records.compressed import BUFFER, Compression, reading, writing
from cleaner.corpus.records.line import clean_line, digest_of
from cleaner.corpus.records.lines import Line, Write, lines_of, pass_on
from cleaner.corpus.records.options import RecordOptions
from cleaner.corpus.records.place import Place
from cleaner.corpus.records.steady import steady
from cleaner.corpus.records.watch import Kills, watched
from cleaner.corpus.walk import Entry


def clean_lines(
    cleaner: Cleans, entry: Entry, compression: Compression, options: RecordOptions, target: Path | None, kills: Kills
) -> Generator[Outcome, None, int]:
    """The outcome of each record of a piece, all lines written to ``target`` (if any); returns how many lines.

    Raises DamagedInputError when the file cannot be read to the end of the piece.
    """
    assert entry.piece is not None
    start, stop, first, *_ = entry.piece
    lines = 0
    with _writing(target, compression) as write, steady(entry) as file, reading(file, compression) as content:
        for line in watched(lines_of(content, start, None if compression else stop, first), entry, kills):
            lines += 1
            if line.data.isspace() and not line.cut:
                write(line.data)
                continue
            place = Place(entry.name, line.number)
            if line.cut:
                outcome = _passed_on(place, content, line, write)
            elif kills():
                outcome = Outcome(place.failed(KILLED, digest_of(line.data)), line.data, None, 0)
            else:
                outcome = clean_line(cleaner, place, line.data, options)
            write(outcome.data or b"")
            yield outcome
    return lines


def _passed_on(place: Place, file: IO[bytes], line: Line, write: Write) -> Outcome:
    reason = f"has more than the {read.MAX_BYTES:,} bytes of a document"
    return Outcome(place.failed(reason, pass_on(file, line, write)), None, None, 0)


@contextmanager
def _writing(target: Path | None, compression: Compression) -> Iterator[Write]:
    if target is None:
        yield len
        return
    with naming(target), target.open("wb", buffering=BUFFER) as file:
        with writing(file, compression) as content:

            def write(data: bytes) -> None:
                with naming(target):
                    content.write(data)

            yield write
        sync_file(file)

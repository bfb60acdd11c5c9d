"""Reading a file that many processes read in pieces: it must stay what it was when the run began."""

# Names are bytes here, as the file system has them; pathlib knows text only.
# ruff: noqa: PTH123

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from cleaner.audit.inert import inert
from cleaner.corpus.durable import naming
from cleaner.corpus.errors import CorpusError, DamagedInputError
from cleaner.corpus.records.compressed import BUFFER, DamagedError
from cleaner.corpus.walk import Entry


@contextmanager
def steady(entry: Entry) -> Iterator[IO[bytes]]:
    """The open file of a piece.

    CorpusError when it is not the one, or no more the one, that the walk found, DamagedInputError when the system
    cannot read it.
    """
    try:
        with naming(entry.path), open(entry.path, "rb", buffering=BUFFER) as file:
            compare(entry, file)
            yield file
            compare(entry, file)
    except DamagedError as error:  # it was whole when the run looked
        raise _changed(entry, str(error)) from error
    except OSError as error:
        if error.filename != entry.path:  # of what is written
            raise
        if isinstance(error, FileNotFoundError):
            raise _changed(entry, "it is gone") from error
        raise DamagedInputError(entry.name, f"cannot be read: {error.strerror}") from error


def require(entry: Entry, *, whole: bool) -> None:
    """Raise CorpusError unless what was read of the entry is as much as there should be."""
    if not whole:
        raise _changed(entry, "it ends before its end")


def compare(entry: Entry, file: IO[bytes]) -> None:
    """Raise CorpusError unless the open file of an entry is still what the walk found."""
    info = os.fstat(file.fileno())
    whole = entry.size if entry.piece is None else entry.piece.whole
    if info.st_size != whole:
        raise _changed(entry, f"it had {whole:,} bytes and has {info.st_size:,}")
    if info.st_mtime_ns != entry.mtime:
        raise _changed(entry, "it was written to")


def _changed(entry: Entry, how: str) -> CorpusError:
    return CorpusError(
        f"{inert(os.fsdecode(entry.path))} changed while it was read: {how}. Nothing was published. "
        "Put the file back as it was and run the same command again, or clean it as it is now into another folder."
    )

"""An output of lines: one file, or several of about a size."""

# Names are bytes here, as the file system has them; pathlib knows text only.

from __future__ import annotations

from contextlib import ExitStack
from types import TracebackType
from typing import IO, Self

from cleaner.corpus.durable import kept, naming
from cleaner.corpus.records.compressed import BUFFER, writing
from cleaner.corpus.records.kinds import kind_of, numbered


class LineOutput:
    """Writes lines below a folder, under a name or the numbered ones it is split into; a context manager.

    A file is made when its first line comes; ``open`` makes one that may stay empty.  A plain file is never larger
    than ``size``, unless a single line is; a compressed one may be so by what the compressor still holds.
    """

    def __init__(self, folder: bytes, name: bytes, size: int | None = None) -> None:
        kind = kind_of(name)
        self._compression = kind.compression if kind else ""
        self._folder, self._name, self._size = folder, name, size
        self._number = -1
        self._files = ExitStack()
        self._raw: IO[bytes] | None = None
        self._content: IO[bytes] | None = None

    def line(self, length: int) -> None:
        """A line of that many bytes begins."""
        if self._raw is None or (self._size is not None and 0 < self._raw.tell() > self._size - length):
            self.open()

    def write(self, data: bytes) -> None:
        """Write a line or a part of it."""
        assert self._content is not None
        with naming(self._path):
            self._content.write(data)

    def open(self) -> None:
        """Begin a file, and end the one before."""
        self._files.close()
        self._number += 1
        name = self._name if self._size is None else numbered(self._name, self._number)
        self._path = self._folder + b"/" + name
        self._raw = self._files.enter_context(kept(self._path, BUFFER))
        self._content = self._files.enter_context(writing(self._raw, self._compression))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._files.__exit__(kind, error, trace)

"""An output of lines: one file, or several of about a size."""

# Names are bytes here, as the file system has them; pathlib knows text only.
# ruff: noqa: PTH103, PTH120, PTH123

from __future__ import annotations

import os
from contextlib import ExitStack
from types import TracebackType
from typing import IO, Self

from cleaner.corpus.durable import naming, sync_file
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
        os.makedirs(os.path.dirname(self._path), exist_ok=True)
        self._files.enter_context(naming(self._path))
        self._raw = self._files.enter_context(open(self._path, "wb", buffering=BUFFER))  # noqa: SIM115 - the stack closes it
        self._files.callback(sync_file, self._raw)
        self._content = self._files.enter_context(writing(self._raw, self._compression))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._files.__exit__(kind, error, trace)

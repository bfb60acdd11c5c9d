"""Plain and compressed files as streams of bytes.

What is written is one member (gzip) or one frame (zstd): formats allow several, but some readers stop after the first,
and take a part of a file for the whole without a word.
"""

from __future__ import annotations

import gzip
import io
import sys
import zlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import IO, Any, Literal

Compression = Literal["", "gz", "zst"]

BUFFER = 2**20


class DamagedError(Exception):
    """A compressed file that cannot be read to its end; the message says why."""


@contextmanager
def reading(file: IO[bytes], compression: Compression) -> Iterator[IO[bytes]]:
    """The content of an open file; DamagedError where it is no whole compressed file."""
    try:
        with _unpacked(file, compression) as content:
            yield content
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise DamagedError(f"is no whole {compression} file: {error}") from error
    except Exception as error:
        if type(error).__name__ != "ZstdError":  # of a module that is only imported where it is needed
            raise
        raise DamagedError(f"is no whole zst file: {error}") from error


@contextmanager
def writing(file: IO[bytes], compression: Compression) -> Iterator[IO[bytes]]:
    """A stream whose bytes end up in an open file; nothing of when or where it was written does."""
    with ExitStack() as stack:
        if compression == "gz":
            packed = stack.enter_context(gzip.GzipFile("", "wb", 6, file, mtime=0))
            yield stack.enter_context(io.BufferedWriter(packed, BUFFER))
        elif compression == "zst":
            yield stack.enter_context(io.BufferedWriter(_zstd().ZstdFile(file, "wb"), BUFFER))
        else:
            yield file


def check(file: IO[bytes], compression: Compression) -> None:
    """Read a compressed file to its end; DamagedError when there is none."""
    with reading(file, compression) as content:
        while content.read(BUFFER):
            pass


@contextmanager
def _unpacked(file: IO[bytes], compression: Compression) -> Iterator[IO[bytes]]:
    with ExitStack() as stack:
        if compression == "gz":
            packed = stack.enter_context(gzip.GzipFile("", "rb", fileobj=file))
            yield stack.enter_context(io.BufferedReader(packed, BUFFER))
        elif compression == "zst":
            yield stack.enter_context(io.BufferedReader(_zstd().ZstdFile(file, "rb"), BUFFER))
        else:
            yield file


def _zstd() -> Any:
    """The module for zstd, which Python has from 3.14."""
    if sys.version_info >= (3, 14):
        from compression import zstd
    else:
        from backports import zstd
    return zstd

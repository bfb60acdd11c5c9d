"""Reading a file once and whole, or saying why not.

What is not a plain file is never read: a named pipe would wait for ever, a device would never end.  The walk
has looked already, but a file can become something else between the look and the reading.
"""

# Names are bytes here, as the file system has them; pathlib knows text only.
# ruff: noqa: PTH108, PTH123

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterator

MAX_BYTES = 256 * 2**20
"""The size from which a file is no document: cleaning holds a text several times over."""

_TOO_LARGE = f"has more than the {MAX_BYTES:,} bytes of a document; split it"
_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)


class UnreadableError(Exception):
    """A file without bytes for us; the message is the reason."""


class TooLargeError(Exception):
    """A file that can be read, but not held; the message is the reason."""


def read(path: bytes) -> bytes:
    """The bytes of a plain file (a link is none); raises UnreadableError or TooLargeError."""
    try:
        handle = os.open(path, _FLAGS)
    except OSError as error:
        raise UnreadableError(f"cannot be opened: {error.strerror}") from error
    try:
        info = os.fstat(handle)
        if not stat.S_ISREG(info.st_mode):
            raise UnreadableError("is not a plain file")
        if info.st_size > MAX_BYTES:
            raise TooLargeError(_TOO_LARGE)
        return _all_of(handle, info.st_size)
    except OSError as error:
        raise UnreadableError(f"cannot be read: {error.strerror}") from error
    finally:
        os.close(handle)


def _all_of(handle: int, size: int) -> bytes:
    """The bytes up to the end, also when the file grew since ``size`` was asked for."""
    data = os.read(handle, size + 1)
    if len(data) == size:
        return data
    parts = [data]
    total = len(data)
    while data:
        data = os.read(handle, 2**20)
        parts.append(data)
        total += len(data)
        if total > MAX_BYTES:
            raise TooLargeError(_TOO_LARGE)
    return b"".join(parts)


def copy(source: bytes, target: bytes) -> str:
    """Copy a file of any size as it is; the SHA-256 of its bytes in hexadecimal.

    Raises UnreadableError, and leaves no target, when it cannot be read to its end.
    """
    digest = hashlib.sha256()
    try:
        with open(target, "wb") as writing:
            for chunk in _chunks(source):
                digest.update(chunk)
                writing.write(chunk)
    except UnreadableError:
        os.unlink(target)
        raise
    return digest.hexdigest()


def _chunks(path: bytes) -> Iterator[bytes]:
    try:
        with open(path, "rb") as file:
            while chunk := file.read(2**20):
                yield chunk
    except OSError as error:
        raise UnreadableError(f"cannot be read: {error.strerror}") from error

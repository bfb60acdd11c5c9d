"""Getting to the disk what must be there before something else says that it is.

A process that is killed loses nothing that it has written; a machine that stops loses what the system has not yet
written out.  So the files of a shard go to the disk before the tally that says it is finished, and all files before
the name that says they are whole.  A shard may have made hundreds of small files: one call for the whole file system
costs less than one a file.
"""

# Names are bytes here, as the file system has them; pathlib knows text only.
# ruff: noqa: PTH103, PTH120, PTH123

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, BinaryIO


@contextmanager
def naming(path: bytes | Path) -> Iterator[None]:
    """What fails inside without saying where (a full disk does) fails at that path."""
    try:
        yield
    except OSError as error:
        if error.filename is None and error.errno is not None:
            error.filename = os.fspath(path)
        raise


def sync_file(file: IO[bytes]) -> None:
    """Have on the disk what was written to an open file."""
    file.flush()
    os.fsync(file.fileno())


@contextmanager
def kept(path: bytes, buffering: int) -> Iterator[BinaryIO]:
    """A new file to write, its folder made if need be, that is on the disk when it is closed."""
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with naming(path), open(path, "wb", buffering=buffering) as file:
        try:
            yield file
        finally:
            sync_file(file)


def sync_folder(folder: Path) -> None:
    """Have on the disk which files a folder holds, where the system can (Windows does it by itself)."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_all(folder: Path) -> None:
    """Have on the disk all that was written to the file system of a folder."""
    if sys.platform == "linux":
        handle = os.open(folder, os.O_RDONLY)
        try:
            if ctypes.CDLL(None, use_errno=True).syncfs(handle) != 0:
                raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()), str(folder))
        finally:
            os.close(handle)
    elif hasattr(os, "sync"):
        os.sync()

"""Writing a file that a user named: there whole or not at all where that can be, and never more than written to."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from cleaner.corpus.layout import write_whole


def write_output(path: Path, data: bytes) -> None:
    """Write the file in one step; what is no plain file (a link, a pipe, /dev/null) is written to and stays what it is.

    An OSError names the file as the user did.
    """
    growing = path.with_name(f".cleaner-{path.name}.tmp")
    try:
        if path.is_symlink() or (path.exists() and not path.is_file()):
            path.write_bytes(data)
        else:
            write_whole(path, data, through=growing)
    except OSError as error:
        with suppress(OSError):
            growing.unlink()
        raise OSError(error.errno, error.strerror, str(path)) from error

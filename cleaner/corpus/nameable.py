"""Names that the output cannot have: too long for its file system, or of bytes that it does not take.

A file that was read under such a name is left out as failed; anything else that keeps a file from being written ends
the run.
"""

# Names are bytes here, as the file system has them; pathlib knows text only.
# ruff: noqa: PTH103

from __future__ import annotations

import errno
import os

_REFUSED = {errno.ENAMETOOLONG, errno.EILSEQ, errno.EINVAL}


def refusal(error: OSError) -> str:
    """What the audit says of a name that the system has refused; an error about anything else is raised."""
    if error.errno not in _REFUSED:
        raise error
    return f"cannot be written: {error.strerror}"


def refused(folder: bytes, name: bytes) -> str | None:
    """What the audit says when there can be no file of that name below a folder that is there, else None.

    A part of the name is only looked at by the system in a folder that exists, so each is tried in this one.
    """
    for part in (name, *name.split(b"/")):
        try:
            os.lstat(folder + b"/" + part)
        except FileNotFoundError:
            continue
        except OSError as error:
            return refusal(error)
    return None


def make_folder(path: bytes) -> None:
    """Make an empty folder, so that the tree stays the same, where there can be one of that name."""
    try:
        os.makedirs(path, exist_ok=True)
    except OSError as error:
        refusal(error)

"""Writing a mended file back, and the other way.

A file is there whole at every moment: the new bytes grow in a file beside it, which then takes its name, its mode and
where possible its owner.  What leads back is written before that, so a crash in between leaves a record too many and
never a change without one.
"""

# Names are bytes here, as the file system has them; pathlib knows text only.
# ruff: noqa: PTH101, PTH105, PTH108, PTH116, PTH120, PTH123

from __future__ import annotations

import hashlib
import os
import stat
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from cleaner.audit.found import Note
from cleaner.audit.names import raw_name
from cleaner.audit.record import Record, RecordError
from cleaner.audit.restore import RestoreError, restore_bytes
from cleaner.corpus.read import TooLargeError, UnreadableError
from cleaner.repository.errors import RepositoryError
from cleaner.repository.examine import Change, read_followed


def mend(path: bytes, change: Change, audit: Path | None = None) -> Note | None:
    """Write the change into its file, its record to the end of ``audit``; the note when that cannot be.

    A file that changed since it was read is left alone.  Raises RepositoryError when the audit cannot be written.
    """
    try:
        if read_followed(path) != change.before:
            return Note(path, "failed", "was changed while it was looked at; run the command again")
        if not os.access(path, os.W_OK):
            return Note(path, "failed", "may not be written: it is read-only for you")
        if audit is not None:
            _append(audit, change.record.to_json())
        replace_file(path, change.after)
    except (UnreadableError, TooLargeError) as error:
        return Note(path, "failed", str(error))
    except OSError as error:
        return Note(path, "failed", f"cannot be written: {error.strerror}")
    return None


def unmend(audit: Path) -> Iterator[tuple[bytes, Note | None]]:
    """Undo what an audit of ``fix`` says, the last change first: each path, with a note when it was not put back.

    Raises RepositoryError when the file is no audit.
    """
    for record in reversed(_records(audit)):
        path = raw_name(record.name, record.name_bytes)
        try:
            _put_back(path, record)
        except (UnreadableError, TooLargeError, RestoreError) as error:
            yield path, Note(path, "failed", str(error))
        except OSError as error:
            yield path, Note(path, "failed", f"cannot be written: {error.strerror}")
        else:
            yield path, None


def _records(audit: Path) -> list[Record]:
    try:
        return [Record.from_json(line) for line in audit.read_bytes().splitlines()]
    except OSError as error:
        raise RepositoryError(f"cannot read the audit {audit}: {error.strerror}") from error
    except RecordError as error:
        raise RepositoryError(f"{audit}: {error}. Nothing was undone; take the audit from a copy.") from error


def replace_file(path: bytes, data: bytes) -> None:
    """Put bytes in the place of a file's, in one step; a link stays a link, mode and owner stay."""
    target = os.path.realpath(path)
    info = os.stat(target)
    handle, growing = tempfile.mkstemp(b".tmp", b".cleaner-", os.path.dirname(target))
    try:
        with open(handle, "wb") as file:
            file.write(data)
        with suppress(OSError, AttributeError):  # only root may give files away, and only where owners exist
            os.chown(growing, info.st_uid, info.st_gid)
        os.chmod(growing, stat.S_IMODE(info.st_mode))
        os.replace(growing, target)
    except BaseException:
        with suppress(OSError):
            os.unlink(growing)
        raise


def _put_back(path: bytes, record: Record) -> None:
    """The original in the place of the file; nothing to do when it stands there already (a crash before the change)."""
    now = read_followed(path)
    if hashlib.sha256(now).hexdigest() != record.sha256:
        replace_file(path, restore_bytes(record, now))


def _append(audit: Path, line: bytes) -> None:
    try:
        with audit.open("ab") as file:
            file.write(line)
    except OSError as error:
        raise RepositoryError(
            f"cannot write the audit {audit}: {error.strerror}. The file it is about was not changed."
        ) from error

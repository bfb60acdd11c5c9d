"""What took long to make, kept between processes in the user's cache folder.

The folder is that of the XDG Base Directory Specification (``$XDG_CACHE_HOME``, else ``~/.cache``), in it ``cleaner/``;
``CLEANER_CACHE`` names another one, and an empty value none.  What is there is made anew when it is not whole, so the
folder may be deleted at any time.
"""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from uuid import uuid4

KEPT = 8  # files: of so many versions and sets of packs
_DIGEST = 32
_GROWING = ".tmp"
_ABANDONED = 3600  # seconds after which nobody is still writing


def folder() -> Path | None:
    """Where things are kept, or None."""
    named = os.environ.get("CLEANER_CACHE")
    if named is not None:
        return Path(named) if named else None
    given = os.environ.get("XDG_CACHE_HOME")
    try:
        return (Path(given) if given else Path("~/.cache").expanduser()) / "cleaner"
    except RuntimeError:  # a user without a home, as in containers
        return None


def keep(name: str, make: Callable[[], bytes]) -> bytes:
    """The bytes kept under a name; ``make`` makes them where there are none."""
    place = folder()
    if place is None:
        return make()
    try:
        digest, data = _parted((place / name).read_bytes())
        if digest == hashlib.sha256(data).digest():
            return data
    except OSError:  # not there yet, or not to be read: made anew below
        pass
    data = make()
    with suppress(OSError):  # a folder that cannot be written costs time, and nothing else
        _write(place, name, hashlib.sha256(data).digest() + data)
    return data


def _parted(content: bytes) -> tuple[bytes, bytes]:
    return content[:_DIGEST], content[_DIGEST:]


def _write(place: Path, name: str, content: bytes) -> None:
    """Write a file whole or not at all, and take away the oldest of too many."""
    place.mkdir(parents=True, exist_ok=True)
    growing = place / f"{name}.{uuid4().hex}{_GROWING}"  # threads and processes that write at once have one each
    try:
        growing.write_bytes(content)
        growing.replace(place / name)
    finally:
        growing.unlink(missing_ok=True)
    _tidy(place)


def _tidy(place: Path) -> None:
    """Take away the oldest of too many files, and what processes that were killed have left half written."""
    for old in sorted(place.glob("*.hs"), key=lambda path: -path.stat().st_mtime)[KEPT:]:
        old.unlink(missing_ok=True)
    for left in place.glob(f"*{_GROWING}"):
        if time.time() - left.stat().st_mtime > _ABANDONED:
            left.unlink(missing_ok=True)

"""Inputs in object stores and other file systems that pyarrow knows, named by URL: fetched where they are cleaned.

The walk only lists them.  A worker fetches the files of its shard, each as a whole, into a temporary folder, and from
there on they are files like all others; so the results are those of a run over copies.
"""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from cleaner.corpus.errors import CorpusError
from cleaner.corpus.records.compressed import BUFFER
from cleaner.corpus.records.options import RecordOptions
from cleaner.corpus.records.pieces import pieces
from cleaner.corpus.shards import Shard
from cleaner.corpus.walk import Entry, Top

_SECRET = re.compile(r"(://)[^/?]*@")
_URL = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)


def is_remote(path: str | os.PathLike[str]) -> bool:
    """Whether an input is a URL.

    >>> is_remote("s3://bucket/web"), is_remote("web")
    (True, False)
    """
    return isinstance(path, str) and _URL.match(path) is not None


def shown(path: str | os.PathLike[str]) -> str:
    """An input as it may be told: without the key and secret that a URL may hold.

    >>> shown("s3://key:secret@bucket/web")
    's3://bucket/web'
    """
    return _SECRET.sub(r"\1", path) if isinstance(path, str) and is_remote(path) else os.fspath(path)


def top_of(url: str) -> Top:
    """The URL as an input; CorpusError when there is nothing."""
    system, path = _system(url)
    kind = _asked(url, lambda: system.get_file_info(path)).type.name
    if kind == "NotFound":
        raise CorpusError(
            f"cannot read the input {shown(url)}: there is nothing. Check the URL and your permission to read it."
        )
    return Top(url.encode(), b"" if kind == "Directory" else path.rpartition("/")[2].encode())


def listed(top: Top) -> Iterator[Entry]:
    """The files below a URL, in the order of their names' bytes."""
    from pyarrow import fs

    url = top.path.decode()
    system, path = _system(url)
    asked = path if top.prefix else fs.FileSelector(path, recursive=True)
    found = _asked(url, lambda: system.get_file_info(asked))
    for info in sorted([found] if top.prefix else found, key=lambda info: info.path.encode()):
        if info.is_file:
            name = top.prefix or info.path.removeprefix(path).lstrip("/").encode()
            place = url.encode() if top.prefix else b"%b\0%b" % (url.encode(), info.path.encode())
            yield Entry(name, place, "remote", info.size, info.mtime_ns or 0)


@contextmanager
def fetched(shard: Shard, options: RecordOptions) -> Iterator[Shard]:
    """The shard with copies of its remote files, files of records among them in pieces; all gone at the end."""
    if all(entry.kind != "remote" for entry in shard.entries):
        yield shard
        return
    with tempfile.TemporaryDirectory(prefix="cleaner-") as folder:
        copies = (_copied(entry, Path(folder) / str(place)) for place, entry in enumerate(shard.entries))
        yield shard._replace(entries=tuple(pieces(copies, options, counted=True)))


def _copied(entry: Entry, target: Path) -> Entry:
    """The entry for a copy of its file."""
    url, _, inside = entry.path.decode().partition("\0")
    system, path = _system(url)
    try:
        with system.open_input_stream(inside or path, compression=None) as source, target.open("wb") as copy:
            shutil.copyfileobj(source, copy, BUFFER)
    except FileNotFoundError:
        return entry._replace(kind="unreadable", reason="is gone since it was found")
    os.utime(target, ns=(entry.mtime, entry.mtime))
    return entry._replace(kind="file", path=os.fsencode(target))


def _system(url: str) -> tuple[Any, str]:
    """The file system of a URL, and the path in it."""
    try:
        from pyarrow import fs
    except ImportError as error:
        raise CorpusError(
            f"{shown(url)} needs pyarrow, which is not installed. "
            "Install it (pip install 'cleaner-corpus[parquet]'), or copy the files to this machine."
        ) from error
    system, path = _asked(url, lambda: fs.FileSystem.from_uri(url))
    return system, path.rstrip("/")


def _asked(url: str, ask: Callable[[], Any]) -> Any:
    """The answer of a file system; CorpusError where it refuses."""
    try:
        return ask()
    except (OSError, ValueError) as error:  # ArrowInvalid, of a scheme that pyarrow does not know, is a ValueError
        told = _SECRET.sub(r"\1", str(error).splitlines()[0])
        raise CorpusError(f"cannot read the input {shown(url)}: {told}. Check the URL.") from error

"""The inputs of a run as a user gives them: what they are called in the output, and which are refused.

One folder: names are relative to it.  One file: its own name.  Several: each is prefixed by the last part
of its path, so that nothing of one can land on something of another; two with the same last part are an
error.  A URL goes alone.  Everything here happens before a run starts.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from cleaner.audit.inert import inert
from cleaner.config import Config
from cleaner.corpus.errors import CorpusError
from cleaner.corpus.records.kinds import kind_of
from cleaner.corpus.remote import is_remote, shown, top_of
from cleaner.corpus.walk import Entry, FolderId, Top, folder_id

Paths = Sequence[str | os.PathLike[str]]

_SHOWN = 3


def resolve(inputs: Paths, out: Path | None = None) -> list[Top]:
    """The inputs as tops of a walk, in the order of their prefixes; CorpusError for one that cannot be."""
    if not inputs:
        raise CorpusError("no input: name at least one folder or file")
    urls = [str(path) for path in inputs if is_remote(path)]
    if urls:
        if len(inputs) > 1:
            raise CorpusError(
                f"{shown(urls[0])} goes alone: name the folder above, or clean the inputs into several outputs"
            )
        return [top_of(urls[0])]
    paths = [Path(path) for path in inputs]
    never = folder_id(os.fspath(out)) if out is not None else None
    for path in paths:
        _check(path, never)
    if len(paths) == 1:
        prefix = b"" if paths[0].is_dir() else os.fsencode(paths[0].name)
        return [Top(_real(paths[0]), prefix)]
    return sorted(_prefixed(paths), key=_order)


def without_records(entries: Iterable[Entry]) -> Iterator[Entry]:
    """The same entries; CorpusError at their end when some are files of records (JSONL, Parquet)."""
    found: list[bytes] = []
    more = 0
    for entry in entries:
        if entry.kind == "file" and kind_of(entry.name) is not None:
            more += len(found) >= _SHOWN
            found += [entry.path] if len(found) < _SHOWN else []
        yield entry
    if found:
        shown = ", ".join(inert(os.fsdecode(path)) for path in found) + (f" and {more} more" if more else "")
        raise CorpusError(
            f"files of records cannot be compared here: {shown}. Nothing was written. "
            "`cleaner clean` finds the near-duplicates among records, or write the text of each to a file of its own."
        )


def without_excluded(
    entries: Iterable[Entry], tops: Iterable[Top], config: Config, skipped: Counter[str]
) -> Iterator[Entry]:
    """The entries that the configuration does not exclude; ``skipped`` counts the others.

    A file that is an input itself is read in any case: to name it says more than any pattern.
    """
    named = {top.path for top in tops}
    speaks = bool(config.exclude or config.file)
    for entry in entries:
        if speaks and entry.path not in named and config.excludes(entry.path, entry.name):
            skipped["excluded by the configuration"] += entry.kind != "folder"
        else:
            yield entry


def _check(path: Path, never: FolderId | None) -> None:
    try:
        if path.is_dir():
            with os.scandir(path):
                pass
        else:
            path.stat()
    except OSError as error:
        raise CorpusError(
            f"cannot read the input {path}: {error.strerror}. Check the path and your permission to read it."
        ) from error
    place = path.resolve()
    if never is not None and any(folder_id(os.fspath(above)) == never for above in (place, *place.parents)):
        raise CorpusError(
            f"the input {path} lies in the output folder, which is never an input. "
            "Give another folder with -o, or move the input out of it."
        )


def _prefixed(paths: Iterable[Path]) -> Iterator[Top]:
    taken: dict[str, Path] = {}
    for path in paths:
        last = path.name if path.name not in ("", "..") else path.resolve().name
        if not last:
            raise CorpusError(f"the input {path} has no name to prefix documents with. Clean it on its own.")
        if last in taken:
            raise CorpusError(
                f"two inputs would both be called {last}/ in the output: {taken[last]} and {path}. "
                "Rename one, or clean them into two outputs."
            )
        taken[last] = path
        yield Top(_real(path), os.fsencode(last))


def _real(path: Path) -> bytes:
    """The path to open: a link that was named as an input is followed, unlike those that a walk meets."""
    return os.fsencode(path.resolve() if path.is_symlink() else path)


def _order(top: Top) -> bytes:
    return top.prefix + b"/" if Path(os.fsdecode(top.path)).is_dir() else top.prefix

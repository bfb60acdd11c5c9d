"""The output folder of a run: taking it, continuing in it, publishing into it.

``run.json`` says which run the folder belongs to: the files read (by names, sizes and times), and the
fingerprint of packs, configuration and version.  The same command finds its own folder and continues; any
other is refused, because nothing in a folder may be the result of two runs.
"""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson

from cleaner.corpus.durable import naming, sync_all, sync_folder
from cleaner.corpus.errors import CorpusError
from cleaner.corpus.layout import Layout, write_whole
from cleaner.corpus.records.options import DEFAULT

SCHEMA = 1
FINISHED = "finished"
_OPTIONS = tuple(DEFAULT.as_dict())
_PATIENCE = 10
_INDENT = orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE


@dataclass(frozen=True, slots=True)
class RunIdentity:
    """What a run stands for: a digest of the files it reads, and the fingerprint of what cleans them."""

    listing: str
    fingerprint: str


@contextmanager
def workspace(layout: Layout, identity: RunIdentity, about: dict[str, Any]) -> Iterator[bool]:
    """Hold the output folder for one run; gives whether that run is finished already.

    ``about`` is what ``run.json`` says besides.  Raises CorpusError when the folder holds anything else, or
    another process is at work in it.
    """
    _make(layout.out)
    with _lock(layout.out):
        known = known_run(layout)
        if known is not None:
            _compare(layout, known, identity, about)
        elif not _unused(layout):
            raise CorpusError(
                f"the output folder {layout.out} cannot be used: it holds files that no run has written. "
                "Name another folder with -o."
            )
        finished = known is not None and _whole(layout, known)
        if not finished:
            _begin(layout, identity, about)
        yield finished
        shutil.rmtree(layout.work, ignore_errors=True)


def known_run(layout: Layout) -> dict[str, Any] | None:
    """What ``run.json`` says; None when there is none, CorpusError when it cannot be read."""
    try:
        return dict(orjson.loads(layout.run.read_bytes()))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, TypeError) as error:
        raise CorpusError(
            f"{layout.run} cannot be read: {error}. "
            "Take it from a copy, or delete the whole folder and run `cleaner clean` again."
        ) from error


def write_run(layout: Layout, identity: RunIdentity, about: dict[str, Any]) -> None:
    """Write ``run.json``."""
    fields = {"schema": SCHEMA, "listing": identity.listing, "fingerprint": identity.fingerprint, **about}
    write_whole(layout.run, orjson.dumps(fields, option=_INDENT), through=layout.work / "run.json")


def publish(layout: Layout, shards: int, summary: dict[str, Any]) -> None:
    """Move what the shards left to its place: text, records, audit in order, summary."""
    growing = layout.work / "audit.jsonl"
    with naming(growing), growing.open("wb") as whole:
        for number in range(shards):
            with layout.records_of(number).open("rb") as part:
                shutil.copyfileobj(part, whole, 2**20)
    sync_all(layout.work)
    for moving, target in layout.moved:
        if moving.is_dir():
            moving.rename(target)
    if layout.growing_groups.exists():
        layout.growing_groups.replace(layout.groups)
    growing.replace(layout.audit)
    sync_folder(layout.out)
    data = orjson.dumps(summary, option=_INDENT)
    write_whole(layout.summary, data, through=layout.work / "summary.json")


def _begin(layout: Layout, identity: RunIdentity, about: dict[str, Any]) -> None:
    """Make the folder ready for work: a new run starts empty, a text already published grows on."""
    if not layout.run.exists():
        shutil.rmtree(layout.work, ignore_errors=True)
    layout.parts.mkdir(parents=True, exist_ok=True)
    write_run(layout, identity, {"state": "running", **about})
    for growing, published in layout.moved:
        if published.is_dir() and not growing.exists():
            published.rename(growing)
    layout.growing_text.mkdir(exist_ok=True)


def _unused(layout: Layout) -> bool:
    """Whether the folder is empty, or holds what a run leaves that stopped before it could say what it is."""
    ours = {layout.work, layout.work / "run.json", layout.parts}
    return all(path in ours for path in layout.out.rglob("*"))


def _whole(layout: Layout, known: dict[str, Any]) -> bool:
    published = layout.text.is_dir() and layout.audit.exists() and layout.summary.exists()
    return known.get("state") == FINISHED and published


def _make(out: Path) -> None:
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CorpusError(
            f"cannot make the output folder {out}: {error.strerror}. Name another one with -o."
        ) from error


def _compare(layout: Layout, known: dict[str, Any], identity: RunIdentity, about: dict[str, Any]) -> None:
    if known.get("fingerprint") != identity.fingerprint:
        raise _refused(layout, f"it belongs to a run with {_other(known, about)}")
    if known.get("listing") != identity.listing:
        raise _refused(layout, "it belongs to a run over other files, or the files have changed since")


def _other(known: dict[str, Any], about: dict[str, Any]) -> str:
    """How the run of a folder differs from this one, as far as ``run.json`` tells."""
    differing = [
        f"{name.replace('_', '-')} {_said(known, name)} (not {_said(about, name)})"
        for name in ("cleaner", "duplicates", *_OPTIONS)
        if _said(known, name) != _said(about, name)
    ]
    if not differing and known.get("configuration") != about["configuration"]:
        differing.append("another configuration")
    return " and ".join(differing) or "other packs"


def _said(about: dict[str, Any], name: str) -> str:
    value = about.get(name)
    return "none" if value is None else str(value)


def _refused(layout: Layout, why: str) -> CorpusError:
    return CorpusError(
        f"the output folder {layout.out} cannot be used: {why}. "
        "Name another folder with -o, or delete this one and run the command again."
    )


@contextmanager
def _lock(folder: Path) -> Iterator[None]:
    """Keep other runs out of the folder; the system lifts the lock when the last process of the run ends."""
    try:
        import fcntl
    except ImportError:  # Windows has no such lock; two runs in one folder are the user's to avoid
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        for attempt in range(_PATIENCE):  # the workers of a run that was just killed are on their way out
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError as error:
                if attempt == _PATIENCE - 1:
                    raise CorpusError(
                        f"another run is at work in {folder}. Wait until it ends, or name another folder with -o."
                    ) from error
                time.sleep(0.1)
        yield
    finally:
        os.close(handle)

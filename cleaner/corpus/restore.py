"""The way back for a whole run: its output folder in, the scraped folder out.

What cannot be restored (a clean file that was changed since, a damaged record) is reported and left out; the
rest is restored all the same.
"""

# Names are bytes here, as the file system has them; pathlib knows text only.
# ruff: noqa: PTH103, PTH120

from __future__ import annotations

import difflib
import os
from collections import Counter
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

import orjson

from cleaner.audit.inert import inert
from cleaner.audit.names import path_below, raw_name
from cleaner.audit.record import Record, RecordError
from cleaner.audit.restore import RestoreError, restore_bytes
from cleaner.corpus.errors import CorpusError
from cleaner.corpus.layout import Layout
from cleaner.corpus.read import TooLargeError, UnreadableError, copy, read
from cleaner.corpus.records.files import RecordFiles, options_of
from cleaner.corpus.walk import Top, walk
from cleaner.corpus.worker import write
from cleaner.corpus.workspace import FINISHED, known_run
from cleaner.text.edits import Edit


@dataclass(slots=True)
class Restored:
    """What came of restoring: documents written, documents the run had no bytes of, problems told."""

    documents: int = 0
    absent: int = 0
    problems: int = 0


@dataclass(frozen=True, slots=True)
class Choice:
    """Which edits to undo: those that name one of the rules or are of one of the classes."""

    rules: Collection[str] = ()
    classes: Collection[str] = ()

    def __call__(self, edit: Edit) -> bool:
        return edit.cls in self.classes or any(rule in self.rules for rule in edit.rules)


def restore_corpus(
    out: str | Path, back: str | Path, choice: Choice | None = None, tell: Callable[[str], None] = print
) -> Restored:
    """Restore the documents of a finished run into the folder ``back``, which must be empty or not there.

    With a choice the result is the clean text with just the chosen edits undone.  ``tell`` is given a message
    for each document that cannot be restored.  Raises CorpusError when the run or ``back`` cannot be used,
    and for a choice of something that the run did not do.
    """
    layout, target = Layout(Path(out)), Path(back)
    _check(layout, target)
    if choice is not None:
        _check_choice(layout, choice)
    target.mkdir(parents=True, exist_ok=True)
    restored = Restored()
    files = RecordFiles(layout, os.fsencode(target), options_of(layout))
    with layout.audit.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            problem = _restore(layout, os.fsencode(target), line, choice, restored, files)
            if problem is not None:
                restored.problems += 1
                tell(f"{layout.audit}:{number}: {problem}.")
    for problem in files.finish():
        restored.problems += 1
        tell(f"{problem}.")
    _empty_folders(layout, os.fsencode(target))
    return restored


def _restore(
    layout: Layout, target: bytes, line: bytes, choice: Choice | None, restored: Restored, files: RecordFiles
) -> str | None:
    """Restore the document of one line of the audit; the problem when that fails."""
    try:
        record = Record.from_json(line)
    except RecordError as error:
        return f"{error}. Take the audit from a copy, or clean the original again"
    if record.sha256 is None:
        restored.absent += 1
        return None
    try:
        if record.file is not None:
            files.restore(record, choice)
            restored.documents += 1
            return None
        name = raw_name(record.name, record.name_bytes)
        source, path = path_below(os.fsencode(layout.text), name), path_below(target, name)
        if not os.path.lexists(source):
            source = path_below(os.fsencode(layout.dropped), name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        _write_back(record, source, path, choice)
    except (RestoreError, UnreadableError, ValueError, OSError) as error:
        return f"{inert(record.name)} is not restored: {error}"
    restored.documents += 1
    return None


def _write_back(record: Record, source: bytes, path: bytes, choice: Choice | None) -> None:
    try:
        write(path, restore_bytes(record, read(source), choice))
    except TooLargeError:
        if copy(source, path) != record.sha256:
            Path(os.fsdecode(path)).unlink()
            raise RestoreError("the file is not the one that the run wrote. Put that file back") from None


def _empty_folders(layout: Layout, target: bytes) -> None:
    for entry in walk([Top(os.fsencode(layout.text), b"")], Counter()):
        if entry.kind == "folder":
            os.makedirs(target + b"/" + entry.name, exist_ok=True)


def _check(layout: Layout, target: Path) -> None:
    run = known_run(layout) if layout.out.is_dir() else None
    if run is None:
        raise CorpusError(
            f"{layout.out} is not the output of a run (it has no run.json). "
            "Name the folder that `cleaner clean` was given with -o."
        )
    if run.get("state") != FINISHED or not layout.audit.exists() or not layout.text.is_dir():
        raise CorpusError(f"the run in {layout.out} is not finished. Run the same `cleaner clean` again, then restore.")
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise CorpusError(f"{target} is not an empty folder. Name another one with -o.")
    if target.resolve().is_relative_to(layout.out.resolve()):
        raise CorpusError(f"{target} lies in the output of the run. Name a folder outside it with -o.")


def _check_choice(layout: Layout, choice: Choice) -> None:
    """Refuse what the summary of the run does not name: most often a slip of the pen."""
    try:
        summary = orjson.loads(layout.summary.read_bytes())
        known = {"rule": list(summary["rules"]), "class": list(summary["classes"])}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise CorpusError(f"{layout.summary} cannot be read: {error}. Take it from a copy.") from error
    for kind, chosen in (("rule", choice.rules), ("class", choice.classes)):
        for name in chosen:
            if name not in known[kind]:
                raise CorpusError(_unknown(kind, name, known[kind], layout))


def _unknown(kind: str, name: str, known: Iterable[str], layout: Layout) -> str:
    near = difflib.get_close_matches(name, known, 1, 0.5)
    hint = f"Did you mean {near[0]}?" if near else f"{layout.summary} lists those that did."
    return f"no {kind} {name} found anything in this run. {hint}"

"""The files of records of a run on their way back, one after the other as the audit names them."""

# Names are bytes here, as the file system has them; pathlib knows text only.
# ruff: noqa: PTH103, PTH120

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator

from cleaner.audit.inert import inert
from cleaner.audit.names import path_below
from cleaner.audit.record import Record
from cleaner.audit.restore import RestoreError
from cleaner.corpus.layout import Layout
from cleaner.corpus.records.kinds import unnumbered
from cleaner.corpus.records.options import RecordOptions
from cleaner.corpus.records.publish import Dropped
from cleaner.corpus.records.restore import RecordsBack, Undo, records_back
from cleaner.corpus.stories import Duplicates, dropped_records
from cleaner.corpus.walk import Top, walk
from cleaner.corpus.workspace import known_run


def options_of(layout: Layout) -> RecordOptions:
    """What the run was told about files of records."""
    run = known_run(layout) or {}
    default = RecordOptions()
    return RecordOptions(**{key: run.get(key, value) for key, value in default.as_dict().items()})


class RecordFiles:
    """Restores records below a folder; those of a file come together and in order."""

    def __init__(self, layout: Layout, target: bytes, options: RecordOptions) -> None:
        self._layout, self._target, self._options = layout, target, options
        run = known_run(layout) or {}
        drops = run.get("duplicates") == Duplicates.DROP and layout.groups.exists()
        self._dropped: Dropped = dropped_records(layout.groups) if drops else {}
        self._name: bytes | None = None
        self._file: RecordsBack | None = None
        self._ended: list[str] = []

    def restore(self, record: Record, undo: Undo) -> None:
        """Restore one record; RestoreError, ValueError or OSError when that fails."""
        if record.file != self._name:
            self._close()
            self._name = record.file
            self._file = self._open(record.file or b"")
        if self._file is None:
            raise RestoreError("its file could not be opened")
        self._file.restore(record, undo)

    def finish(self) -> list[str]:
        """Restore the files that have no record at all as well; the problems of files as such."""
        self._close()
        for name in self._others():
            try:
                self._name, self._file = name, self._open(name)
            except (RestoreError, ValueError, OSError) as error:
                self._ended.append(f"{inert(os.fsdecode(name))} is not restored: {error}")
            self._close()
        return self._ended

    def _open(self, name: bytes) -> RecordsBack:
        self._file = None
        path = path_below(self._target, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        return records_back(self._layout, name, path, self._options, self._dropped.get(name, ()))

    def _close(self) -> None:
        file, self._file = self._file, None
        if file is None:
            return
        try:
            file.finish()
        except (RestoreError, OSError) as error:
            self._ended.append(f"{inert(os.fsdecode(self._name or b''))} is not restored to its end: {error}")

    def _others(self) -> Iterator[bytes]:
        """The files of records that the audit says nothing of: they are empty, or all their lines are blank."""
        for entry in walk([Top(os.fsencode(self._layout.records), b"")], Counter()):
            if entry.kind == "file":
                name = entry.name if self._options.shard_size is None else unnumbered(entry.name)
                if not os.path.lexists(self._target + b"/" + name):
                    yield name

"""The way back for a file of JSON lines: its clean lines and their audit in, the lines that were read out.

Lines that were dropped as duplicates stand in a file of their own; each is fetched from there when its turn comes.  A
line that cannot be restored stays as it is, so that no other line moves.
"""

# Names are bytes here, as the file system has them; pathlib knows text only.
# ruff: noqa: PTH123

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import IO, Protocol

from cleaner.audit.names import path_below
from cleaner.audit.record import Record
from cleaner.audit.restore import RestoreError
from cleaner.corpus.layout import Layout
from cleaner.corpus.records.compressed import BUFFER, DamagedError, reading, writing
from cleaner.corpus.records.kinds import kind_of, numbered
from cleaner.corpus.records.line import restore_line
from cleaner.corpus.records.lines import Line, lines_of, pass_on
from cleaner.corpus.records.options import RecordOptions
from cleaner.text.edits import Edit

Undo = Callable[[Edit], bool] | None


class RecordsBack(Protocol):
    """A file of records on its way back; its records come in order."""

    def restore(self, record: Record, undo: Undo) -> None:
        """Restore one record; RestoreError when that fails."""

    def finish(self) -> None:
        """Write what no record of the audit speaks of, and close the file; RestoreError when something is missing."""


def records_back(
    layout: Layout, name: bytes, target: bytes, options: RecordOptions, dropped: Sequence[int]
) -> RecordsBack:
    """The file of records of that name, on its way to the path ``target``."""
    kind = kind_of(name)
    if kind is None:
        raise RestoreError("the name is not that of a file of records")
    if kind.form == "parquet":
        from cleaner.corpus.records.parquet.restore import RowsBack

        return RowsBack(layout, name, target, options, dropped)
    return LinesBack(layout, name, target, options, dropped)


def outputs_of(folder: Path, name: bytes, options: RecordOptions) -> Iterator[bytes]:
    """The paths of the files that hold the records of a file, in order."""
    if options.shard_size is None:
        path = path_below(os.fsencode(folder), name)
        if os.path.lexists(path):
            yield path
        return
    number = 0
    while os.path.lexists(path := path_below(os.fsencode(folder), numbered(name, number))):
        yield path
        number += 1


class LinesBack:
    """See ``RecordsBack``."""

    def __init__(
        self, layout: Layout, name: bytes, target: bytes, options: RecordOptions, dropped: Sequence[int]
    ) -> None:
        kind = kind_of(name)
        self._compression = kind.compression if kind else ""
        self._field = options.text_field
        self._number = 0
        self._dropped = iter((*dropped, 0))
        self._due = next(self._dropped)
        self._kept = self._lines(outputs_of(layout.records, name, options))
        self._gone = self._lines(outputs_of(layout.dropped, name, options))
        self._files = ExitStack()
        raw = self._files.enter_context(open(target, "wb", buffering=BUFFER))  # noqa: SIM115 - the stack closes it
        self._write = self._files.enter_context(writing(raw, self._compression)).write

    def restore(self, record: Record, undo: Undo) -> None:
        """Restore one record; RestoreError when that fails."""
        assert record.line is not None
        while self._number < record.line - 1:
            self._pass_on()
        found = self._next()
        if found is None:
            raise RestoreError("its line is missing in the output. Put that file back, or clean the original again")
        file, line = found
        if line.cut:
            if pass_on(file, line, self._write) != record.sha256:
                raise RestoreError("the line is not the one that the run wrote. Put that file back")
            return
        try:
            self._write(restore_line(record, line.data, self._field, undo))
        except RestoreError:
            self._write(line.data)
            raise

    def finish(self) -> None:
        """Write what no record of the audit speaks of, and close the file."""
        try:
            while self._pass_on():
                pass
        finally:
            self._kept.close()
            self._gone.close()
            self._files.close()

    def _pass_on(self) -> bool:
        """Write the next line as it is; whether there was one."""
        found = self._next()
        if found is not None:
            pass_on(found[0], found[1], self._write) if found[1].cut else self._write(found[1].data)
        return found is not None

    def _next(self) -> tuple[IO[bytes], Line] | None:
        self._number += 1
        if self._number != self._due:
            return next(self._kept, None)
        self._due = next(self._dropped)
        return next(self._gone, None)

    def _lines(self, paths: Iterator[bytes]) -> Generator[tuple[IO[bytes], Line], None, None]:
        try:
            for path in paths:
                with open(path, "rb") as file, reading(file, self._compression) as content:
                    for line in lines_of(content):
                        yield content, line
        except DamagedError as error:
            raise RestoreError(f"the output {error}. Put that file back, or clean the original again") from error

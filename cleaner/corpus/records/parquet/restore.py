"""The way back for a Parquet file: its clean rows and their audit in, the values that were read out.

Values come back to the byte, all other columns as they are; how the file stores them (row groups, pages, statistics) is
the writer's choice.  A row that cannot be restored stays as it is, so that no other row moves.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from itertools import chain

import pyarrow as pa
import pyarrow.parquet as pq

from cleaner.audit.record import Record
from cleaner.audit.restore import RestoreError, restore_bytes
from cleaner.corpus.layout import Layout
from cleaner.corpus.records.options import RecordOptions
from cleaner.corpus.records.parquet.column import replaced, values
from cleaner.corpus.records.parquet.footer import codecs_of
from cleaner.corpus.records.parquet.output import RowOutput
from cleaner.corpus.records.restore import Undo, outputs_of

_ROWS = 1024


class RowsBack:
    """See ``RecordsBack``."""

    def __init__(
        self, layout: Layout, name: bytes, target: bytes, options: RecordOptions, dropped: Sequence[int]
    ) -> None:
        kept = list(outputs_of(layout.records, name, options))
        if not kept:
            raise RestoreError("its output is missing. Put that file back, or clean the original again")
        self._field = options.text_field
        self._dropped = dropped
        self._batches = self._in_order(_rows(kept), _rows(list(outputs_of(layout.dropped, name, options))))
        self._batch: pa.RecordBatch | None = None
        self._first = self._next = 1
        self._old: list[bytes | None] = []
        self._new: list[bytes | None] = []
        with pq.ParquetFile(os.fsdecode(kept[0])) as table:
            schema, codecs = table.schema_arrow, codecs_of(table)
        folder, _, last = target.rpartition(b"/")
        self._files = ExitStack()
        self._output = self._files.enter_context(RowOutput(folder, last, schema, codecs))
        self._output.open()

    def restore(self, record: Record, undo: Undo) -> None:
        """Restore one record; RestoreError when that fails."""
        assert record.line is not None
        while record.line >= self._next:
            if not self._advance():
                raise RestoreError("its row is missing in the output. Put that file back, or clean the original again")
        data = self._old[record.line - self._first]
        self._new[record.line - self._first] = None if data is None else restore_bytes(record, data, undo)

    def finish(self) -> None:
        """Write what no record of the audit speaks of, and close the file."""
        with self._files:
            while self._advance():
                pass

    def _advance(self) -> bool:
        """Write the batch that is in memory and take the next; whether there was one."""
        if self._batch is not None:
            same = self._new == self._old
            self._output.write(self._batch if same else replaced(self._batch, self._field, self._new))
        self._batch = next(self._batches, None)
        if self._batch is None:
            return False
        self._first, self._next = self._next, self._next + self._batch.num_rows
        self._old = values(self._batch, self._field)
        self._new = list(self._old)
        return True

    def _in_order(self, kept: _Rows, gone: _Rows) -> Iterator[pa.RecordBatch]:
        """The rows as they were, in runs of those that stayed and those that were dropped."""
        row = 1
        for due in self._dropped:
            yield from kept.take(due - row)
            yield from gone.take(1)
            row = due + 1
        yield from kept.take(None)


class _Rows:
    """The rows of some files, taken as many at a time as wanted."""

    def __init__(self, batches: Iterator[pa.RecordBatch]) -> None:
        self._batches = batches

    def take(self, rows: int | None) -> Iterator[pa.RecordBatch]:
        """So many rows (None: all that are left)."""
        while rows is None or rows > 0:
            batch = next(self._batches, None)
            if batch is None:
                return
            if rows is not None and batch.num_rows > rows:
                self._batches = chain((batch.slice(rows),), self._batches)
                batch = batch.slice(0, rows)
            rows = None if rows is None else rows - batch.num_rows
            yield batch


def _rows(paths: Sequence[bytes]) -> _Rows:
    return _Rows(_read(paths))


def _read(paths: Sequence[bytes]) -> Iterator[pa.RecordBatch]:
    for path in paths:
        try:
            with pq.ParquetFile(os.fsdecode(path), pre_buffer=False) as table:
                yield from table.iter_batches(_ROWS)
        except (pa.ArrowException, OSError) as error:
            raise RestoreError(f"the output cannot be read: {error}. Put that file back") from error

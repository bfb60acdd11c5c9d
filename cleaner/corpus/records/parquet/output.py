"""An output of rows: one Parquet file, or several of about a size."""

# Names are bytes here, as the file system has them; pathlib knows text only.

from __future__ import annotations

from collections.abc import Mapping
from contextlib import ExitStack
from types import TracebackType
from typing import IO, Any, Self

import pyarrow as pa
import pyarrow.parquet as pq

from cleaner.corpus.durable import kept, naming
from cleaner.corpus.records.compressed import BUFFER
from cleaner.corpus.records.kinds import numbered

GROUP = 16 * 2**20
"""Bytes of values from which a row group is closed: it is in memory until then."""


class RowOutput:
    """Writes rows below a folder, under a name or the numbered ones it is split into; a context manager.

    ``codecs`` says how columns are compressed.  Files are split between row groups; one is made when its first rows
    come, and ``open`` makes one that may stay empty.
    """

    def __init__(
        self, folder: bytes, name: bytes, schema: pa.Schema, codecs: Mapping[str, str], size: int | None = None
    ) -> None:
        self._folder, self._name, self._schema, self._size = folder, name, schema, size
        self._codecs = {column: "NONE" if codec == "UNCOMPRESSED" else codec for column, codec in codecs.items()}
        self._enough = GROUP if size is None else min(GROUP, size)
        self._number = -1
        self._files = ExitStack()
        self._raw: IO[bytes] | None = None
        self._writer: Any = None
        self._held: list[pa.RecordBatch] = []
        self._weight = 0
        self._begun = False

    def write(self, batch: pa.RecordBatch) -> None:
        """Write rows; they go to the file with their row group."""
        if batch.num_rows:
            self._held.append(batch.replace_schema_metadata(self._schema.metadata))
            self._weight += batch.nbytes
            if self._weight >= self._enough:
                self.end_group()

    def end_group(self) -> None:
        """Make the rows that wait a row group."""
        if not self._held:
            return
        if self._raw is None or self._full(self._raw):
            self.open()
        table = pa.Table.from_batches(self._held, self._schema)
        with naming(self._path):
            self._writer.write_table(table, row_group_size=table.num_rows)
        self._held, self._weight = [], 0
        self._begun = True
        del table
        pa.default_memory_pool().release_unused()

    def _full(self, raw: IO[bytes]) -> bool:
        """Whether the rows that wait, which shrink to about half when they are stored, go into another file."""
        return self._size is not None and self._begun and raw.tell() + self._weight // 2 > self._size

    def open(self) -> None:
        """Begin a file, and end the one before."""
        self._files.close()
        self._number += 1
        self._begun = False
        name = self._name if self._size is None else numbered(self._name, self._number)
        self._path = self._folder + b"/" + name
        self._raw = self._files.enter_context(kept(self._path, BUFFER))
        codecs = self._codecs or "snappy"
        self._writer = self._files.enter_context(pq.ParquetWriter(self._raw, self._schema, compression=codecs))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._files:
            if kind is None:
                self.end_group()

"""The rows that the pieces of a Parquet file have become, put together: the output, and what was dropped from it."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import orjson
import pyarrow as pa

from cleaner.corpus.layout import Layout
from cleaner.corpus.records.options import RecordOptions
from cleaner.corpus.records.parquet.clean import CODECS
from cleaner.corpus.records.parquet.output import RowOutput


def write_rows(
    layout: Layout, name: bytes, parts: Sequence[str], dropped: Sequence[int], options: RecordOptions
) -> None:
    """Write the output of one file, a row group (or more) a part, and what is dropped from it."""
    with _stream(layout.parts / parts[0]) as stream:
        known = dict(stream.schema.metadata or {})
        codecs = orjson.loads(known.pop(CODECS))
        schema = stream.schema.with_metadata(known or None)
    size = options.shard_size
    gone_rows = np.array(dropped, dtype=np.int64)
    with (
        RowOutput(os.fsencode(layout.growing_records), name, schema, codecs, size) as kept,
        RowOutput(os.fsencode(layout.growing_dropped), name, schema, codecs, size) as gone,
    ):
        kept.open()
        row = 1
        for part in parts:
            with _stream(layout.parts / part) as stream:
                for batch in stream:
                    stays = ~np.isin(np.arange(row, row + batch.num_rows), gone_rows)
                    row += batch.num_rows
                    kept.write(batch if stays.all() else batch.filter(pa.array(stays)))
                    gone.write(batch.filter(pa.array(~stays)))
            kept.end_group()
            gone.end_group()


@contextmanager
def _stream(path: Path) -> Iterator[pa.RecordBatchStreamReader]:
    """A part to read; not mapped, for all pages of a mapped file count as memory of the process."""
    with pa.OSFile(os.fspath(path)) as file, pa.ipc.open_stream(file) as stream:
        yield stream

"""A piece of a Parquet file: the text of its rows cleaned, every other column passed on as it is.

A batch in which nothing changes is passed on whole.  The part that is left for publishing is an Arrow stream, which
costs little to write and to read again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import orjson
import pyarrow as pa
import pyarrow.parquet as pq

from cleaner.audit.record import locate
from cleaner.corpus import read
from cleaner.corpus.document import KILLED, Cleans, Outcome, tripped
from cleaner.corpus.durable import naming, sync_file
from cleaner.corpus.errors import DamagedInputError
from cleaner.corpus.records.compressed import BUFFER
from cleaner.corpus.records.options import RecordOptions
from cleaner.corpus.records.parquet.column import replaced, values
from cleaner.corpus.records.parquet.footer import DAMAGE, codecs_of, first_line
from cleaner.corpus.records.place import Place
from cleaner.corpus.records.steady import compare, steady
from cleaner.corpus.records.value import Written, clean_value
from cleaner.corpus.records.watch import Kills, begin, watched
from cleaner.corpus.walk import Entry
from cleaner.result import Result

CODECS = b"cleaner: codecs"  # in the schema of a part: how the columns of the input are compressed
_BATCH = 1 * 2**20  # bytes of values that are in memory at a time, about
_ROWS = 4096

_Batch = tuple[pa.RecordBatch, list[bytes | None]]


def clean_rows(
    cleaner: Cleans, entry: Entry, options: RecordOptions, target: Path | None, kills: Kills
) -> Generator[Outcome, None, int]:
    """The outcome of each row of a piece, all rows written to ``target`` (if any); returns how many rows."""
    assert entry.piece is not None
    row = entry.piece.first
    begin(entry, kills)
    with (
        steady(entry) as file,
        pq.ParquetFile(file, pre_buffer=False, buffer_size=BUFFER) as table,
        _writing(target, _schema(table)) as write,
    ):
        for batch, texts in watched(_batches(table, entry, file, options.text_field), entry, kills):
            ids = batch.column(options.id_field).to_pylist() if _has(batch, options.id_field) else None
            new = list(texts)
            for number, data in enumerate(texts):
                place = Place(entry.name, row + number)
                if ids is not None:
                    place = place.identified(ids[number])
                outcome = _clean(cleaner, place, data, kills)
                new[number] = outcome.data
                yield outcome
            row += len(texts)
            write(batch if new == texts else replaced(batch, options.text_field, new))
            del batch
            pa.default_memory_pool().release_unused()
    return row - entry.piece.first


def _clean(cleaner: Cleans, place: Place, data: bytes | None, kills: Kills) -> Outcome:
    """Clean the text of one row; never raises an ``Exception``."""
    digest = hashlib.sha256(data or b"").hexdigest()
    try:
        if kills():
            reason = KILLED
        elif data is None:
            reason = "has no text: the value is missing"
        elif len(data) > read.MAX_BYTES:
            reason = f"has more than the {read.MAX_BYTES:,} bytes of a document"
        else:
            text = data.decode("utf-8")
            return clean_value(cleaner, place, text, data, digest, lambda result: _written(text, result))
    except UnicodeDecodeError as error:
        reason = f"not UTF-8: byte {error.object[error.start]:#04x} at byte {error.start + 1} of the text"
    except Exception as error:  # noqa: BLE001 - one record that trips the cleaner must not stop the run
        reason = tripped(error)
    return Outcome(place.failed(reason, digest), data, None, 0)


def _written(text: str, result: Result) -> Written | None:
    try:
        data = result.text.encode("utf-8")
    except UnicodeEncodeError:
        return None
    return Written(data, hashlib.sha256(data).hexdigest(), locate(text, result.edits))


def _has(batch: pa.RecordBatch, field: str | None) -> bool:
    return field is not None and batch.schema.get_field_index(field) >= 0


def _batches(table: pq.ParquetFile, entry: Entry, file: IO[bytes], field: str) -> Iterator[_Batch]:
    """The rows of the piece and their texts, a few megabytes at a time; DamagedInputError where they cannot be read."""
    assert entry.piece is not None
    groups = list(range(entry.piece.start, entry.piece.stop))
    rows = sum(table.metadata.row_group(group).num_rows for group in groups)
    size = max(1, min(_ROWS, rows * _BATCH // max(1, entry.size)))
    try:
        yield from _read(table, size, groups, field)
    except MemoryError:  # of Arrow too; who does the work again finds out whether the file is the reason
        raise
    except DAMAGE as error:
        compare(entry, file)
        group, first = _first_damage(table, entry.piece.stop, field) or (groups[0], error)
        reason = f"has pages that cannot be read, in row group {group}: {first_line(first)}"
        raise DamagedInputError(entry.name, reason) from error


def _read(table: pq.ParquetFile, size: int, groups: list[int], field: str) -> Iterator[_Batch]:
    for batch in table.iter_batches(size, groups, use_threads=False):
        yield batch, values(batch, field)


def _first_damage(table: pq.ParquetFile, stop: int, field: str) -> tuple[int, Exception] | None:
    """The first row group that cannot be read: the same, whichever worker asks."""
    for group in range(stop):
        try:
            for _ in _read(table, _ROWS, [group], field):
                pass
        except DAMAGE as error:
            return group, error
    return None


def _schema(table: pq.ParquetFile) -> pa.Schema:
    """The schema of a part: that of the input, and how its columns are compressed."""
    schema = table.schema_arrow
    return schema.with_metadata({**(schema.metadata or {}), CODECS: orjson.dumps(codecs_of(table))})


@contextmanager
def _writing(target: Path | None, schema: pa.Schema) -> Iterator[Callable[[pa.RecordBatch], object]]:
    if target is None:
        yield id
        return
    options = pa.ipc.IpcWriteOptions(compression="lz4")
    with naming(target), target.open("wb", buffering=BUFFER) as file:
        with pa.ipc.new_stream(file, schema, options=options) as stream:

            def write(batch: pa.RecordBatch) -> None:
                with naming(target):
                    stream.write_batch(batch.replace_schema_metadata(schema.metadata))

            yield write
        sync_file(file)

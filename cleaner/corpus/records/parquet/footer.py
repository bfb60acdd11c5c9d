"""What the footer of a Parquet file says: its row groups, and whether its text can be cleaned."""

from __future__ import annotations

from collections.abc import Iterator

from cleaner.corpus.errors import CorpusError, DamagedInputError
from cleaner.corpus.records.options import RecordOptions
from cleaner.corpus.records.steady import steady
from cleaner.corpus.walk import Entry, Piece

try:
    import pyarrow as pa
    import pyarrow.parquet as pq
except ImportError as error:
    raise CorpusError(
        "Parquet files need pyarrow, which is not installed. "
        "Install it (pip install 'cleaner-corpus[parquet]'), or leave these files out of the input."
    ) from error

DAMAGE = (pa.ArrowException, OSError, ValueError)
"""What pyarrow raises at a file that is damaged; a ValueError of Python's own where a name is no UTF-8."""

_SHOWN = 8


def row_groups(entry: Entry, size: int, options: RecordOptions) -> Iterator[Entry]:
    """The pieces of a file: row groups, small ones together up to ``size`` bytes of values.

    One that is no Parquet file, or has no such column of text, is one entry with the reason.
    """
    whole = entry._replace(kind="records", piece=Piece(0, 0, 1, entry.size))
    try:
        with steady(whole) as file, pq.ParquetFile(file) as table:
            sizes = [
                (group.total_byte_size, group.num_rows)
                for group in map(table.metadata.row_group, range(table.num_row_groups))
            ]
            reason = _reason(table.schema_arrow, options)
            codecs_of(table)
    except DamagedInputError as error:
        yield whole._replace(reason=error.reason)
        return
    except DAMAGE as error:
        yield whole._replace(reason=f"is no Parquet file that can be read: {first_line(error)}")
        return
    if reason is not None:
        yield whole._replace(reason=reason)
        return
    start, first, weight, rows = 0, 1, 0, 0
    for number, (heavy, long) in enumerate(sizes):
        if number > start and weight + heavy > size:
            yield whole._replace(size=weight, piece=Piece(start, number, first, entry.size, last=False))
            start, first, weight, rows = number, first + rows, 0, 0
        weight, rows = weight + heavy, rows + long
    yield whole._replace(size=weight, piece=Piece(start, len(sizes), first, entry.size))


def is_text(kind: pa.DataType) -> bool:
    """Whether values of an Arrow type are text that can be cleaned and put back."""
    if pa.types.is_dictionary(kind):
        kind = kind.value_type
    return bool(pa.types.is_string(kind) or pa.types.is_large_string(kind))


def codecs_of(table: pq.ParquetFile) -> dict[str, str]:
    """How each column of a file is compressed, as its first row group says."""
    if not table.num_row_groups:
        return {}
    group = table.metadata.row_group(0)
    return {column.path_in_schema: column.compression for column in map(group.column, range(group.num_columns))}


def _reason(schema: pa.Schema, options: RecordOptions) -> str | None:
    """Why a file with that schema cannot be cleaned, None when it can."""
    place = schema.get_field_index(options.text_field)
    if place < 0:
        names = ", ".join(schema.names[:_SHOWN]) + (", …" if len(schema.names) > _SHOWN else "")
        return f"has no column {options.text_field!r} (it has {names}); name another with --text-field"
    if not is_text(schema.field(place).type):
        return f"has {schema.field(place).type} in the column {options.text_field!r}, not text"
    return None


def first_line(error: Exception) -> str:
    """What an error says, without the place in the library where it happened."""
    return str(error).split("\n", 1)[0]

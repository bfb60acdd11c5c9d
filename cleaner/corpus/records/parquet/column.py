"""The column of text of a batch of rows: its values as bytes, and put back.

As bytes, because what is stored as text need not be UTF-8, and such a value must come out as it went in.
"""

from __future__ import annotations

from collections.abc import Sequence

import pyarrow as pa
import pyarrow.compute as pc


def values(batch: pa.RecordBatch, field: str) -> list[bytes | None]:
    """The values of the column, None for a missing one."""
    column = batch.column(field)
    if pa.types.is_dictionary(column.type):
        column = column.dictionary_decode()
    found: list[bytes | None] = column.cast(pa.large_binary()).to_pylist()
    return found


def replaced(batch: pa.RecordBatch, field: str, new: Sequence[bytes | None]) -> pa.RecordBatch:
    """The batch with these values in that column, all else as it was."""
    place = batch.schema.get_field_index(field)
    kind = batch.schema.field(place).type
    column = pa.array(new, pa.large_binary())
    if pa.types.is_dictionary(kind):
        plain = pc.cast(column, options=pc.CastOptions.unsafe(kind.value_type))
        column = plain.dictionary_encode().cast(kind)
    else:
        column = pc.cast(column, options=pc.CastOptions.unsafe(kind))
    return batch.set_column(place, batch.schema.field(place), column)

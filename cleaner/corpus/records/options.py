"""What a user says about files of records."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class RecordOptions:
    """The field that holds the text, the field that names a record (None: file and line do), and how large outputs get.

    ``shard_size`` is in bytes; None leaves outputs as their inputs are.
    """

    text_field: str = "text"
    id_field: str | None = None
    shard_size: int | None = None

    def as_dict(self) -> dict[str, Any]:
        """The options as plain data, for ``run.json``."""
        return asdict(self)


DEFAULT = RecordOptions()

"""The words of a report: one table (``assets/words.json``), of which a translation is another."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files

_SLOT = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Words:
    """Words by key; numbers in them are written with separators, and ``n`` chooses between ``.one`` and ``.other``."""

    table: Mapping[str, str]

    @classmethod
    def read(cls) -> Words:
        """The table that comes with the package."""
        return cls(json.loads(files("cleaner.report").joinpath("assets", "words.json").read_text("utf-8")))

    def __call__(self, key: str, **values: object) -> str:
        """The words for a key, filled; KeyError for one that the table does not have."""
        form = f"{key}.one" if values.get("n") == 1 else f"{key}.other"
        text = self.table.get(form) or self.table[key]
        return _SLOT.sub(lambda found: _written(values[found[1]]), text)


def _written(value: object) -> str:
    return f"{value:,}" if isinstance(value, int) else str(value)

"""The one object that everything calls: text in, clean text and reasons out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from cleaner.config import Config
from cleaner.result import Result, Verdict


class Cleaner:
    """Cleans texts by the rules of its configuration; picklable, and safe to share between threads."""

    def __init__(self, config: Config | None = None) -> None:
        self.config = config or Config()

    @property
    def fingerprint(self) -> str:
        """A digest of everything besides the text that a result depends on."""
        return "skeleton"

    def clean(self, text: str) -> Result:
        """Clean one text."""
        return Result(text, (), (), Verdict.CLEAN, "und", "Zyyy")

    def __call__(self, batch: Mapping[str, Sequence[Any]]) -> dict[str, Any]:
        """Clean the column ``text`` of a batch of columns."""
        raise NotImplementedError

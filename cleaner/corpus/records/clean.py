"""A piece of a file of records, whatever its format: cleaned, and left as a part of the output."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from cleaner.corpus.document import Cleans, Outcome
from cleaner.corpus.records.compressed import DamagedError, check
from cleaner.corpus.records.jsonl import clean_lines
from cleaner.corpus.records.kinds import kind_of
from cleaner.corpus.records.options import RecordOptions
from cleaner.corpus.records.steady import steady
from cleaner.corpus.records.watch import Kills, begin
from cleaner.corpus.walk import Entry


class Part(NamedTuple):
    """A part of an output: the file it belongs to, what the part is called, and how many lines or rows it has."""

    name: bytes
    part: str
    lines: int

    def as_list(self) -> list[str | int]:
        """The part as plain data (names as the bytes that they are); ``from_list`` takes it back."""
        return [self.name.decode("latin-1"), self.part, self.lines]

    @classmethod
    def from_list(cls, data: list[Any]) -> Part:
        name, part, lines = data
        return cls(name.encode("latin-1"), part, lines)


def damage(entry: Entry, kills: Kills) -> str | None:
    """Why a file cannot be read as records at all, None when it can.

    A compressed file, which is one piece, is looked through to its end: one that breaks off cannot be cleaned in part.
    Raises DamagedInputError when the system cannot read it, or that kills the process.
    """
    kind = kind_of(entry.name)
    if entry.reason or kind is None or not kind.compression:
        return entry.reason or None
    begin(entry, kills)
    with steady(entry) as file:
        try:
            check(file, kind.compression)
        except DamagedError as error:
            return str(error)
    return None


def clean_piece(
    cleaner: Cleans, entry: Entry, options: RecordOptions, target: Path | None, kills: Kills, parts: list[Part]
) -> Iterator[Outcome]:
    """The outcome of each record; what becomes of the piece is written to ``target`` and added to ``parts``."""
    kind = kind_of(entry.name)
    assert kind is not None
    if kind.form == "parquet":
        from cleaner.corpus.records.parquet.clean import clean_rows

        lines = yield from clean_rows(cleaner, entry, options, target, kills)
    else:
        lines = yield from clean_lines(cleaner, entry, kind.compression, options, target, kills)
    if target is not None:
        parts.append(Part(entry.name, target.name, lines))

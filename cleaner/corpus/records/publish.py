"""What the shards have left of files of records, put together: the outputs, and what was dropped from them.

Each file can be put together without the others.  Parts whose lines all stay together are copied as they are; only
where outputs are split or records dropped, lines are told apart again.
"""

# Names are bytes here, as the file system has them; pathlib knows text only.
# ruff: noqa: PTH103, PTH120, PTH123

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import IO

import orjson

from cleaner.corpus.durable import naming, sync_file
from cleaner.corpus.layout import Layout
from cleaner.corpus.records.clean import Part
from cleaner.corpus.records.compressed import BUFFER, reading
from cleaner.corpus.records.kinds import kind_of
from cleaner.corpus.records.lines import Line, lines_of, pass_on
from cleaner.corpus.records.options import RecordOptions
from cleaner.corpus.records.split import LineOutput

Dropped = Mapping[bytes, Sequence[int]]
"""The lines or rows that go from each file, in order."""


@dataclass(frozen=True, slots=True)
class Assembly:
    """A file of records: its name, its parts in order, and which of its lines are dropped."""

    name: bytes
    parts: tuple[Part, ...]
    dropped: Sequence[int] = ()


def assemblies(layout: Layout, shards: int, dropped: Dropped) -> Iterator[Assembly]:
    """All files of records of a run whose shards are finished."""
    for name, parts in groupby(_parts(layout, shards), key=lambda part: part.name):
        yield Assembly(name, tuple(parts), dropped.get(name, ()))


def _parts(layout: Layout, shards: int) -> Iterator[Part]:
    for number in range(shards):
        yield from map(Part.from_list, orjson.loads(layout.tally_of(number).read_bytes())["parts"])


@dataclass(frozen=True, slots=True)
class Publisher:
    """Puts files of records together below the growing folders of a run; picklable."""

    layout: Layout
    options: RecordOptions

    def __call__(self, assembly: Assembly) -> None:
        """Write the output of one file, and what is dropped from it."""
        kind = kind_of(assembly.name)
        assert kind is not None
        if kind.form == "parquet":
            from cleaner.corpus.records.parquet.assemble import write_rows

            parts = [part.part for part in assembly.parts]
            write_rows(self.layout, assembly.name, parts, assembly.dropped, self.options)
        elif assembly.dropped or self.options.shard_size is not None:
            self._sort(assembly)
        else:
            self._copy(assembly)

    def _copy(self, assembly: Assembly) -> None:
        """The parts one after the other."""
        target = os.fsencode(self.layout.growing_records) + b"/" + assembly.name
        os.makedirs(os.path.dirname(target), exist_ok=True)
        with naming(target), open(target, "wb") as whole:
            for part in assembly.parts:
                with (self.layout.parts / part.part).open("rb") as file:
                    shutil.copyfileobj(file, whole, BUFFER)
            sync_file(whole)

    def _sort(self, assembly: Assembly) -> None:
        """The lines one by one, into files of the wanted size, those that are dropped apart."""
        dropped = iter((*assembly.dropped, 0))
        due = next(dropped)
        size = self.options.shard_size
        with (
            LineOutput(os.fsencode(self.layout.growing_records), assembly.name, size) as kept,
            LineOutput(os.fsencode(self.layout.growing_dropped), assembly.name, size) as gone,
        ):
            kept.open()
            for number, (file, line) in enumerate(self._lines(assembly), 1):
                output = kept
                if number == due:
                    output, due = gone, next(dropped)
                output.line(len(line.data))
                if line.cut:
                    pass_on(file, line, output.write)
                else:
                    output.write(line.data)

    def _lines(self, assembly: Assembly) -> Iterator[tuple[IO[bytes], Line]]:
        """The lines of all parts, each with the file that it is read from."""
        kind = kind_of(assembly.name)
        compression = kind.compression if kind else ""
        for part in assembly.parts:
            with (self.layout.parts / part.part).open("rb") as file, reading(file, compression) as content:
                for line in lines_of(content):
                    yield content, line

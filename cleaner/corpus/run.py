"""The run: folders of scraped text in, clean text, its audit and a summary out.

The files are walked twice, which costs little beside reading them: once to refuse what cannot be cleaned and
to know the whole, once to work.  Shards go to workers that read and write their own files; what comes back
are tallies.  Nothing here grows with the number of documents.

The groups of near-duplicates are a step over all documents together, between the last shard and publishing:
workers see each clean text once and leave a sketch of it beside the records of their shard (see ``stories``).
"""

from __future__ import annotations

import os
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import orjson

from cleaner._version import __version__
from cleaner.config import Config
from cleaner.corpus import inputs as given
from cleaner.corpus.document import Cleans
from cleaner.corpus.engine import Engine, Local
from cleaner.corpus.errors import DamagedInputError
from cleaner.corpus.layout import Layout
from cleaner.corpus.pool import cores
from cleaner.corpus.records.options import DEFAULT, RecordOptions
from cleaner.corpus.records.pieces import pieces
from cleaner.corpus.records.publish import Dropped, Publisher, assemblies
from cleaner.corpus.remote import is_remote, listed, shown
from cleaner.corpus.report import Examples
from cleaner.corpus.shards import Listing, Shard, split, survey, without
from cleaner.corpus.stories import Duplicates, figures, write
from cleaner.corpus.summary import summarise
from cleaner.corpus.tally import Tally
from cleaner.corpus.walk import Entry, Top, folder_id, walk
from cleaner.corpus.worker import Worker
from cleaner.corpus.workspace import FINISHED, RunIdentity, publish, workspace, write_run

if TYPE_CHECKING:
    from cleaner.duplicates import Found

Progress = Callable[[int, int], None]
"""Told after each shard: bytes of the inputs that are done, and all of them."""


@dataclass(frozen=True, slots=True)
class Done:
    """What a run came to: the content of ``summary.json``, and examples of removed text by class.

    ``before`` says that an earlier run had done all of it already (then there are no examples).
    """

    summary: dict[str, Any]
    examples: Examples = field(default_factory=dict)
    before: bool = False


@dataclass(frozen=True, slots=True)
class _Source:
    """The inputs of a run, to be walked as often as needed."""

    tops: list[Top]
    out: Path | None
    salt: str
    config: Config
    records: RecordOptions

    def shards(
        self, skipped: Counter[str], damaged: Mapping[bytes, str] = MappingProxyType({}), *, counted: bool = False
    ) -> Iterator[Shard]:
        """The shards of a walk; ``counted``, pieces of files of records know their lines.

        Files that are known as damaged, by name, are not counted, and their entries have the reason.
        """
        entries = given.without_excluded(self._found(skipped), self.tops, self.config, skipped)
        if damaged:
            entries = (entry._replace(reason=damaged.get(entry.name, entry.reason)) for entry in entries)
        return split(pieces(entries, self.records, counted=counted), self.salt)

    def _found(self, skipped: Counter[str]) -> Iterator[Entry]:
        """Everything below the inputs, which are folders and files, or one URL."""
        if is_remote(os.fsdecode(self.tops[0].path)):
            return listed(self.tops[0])
        return walk(self.tops, skipped, folder_id(str(self.out)) if self.out is not None else None)


@dataclass(frozen=True, slots=True)
class _Run:
    """Everything that the work on all shards takes."""

    source: _Source
    listing: Listing
    worker: Worker
    engine: Engine
    progress: Progress | None
    continued: bool = False

    def work(self) -> tuple[Tally, Listing, Counter[str]]:
        """Work on all shards; gives the tally, what was read and what was passed by.

        A file that changes while a run is at work is read as it then is, so the listing of this walk counts.  One that
        cannot be read in the middle is left out as failed: shards with other pieces of it are done again.
        """
        damaged: dict[bytes, str] = {}
        while True:
            try:
                return self._attempt(damaged)
            except DamagedInputError as error:
                damaged[error.name] = error.reason

    def _attempt(self, damaged: Mapping[bytes, str]) -> tuple[Tally, Listing, Counter[str]]:
        tally, read, skipped = Tally(), Listing(), Counter[str]()
        shards = self._drawn(read, skipped, damaged)
        tallies = self.engine.clean(self.worker, shards, self.listing.shards, continued=self.continued)
        with closing(tallies) as results:
            for part in results:
                tally.add(part)
                if self.progress is not None:
                    self.progress(tally.bytes, self.listing.bytes)
        return tally, read, skipped

    def stories(self, shards: int) -> Found | None:
        """The groups of near-duplicates among all that was worked on, if they are wanted."""
        return None if self.worker.sketches is None else self.engine.stories(self.worker.sketches, shards)

    def assemble(self, layout: Layout, shards: int, dropped: Dropped) -> None:
        """Put together what the shards have left of files of records."""
        publisher = Publisher(layout, self.worker.options)
        self.engine.each(publisher, assemblies(layout, shards, dropped), self.listing.shards)

    def _drawn(self, read: Listing, skipped: Counter[str], damaged: Mapping[bytes, str]) -> Iterator[Shard]:
        for shard in self.source.shards(skipped, damaged, counted=True):
            read.add(shard)
            yield without(shard, damaged)


def clean_corpus(
    inputs: given.Paths,
    out: str | Path,
    cleaner: Cleans,
    *,
    duplicates: Duplicates = Duplicates.FLAG,
    records: RecordOptions = DEFAULT,
    jobs: int | None = None,
    engine: Engine | None = None,
    progress: Progress | None = None,
) -> Done:
    """Clean all documents of the inputs into the folder ``out``; the same call continues an interrupted run.

    ``duplicates`` says whether groups of near-duplicates are written, or all members but the representative
    dropped too; ``records`` says how files of records are read and written.  ``engine`` does
    the work; without one, ``jobs`` processes of this machine do (None: all cores; 1: this one).  No result depends on
    either.
    Raises CorpusError before anything is written for inputs or an ``out`` that cannot be used.
    """
    layout = Layout(Path(out))
    engine = engine or Local(jobs or cores())
    salt = f"{cleaner.fingerprint} {duplicates} {records}"
    source = _Source(given.resolve(inputs, layout.out), layout.out, salt, cleaner.config, records)
    skipped: Counter[str] = Counter()
    listing = survey(source.shards(skipped))
    about = {
        "cleaner": __version__,
        "duplicates": duplicates.value,
        **records.as_dict(),
        "inputs": [shown(path).encode("utf-8", "backslashreplace").decode() for path in inputs],
        "configuration": cleaner.config.as_dict(),
    }
    stands_for = RunIdentity(listing.digest, salt)
    with workspace(layout, stands_for, about) as finished:
        if finished:
            return Done(orjson.loads(layout.summary.read_bytes()), before=True)
        continued = any(layout.parts.iterdir())
        worker = Worker(cleaner, layout, None if duplicates is Duplicates.OFF else layout.parts, records)
        return _clean(_Run(source, listing, worker, engine, progress, continued), layout, duplicates, about)


def preview_corpus(
    inputs: given.Paths,
    cleaner: Cleans,
    *,
    out: str | Path | None = None,
    duplicates: Duplicates = Duplicates.FLAG,
    records: RecordOptions = DEFAULT,
    jobs: int | None = None,
    progress: Progress | None = None,
) -> Done:
    """What ``clean_corpus`` would find; writes nothing but sketches of the texts to a temporary folder.

    ``out`` is only left out of the inputs.
    """
    folder = None if out is None else Path(out)
    source = _Source(given.resolve(inputs, folder), folder, cleaner.fingerprint, cleaner.config, records)
    listing = survey(source.shards(Counter()))
    with tempfile.TemporaryDirectory(prefix="cleaner-") as sketches:
        worker = Worker(cleaner, None, None if duplicates is Duplicates.OFF else Path(sketches), records)
        run = _Run(source, listing, worker, Local(jobs or cores()), progress)
        tally, read, skipped = run.work()
        found = run.stories(read.shards)
    told = None if found is None else figures(found, duplicates)
    summary = summarise(tally, skipped, cleaner.fingerprint, told)
    return Done(summary, tally.examples)


def _clean(run: _Run, layout: Layout, duplicates: Duplicates, about: dict[str, Any]) -> Done:
    started = time.perf_counter()
    tally, read, skipped = run.work()
    found = run.stories(read.shards)
    dropped = {} if found is None else write(layout, found, duplicates)
    run.assemble(layout, read.shards, dropped)
    told = None if found is None else figures(found, duplicates)
    summary = summarise(tally, skipped, run.worker.cleaner.fingerprint, told)
    publish(layout, read.shards, summary)
    about = {"state": FINISHED, **about, "documents": tally.documents, "bytes": read.bytes, "jobs": run.engine.workers}
    about |= _speed(tally, time.perf_counter() - started)
    write_run(layout, RunIdentity(read.digest, run.source.salt), about)
    return Done(summary, tally.examples)


def _speed(tally: Tally, seconds: float) -> dict[str, float]:
    return {
        "seconds": round(seconds, 3),
        "documents_per_second": round(tally.documents / seconds, 1),
        "megabytes_per_second": round(tally.bytes / seconds / 1e6, 2),
    }

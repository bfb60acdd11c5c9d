"""The work on one shard: read its files, clean them, write what comes out, count.

A worker needs the shard's list of paths and nothing else from its parent, and hands back only a tally: texts
do not travel between processes.  A shard is finished when its tally is there, and what it speaks of is on the disk by
then; until then all of it is done again, over whatever an interrupted attempt has left.
"""

# Names are bytes here, as the file system has them; pathlib knows text only.
# ruff: noqa: PTH103, PTH108, PTH120

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import orjson

from cleaner.audit.record import Record
from cleaner.corpus.document import KILLED, Cleans, Outcome, clean_document, failed
from cleaner.corpus.durable import naming, sync_all
from cleaner.corpus.errors import DamagedInputError
from cleaner.corpus.layout import Layout, sketch_of, write_whole
from cleaner.corpus.nameable import make_folder, refusal, refused
from cleaner.corpus.read import TooLargeError, UnreadableError, copy, read
from cleaner.corpus.records.clean import Part, clean_piece, damage
from cleaner.corpus.records.kinds import numbered
from cleaner.corpus.records.lines import Write
from cleaner.corpus.records.options import DEFAULT, RecordOptions
from cleaner.corpus.records.watch import Kills
from cleaner.corpus.remote import fetched
from cleaner.corpus.shards import Shard, holds_whole, without
from cleaner.corpus.tally import Tally
from cleaner.corpus.walk import Entry
from cleaner.result import Verdict

if TYPE_CHECKING:
    from cleaner.duplicates import SketchWriter

_COMPARED = {Verdict.CLEAN, Verdict.CLEANED, Verdict.FLAGGED}
_WRITE = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)


def _harmless() -> bool:
    """No document is known to kill."""
    return False


@dataclass(frozen=True, slots=True)
class Worker:
    """Cleans shards; with ``layout`` None no results are written.  Picklable.

    ``sketches`` is the folder for what finding duplicates needs of each clean text (see ``stories``), if any.
    ``kills`` is told of each document and of the reading of files of records (see ``careful``).
    """

    cleaner: Cleans
    layout: Layout | None = None
    sketches: Path | None = None
    options: RecordOptions = DEFAULT
    kills: Kills = _harmless

    def __call__(self, shard: Shard) -> Tally:
        """Clean the shard, or take the tally of one that an earlier run has finished.

        A file that cannot be read in the middle is left out as failed, and the shard done again; DamagedInputError when
        other shards have pieces of it too.
        """
        done = None if self.layout is None else _finished(self.layout, shard)
        if done is not None:
            return done
        readable = shard
        while True:
            try:
                return self._cleaned(readable)
            except DamagedInputError as error:
                if not holds_whole(shard, error.name):
                    raise
                readable = without(readable, {error.name: error.reason})._replace(digest=shard.digest)

    def _cleaned(self, shard: Shard) -> Tally:
        """Clean the shard and leave the mark of one that is finished."""
        if self.layout is None:
            return self._counted(shard, None, len, [])
        parts: list[Part] = []
        path = self.layout.records_of(shard.number)
        with naming(path), path.open("wb") as records:
            tally = self._counted(shard, self.layout, records.write, parts)
        sync_all(self.layout.work)
        marker = self.layout.tally_of(shard.number)
        data = {"digest": shard.digest, "tally": tally.as_dict(), "parts": [part.as_list() for part in parts]}
        write_whole(marker, orjson.dumps(data), through=marker.with_suffix(".tmp"))
        return tally

    def has_finished(self, shard: Shard) -> bool:
        """Whether an earlier run has finished the shard."""
        return self.layout is not None and _finished(self.layout, shard) is not None

    def _sketching(self, shard: Shard) -> AbstractContextManager[SketchWriter | None]:
        if self.sketches is None:
            return nullcontext()
        from cleaner.duplicates import SketchWriter

        return _named(SketchWriter(sketch_of(self.sketches, shard.number)), self.sketches)

    def _counted(self, shard: Shard, layout: Layout | None, record: Write, parts: list[Part]) -> Tally:
        """Clean all entries, giving audit records to ``record``; ``parts`` says what files of records have become."""
        tally = Tally()
        text = None if layout is None else os.fsencode(layout.growing_text)
        with self._sketching(shard) as sketch, fetched(shard, self.options) as here:
            for place, entry in enumerate(here.entries):
                tally.bytes += entry.size
                if entry.kind == "folder":
                    if text is not None:
                        make_folder(text + b"/" + entry.name)
                    continue
                target = None if layout is None else layout.part_of(shard.number, place)
                for outcome in self._outcomes(entry, text, target, parts):
                    tally.count(outcome.record, outcome.characters)
                    if sketch is not None:
                        _compare(sketch, outcome, entry)
                    record(outcome.record.to_json())
            self.kills()  # what ends the process from here on is the fault of no document
        return tally

    def _cleaner_for(self, entry: Entry) -> Cleans:
        """The cleaner by the settings for the document's path."""
        return self.cleaner.for_path(entry.path, entry.name) if self.cleaner.config.per_path else self.cleaner

    def _outcomes(self, entry: Entry, text: bytes | None, target: Path | None, parts: list[Part]) -> Iterable[Outcome]:
        """Clean and write one document, or the records of a piece of a file."""
        if entry.kind != "records":
            return (self._outcome(entry, text),)
        reason = damage(entry, self.kills) or self._unnamed(entry.name)
        first = entry.piece is None or not entry.piece.start  # it speaks for the file
        whole = None if text is None else text + b"/" + entry.name
        if reason is not None:
            return (Outcome(_kept(entry, whole, reason), None, None, 0),) if first else ()
        if whole is not None and first:
            _forget(whole)
        return clean_piece(self._cleaner_for(entry), entry, self.options, target, self.kills, parts)

    def _unnamed(self, name: bytes) -> str | None:
        """Why the output can have no file of records of that name, None when it can."""
        if self.layout is None:
            return None
        output = name if self.options.shard_size is None else numbered(name, 0)
        return refused(os.fsencode(self.layout.work), b"duplicates/" + output)

    def _outcome(self, entry: Entry, text: bytes | None) -> Outcome:
        """Clean and write one document."""
        target = None if text is None else text + b"/" + entry.name
        try:
            if entry.kind == "unreadable":
                raise UnreadableError(entry.reason)
            if self.kills():
                return Outcome(_kept(entry, target, KILLED), None, None, 0)
            outcome = clean_document(self._cleaner_for(entry), entry.name, read(entry.path))
            if target is not None and outcome.data is not None:
                write(target, outcome.data)
            return outcome
        except UnreadableError as error:
            if target is not None:
                _forget(target)
            return Outcome(failed(entry.name, str(error)), None, None, 0)
        except TooLargeError as error:
            return Outcome(_kept(entry, target, str(error)), None, None, 0)
        except OSError as error:
            return Outcome(failed(entry.name, refusal(error)), None, None, 0)


@contextmanager
def _named(sketch: SketchWriter, folder: Path) -> Iterator[SketchWriter]:
    with naming(folder), sketch:
        yield sketch


def _compare(sketch: SketchWriter, outcome: Outcome, entry: Entry) -> None:
    """Leave what finding duplicates needs of a clean text."""
    text = outcome.text
    if text is not None and outcome.record.verdict in _COMPARED:
        sketch.add(outcome.key or os.fsdecode(entry.name), text, max(0, outcome.characters - len(text)))


def _kept(entry: Entry, target: bytes | None, reason: str) -> Record:
    """Copy what cannot be cleaned as it is, if the output can have a file of that name."""
    if target is None:
        return failed(entry.name, reason)
    try:
        os.makedirs(os.path.dirname(target), exist_ok=True)
        return failed(entry.name, reason, copy(entry.path, target))
    except UnreadableError as error:
        told = str(error)
    except OSError as error:
        told = refusal(error)
    return failed(entry.name, reason if reason == told else f"{reason}; {told}")


def _forget(target: bytes) -> None:
    """Take away what an interrupted attempt, which could read the file or could not, may have left."""
    with suppress(OSError):
        os.unlink(target)


def write(path: bytes, data: bytes) -> None:
    """Write a file; its folder is made when it is found missing, which is once for many files."""
    try:
        handle = os.open(path, _WRITE, 0o666)
    except FileNotFoundError:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        handle = os.open(path, _WRITE, 0o666)
    try:
        written = os.write(handle, data)
        while written < len(data):
            written += os.write(handle, memoryview(data)[written:])
    except OSError as error:
        error.filename = path  # the system does not say which file a full disk has met
        raise
    finally:
        os.close(handle)


def _finished(layout: Layout, shard: Shard) -> Tally | None:
    """The tally of a shard that was finished before, from the same files by the same rules."""
    try:
        marker = orjson.loads(layout.tally_of(shard.number).read_bytes())
        return Tally.from_dict(marker["tally"]) if marker["digest"] == shard.digest else None
    except (OSError, ValueError, KeyError, TypeError):
        return None

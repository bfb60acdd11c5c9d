"""Standard input to standard output: one text, or a stream of JSON lines without end.

Lines go out as they come in, some at a time; the audit of a line is written before the line is, so that what has left
is always accounted for, however the stream ends.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import IO

from cleaner.audit.inert import inert
from cleaner.audit.record import Record
from cleaner.corpus import read
from cleaner.corpus.document import Cleans, clean_document, failed
from cleaner.corpus.records.line import clean_line
from cleaner.corpus.records.lines import Line, lines_of, pass_on
from cleaner.corpus.records.options import RecordOptions
from cleaner.corpus.records.place import Place
from cleaner.corpus.summary import warnings
from cleaner.corpus.tally import Tally

NAME = b"<stdin>"
_TOGETHER = 1 << 16  # bytes that go out at a time
_LONG = "has more than the {:,} bytes of a document; it is passed on as it is"


@dataclass(slots=True)
class Stream:
    """Cleans what ``source`` gives into ``sink``; ``audit`` gets the records, ``tell`` a message for each failure.

    ``at_once`` passes every line on as soon as it is clean, as a terminal wants it.  ``failures`` counts.
    """

    cleaner: Cleans
    source: IO[bytes]
    sink: IO[bytes]
    audit: IO[bytes] | None
    tell: Callable[[str], None]
    at_once: bool = False
    failures: int = 0
    _waiting: list[bytes] = field(default_factory=list)
    _weight: int = 0

    def text(self) -> None:
        """Clean all of the input as one text."""
        data = self.source.read(read.MAX_BYTES + 1)
        if len(data) > read.MAX_BYTES:
            self._note(failed(NAME, _LONG.format(read.MAX_BYTES)), NAME.decode())
            self._out(data)
            while data := self.source.read(_TOGETHER):
                self._out(data)
        else:
            outcome = clean_document(self.cleaner, NAME, data)
            self._note(outcome.record, NAME.decode())
            self._out(data if outcome.data is None else outcome.data)
        self._flush()

    def records(self, options: RecordOptions) -> None:
        """Clean the record on each line of the input."""
        tally = Tally()
        for line in lines_of(self.source):
            if line.cut:
                self._pass_on(line)
            elif line.data.isspace():
                self._out(line.data)
            else:
                outcome = clean_line(self.cleaner, Place(NAME, line.number), line.data, options)
                tally.count(outcome.record, outcome.characters)
                self._note(outcome.record, f"{NAME.decode()}:{line.number}")
                self._out(line.data if outcome.data is None else outcome.data)
        self._flush()
        for warning in warnings(tally):
            self.tell(f"WARNING: {warning}")

    def _pass_on(self, line: Line) -> None:
        """A line that is too long goes out before its audit: its hash is known when it has gone by."""
        digest = pass_on(self.source, line, self._out)
        reason = _LONG.format(read.MAX_BYTES)
        self._note(Place(NAME, line.number).failed(reason, digest), f"{NAME.decode()}:{line.number}")

    def _note(self, record: Record, where: str) -> None:
        if self.audit is not None:
            self.audit.write(record.to_json())
        if record.error is not None:
            self.failures += 1
            self.tell(f"{where}: {inert(record.error)}")

    def _out(self, data: bytes) -> None:
        self._waiting.append(data)
        self._weight += len(data)
        if self.at_once or self._weight >= _TOGETHER:
            self._flush()

    def _flush(self) -> None:
        if self.audit is not None:
            self.audit.flush()
        self.sink.write(b"".join(self._waiting))
        self.sink.flush()
        self._waiting, self._weight = [], 0

"""Standard input to standard output, as streams in memory."""

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from trees import STUB

from cleaner.audit.record import Record
from cleaner.corpus.records.line import restore_line
from cleaner.corpus.records.options import DEFAULT
from cleaner.corpus.stream import Stream


class Watched(io.BytesIO):
    """Remembers how long the audit was when something was written."""

    def __init__(self, audit: io.BytesIO) -> None:
        super().__init__()
        self.audit, self.seen = audit, list[int]()

    def write(self, data: object) -> int:
        self.seen.append(self.audit.getvalue().count(b"\n"))
        return super().write(data)  # type: ignore[arg-type]


def cleaned(data: bytes, *, at_once: bool = False) -> tuple[bytes, list[Record], list[str], Watched]:
    audit, told = io.BytesIO(), list[str]()
    sink = Watched(audit)
    stream = Stream(STUB, io.BytesIO(data), sink, audit, told.append, at_once)
    stream.records(DEFAULT)
    records = [Record.from_json(line) for line in audit.getvalue().splitlines()]
    assert stream.failures == sum(record.error is not None for record in records)
    return sink.getvalue(), records, told, sink


LINES = st.lists(
    st.sampled_from(
        [b"", b" ", b"x", b'{"text":"a{{b/c|d}}"}', b'{"text":"a{{b/c|\\u0064}}", "n":1.0}', b'{"text":1}']
    ),
    max_size=6,
).map(b"\n".join)


@given(LINES, st.booleans())
def test_lines_and_audit_give_the_input_back(data: bytes, at_once: bool) -> None:
    clean, records, _, _ = cleaned(data, at_once=at_once)
    lines = clean.split(b"\n")
    for record in records:
        assert record.line is not None
        lines[record.line - 1] = restore_line(record, lines[record.line - 1], "text")
    assert b"\n".join(lines) == data


def test_the_audit_is_there_before_the_line() -> None:
    data = b"".join(json.dumps({"text": f"{number}{{{{a/b|x}}}}"}).encode() + b"\n" for number in range(3))
    *_, sink = cleaned(data, at_once=True)
    assert sink.seen[:3] == [1, 2, 3]


def test_what_is_too_long_passes_through(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cleaner.corpus.read.MAX_BYTES", 20)
    data = b'{"text":"a"}\n{"text":"' + b"x" * 50 + b'"}\n{"text":"b"}'
    clean, records, told, _ = cleaned(data)
    assert clean == data
    assert [record.line for record in records] == [1, 2, 3]
    assert told == ["<stdin>:2: has more than the 20 bytes of a document; it is passed on as it is"]
    sink = io.BytesIO()
    stream = Stream(STUB, io.BytesIO(data), sink, None, told.append)
    stream.text()
    assert (sink.getvalue(), stream.failures) == (data, 1)

"""The record survives its trip through JSON, whatever characters it holds."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.audit.record import Change, Record, RecordError, locate
from cleaner.result import Verdict
from cleaner.text.edits import Edit

ANY = st.text(st.characters(codec=None))  # lone surrogates among them
PLAIN = st.text(st.characters(codec="utf-8"))
EDITS = st.builds(
    Edit,
    st.integers(0, 99),
    st.integers(0, 99),
    ANY,
    PLAIN,
    st.lists(PLAIN).map(tuple),
    st.floats(0, 1),
    st.lists(PLAIN).map(tuple),
)
CHANGES = st.lists(st.builds(Change, EDITS, ANY, st.integers(1, 99), st.integers(1, 99)), max_size=3).map(tuple)
RECORDS = st.builds(
    Record,
    PLAIN,
    st.sampled_from(Verdict),
    st.none() | PLAIN,
    st.none() | PLAIN,
    st.none() | PLAIN,
    st.booleans(),
    st.none() | PLAIN,
    st.none() | PLAIN,
    CHANGES,
    CHANGES,
    st.none() | PLAIN,
    st.none() | st.binary(),
)


@given(RECORDS)
def test_round_trip(record: Record) -> None:
    line = record.to_json()
    assert line.endswith(b"\n")
    assert line.count(b"\n") == 1
    assert Record.from_json(line) == record


def test_the_fields_of_the_contract() -> None:
    text = "正文。\r\n广告\rx"
    change = locate(text, [Edit(5, 7, "", "promotion", ("promotion/a",), 0.5, ("cue",))])
    record = Record("a.txt", Verdict.CLEANED, "zh-Hans", "Hans", "utf-8", False, "aa", "bb", change)
    assert json.loads(record.to_json()) == {
        "schema": 1,
        "name": "a.txt",
        "verdict": "cleaned",
        "language": "zh-Hans",
        "script": "Hans",
        "encoding": "utf-8",
        "bom": False,
        "sha256": "aa",
        "sha256_clean": "bb",
        "edits": [
            {
                "start": 5,
                "end": 7,
                "removed": "广告",
                "replacement": "",
                "class": "promotion",
                "rules": ["promotion/a"],
                "score": 0.5,
                "evidence": ["cue"],
                "line": 2,
                "column": 1,
            }
        ],
        "flags": [],
        "error": None,
    }


def test_stray_bytes_are_shown_and_carried() -> None:
    record = Record("a", Verdict.FLAGGED, flags=(Change(Edit(0, 2), "é\udcff", 1, 1),))
    flag = json.loads(record.to_json())["flags"][0]
    assert flag["removed"] == r"é\udcff"
    assert flag["removed_bytes"] == "w6nts78="


def test_lines_end_at_lf_crlf_and_cr_only() -> None:
    text = "a\nb\rc\r\nd\u2028\x0b\x85e"
    places = [(change.line, change.column) for change in locate(text, [Edit(at, at) for at in range(len(text))])]
    assert places == [
        (1, 1),
        (1, 2),
        (2, 1),
        (2, 2),
        (3, 1),
        (3, 2),
        (3, 3),
        *((4, at) for at in range(1, 6)),
    ]


@pytest.mark.parametrize("line", [b"", b"{", b"[]", b"{}", b'{"schema":1}', b'{"schema":1,"name":"a","verdict":"so"}'])
def test_what_is_no_record(line: bytes) -> None:
    with pytest.raises(RecordError, match="not an audit record"):
        Record.from_json(line)


def test_a_record_of_another_schema() -> None:
    with pytest.raises(RecordError, match="schema 2; this version reads 1"):
        Record.from_json(b'{"schema":2}')

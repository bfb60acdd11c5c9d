"""One line of JSON: only the text changes, and all of it comes back."""

from __future__ import annotations

import json

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from stub_cleaner import StubCleaner
from trees import STUB

from cleaner.audit.record import Record
from cleaner.audit.restore import RestoreError
from cleaner.corpus.records.line import clean_line, digest_of, restore_line
from cleaner.corpus.records.options import RecordOptions
from cleaner.corpus.records.place import Place, place_of
from cleaner.result import Verdict
from cleaner.text.jsonline import find

OPTIONS = RecordOptions()
PLACE = Place(b"a.jsonl", 1)

CHARACTERS = st.characters() | st.sampled_from('\\"/{}|>\ud83d\ude00\udc80\u2028\x7f\x00😀中')
PIECES = ["{{gambling/a|彩票}}", '{{html/b|x>\\n"}}', "{{c/d|😀>U+0E01}}", "{{?e/f|y}}", "{{g/h|é}}", "/", "\n"]
TEXTS = st.lists(st.text(CHARACTERS, max_size=4) | st.sampled_from(PIECES), max_size=5).map("".join)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(CHARACTERS, max_size=6),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(CHARACTERS, max_size=3), inner, max_size=3),
    max_leaves=5,
)


@st.composite
def lines(draw: st.DrawFn) -> bytes:
    """A line with any fields before and after the text, which may be written with any escapes."""
    fields = [(draw(st.text(CHARACTERS, max_size=3)), draw(VALUES)) for _ in range(draw(st.integers(0, 3)))]
    place = draw(st.integers(0, len(fields)))
    parts = [f"{_said(draw, name)}:{_dumped(draw, value)}" for name, value in fields]
    parts.insert(place, f'"text" :{_said(draw, draw(TEXTS))}')
    line = "{" + draw(st.sampled_from([",", ", ", "\t,"])).join(parts) + draw(st.sampled_from(["}", " }\r", "}  "]))
    return line.encode("utf-8") + draw(st.sampled_from([b"\n", b""]))


def _dumped(draw: st.DrawFn, value: object) -> str:
    text = json.dumps(value, ensure_ascii=draw(st.booleans()))
    try:
        text.encode()
    except UnicodeEncodeError:
        return json.dumps(value)
    return text


def _said(draw: st.DrawFn, text: str) -> str:
    """A string literal, each character escaped or not as JSON allows (half a pair must be)."""
    parts = []
    for char in text:
        units = char.encode("utf-16-be", "surrogatepass")
        long = "".join(f"\\u{units[at : at + 2].hex()}" for at in range(0, len(units), 2))
        forms = [long, "".join(f"\\u{units[at : at + 2].hex().upper()}" for at in range(0, len(units), 2))]
        if not "\ud800" <= char <= "\udfff":
            forms += [json.dumps(char, ensure_ascii=False)[1:-1]] * 3
        parts.append(draw(st.sampled_from([*forms, *(["\\/"] if char == "/" else [])])))
    return '"' + "".join(parts) + '"'


def record_of(line: bytes) -> tuple[Record, bytes]:
    """The audit record, after a trip through JSON, and the clean line."""
    outcome = clean_line(STUB, PLACE, line, OPTIONS)
    assert outcome.data is not None
    record = Record.from_json(outcome.record.to_json())
    assert record == outcome.record
    return record, outcome.data


@given(lines())
@example(b'{"text":"\\u5F69{{a/b|\\u5F69}}"}')
@example(b'{"text":"x\\/{{a/b|\\/}}\\/"}\r\n')
@example(b'{"text":"a{{b/c|1}}","text":"d{{e/f|2}}"}')
@example(b'{"text":"\\ud83d{{b/c|1}}\\ude00"}')
@example('\ufeff{"text":"a{{b/c|1}}"}'.encode())
def test_only_the_text_changes_and_the_line_comes_back(line: bytes) -> None:
    record, clean = record_of(line)
    assert restore_line(record, clean, "text") == line
    assert digest_of(clean) == record.sha256_clean
    old, new = (find(data.decode().replace("\ufeff", " "), "text") for data in (line, clean))
    assert old is not None
    assert new is not None
    assert (line.decode()[: old.start], line.decode()[old.start + len(old.raw) :]) == (
        clean.decode()[: new.start],
        clean.decode()[new.start + len(new.raw) :],
    )
    result = STUB.clean(old.text)
    if record.edits:
        assert new.text == result.text
    else:
        assert clean == line
        assert not result.edits or all("read differently" in flag.edit.evidence[-1] for flag in record.flags[:1])


@given(st.binary(max_size=20) | lines().map(lambda line: line[:-3]) | st.text(max_size=9).map(str.encode))
def test_whatever_stands_there_comes_through(line: bytes) -> None:
    line = line.replace(b"\n", b"")
    record, clean = record_of(line)
    assert restore_line(record, clean, "text") == line
    if record.verdict is Verdict.FAILED:
        assert clean == line
        assert record.error


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (b"x", "no JSON: Expecting value at column 1"),
        (b'{"text": "a', "no JSON: Unterminated string starting at at column 10"),
        (b"[1]", "JSON, but no object"),
        (b'{"body": "a"}', "has no text in the field 'text'; name another with --text-field"),
        (b'{"text": null}', "has no text in the field 'text'; name another with --text-field"),
        (b'{"text": "a\xff"}', "not UTF-8: byte 0xff at byte 12 of the line"),
        (b'{"text": "{{crash}}"}', "cleaning failed with RuntimeError: the stub was told to crash"),
        (b"[" * 100_000, "JSON that is nested too deep"),
    ],
)
def test_what_cannot_be_cleaned_says_why(line: bytes, said: str) -> None:
    outcome = clean_line(STUB, PLACE, line, OPTIONS)
    assert (outcome.record.verdict, outcome.record.error, outcome.data) == (Verdict.FAILED, said, line)


@pytest.mark.parametrize("number", [b"1e999", b"123456789012345678901234567890", b"NaN", b"-0.0", b"1.50"])
def test_numbers_stay_as_they_are_written(number: bytes) -> None:
    line = b'{"n":' + number + b',"text":"a{{b/c|x}}"}'
    assert record_of(line)[1] == b'{"n":' + number + b',"text":"a"}'


def test_one_rule_is_undone_alone() -> None:
    line = b'{"text":"\\u4e2d{{a/b|1}}{{c/d|\\u002F}}"}'
    record, clean = record_of(line)
    assert restore_line(record, clean, "text", lambda edit: edit.cls == "c") == b'{"text":"\\u4e2d{{c/d|\\u002F}}"}'


def test_another_line_is_refused() -> None:
    record, clean = record_of(b'{"text":"a{{b/c|x}}"}')
    with pytest.raises(RestoreError, match="is not the one that the run wrote"):
        restore_line(record, clean.replace(b"a", b"b"), "text")


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ('"id":"k"', "k"),
        ('"id":7', "7"),
        ('"id":true', "a.jsonl#1"),
        ('"id":""', "a.jsonl#1"),
        ('"id":1.5', "a.jsonl#1"),
        ('"x":1', "a.jsonl#1"),
    ],
)
def test_names(fields: str, name: str) -> None:
    line = f'{{{fields},"text":"a"}}'.encode()
    outcome = clean_line(StubCleaner(), PLACE, line, RecordOptions(id_field="id"))
    assert (outcome.record.name, outcome.record.file, outcome.record.line) == (name, b"a.jsonl", 1)
    assert place_of(outcome.key) == Place(b"a.jsonl", 1, None if "#" in name else name)

"""The place of a value in a line of JSON, against what ``json`` says of the line."""

import json

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cleaner.text.jsonline import LineError, find

KEYS = st.sampled_from(["text", "te\\xt", 'te"xt', "text ", "正文", ""])
CHARACTERS = st.characters() | st.sampled_from('\\"/{}[],:\ud83d\ude00\udc80\u2028\x7f\x00😀中')
STRINGS = st.text(CHARACTERS, max_size=12)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | STRINGS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(STRINGS, inner, max_size=3),
    max_leaves=6,
)


@st.composite
def literals(draw: st.DrawFn, text: str) -> str:
    """A string literal that says the text, each character escaped or not as JSON allows."""
    parts = []
    for char in text:
        short = json.dumps(char, ensure_ascii=False)[1:-1]
        units = char.encode("utf-16-be", "surrogatepass")
        long = "".join(f"\\u{units[at : at + 2].hex()}" for at in range(0, len(units), 2))
        forms = [short, long, long[:2] + long[2:].upper().replace("\\U", "\\u"), *(["\\/"] if char == "/" else [])]
        parts.append(draw(st.sampled_from(forms)))
    return '"' + "".join(parts) + '"'


@st.composite
def lines(draw: st.DrawFn) -> str:
    """An object with odd spaces, odd escapes, and fields of one name twice."""
    space = st.text(st.sampled_from(" \t\r"), max_size=2)
    fields = []
    for key, value in draw(st.lists(st.tuples(KEYS, VALUES), max_size=5)):
        name = draw(literals(key))
        said = draw(literals(value)) if isinstance(value, str) else json.dumps(value)
        fields.append("".join([draw(space), name, draw(space), ":", draw(space), said, draw(space)]))
    return draw(space) + "{" + (",".join(fields) or draw(space)) + "}" + draw(space)


@given(lines(), KEYS)
def test_the_value_is_the_one_that_json_reads(line: str, key: str) -> None:
    said = json.loads(line).get(key)
    value = find(line, key)
    if not isinstance(said, str):
        assert value is None
        return
    assert value is not None
    assert (value.text, json.loads(value.raw)) == (said, said)
    assert line[value.start :].startswith(value.raw)


@given(lines(), KEYS, st.data())
@example('{"text": "\\ud83d\\ude00x"}', "text", None)
def test_the_places_of_characters_cut_the_literal_between_them(line: str, key: str, data: st.DataObject | None) -> None:
    value = find(line, key)
    if value is None:
        return
    assert value.place(0) == value.start + 1
    assert value.place(len(value.text)) == value.start + len(value.raw) - 1
    for at, char in enumerate(value.text):
        piece = line[value.place(at) : value.place(at + 1)]
        assert json.loads(f'"{piece}"') == char
    if data is None:
        return
    at = data.draw(st.integers(0, len(value.text)))
    new = data.draw(STRINGS)
    place = value.place(at)
    changed = line[:place] + value.literal(new) + line[place:]
    old, now = json.loads(line), json.loads(changed)
    # Halves of a character that come together are one character then; who writes has to look (records.py does).
    assert _utf16(now[key]) == _utf16(old[key][:at] + new + old[key][at:])
    assert repr({k: v for k, v in old.items() if k != key}) == repr({k: v for k, v in now.items() if k != key})
    if value.raw.isascii():
        assert value.literal(new).isascii()


def _utf16(text: str) -> bytes:
    return text.encode("utf-16-le", "surrogatepass")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("", "no JSON: Expecting value at column 1"),
        ('{"text": "a', "no JSON: Unterminated string starting at at column 10"),
        ('{"text": "a"} x', "no JSON: Extra data at column 15"),
        ('{"text": "a\tb"}', "no JSON: Invalid control character at at column 12"),
        ('["text"]', "JSON, but no object"),
        ("[" * 100_000, "JSON that is nested too deep"),
    ],
)
def test_what_is_no_record_says_why(line: str, said: str) -> None:
    with pytest.raises(LineError) as error:
        find(line, "text")
    assert str(error.value) == said


def test_numbers_of_any_length_are_passed_by() -> None:
    value = find('{"n": ' + "9" * 10_000 + ', "text": "a"}', "text")
    assert value is not None
    assert value.text == "a"


def test_a_long_literal_takes_linear_time() -> None:
    raw = '"' + "\\\\" * 500_000 + '\\""'
    value = find(f'{{"a": {raw}, "text": {raw}}}', "text")
    assert value is not None
    assert value.raw == raw

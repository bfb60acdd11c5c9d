"""Files of records: all but the field's text stays byte for byte."""

import json
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from cleaner.repository.examine import Examiner
from cleaner.repository.sources import Source
from cleaner.text.edits import apply
from cleaner.text.jsonline import find
from fixtures import PROSE, SPAM, cleaner, texts

DIRTY = f"{PROSE[0]}\n{SPAM[0]}"


def examine(data: bytes, field: str = "text") -> object:
    return Examiner(cleaner(), field)(Source(b"a.jsonl", data=data))


@st.composite
def lines(draw: st.DrawFn) -> str:
    """A record with a text, escaped or not, among other fields; or something that is none."""
    text = draw(texts() | st.just(DIRTY))
    other = draw(st.dictionaries(st.sampled_from(["a", "text2", "b"]), st.floats() | st.text(max_size=3), max_size=2))
    record = {**other, "text": text} if draw(st.booleans()) else {"text": text, **other}
    return draw(
        st.sampled_from(
            [
                json.dumps(record, ensure_ascii=True),
                json.dumps(record, ensure_ascii=False, separators=(" ,", " : ")),
                json.dumps({"text": ["no", text]}),
                "",
                "no json",
            ]
        )
    )


@given(st.lists(lines(), min_size=1, max_size=4), st.sampled_from(["\n", "\r\n"]))
def test_the_rest_of_a_line_stays_and_fixing_again_changes_nothing(rows: list[str], end: str) -> None:
    data = end.join(rows).encode("utf-8", "surrogatepass")
    examined = examine(data)
    after = examined.change.after if examined.change else data
    before_rows, after_rows = data.split(b"\n"), after.split(b"\n")
    assert len(before_rows) == len(after_rows)
    for before, now in zip(before_rows, after_rows, strict=True):
        if before != now:
            same_but_for_the_text(before.decode("utf-8", "surrogateescape"), now.decode("utf-8", "surrogateescape"))
    again = examine(after)
    assert again.change is None
    assert not [found for found in again.looked.found if found.action != "flag"]


def same_but_for_the_text(before: str, now: str) -> None:
    old, new = find(before, "text"), find(now, "text")
    assert old is not None
    assert new is not None
    assert new.text == cleaner().clean(old.text).text
    assert before[: old.start] == now[: new.start]
    assert before[old.start + len(old.raw) :] == now[new.start + len(new.raw) :]
    assert new.raw.isascii() or not old.raw.isascii()


def test_what_is_not_touched_keeps_its_escapes() -> None:
    kept = r"\u4eca\u5929\/\"\\ \ud83d\ude00 " + "天，岛上的人就坐在码头上等，到天黑也没有等到船来。"
    line = f'{{"text": "{kept}\\n{SPAM[0]}"}}'
    examined = examine(line.encode())
    assert examined.change.after.decode() == f'{{"text": "{kept}"}}'


def test_a_finding_names_the_line_of_the_record_and_the_column_in_its_field() -> None:
    data = b'{"id": 1, "text": "x"}\n\n' + json.dumps({"id": 2, "text": DIRTY}).encode()
    [found] = examine(data).looked.found
    assert (found.line, found.column, found.record) == (3, len(PROSE[0]) + 2, True)
    assert found.removed.strip() == SPAM[0]


def test_the_record_leads_back(tmp_path: Path) -> None:
    data = json.dumps({"text": DIRTY}).encode() + b"\n"
    change = examine(data).change
    text = data.decode()
    assert apply(text, [one.edit for one in change.record.edits]).encode() == change.after
    assert [one.removed for one in change.record.edits] == [json.dumps("\n" + SPAM[0])[1:-1]]


def test_halves_of_a_character_that_would_become_one_stay_apart() -> None:
    half, other = "\ud83d", "\ude00"
    text = f"{PROSE[0]}{half}&lt;/p&gt;</p>{other}"  # whatever goes between them must not join them
    examined = examine(json.dumps({"text": text}).encode())
    after = json.loads(examined.change.after)["text"] if examined.change else text
    assert "😀" not in after

"""Two texts beside each other."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from stub_runs import STORY, finished

from cleaner.report.copies import CHARACTERS, copies, rows
from cleaner.report.source import Source

SENTENCES = st.lists(st.sampled_from(["a.", "b.", "c.", "de."]), max_size=12)


@given(SENTENCES, SENTENCES)
def test_the_sides_are_the_texts(left: list[str], right: list[str]) -> None:
    made = list(rows(left, right))
    assert [text for _, side, _ in made if (text := "".join(side))] == left
    assert [text for _, _, side in made if (text := "".join(side))] == right
    assert all((kind == "same") == (mine == theirs) for kind, mine, theirs in made)


def test_width_and_script_are_no_difference() -> None:
    assert list(rows(["風，很大。", "一二三四"], ["风,很大。", "一二五四"])) == [
        ("same", ("風，很大。", "", ""), ("风,很大。", "", "")),
        ("changed", ("一二", "三", "四"), ("一二", "五", "四")),
    ]


def test_groups_with_the_least_alike_first(tmp_path: Path) -> None:
    other = STORY.replace("渡轮", "飞机").replace("码头", "机场")
    texts = {
        "a/1": STORY, "a/2": STORY,
        "b/1": other + "后来的事没有人知道，也没有人再去问起。", "b/2": other,
    }  # fmt: skip
    source = Source.open(finished(tmp_path, texts, duplicates=True))
    groups, total = copies(source)
    assert [(one.kind, one.representative, one.size) for one in groups] == [("near", "b/1", 2), ("exact", "a/1", 2)]
    assert total == 2
    assert groups[0].copies[0].rows == [
        ("same", (other, "", ""), (other, "", "")),
        ("left", ("", "后来的事没有人知道，也没有人再去问起。", ""), ("", "", "")),
    ]
    assert copies(source, 1)[1] == 2


def test_a_text_that_is_gone_is_named_and_counted(tmp_path: Path) -> None:
    out = finished(tmp_path, {"1": STORY, "2": STORY}, duplicates=True)
    (out / "text/2").unlink()
    source = Source.open(out)
    ((group,), _) = copies(source)
    assert (group.copies[0].name, group.copies[0].rows) == ("2", None)
    assert source.missing == {"copies": 1}


def test_a_damaged_line_and_a_long_text(tmp_path: Path) -> None:
    long = STORY + "好" * CHARACTERS
    out = finished(tmp_path, {"1": long, "2": long}, duplicates=True)
    with (out / "duplicates.jsonl").open("ab") as lines:
        lines.write(b'{"kind":"near"}\nnonsense\n')
        lines.write(b'{"kind":"near","representative":"1","members":[]}\n')
    source = Source.open(out)
    ((group,), total) = copies(source)
    assert group.copies[0].cut
    assert (total, source.missing) == (1, {"groups": 3})

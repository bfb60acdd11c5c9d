"""Marked-up texts say what must go; what is no mark says where and why."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.text.edits import Edit, apply
from cleaner.text.marks import MarkError, mark, parse

CLASSES = ("gambling", "html")
words = st.text(st.sampled_from("ab 甲\n|,"), max_size=4)
pieces = st.lists(st.tuples(words, words.filter(bool), words), max_size=5)


def test_a_text_with_classes() -> None:
    raw, edits = parse("甲⟦gambling|乙|丙⟧丁⟦html|&amp;→&⟧", CLASSES)
    assert raw == "甲乙|丙丁&amp;"
    assert edits == [Edit(1, 4, "", "gambling"), Edit(5, 10, "&", "html")]


def test_a_text_without_classes() -> None:
    assert parse("甲⟦gambling|乙→丙⟧") == ("甲gambling|乙", [Edit(1, 11, "丙")])


@given(pieces)
def test_what_was_marked_is_read_back(parts: list[tuple[str, str, str]]) -> None:
    raw, edits = "", []
    for before, gone, fixed in parts:
        raw += before
        edits.append(Edit(len(raw), len(raw) + len(gone), fixed))
        raw += gone
    assert parse(mark(raw, edits)) == (raw, edits)
    marked = mark(raw, edits).replace("⟦", "⟦html|")
    assert parse(marked, CLASSES) == (raw, [Edit(e.start, e.end, e.replacement, "html") for e in edits])
    assert apply(raw, edits) == "".join(before + fixed for before, _, fixed in parts)


@pytest.mark.parametrize(
    ("marked", "said"),
    [
        ("甲\n乙⟦丙⟧", "2:2: the mark begins with no class: write ⟦class|text⟧ with one of gambling, html"),
        ("⟦gamblin|丙⟧", "1:1: the mark begins with no class"),
        ("甲⟦html|⟧", "1:2: the mark holds no text of the document"),
        ("甲⟦html|→乙⟧", "1:2: the mark holds no text of the document"),
        ("甲⟦html|乙", "1:2: this bracket has no partner, or marks are nested"),
        ("⟦html|乙⟧\n丙⟧", "2:2: this bracket has no partner"),
        ("⟦html|乙⟦html|丙⟧丁⟧", "1:1: this bracket has no partner, or marks are nested"),
    ],
)
def test_what_is_no_mark_says_so(marked: str, said: str) -> None:
    with pytest.raises(MarkError) as error:
        parse(marked, CLASSES)
    assert str(error.value).startswith(said)

"""The white space that goes with what is removed: marked text and what is left, as if the spam had never been there."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner.text.edits import Edit, apply, check
from cleaner.text.marks import parse
from cleaner.text.tidy import tidy

LINES = [
    ("a\n⟦x⟧\nb", "a\nb"),
    ("a\n⟦x⟧\n⟦y⟧\nb", "a\nb"),
    ("a\n⟦x\n⟧b", "a\nb"),
    ("a⟦\nx⟧\nb", "a\nb"),
    ("a\n  ⟦x⟧\nb", "a\nb"),
    ("a\n⟦x⟧  \nb", "a\nb"),
    ("a\r\n⟦x⟧\r\nb", "a\r\nb"),
    ("a\r⟦x⟧\rb", "a\rb"),
]
BLANK_LINES = [
    ("a\n\n⟦x⟧\n\nb", "a\n\nb"),
    ("a\r\n\r\n⟦x⟧\r\n\r\nb", "a\r\n\r\nb"),
    ("a\n\n⟦x⟧\n\n⟦y⟧\n\nb", "a\n\nb"),
    ("a\n\n⟦x⟧ ⟦y⟧\n\nb", "a\n\nb"),
    ("a\n \n⟦x⟧\n \nb", "a\n \nb"),
    ("a\n⟦x⟧\n\nb", "a\n\nb"),
    ("a\n\n⟦x⟧\nb", "a\n\nb"),
    ("a\n⟦x⟧\n\n\n\nb", "a\n\n\n\nb"),
    ("a\n\n\n⟦x⟧\nb", "a\n\n\nb"),
    ("a\n⟦x⟧\n   \nb", "a\n   \nb"),
]
ENDS = [
    ("⟦x⟧", ""),
    ("⟦x⟧\n", ""),
    ("⟦x⟧\n\n⟦y⟧\n", ""),
    ("⟦x⟧\na", "a"),
    ("⟦x⟧\n\na", "a"),
    ("\n⟦x⟧\n\na", "a"),
    ("  ⟦x⟧\na", "a"),
    ("a\n⟦x⟧", "a"),
    ("a⟦\nx⟧", "a"),
    ("a\n⟦x⟧\n", "a\n"),
    ("a\r\n⟦x⟧\r\n", "a\r\n"),
    ("a\n\n⟦x⟧\n", "a\n"),
    ("a\n\n⟦x⟧\n\n\n", "a\n"),
    ("a\n\n⟦x⟧\n\nb\n\n⟦y⟧", "a\n\nb"),
]
INDENTATION = [
    ("a\n　　⟦x⟧\n　　b", "a\n　　b"),
    ("a\n\n⟦x⟧\n　　b", "a\n\n　　b"),
    ("⟦x⟧\n　　b", "　　b"),
]
PARTS_OF_LINES = [
    ("a ⟦x⟧ b", "a b"),
    ("a ⟦x⟧⟦y⟧ b", "a b"),
    ("a⟦x⟧ b", "a b"),
    ("a⟦x⟧b", "ab"),
    ("a ⟦x⟧\nb", "a\nb"),
    ("a\t⟦x⟧", "a"),
    ("a⟦x⟧ ", "a"),
    ("a ⟦x⟧\n⟦y⟧\nb", "a\nb"),
    ("a\n⟦x⟧ b", "a\nb"),
    ("a⟦x⟧ b", "a b"),
    ("a ⟦x⟧b", "a b"),
    ("⟦x⟧a⟦y⟧", "a"),
    ("a\u2028⟦x⟧\u2028b", "a\u2028\u2028b"),
]
REPAIRS = [
    ("a\n⟦x→z⟧\nb", "a\nz\nb"),
    ("a\n⟦x⟧\n⟦y→z⟧", "a\nz"),
    ("a ⟦x→z⟧ b", "a z b"),
    (" ⟦x→z⟧ ", " z "),
]


@pytest.mark.parametrize(("marked", "clean"), [*LINES, *BLANK_LINES, *ENDS, *INDENTATION, *PARTS_OF_LINES, *REPAIRS])
def test_what_is_left(marked: str, clean: str) -> None:
    text, edits = parse(marked)
    assert apply(text, tidy(text, edits)) == clean


BLANK = " \t\n\r\u3000\u00a0\ufeff"


@st.composite
def edited(draw: st.DrawFn) -> tuple[str, list[Edit]]:
    text = draw(st.text(st.sampled_from("ab" + 2 * BLANK + "\u2028"), max_size=12))
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8)))
    edits = [Edit(a, b, draw(st.sampled_from(["", "", "z"]))) for a, b in zip(cuts[::2], cuts[1::2], strict=False)]
    return text, [edit for edit in edits if edit.end > edit.start or edit.replacement]


def check_grown(text: str, edits: list[Edit]) -> None:
    grown = tidy(text, edits)
    check(grown, len(text))
    assert len(grown) == len(edits)
    for before, after in zip(edits, grown, strict=True):
        assert after.start <= before.start <= before.end <= after.end
        more = text[after.start : before.start] + text[before.end : after.end]
        assert more.replace("\ufeff", "").strip() == ""
        assert not (before.replacement and more)


@given(edited())
@settings(max_examples=1000)
def test_edits_grow_over_white_space_only_and_stay_in_order(case: tuple[str, list[Edit]]) -> None:
    check_grown(*case)


@pytest.mark.parametrize(
    "marked", ["⟦x⟧\ufeff⟦y⟧", "a\n⟦x⟧\n\ufeff⟦y⟧\n", "a\n⟦x⟧\ufeff⟦→z⟧\n⟦y⟧", "a\n⟦x⟧ \n \n⟦y⟧⟦→z⟧\n"], ids=range(4)
)
def test_neighbours_do_not_take_the_same_white_space(marked: str) -> None:
    check_grown(*parse(marked))

"""A removal slides where the clean text does not tell, and no further than it must."""

from __future__ import annotations

import pytest

from cleaner.evaluation.align import NONE, align
from cleaner.text.marks import parse


@pytest.mark.parametrize(
    ("due", "did", "taken"),
    [
        ("aaaaa", "aa⟦a⟧aa", [2]),
        ("a⟦a⟧aa⟦a⟧", "aa⟦a⟧aa", [1]),
        ("⟦a⟧aaa⟦a⟧", "aa⟦a⟧aa", [4]),
        ("ab⟦abab⟧", "⟦ab⟧abab", [2, 3]),
        ("a ⟦b\na⟧ b", "⟦a b⟧ a b", [1, 2]),
    ],
)
def test_as_little_as_can_be(due: str, did: str, taken: list[int]) -> None:
    (text, marks), (_, edits) = parse(due), parse(did)
    aligned = align(text.replace("\n", " "), edits, marks)
    assert [at for at, taker in enumerate(aligned.takers) if taker != NONE] == taken
    assert [at for at, place in enumerate(aligned.kept) if place == NONE] == taken


def test_edits_that_touch_slide_together() -> None:
    (text, marks), (_, edits) = parse("x⟦yzx⟧"), parse("⟦x⟧⟦yz⟧x")
    assert align(text, edits, marks).takers == [NONE, 0, 1, 1]

"""What is counted, on texts so small that the numbers can be told by hand."""

from __future__ import annotations

import pytest
from marked import held

from cleaner.evaluation.counts import Counts
from cleaner.evaluation.score import score


def counts(due: str, did: str) -> Counts:
    return score(held(due, did)).whole


# What is due, what was done; right, wrong, missed, inserted; edits right of all, marks found of all.
CHARACTERS = {
    "nothing is due and nothing done": ("甲乙", "甲乙", (0, 0, 0, 0), (0, 0), (0, 0)),
    "all of it": ("甲⟦html|乙丙⟧丁", "甲⟦html|乙丙⟧丁", (2, 0, 0, 0), (1, 1), (1, 1)),
    "nothing of it": ("甲⟦html|乙丙⟧丁", "甲乙丙丁", (0, 0, 2, 0), (0, 0), (0, 1)),
    "one too many": ("甲⟦html|乙丙⟧丁戊", "甲⟦html|乙丙丁⟧戊", (2, 1, 0, 0), (0, 1), (1, 1)),
    "one too few": ("甲⟦html|乙丙⟧丁", "甲⟦html|乙⟧丙丁", (1, 0, 1, 0), (1, 1), (0, 1)),
    "across its edge": ("甲⟦html|乙丙⟧丁", "⟦html|甲乙⟧丙丁", (1, 1, 1, 0), (0, 1), (0, 1)),
    "two edits for one mark": ("⟦html|甲乙⟧丙", "⟦html|甲⟧⟦image|乙⟧丙", (2, 0, 0, 0), (2, 2), (1, 1)),
    "one edit for two marks": ("⟦html|甲⟧⟦image|乙⟧丙", "⟦html|甲乙⟧丙", (2, 0, 0, 0), (1, 1), (2, 2)),
    "white space is not counted": ("甲⟦html|\n乙 丙⟧\n丁", "甲\n⟦html|乙 丙\n⟧丁", (2, 0, 0, 0), (1, 1), (1, 1)),
    "nor are marks and edits on it": ("甲⟦html| ⟧乙丙", "甲 乙丙", (0, 0, 0, 0), (0, 0), (0, 0)),
    "what cannot be told apart, forward": ("甲,⟦html|乙,⟧丙", "甲⟦html|,乙⟧,丙", (2, 0, 0, 0), (1, 1), (1, 1)),
    "what cannot be told apart, backward": ("甲⟦html|,乙⟧,丙", "甲,⟦html|乙,⟧丙", (2, 0, 0, 0), (1, 1), (1, 1)),
    "the last of equal lines": ("甲\n乙\n⟦html|乙\n⟧丙", "甲\n⟦html|乙\n⟧乙\n丙", (1, 0, 0, 0), (1, 1), (1, 1)),
    "no further than the edit before": ("a⟦html|a⟧aa", "⟦html|a⟧a⟦html|a⟧a", (1, 1, 0, 0), (1, 2), (1, 1)),
    "what is written in place of what must go": ("甲⟦html|乙⟧", "甲⟦html|乙→丙⟧", (1, 0, 0, 1), (0, 1), (1, 1)),
    "no further than the next edit": (
        "⟦html|甲⟧甲甲乙甲", "甲⟦html|甲⟧甲⟦html|乙⟧甲", (1, 1, 0, 0), (1, 2), (1, 1),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("due", "did", "characters", "edits", "marks"), CHARACTERS.values(), ids=CHARACTERS)
def test_characters_and_spans(
    due: str, did: str, characters: tuple[int, ...], edits: tuple[int, int], marks: tuple[int, int]
) -> None:
    found = counts(due, did)
    assert (found.right, found.wrong, found.missed, found.inserted) == characters
    assert (found.edits_right, found.edits) == edits
    assert (found.marks_found, found.marks) == marks
    assert found.found == found.right


# What is due, what was done; right, wrong, missed, inserted; repairs right; edits right, marks found.
REPAIRS = {
    "as marked": ("甲⟦html|&amp;→&⟧乙", "甲⟦html|&amp;→&⟧乙", (5, 0, 0, 0), 1, 1, 1),
    "with the letter it keeps": ("甲⟦html|&amp;→&⟧乙", "甲&⟦html|amp;⟧乙", (5, 0, 0, 0), 1, 1, 1),
    "with what stood before it": (
        "甲⟦image|丙⟧⟦html|&amp;→&⟧乙", "甲⟦html|丙&amp;→&⟧乙", (6, 0, 0, 0), 1, 1, 2,
    ),
    "not at all": ("甲⟦html|&amp;→&⟧乙", "甲&amp;乙", (0, 0, 5, 0), 0, 0, 0),
    "otherwise": ("甲⟦html|&ldquo→“⟧乙", "甲⟦html|&ldquo→”⟧乙", (6, 0, 0, 1), 0, 0, 0),
    "half": ("甲⟦html|AXY→BC⟧乙", "甲⟦html|AX→B⟧Y乙", (2, 0, 1, 1), 0, 0, 0),
    "deleted, so that the author's character is lost": (
        "甲⟦html|&ldquo→“⟧乙", "甲⟦html|&ldquo⟧乙", (6, 1, 0, 0), 0, 0, 0,
    ),
    "where nothing was due": ("甲乙丙", "甲⟦html|乙→丁⟧丙", (0, 1, 0, 1), 0, 0, 0),
    "two that touch": (
        "甲⟦html|&a→。⟧⟦html|&b→“⟧乙", "甲⟦html|&a→。⟧⟦html|&b→“⟧乙", (4, 0, 0, 0), 2, 2, 2,
    ),
    "two that touch, with a letter that stays": (
        "⟦html|a→甲⟧⟦html|b→cb⟧乙", "⟦html|a→甲⟧⟦html|b→cb⟧乙", (2, 0, 0, 0), 2, 2, 2,
    ),
    "two that touch, by one edit": (
        "甲⟦html|&a→。⟧⟦html|&b→“⟧乙", "甲⟦html|&a&b→。“⟧乙", (4, 0, 0, 0), 2, 1, 2,
    ),
    "one of two that touch, the other deleted": (
        "甲⟦html|&a→。⟧⟦html|&b→。⟧乙", "甲⟦html|&a&b→。⟧乙", (4, 1, 0, 0), 1, 0, 1,
    ),
    "one of two that touch, the other otherwise": (
        "甲⟦html|&a→。⟧⟦html|&b→“⟧乙", "甲⟦html|&a→。⟧⟦html|&b→”⟧乙", (4, 0, 0, 1), 1, 1, 1,
    ),
    "with more than is wanted": ("甲⟦html|&amp;→+⟧乙", "甲⟦html|&amp;→+-⟧乙", (5, 0, 0, 2), 0, 0, 0),
    "one of two that touch": (
        "甲⟦html|&a→。⟧⟦html|&b→“⟧乙", "甲⟦html|&a→。⟧&b乙", (2, 0, 2, 0), 1, 1, 1,
    ),
}  # fmt: skip


def test_a_repair_to_white_space_is_a_removal() -> None:
    found = counts("甲⟦html|&nbsp;→ ⟧乙", "甲⟦html|&nbsp;⟧乙")
    assert (found.right, found.wrong, found.repairs, found.edits_right, found.exact) == (6, 0, 0, 1, 1)


@pytest.mark.parametrize(("due", "did", "characters", "right", "edits_right", "found"), REPAIRS.values(), ids=REPAIRS)
def test_repairs(due: str, did: str, characters: tuple[int, ...], right: int, edits_right: int, found: int) -> None:
    was = counts(due, did)
    assert (was.right, was.wrong, was.missed, was.inserted) == characters
    assert (was.repairs_right, was.edits_right, was.marks_found) == (right, edits_right, found)
    assert was.repairs == due.count("→")


@pytest.mark.parametrize(
    ("due", "did", "what"),
    [
        ("甲乙", "甲乙", {}),
        ("甲乙", "⟦html|甲⟧乙", {"damaged", "clean_damaged"}),
        ("甲⟦html|乙⟧", "甲⟦html|乙⟧", {"contaminated", "exact"}),
        ("甲⟦html|乙⟧", "甲乙", {"contaminated"}),
        ("甲⟦html|乙⟧", "⟦html|甲乙⟧", {"contaminated", "damaged"}),
        ("甲⟦html|乙→丙⟧", "甲⟦html|乙→丁⟧", {"contaminated", "damaged"}),
    ],
)
def test_documents(due: str, did: str, what: set[str]) -> None:
    found = counts(due, did)
    assert found.documents == 1
    for name in ("contaminated", "exact", "damaged", "clean_damaged"):
        assert getattr(found, name) == int(name in what), name


def test_classes_and_rules() -> None:
    found = score(held("甲乙⟦html|丙丁⟧⟦image|戊⟧己⟦html|庚⟧", "甲⟦image|乙丙丁戊⟧己⟦html|庚⟧"))
    html, image = found.classes["html"], found.classes["image"]
    assert (html.found, html.missed, html.right, html.wrong) == (3, 0, 1, 0)
    assert (image.found, image.missed, image.right, image.wrong) == (1, 0, 3, 1)
    assert (image.precision, image.recall, image.edits, image.edits_right) == (0.75, 1.0, 1, 0)
    rules = {name: (row.right, row.wrong, row.edits, row.edits_right) for name, row in found.rules.items()}
    assert rules == {"image/rule": (3, 1, 1, 0), "html/rule": (1, 0, 1, 1)}


def test_what_is_lost_counts_against_the_rule_that_deleted() -> None:
    found = score(held("甲⟦html|&hellip→……⟧乙", "甲⟦image|&hellip⟧乙"))
    assert found.whole.wrong == found.classes["image"].wrong == found.rules["image/rule"].wrong == 2


def test_figures() -> None:
    some = Counts(right=3, wrong=1, found=3, missed=3, edits=4, edits_right=3, marks=2, marks_found=1)
    assert (some.precision, some.recall, some.f1) == (0.75, 0.5, 0.6)
    assert (some.span_precision, some.span_recall, some.span_f1) == (0.75, 0.5, 0.6)


def test_figures_of_nothing() -> None:
    assert (Counts().precision, Counts().recall, Counts().f1) == (1.0, 1.0, 1.0)
    assert Counts(wrong=1, missed=1).f1 == 0.0

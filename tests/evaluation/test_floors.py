"""Floors fail what falls below them, and only rise."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from marked import report

from cleaner.evaluation.errors import EvaluationError
from cleaner.evaluation.floors import as_pinned, hold
from cleaner.evaluation.raising import begin, raise_floors
from cleaner.evaluation.text import floor_lines

# 3 right, 1 wrong, 1 missed; of that set aside 1 right; one clean document of two is damaged.
FOUND = report(
    ("甲⟦html|乙丙丁⟧", "甲⟦html|乙丙⟧丁"),
    ("戊⟦image|己⟧", "戊⟦image|己⟧"),
    ("庚辛", "⟦image|庚⟧辛"),
    ("壬", "壬"),
    aside=(1,),
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "floors.toml"


def held(path: Path, text: str, name: str | None = None) -> dict[str, bool]:
    path.write_text(text, "utf-8")
    return {floor.name: not floor.missed for floor in hold(path, FOUND, name)}


@pytest.mark.parametrize(
    ("key", "reached", "beyond"),
    [
        ("precision", 0.75, 0.751), ("recall", 0.75, 0.751), ("f1", 0.75, 0.751),
        ("span-precision", 0.666, 0.667), ("span-recall", 0.5, 0.501), ("span-f1", 0.571, 0.572),
        ("exact", 1, 2), ("damaged", 1, 0), ("clean-damaged", 1, 0),
    ],
)  # fmt: skip
def test_each_figure_holds_up_to_what_is_reached(path: Path, key: str, reached: float, beyond: float) -> None:
    assert held(path, f"{key} = {reached}") == {key: True}
    assert held(path, f"{key} = {beyond}") == {key: False}


def test_rows_and_sets(path: Path) -> None:
    text = "[news]\nrecall = 0.7\n[news.aside]\nrecall = 1\n[news.class.image]\nprecision = 0.6\n[other]\nrecall = 1\n"
    assert held(path, text, "news") == {
        "news.recall": True,
        "news.aside.recall": True,
        "news.class.image.precision": False,
    }
    assert held(path, "[language.zh-Hans]\nrecall = 0.8\n['rule'.'html/rule']\nprecision = 1") == {
        "language.zh-Hans.recall": False,
        "rule.html/rule.precision": True,
    }


def test_what_is_missed_says_where_and_by_what(path: Path) -> None:
    held(path, "# news\nrecall = 0.8\nclean-damaged = 0\nprecision = 0.7\n")
    missed, damaged, summary = floor_lines(hold(path, FOUND), [])
    assert missed == f"{path}:2: recall is 0.7500, below 0.8"
    assert damaged == f"{path}:3: clean-damaged is 1, above 0"
    assert summary.startswith("2 of 3 floors missed: find what was lost")


def test_what_is_barely_missed_shows_the_digits(path: Path) -> None:
    held(path, "span-precision = 0.66667")
    assert next(floor_lines(hold(path, FOUND), [])).endswith("is 0.6666666666666666, below 0.66667")


@pytest.mark.parametrize(
    ("text", "name", "said"),
    [
        ("recal = 1", None, r":1: 'recal' is no figure \(did you mean 'recall'\?\)"),
        ("\nrecall = 'x'", None, ":2: must be a number from 0, not 'x'"),
        ("recall = true", None, "must be a number"),
        ("recall = -1", None, "must be a number"),
        ("recall = nan", None, "must be a number"),
        ("[news]\nrecall = 1", None, r"there are no documents for \[news\]; .* if it is a set, name it with --set"),
        ("[class.gloss]\nrecall = 1", None, "known are html, image"),
        ("recall = 1", "news", r"has no table \[news\]; --raise-floors begins it"),
        ("news = 1", "news", r"news must be a table: write \[news\]"),
        ("[news]", "news", "pins nothing"),
        ("recall =", None, "no valid TOML"),
    ],
)
def test_what_is_no_floor_says_so(path: Path, text: str, name: str | None, said: str) -> None:
    with pytest.raises(EvaluationError, match=said):
        held(path, text, name)


def test_documents_set_aside_must_be_there(path: Path) -> None:
    path.write_text("[aside]\nrecall = 1")
    with pytest.raises(EvaluationError, match=r"for \[aside\]; name those set aside with --aside FILE"):
        hold(path, report(("甲", "甲")))


def test_a_file_that_is_not_there_says_so(path: Path) -> None:
    with pytest.raises(EvaluationError, match=r"there is no such file; --raise-floors begins it"):
        hold(path, FOUND)


def test_raising_writes_what_is_reached_and_nothing_else(path: Path) -> None:
    text = "# why\n[news] # pinned\nrecall=0.5   # low\nprecision = 0.75\nclean-damaged = 4\n[other]\nrecall = 0.1\n"
    path.write_text(text, "utf-8")
    raised = raise_floors(path, hold(path, FOUND, "news"))
    assert [floor.name for floor in raised] == ["news.recall", "news.clean-damaged"]
    assert path.read_text("utf-8") == text.replace("=0.5 ", "=0.75 ").replace("= 4", "= 1")
    assert not any(floor.low or floor.missed for floor in hold(path, FOUND, "news"))


@given(st.floats(0, 1), st.integers(0, 3))
def test_raising_never_lowers(tmp_path_factory: pytest.TempPathFactory, share: float, damaged: int) -> None:
    path = tmp_path_factory.mktemp("floors") / "floors.toml"
    path.write_text(f"recall = {share}\ndamaged = {damaged}\n", "utf-8")
    raise_floors(path, hold(path, FOUND))
    after = tomllib.loads(path.read_text("utf-8"))
    assert after["recall"] == max(share, 0.75)
    assert after["damaged"] == min(damaged, 1)


def test_shares_are_pinned_as_they_are_written() -> None:
    thousandths = [number / 1000 for number in range(1001)]
    assert [as_pinned(share) for share in thousandths] == thousandths
    assert [as_pinned(share) for share in (2 / 3, 0.9999)] == [0.666, 0.999]


def test_a_number_that_cannot_be_rewritten_says_so(path: Path) -> None:
    text = "class = {html = {precision = 0.1, recall = 0.1}}"
    path.write_text(text, "utf-8")
    with pytest.raises(
        EvaluationError, match=r":1: class\.html\.recall cannot be rewritten; write 0\.666 there by hand"
    ):
        raise_floors(path, hold(path, FOUND))
    assert path.read_text("utf-8") == text


@pytest.mark.parametrize("name", [None, "news", "a b.c"])
@pytest.mark.parametrize("before", [None, "", "# mine\n", "[other]\nrecall = 1\n"])
def test_a_file_begins_with_what_is_reached(path: Path, name: str | None, before: str | None) -> None:
    if before is not None:
        path.write_text(before, "utf-8")
    if before and "other" in before and name is None:
        assert not begin(path, FOUND, name)  # the tables of sets are all of it
        return
    assert begin(path, FOUND, name)
    floors = hold(path, FOUND, name)
    assert {floor.path[-2:] for floor in floors} >= {("aside", "recall")}
    assert [floor.pinned for floor in floors] == [0.75, 0.75, 1, 1.0, 1.0, 0]
    assert path.read_text("utf-8").startswith(before or "")
    assert not begin(path, FOUND, name)

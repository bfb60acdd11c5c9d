"""Lines that no rule knows, judged by many cues together."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.detectors.cues import COMPARING, comparing, cues
from cleaner.detectors.evidence import Options
from cleaner.detectors.page import Page
from fixtures import cleaner

STORY = (
    "The ferry runs again\n"
    "The ferry runs again from Monday, and the old timetable will be kept until the autumn.\n"
    "The captain says that the new engine is quiet and that nobody will miss the smoke.\n"
    "Tickets are sold on board, as they have been for sixty years."
)
KNOWN = "Share this: Tweet Print"
UNKNOWN = "Village fete | Dog show | Weather!"


def judge() -> Options:
    options: Options = cleaner().rulebook.get("navigation/weighed").options
    return options


def cleaned(text: str) -> str:
    return cleaner().clean(text).text


def test_an_unknown_line_goes_where_a_known_one_does() -> None:
    assert cleaned(f"{STORY}\n\n{KNOWN}\n{UNKNOWN}") == STORY


def test_an_unknown_line_alone_stays() -> None:
    assert cleaned(f"{STORY}\n\n{UNKNOWN}") == f"{STORY}\n\n{UNKNOWN}"


def test_one_small_thing_does_not_take_a_long_list_with_it() -> None:
    rows = "\n".join(f"Row {letter} | cushions! | blankets" for letter in "ABCDEFGHIJKL")
    assert rows in cleaned(f"{rows}\n{STORY}\n\n{KNOWN}")


@pytest.mark.parametrize("heading", ["References:", "Daftar pustaka", "参考文献", "Литература", "抽检不合格产品名单"])
def test_what_follows_references_or_the_title_of_a_list_belongs_to_them(heading: str) -> None:
    listed = f"{heading}\nHarbour Board! Timetables | 1961-1980\nOlsen! Ferries | 1999"
    assert cleaned(f"{KNOWN}\n{STORY}\n\n{listed}") == f"{STORY}\n\n{listed}"


@pytest.mark.parametrize(
    "line",
    [
        "Boats: see |the-boats|  vim:tw=78:ts=8:noet:ft=help:norl:",
        ".. |the boats| replace:: ferries! rafts!",
        ".. _the boats: https://harbour.example/boats",
    ],
)
def test_what_an_editor_or_a_markup_reads_is_the_authors(line: str) -> None:
    assert line in cleaned(f"{KNOWN}\n{STORY}\n\n{line}")


@pytest.mark.parametrize(
    ("line", "goes"),
    [
        ("📲 Want the boats in your pocket? Harbourly is free on every phone!", True),
        ("The captain thanked the crew. 📲 Want the boats in your pocket? Harbourly is free on every phone!", False),
        ("the boats in your pocket, for Harbourly is free on every phone (as are", False),
    ],
)
def test_a_call_alone_goes_but_no_sentence_beside_it_and_no_part_of_one(line: str, goes: bool) -> None:
    story = "\n".join(STORY.split("\n")[1:3])
    assert (line not in cleaned(f"{story}\n\n{line}")) is goes


def test_a_finding_says_which_cues_spoke() -> None:
    edits = cleaner().clean(f"{STORY}\n\n{KNOWN}\n{UNKNOWN}").edits
    evidence = next(edit.evidence for edit in edits if "navigation/weighed" in edit.rules)
    assert any(cue.startswith("bars: +") for cue in evidence), evidence


def test_a_line_is_compared_with_the_prose_only_where_that_can_condemn_it() -> None:
    page = Page(f"{STORY}\n{UNKNOWN}", cleaner().rulebook)
    assert not set(cues(page, 4)) & set(COMPARING)
    assert set(comparing(page, 4)) == set(COMPARING)


def test_the_weights_are_few_and_of_cues_that_exist() -> None:
    page = Page(f"{STORY}\n{UNKNOWN}", cleaner().rulebook)
    known = cues(page, 4) | comparing(page, 4)
    assert set(judge().weights) <= set(known)
    assert 0 < len(judge().weights) <= 50


@given(st.text(min_size=1, max_size=60).filter(lambda text: text.strip("\r\n \t\u3000\u00a0").isprintable()))
def test_a_cue_is_between_nothing_and_one(line: str) -> None:
    page = Page(f"{STORY}\n{line}", cleaner().rulebook)
    written = [number for number in range(4, len(page.lines)) if not page.blank(number)]
    for number in written:
        assert all(0 <= value <= 1 for value in (cues(page, number) | comparing(page, number)).values())

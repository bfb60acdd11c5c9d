"""Rows of columns and boxes to tick are the author's, though their cells hold words of bars and buttons."""

from __future__ import annotations

import pytest

from cleaner.detection import guarded
from cleaner.detectors.finding import Finding
from cleaner.detectors.guards import columns, enumerated
from cleaner.detectors.page import Page
from fixtures import cleaner

STORY = (
    "The ferry runs again\n"
    "The ferry runs again from Monday, and the old timetable will be kept until the autumn.\n"
    "The captain says that the new engine is quiet and that nobody will miss the smoke.\n"
    "Tickets are sold on board, as they have been for sixty years."
)
SHELVES = ["Delivery | elm | Politics", "Report | oak | History", "Quote | ash | Messages", "Copy | fir | Agenda"]
FURNITURE = "Share this: Tweet Print"


def page(*lines: str) -> Page:
    return Page("\n".join(lines), cleaner().rulebook)


def of_columns(*lines: str) -> list[bool]:
    it = page(*lines)
    return [columns(it, *span) is not None for span in it.lines]


def test_four_rows_of_columns_stay() -> None:
    text = "\n".join([STORY, *SHELVES])
    assert cleaner().clean(text).text == text


@pytest.mark.parametrize("rows", [SHELVES[:3], SHELVES[:2]])
def test_fewer_rows_are_bars(rows: list[str]) -> None:
    assert cleaner().clean("\n".join([STORY, *rows])).text == STORY


def test_rows_are_of_as_many_columns() -> None:
    assert of_columns(*SHELVES, "Total | birch") == [True] * 4 + [False]
    assert not any(of_columns(*SHELVES[:3], "Agenda | fir | Print | Copy"))
    assert not any(of_columns(*SHELVES[:2], "The captain counts.", *SHELVES[2:]))


def test_blank_lines_part_no_table() -> None:
    assert of_columns(*"\n\n".join(SHELVES).split("\n")) == [True, False] * 3 + [True]


def test_one_bar_makes_no_columns() -> None:
    assert not any(of_columns(*["oak | ash"] * 6))
    assert all(of_columns(*["oak | ash | elm"] * 6))


def test_bars_at_both_ends_of_a_line_part_nothing() -> None:
    assert of_columns("| Delivery |", "| Report and history |", "| Quote |", "| Copy |") == [False] * 4


def test_menus_of_a_page_go_with_its_furniture() -> None:
    menus = ["业界|评论|访谈|报告", "新车|国内|海外|谍照", "购车|导购|试驾|图解", "文化|人文|酷车|游记"]
    it = page(*menus)
    assert all(of_columns(*menus))
    rule = next(rule for rule in it.rulebook.rules if rule.detector == "furniture")
    other = next(rule for rule in it.rulebook.rules if rule.id == "navigation/bar")
    assert guarded(it, Finding(rule, *it.lines[0]), static=True) is None
    assert guarded(it, Finding(other, *it.lines[0]), static=True)


def test_the_reason_says_how_many_rows() -> None:
    it = page(*SHELVES)
    assert columns(it, *it.lines[2]) == "it is one of 4 rows of columns"


def test_a_line_of_boxes_to_tick_stays_beside_furniture() -> None:
    boxes = "☐ Village fete | ☐ Dog show | ☐ Weather!"
    assert cleaner().clean(f"{STORY}\n\n{FURNITURE}\n{boxes}").text == f"{STORY}\n\n{boxes}"
    assert cleaner().clean(f"{STORY}\n\n{FURNITURE}\n{boxes.replace('☐ ', '')}").text == STORY


@pytest.mark.parametrize("boxes", ["□ 已订 □ 未订", "☐ yes ☑ no", "Lunch: ☒ soup ☐ bread ☐ nothing", "□是　□否"])
def test_two_boxes_are_to_tick(boxes: str) -> None:
    it = page(boxes)
    assert enumerated(it, *it.lines[0]) == f"it has {sum(boxes.count(box) for box in '□☐☑☒')} boxes to tick"


@pytest.mark.parametrize("line", ["□ 关注我们", "☐ Subscribe to our letters", "■ yes ■ no", "□□ 关注", "yes □ □"])
def test_a_bullet_or_an_empty_box_is_nothing_to_tick(line: str) -> None:
    it = page(line)
    assert enumerated(it, *it.lines[0]) is None


@pytest.mark.parametrize("beside", ["1. Soup", "3. Bread"])
def test_a_point_beside_its_neighbour_is_of_a_list(beside: str) -> None:
    it = page("2. Tea", beside)
    assert enumerated(it, *it.lines[0]) == "it is point 2 of a list"


@pytest.mark.parametrize("beside", ["2. Soup", "4. Bread", "3) Bread", "Bread"])
def test_a_point_beside_another_number_or_mark_is_not(beside: str) -> None:
    it = page("2. Tea", beside)
    assert enumerated(it, *it.lines[0]) is None


CAPTAIN = "The captain says that the new engine is quiet and that nobody will miss the smoke."
CARGO = ["Report | oak | History", "Delivery | elm | Politics", "Quote | ash | Messages", "Agenda | fir | Print"]
MENU = ["Home | News | Contact", "About | Privacy | Terms", "Facebook | Twitter | Instagram", "Login | Register | Help"]


@pytest.mark.parametrize("rows", [CARGO, ["Menu | Email | larch", *CARGO], CARGO[::-1]])
def test_no_rule_takes_one_row_so_that_the_others_are_too_few(rows: list[str]) -> None:
    for text in ("\n".join([CAPTAIN, *rows]), "\n".join([*rows, CAPTAIN])):
        assert cleaner().clean(text).text == text


def test_a_menu_in_several_lines_is_no_table() -> None:
    assert not any(of_columns(*MENU))
    assert cleaner().clean("\n".join([CAPTAIN, *MENU])).text == CAPTAIN


@pytest.mark.parametrize("boxes", ["☑ Village fete ☒ Dog show! ☐ Weather", "☐ yes ☑ no"])
def test_boxes_to_tick_stay_below_what_goes_at_the_end(boxes: str) -> None:
    assert cleaner().clean(f"{CAPTAIN}\n\n{FURNITURE}\n{boxes}").text == f"{CAPTAIN}\n\n{boxes}"

"""The text's own title beside rows of spam stays; what only stands where a title stands goes with them."""

from __future__ import annotations

import pytest

from cleaner.detectors.page import Page
from cleaner.detectors.title import STRANGE, beside_title
from fixtures import FERRY, STORY, cleaner

TITLE = "河谷老桥修好了"
OTHER = "南岸船歌集会了"
SPAM = "澳门新葡京官网_百家乐开户"


def spared(line: str, story: str = STORY) -> str:
    """What of a line above a story is not its title."""
    page = Page(f"{line}\n{story}", cleaner().rulebook)
    return page.string(beside_title(page, page.lines[0]))


@pytest.mark.parametrize(
    ("line", "stays"),
    [
        (f"{TITLE}_{SPAM}", TITLE),
        (f"{SPAM}_{TITLE}", TITLE),
        (f"{TITLE}-澳门新葡京官网 百家乐开户", TITLE),
        ("The ferry runs again - B88 Casino Login Slot Gacor", "The ferry runs again"),
    ],
)
def test_the_title_stays_and_the_row_beside_it_goes(line: str, stays: str) -> None:
    story = FERRY if line.isascii() else STORY
    assert cleaner().clean(f"{line}\n{story}").text == f"{stays}\n{story}"


@pytest.mark.parametrize("line", [f"{OTHER}_{SPAM}", f"{SPAM}_{OTHER}"])
def test_a_title_of_another_text_goes_with_the_row(line: str) -> None:
    assert cleaner().clean(f"{line}\n{STORY}").text == STORY


@pytest.mark.parametrize(
    ("line", "left"),
    [
        (f"{TITLE} | 棋牌 | 捕鱼", " | 棋牌 | 捕鱼"),
        (f"棋牌 | 捕鱼 | {TITLE}", "棋牌 | 捕鱼 | "),
        (f"{TITLE}-棋牌", "-棋牌"),
        (f"{TITLE} ~ 棋牌", " ~ 棋牌"),
        (f"{TITLE}__棋牌", "__棋牌"),
    ],
)
def test_a_bar_parts_the_title_from_the_rest(line: str, left: str) -> None:
    assert spared(line).strip() == left.strip()


@pytest.mark.parametrize(
    "line",
    [TITLE, f"{TITLE} 棋牌", f"{TITLE}·棋牌", f"棋牌 | {TITLE} | 捕鱼", f"{OTHER} | 棋牌", "石桥 | 棋牌"],
    ids=("no bar", "a space", "a dot", "in the middle", "of another text", "too short for one"),
)
def test_nothing_is_parted(line: str) -> None:
    assert spared(line) == line


def test_a_hyphen_inside_a_word_is_no_bar() -> None:
    assert spared("timetable-bonus", FERRY) == "timetable-bonus"
    assert spared("timetable - bonus", FERRY).strip() == "- bonus"


def test_a_title_beside_spam_may_be_stranger_than_one_by_itself() -> None:
    line = "老桥的邻居又开茶馆了_棋牌"
    page = Page(f"{line}\n{STORY}", cleaner().rulebook)
    title = 0, line.index("_")
    assert not page.known(title)
    assert page.known(title, STRANGE)
    assert spared(line) == "_棋牌"


ROW = "棋牌官网|捕鱼下载|老虎机试玩"
BUTTONS = "分享　　收藏　　举报"


@pytest.mark.parametrize(
    ("line", "stays"),
    [
        (f"{TITLE}|{ROW}", TITLE),
        (f"{ROW}|{TITLE}", TITLE),
        (f"石匠修好了河谷老桥　　{BUTTONS}", "石匠修好了河谷老桥"),
        (f"{BUTTONS}　　石匠修好了河谷老桥", "石匠修好了河谷老桥"),
        ("The ferry runs again | Share | Print | Email", "The ferry runs again"),
    ],
)
def test_whatever_takes_the_first_line_leaves_the_title(line: str, stays: str) -> None:
    story = FERRY if line.isascii() else STORY
    assert cleaner().clean(f"{line}\n{story}").text == f"{stays}\n{story}"
    assert cleaner().clean(f"\n\n{line}\n\n{story}").text.strip() == f"{stays}\n\n{story}"


def test_a_title_that_stands_below_as_well_goes_with_the_buttons() -> None:
    text = f"石匠修好了河谷老桥\n\n{STORY}"
    assert cleaner().clean(f"石匠修好了河谷老桥　　{BUTTONS}\n{text}").text == text


@pytest.mark.parametrize("line", [f"{OTHER}|{ROW}", f"{OTHER}　　{BUTTONS}", f"{BUTTONS}　　河谷老桥"])
def test_what_is_no_title_of_the_text_goes_with_the_first_line(line: str) -> None:
    assert cleaner().clean(f"{line}\n{STORY}").text == STORY


def test_only_the_first_line_has_the_title() -> None:
    text = f"{STORY}\n石匠修好了河谷老桥　　{BUTTONS}"
    assert cleaner().clean(text).text == STORY

"""Lines set apart letter by letter, and what is set apart behind the sentences that it is glued to."""

from __future__ import annotations

import pytest

from cleaner.detectors.page import Page
from cleaner.detectors.spaced import Spaced
from fixtures import cleaner

REPORT = "警方打掉一个网络赌博团伙，抓获九人，民警说，赌博网站的后台早就改好了赔率，赌客的钱都输在了第一个月。"
TOLD = "案件还在办理当中，最小的一个赌客才十九岁，他的母亲每个星期都来打听，坐在门口的长椅上等消息。"
CALL = "总代直招占成七成日结佣金"
APART = " ".join(CALL)
COUPLET = " ".join("楚河汉界落子无悔先手为王")


def found(text: str) -> list[str]:
    """What the detector condemns in a text."""
    page = Page(text, cleaner().rulebook)
    return [page.string((f.start, f.end)) for f in Spaced().detect(page, [cleaner().rulebook.get("gambling/spaced")])]


SHORT = "民警说，赌博的钱都输在了第一个月。"


@pytest.mark.parametrize(
    "line",
    [
        APART,
        f"{REPORT}{TOLD}{APART}",
        f"{TOLD}{REPORT} {APART}",
        f"{REPORT}{APART}",
        f"{SHORT}{APART}",
        f"{SHORT} {APART}",
    ],
)
def test_what_is_set_apart_is_found_alone_and_glued_to_sentences(line: str) -> None:
    assert found(line) == [CALL]


def test_a_line_that_is_set_apart_whole_goes_whole() -> None:
    assert found("总 代 直 招 占 成。 七 成 日 结 佣 金") == ["总代直招占成。 七成日结佣金"]


@pytest.mark.parametrize(
    "line",
    [
        CALL,
        f"{REPORT}{TOLD}{CALL}",
        COUPLET,
        f"{REPORT}{TOLD}{COUPLET}",
        f"{APART}。{REPORT}{TOLD}",
        f"{REPORT}{TOLD}{' '.join(CALL[:5])}",
    ],
    ids=("together", "glued together", "a couplet", "a glued couplet", "before the sentences", "too few"),
)
def test_nothing_is_found(line: str) -> None:
    assert found(line) == []


def test_a_report_on_the_trade_loses_only_what_is_glued_to_it() -> None:
    story = f"{REPORT}\n{REPORT}{TOLD}"
    assert cleaner().clean(f"{story}{APART}").text == story
    assert cleaner().clean(f"{story}{CALL}").text == f"{story}{CALL}"


@pytest.mark.parametrize("before", [REPORT, SHORT, f"{SHORT}{SHORT}"])
def test_what_is_glued_to_short_sentences_goes_alone(before: str) -> None:
    story = f"{REPORT}\n{before}"
    assert cleaner().clean(f"{story}{APART}").text == story

"""Refrains and lines set apart: names that come again, letters parted by spaces, and lists of authors."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fixtures import cleaner

PROSE = "往来两岛的街渡加开两班黄昏船，方便放学和下班的居民回家。\n船主做了三十年街渡，他说过去三年乘客少了四成。"
REPORT = "警方打掉一个网络赌博团伙，抓获九人，民警说，赌博网站的后台早就改好了赔率，赌客的钱都输在了第一个月。"
NAME = st.text("玄鹤苍狼鼎铂云雀北辰曜", min_size=2, max_size=2).filter(lambda name: name[0] != name[1])


@given(NAME)
def test_keywords_of_any_name_go(name: str) -> None:
    rows = [f"{name}国际会员怎么开户", f"{name}轮盘每日试手", f"{name}捕鱼安卓", f"{name}假网鉴别"]
    assert cleaner().clean(PROSE + "\n\n" + "\n".join(rows)).text == PROSE


@pytest.mark.parametrize("rows", [("一年级拔河", "一年级跳绳", "一年级接力"), ("白沙桥头", "白沙渡口", "白沙戏台")])
def test_lists_of_an_author_stay(rows: tuple[str, ...]) -> None:
    text = PROSE + "\n" + "\n".join(rows)
    assert cleaner().clean(text).text == text


def test_a_name_that_the_text_knows_stays() -> None:
    rows = "玄鹤轮盘\n玄鹤捕鱼\n玄鹤老虎机"
    text = f"玄鹤游戏厅要拆了，孩子们给每一台机器写了名牌。\n{rows}\n开馆那天，老板自己来投了第一枚币。"
    assert "gambling/refrain" not in {rule for e in cleaner().clean(text).edits for rule in e.rules}


def test_what_is_hidden_goes_from_a_report_on_the_trade() -> None:
    line = "总代直招占成七成日结佣金"
    assert cleaner().clean(f"{REPORT}\n\n{' '.join(line)}").text == REPORT
    assert line in cleaner().clean(f"{REPORT}\n{line}。\n{REPORT}").text


def test_a_couplet_set_apart_stays() -> None:
    text = f"{PROSE}\n{' '.join('楚河汉界落子无悔')}"
    assert cleaner().clean(text).text == text

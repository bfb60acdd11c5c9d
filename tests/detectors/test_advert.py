"""Adverts in sentences: what sells, and sentences that share its words and tell."""

from __future__ import annotations

from functools import cache

import pytest

from cleaner import Cleaner
from cleaner.detectors.forms import FORMS

STORY = "往来两岛的街渡加开两班黄昏船，方便放学和下班的居民回家。"
ADVERT = "想试手气的朋友不妨来青鸾88娱乐城，新人注册就送38元彩金，提款秒到账。"
REPORT = "警方说，这样的投注网站多半开在境外，赢了的钱谁也拿不回来。"


@cache
def cleaner() -> Cleaner:
    return Cleaner()


@pytest.mark.parametrize("text", [STORY + ADVERT + STORY, f"{STORY}\n{ADVERT}\n{STORY}", STORY + ADVERT])
def test_an_advert_goes_wherever_it_stands(text: str) -> None:
    assert "彩金" not in cleaner().clean(text).text
    assert cleaner().clean(text).text.count(STORY) == text.count(STORY)


def test_a_text_that_speaks_of_betting_keeps_it() -> None:
    text = f"{REPORT}\n{ADVERT}\n{STORY}"
    assert cleaner().clean(text).text == text


def test_a_hook_goes_with_its_advert() -> None:
    text = f"{STORY}手头紧吗？{ADVERT}"
    assert cleaner().clean(text).text == STORY


def test_a_sentence_glued_to_an_advert_stays() -> None:
    text = f"{ADVERT[:-1]} 老船长在岸边站了很久才慢慢地走回家去，他已经七十二岁了。\n{STORY}"
    assert "老船长在岸边站了很久" in cleaner().clean(text).text


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("@name", "raja88"),
        ("@name", "f8bet"),
        ("@name", "lucky7beton"),
        ("@name", "luckyspin"),
        ("@money", "充100"),
        ("@money", "0元购"),
        ("@money", "一元夺宝"),
        ("@money", "零元试学三天"),
        ("@money", "只要1元!"),
        ("@money", "打八折"),
        ("@link", "hy7758.vip"),
        ("@contact", "微信:abc123"),
        ("@contact", "t.me/harbour"),
        ("@contact", "138 0000 1111"),
    ],
)
def test_forms(form: str, text: str) -> None:
    assert FORMS[form].search(text)


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("@name", "harbour"),
        ("@name", "stahlbeton"),
        ("@name", "alphabet"),
        ("@link", "end.the"),
        ("@contact", "微信里说"),
    ],
)
def test_no_forms(form: str, text: str) -> None:
    assert not FORMS[form].search(text)


@pytest.mark.parametrize(
    "text",
    """一元二次方程 一元一次不等式 一元三次方程 一元多项式 一元高次方程 一元函数 一元线性回归 一元微积分
    一元运算 一元弱酸 一元醇 一元论 一元化 一元领导 一元复始 一元起源说
    一元学说 一元体系 一元办学体制 一元社会 一元硬币 一元纸币 一元钱 1元硬币
    1元一次方程 价值观是一元的 零元素 二十一元起 三百零一元购得 21元起 这一元素 又一元老
    另一元凶 一元音 十一元旦领奖""".split(),
)
def test_words_with_a_yuan_in_them_are_no_sums(text: str) -> None:
    assert not FORMS["@money"].search(text)

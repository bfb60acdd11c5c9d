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
        ("@money", "充100"),
        ("@money", "打八折"),
        ("@link", "hy7758.vip"),
        ("@contact", "微信:abc123"),
        ("@contact", "t.me/harbour"),
        ("@contact", "138 0000 1111"),
    ],
)
def test_forms(form: str, text: str) -> None:
    assert FORMS[form].search(text)


@pytest.mark.parametrize(("form", "text"), [("@name", "harbour"), ("@link", "end.the"), ("@contact", "微信里说")])
def test_no_forms(form: str, text: str) -> None:
    assert not FORMS[form].search(text)

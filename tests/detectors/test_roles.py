"""Roles: notes of services and soft sales talk, and authors who have words of one role or two."""

from __future__ import annotations

from functools import cache

import pytest

from cleaner import Cleaner

STORY = "河谷里的风每天下午四点准时起来，能一直吹到天黑。\n牧民把羊赶到背风的山坡上，自己坐在石头后面喝茶，谁也不说话。"
NOTE = "该职位由企业自主发布，凡先收押金的请立即举报，本站不对其承诺负责。"
TALE = "房东和中介各说各的，押金的事后来闹到了街道，谁也不肯担责任。"


@cache
def cleaner() -> Cleaner:
    return Cleaner()


@pytest.mark.parametrize("text", [f"{STORY}\n\n{NOTE}", f"{NOTE}\n{STORY}"])
def test_a_note_goes_above_and_below_the_text(text: str) -> None:
    assert cleaner().clean(text).text.strip() == STORY


def test_two_roles_are_a_story() -> None:
    text = f"{STORY}\n\n{TALE}"
    assert cleaner().clean(text).text == text


def test_a_sentence_without_cues_keeps_its_line() -> None:
    text = f"{STORY}\n\n雨停了以后大家慢慢走回村里去。{NOTE}"
    assert "雨停了以后大家慢慢走回村里去" in cleaner().clean(text).text


def test_words_that_authors_use_prove_no_sales_talk() -> None:
    text = f"{STORY}\n\n如果你也想学，每周三晚上可以来文化馆，老师不收钱，带一支毛笔就行。"
    assert cleaner().clean(text).text == text


def test_a_subject_of_the_text_is_not_foreign_to_it() -> None:
    """A note that the prose itself takes up, word for word, belongs to it."""
    text = f"{STORY}\n合同最后写着：{NOTE}\n\n{NOTE}"
    assert cleaner().clean(text).text == text

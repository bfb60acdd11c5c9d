"""Words whose characters were set apart: what reads as one word, and what has spaces of its own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.text.spacing import SEPARATORS, parted
from cleaner.text.tables import codes_of
from cleaner.text.view import make_view


def joined(text: str) -> str:
    codes = codes_of(text)
    return make_view(codes, parted(codes)).text


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("招 代 理 加 盟", "招代理加盟"),
        ("开-云-体-育-入-口", "开云体育入口"),
        ("见 c a s i n o 吧", "见 casino 吧"),
        ("百　家　乐　官　网", "百家乐官网"),
        ("百\u00a0家\u00a0乐　官 网", "百家乐官网"),
        ("百  家   乐 官　　网", "百家乐官网"),
        ("百\u200b 家 \u200b乐 \u200b 官\u200b 网", "百家乐官网"),
        ("百・家•乐●官·网", "百家乐官网"),
        ("Ｓ　Ｌ　Ｏ　Ｔ　Ｓ", "slots"),
        ("l o t t o  b i n g o", "lotto  bingo"),
    ],
)
def test_what_was_set_apart_reads_as_one_word(text: str, read: str) -> None:
    assert joined(text) == read


@pytest.mark.parametrize(
    "text",
    [
        "甲 乙 丙",
        "3 1 4 1 5 9 2 6",
        "a b-c d e",
        "1-2-3-4-5",
        "春眠不觉晓 处处闻啼鸟 夜来风雨声 花落知多少 一 二",
        "She has a B in art.",
        "春    夏    秋    冬    年",
        "a  b  c  d  e",
        "百\t家\t乐\t官\t网",
    ],
)
def test_what_has_spaces_of_its_own_stays(text: str) -> None:
    assert joined(text) == text.lower()


@given(st.text(alphabet=st.sampled_from("春眠不觉晓"), min_size=5, max_size=12), st.sampled_from(sorted(SEPARATORS)))
def test_any_one_separator(word: str, separator: str) -> None:
    assert joined(separator.join(word)) == word


@given(st.text(max_size=60))
def test_only_separators_go(text: str) -> None:
    view = make_view(codes_of(text))
    assert all(set(view.text[start:end]) <= set(SEPARATORS) for start, end in parted(view.codes))


@given(st.text(alphabet=st.sampled_from("春眠不 　-－a"), max_size=30))
def test_a_text_is_parted_as_what_it_folds_to(text: str) -> None:
    view = make_view(codes_of(text))
    assert joined(text) == joined(view.text)

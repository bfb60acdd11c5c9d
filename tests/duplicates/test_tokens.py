"""Texts to tokens: what counts as one, and what two spellings have in common."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner.duplicates.tokens import tokenize

TEXTS = st.text(alphabet="中文汉漢かなไทย한국ab Z9é\u0301\u200b\ud800😀，.\n\u0640ب", max_size=30)


def tokens(text: str) -> list[int]:
    return tokenize([text])[0].tolist()


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("你好，世界！", 4),
        ("「你好」", 2),
        ("こんにちは", 5),
        ("ราคา", 4),
        ("할 수 있다", 4),
        ("Hello, world", 2),
        ("iPhone15发布", 3),
        ("1,000 yuan", 3),
        ("привет мир", 2),
        ("नमस्ते दुनिया।", 2),
        ("السلام عليكم؟", 2),
        ("don't", 2),
        ("😀 … — ★", 0),
        ("", 0),
    ],
)
def test_counts(text: str, count: int) -> None:
    assert len(tokens(text)) == count


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("台灣的網絡遊戲", "台湾的网络游戏"),  # Traditional and Simplified
        ("ＡＢＣ　１２３", "abc 123"),  # width and case
        ("世\u200b界wo\u200brd", "世界word"),  # invisible characters, inside a word too
        ("cafe\u0301 déjà", "café deja"),  # accents: composed, marks, none
        ("ёлка и йод", "елка и иод"),
        ("할 수 있다", "할수있다"),  # spacing of Korean
        ("مُحَمَّد مـحمد", "محمد محمد"),  # vowel signs, stretching
        ("don't", "don’t"),
        ("甲，乙。", "甲乙"),
    ],
)
def test_what_reads_the_same(one: str, other: str) -> None:
    assert tokens(one) == tokens(other)


@pytest.mark.parametrize(("one", "other"), [("ab cd", "abcd"), ("a b", "b a"), ("ab", "ba"), ("甲", "乙"), ("aa", "a")])
def test_what_does_not(one: str, other: str) -> None:
    assert tokens(one) != tokens(other)


@settings(deadline=None)
@given(st.lists(TEXTS, max_size=6))
def test_a_batch_is_its_texts(texts: list[str]) -> None:
    batch = tokenize(texts)
    assert len(batch) == len(texts)
    assert [batch[row].tolist() for row in range(len(texts))] == [tokens(text) for text in texts]


def test_long_words_are_told_apart() -> None:
    long = "a" * 5000
    assert len({tuple(tokens(text)) for text in (long, long + "a", "b" + long, long + "b", long[:-1] + "b")}) == 5

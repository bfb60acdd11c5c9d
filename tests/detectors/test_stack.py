"""Stacks: one item to a line; and lists that only share a word with them."""

from __future__ import annotations

from cleaner import Cleaner

STORY = "The harbour master said on Tuesday that the old ferry will make its last crossing in October.\n"


def test_a_stack_goes_whole() -> None:
    text = STORY + "\nlive roulette bonus\nonline bookmakers\nfree bets no deposit\n"
    assert Cleaner().clean(text).text.strip() == STORY.strip()


def test_a_list_without_an_offer_stays() -> None:
    text = STORY + "\nPoker\nBingo\nChess\n"
    assert Cleaner().clean(text).text == text


def test_rows_of_a_table_stay() -> None:
    text = STORY + "\n01928 金沙中国 19.22 +1.16 1.9\n00880 澳博控股 2.99 +0.34 0.2\n01128 永利澳门 6.41 +0.94 0.4\n"
    assert Cleaner().clean(text).text == text

"""Which lines words can condemn: never fewer than the slow truth finds."""

from __future__ import annotations

from unittest.mock import patch

from hypothesis import given
from hypothesis import strategies as st

from cleaner import Cleaner
from cleaner.detectors import reach as module
from cleaner.detectors.page import Page
from cleaner.detectors.parts import DENSE
from cleaner.detectors.reach import Need, Reach
from cleaner.detectors.words import coverage
from tests.fixtures import cleaner

LISTS = ("reprint", "stance")
PIECES = st.sampled_from([*"转载 版权 本站 不代表 观点 渔船 清早 靠岸 。 ， | “ -".split(), " ", "\n"])


def reach(book: Cleaner) -> Reach:
    return Reach(book.rulebook, {"notice": Need(LISTS, 0.4), "game": Need(("game",), 0.4)})


def test_lines_are_named_by_rule() -> None:
    page = Page("渔船清早靠岸。\n转载本站版权\n渔船靠岸了", cleaner().rulebook)
    assert reach(cleaner()).lines(page) == {"notice": [1]}


def test_a_text_without_words_has_no_line() -> None:
    assert reach(cleaner()).lines(Page("", cleaner().rulebook)) == {}


@given(st.lists(PIECES, max_size=30).map("".join))
def test_no_line_that_is_covered_is_missed(text: str) -> None:
    page = Page(text, cleaner().rulebook)
    found = reach(cleaner()).lines(page).get("notice", [])
    for number, line in enumerate(page.lines):
        for span in (line, *page.sentences(number)):
            share = coverage(page.words(span, LISTS), page.letters(span))
            assert share < max(0.4, DENSE) or number in found


@given(st.lists(PIECES, max_size=40).map("".join), st.integers(1, 5))
def test_no_result_depends_on_how_many_words_are_counted_together(text: str, words: int) -> None:
    page = Page(text, cleaner().rulebook)
    whole = reach(cleaner()).lines(page)
    with patch.object(module, "_WORDS", words):
        assert reach(cleaner()).lines(page) == whole

"""Scraped text cannot act on a terminal."""

from hypothesis import given
from hypothesis import strategies as st

from cleaner.audit.inert import inert


@given(st.text())
def test_nothing_acts(text: str) -> None:
    assert all(char.isprintable() or char == "\u3000" for char in inert(text))


def test_what_is_escaped() -> None:
    assert inert("\x1b]0;title\x07") == r"\x1b]0;title\x07"
    assert inert("a\u2066b\u200bc\ufeff") == r"a\u2066b\u200bc\ufeff"
    assert inert("\udcff\u2028") == r"\udcff\u2028"


def test_what_is_not() -> None:
    assert inert("《彩票》\u3000é ü 🐼") == "《彩票》\u3000é ü 🐼"

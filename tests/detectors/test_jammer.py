"""The noise that boards strew: random pairs as Discuz makes them, and what only looks like it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fixtures import cleaner

LINES = (
    "通勤三个月，先说结论：值，但别指望省钱。",
    "变速器要调，爬坡的时候提前半秒动手就行。",
    "雨天不要急刹，前闸轻一点，后闸先用。",
)
PAIR = st.builds(
    lambda first, second: f"{first} {second}",
    st.characters(min_codepoint=0x21, max_codepoint=0x3B),
    st.characters(min_codepoint=0x3F, max_codepoint=0x7E),
)
NOISE = (
    st.lists(PAIR, min_size=5, max_size=14)
    .map("".join)
    .filter(lambda run: len({c for c in run if not c.isalnum()}) > 5 and any(f" {c}" in run for c in "[]^_`{|}~@?"))
)


@given(st.tuples(NOISE, NOISE, NOISE))
def test_random_pairs_go(noise: tuple[str, str, str]) -> None:
    text = "\n".join(line + run for line, run in zip(LINES, noise, strict=True))
    removed = [text[e.start : e.end].strip() for e in cleaner().clean(text).edits if "mojibake/jammer" in e.rules]
    assert removed == list(noise)


@pytest.mark.parametrize(
    "line",
    [
        "棋谱：1. e4 e5 2. Nf3 Nc6 3. Bb5 a6 4. Ba4 Nf6 5. O-O Be7，黑方选择了封闭变例。",
        "座位按 1 A 2 B 3 C 4 D 5 E 的次序排好，迟到的人坐在最后一排。",
        "If a = b and c = d, then a + c = b + d; this holds for x, y and z as well.",
        "+ a - b * c / d, as the old calculator printed it, means nothing to anybody today.",
    ],
)
def test_scores_seats_and_formulas_stay(line: str) -> None:
    assert cleaner().clean(line).text == line

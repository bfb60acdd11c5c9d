"""Sounds in Latin letters of words in other alphabets."""

from __future__ import annotations

import pytest

from cleaner.detectors.sounds import spells


@pytest.mark.parametrize(
    ("latin", "before"),
    [
        ("seojeom", "강릉의 작은 서점"),
        ("yeolsoe", "열쇠"),
        ("hangari", "항아리"),
        ("rom", "ร้านซ่อมร่ม"),
        ("linchak", "ลิ้นชัก"),
        ("most", "мост"),
        ("prichale", "на причале"),
        ("sakura", "さくら"),
        ("dromos", "δρόμος"),
        ("paani", "पानी"),
        ("kitab", "كتاب"),
    ],
)
def test_a_word_spells_its_sounds(latin: str, before: str) -> None:
    assert spells(latin, before)


@pytest.mark.parametrize(
    ("latin", "before"), [("bookstore", "서점"), ("umbrella", "ร่ม"), ("bridge", "мост"), ("cherry blossom", "さくら")]
)
def test_a_translation_does_not(latin: str, before: str) -> None:
    assert not spells(latin, before)

"""Text read with the wrong codec and back: from the wild, made ones, and what only looks like it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.detectors.mojibake import gbk_runs
from cleaner.text.edits import Edit, apply
from fixtures import cleaner

WILD = [
    ("鍘诲勾", "去年"),
    ("锛?", "，"),
    ("五月一日中午十二点锛?伏季休渔开始銆?", "五月一日中午十二点，伏季休渔开始。"),
    ("今天很好锛?", "今天很好，"),
    ("鐨勪箣 你好", "的之 你好"),
    ("浣犲ソ", "你好"),
]
NEGATIVE = [
    "", "abc", "?", "今天", "官网", "中文abc", "今天的风很大，渡轮停了一天。", "Le café rouvre à l’été", "浠水县在湖北",
    "杩，一个生僻字", "“好”？", "日本語のテスト", "한국어", "Привет", "\ud800",
]  # fmt: skip


def from_gbk(line: str) -> str | None:
    """UTF-8 read as GBK, undone; None when nothing of the line is that."""
    changes = gbk_runs(line)
    return apply(line, [Edit(*change) for change in changes]) if changes else None


@pytest.mark.parametrize(("wrong", "meant"), WILD)
def test_utf_8_read_as_gbk(wrong: str, meant: str) -> None:
    assert from_gbk(wrong) == meant


@pytest.mark.parametrize("line", NEGATIVE)
def test_nothing_to_undo(line: str) -> None:
    assert from_gbk(line) is None


COMMON = (
    "的一是不了人我在有他这中大来上国个到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可她里后小么心多天"
)
HAN = st.text(st.sampled_from(COMMON), min_size=2).filter(lambda text: len(text) % 2 == 0)


@given(HAN)
def test_the_way_there_and_back(text: str) -> None:
    try:
        wrong = text.encode().decode("gbk")
    except UnicodeDecodeError:
        return
    assert from_gbk(wrong) == text


# A single Chinese character whose two bytes in GBK are by chance a character of two bytes in UTF-8 (one in ten is).
@pytest.mark.parametrize("line", ["元", "门票100元 一张", "A施B", "图", "权", "锟斤拷"])
def test_a_lone_character_is_not_undone(line: str) -> None:
    assert from_gbk(line) is None


def test_a_clean_text_with_a_keyword_keeps_its_lone_characters() -> None:
    text = "浠水县图书馆的票价是 100元 一张，孩子们不用买票，老人也不用买票。"
    assert cleaner().clean(text).text == text


REPAIRED = [
    (
        "Most of them were not students, and the cityâ€™s new tax will pay for more than half of it.",
        "Most of them were not students, and the city’s new tax will pay for more than half of it.",
    ),
    (
        "Le cafÃ© rouvre Ã  l'Ã©tÃ© avec une terrasse et les habituÃ©s du quartier.",
        "Le café rouvre à l'été avec une terrasse et les habitués du quartier.",
    ),
]


@pytest.mark.parametrize("line", ["鍐滀笟 他察ずＧ", "鍐滀笟", "鍐滀笟 锛?"])
def test_a_keyword_is_asked_for_with_the_gate_or_without(line: str) -> None:
    """Three characters that read back are no proof in a text with none of those that all such texts have."""
    found = cleaner().propose(line, gated=False)
    assert found == cleaner().propose(line)
    assert bool(found.edits) == ("锛" in line)


@pytest.mark.parametrize(("wrong", "meant"), REPAIRED, ids=["en", "fr"])
def test_utf_8_read_as_latin(wrong: str, meant: str) -> None:
    result = cleaner().clean(wrong)
    assert result.text == meant
    assert {edit.cls for edit in result.edits} == {"mojibake"}


@pytest.mark.parametrize(
    "text",
    [
        "Le café rouvre à l’été, après des années de fermeture; les habitués s’en réjouissent déjà.",
        "Dòng sông đã cạn từ tháng trước và người dân phải đi xa để lấy nước ngọt.",
        "Bu sabah şehirde şiddetli yağmur yağdı ve trafik aksadı, öğrenciler geç kaldı.",
        "L’œuvre coûte 5 €, 10 £ ou 20 ¥ — § 3, n° 7, ± 2 µm, «à peu près».",
    ],
    ids=["fr", "vi", "tr", "signs"],
)
def test_real_accents_stay(text: str) -> None:
    assert cleaner().clean(text).text == text

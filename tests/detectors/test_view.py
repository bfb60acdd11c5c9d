"""The view and the tables behind it: folding keeps places, leaving out keeps the way back."""

from __future__ import annotations

import unicodedata

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.detectors.page import Page
from cleaner.text.tables import LEFT_OUT, SPACE, Kind, codes_of, fold, fold_table, kind_table, text_of
from cleaner.text.view import make_view
from fixtures import cleaner, document, names, texts

FOLDED = [
    ("ＡＢＣ１２３：（）", "abc123:()"),
    ("網路遊戲註冊", "网路游戏注册"),
    ("Casino CASINO ᴄasino", "casino casino ᴄasino"),
    ("「引号」『引號』", "“引号”‘引号’"),
    ("①②③⑳", "123⑳"),
    ("ⓐⓑⒶ", "aba"),
    ("𝐜𝐚𝐬𝐢𝐧𝐨 𝟗", "casino 9"),
    ("A\u00a0B\u3000C\u2003D", "a b c d"),
    ("棋\u200b牌\u2060官\ufeff网\u00ad", "棋牌官网"),
    ("❤\ufe0f", "❤"),
    ("ÉÄÑ ÐƠỲ", "éäñ ðơỳ"),
    ("Σίσυφος ΑΩ", "σίσυφος αω"),
    ("КАЗИНО", "казино"),
    ("｜│┃￨❘", "|||||"),
    ("编辑丨李正︱摄影", "编辑|李正|摄影"),  # the character for an upright stroke, and the bar of upright text
    ("ｱｲｳ", "アイウ"),
    ("⼾戶", "户户"),  # a compatibility form of a Traditional character
    ("⼀⼆⽂", "一二文"),
    ("ŉ ß ﬁ", "ŉ ß ﬁ"),  # what folds to several characters stays
    ("İlgili", "ilgili"),  # but for the Turkish capital, whose dot the small letter has
    ("SAKLIDIR saklıdır", "saklidir saklidir"),  # and the letter without one, whose capital is that of i
    ("\ud800a", "\ud800a"),
    ("\n\r\n\u2028\x85", "\n\r\n \x85"),
    ("", ""),
]


@pytest.mark.parametrize(("text", "folded"), FOLDED)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_folding_twice_is_folding_once_for_every_code_point() -> None:
    table = fold_table()
    kept = np.flatnonzero(table != LEFT_OUT)
    once = table[kept]
    twice = table[once]
    changed = [f"U+{kept[n]:04X} → U+{once[n]:04X} → U+{twice[n]:04X}" for n in np.flatnonzero(once != twice)]
    assert changed == []


@given(st.text("abcçdefgğhıijklmnoöprsştuüvyz ", max_size=20))
def test_turkish_capitals_fold_as_their_small_letters(text: str) -> None:
    assert fold(text.replace("i", "İ").upper()) == fold(text)


def test_no_line_break_is_made_lost_or_left_out() -> None:
    table = fold_table()
    for mark in "\n\r":
        assert np.flatnonzero(table == ord(mark)).tolist() == [ord(mark)]


def test_only_what_is_not_drawn_is_left_out() -> None:
    left_out = np.flatnonzero(fold_table() == LEFT_OUT)
    assert len(left_out) > 300
    assert {unicodedata.category(chr(code)) for code in left_out} <= {"Cf", "Mn", "Cn", "Lo"}
    assert (kind_table()[left_out] == Kind.INVISIBLE).all()


def test_tables_cover_all_code_points() -> None:
    assert fold_table().shape == kind_table().shape == (SPACE,)
    assert int(kind_table().max()) <= max(Kind)


@pytest.mark.parametrize(
    ("character", "kind"),
    [
        ("国", Kind.HAN_SIMPLIFIED), ("國", Kind.HAN_TRADITIONAL), ("人", Kind.HAN), ("a", Kind.LATIN),
        ("ệ", Kind.LATIN), ("я", Kind.CYRILLIC), ("9", Kind.DIGIT),
        ("９", Kind.DIGIT), ("の", Kind.KANA), ("ー", Kind.KANA), ("한", Kind.HANGUL), ("ไ", Kind.THAI),
        ("ㄅ", Kind.BOPOMOFO), ("。", Kind.PUNCTUATION), ("，", Kind.PUNCTUATION),
        (" ", Kind.SPACE), ("\n", Kind.SPACE), ("\x00", Kind.CONTROL), ("\u200b", Kind.INVISIBLE),
        ("😀", Kind.SYMBOL), ("ع", Kind.ARABIC), ("ω", Kind.GREEK),
    ],
)  # fmt: skip
def test_kind(character: str, kind: Kind) -> None:
    assert kind_table()[ord(character)] == kind


@given(st.text())
def test_codes_and_text(text: str) -> None:
    assert text_of(codes_of(text)) == text
    assert len(codes_of(text)) == len(text)


def test_lone_surrogates_have_codes() -> None:
    text = "a\ud800\udfff\U0010ffff"
    assert codes_of(text).tolist() == [0x61, 0xD800, 0xDFFF, 0x10FFFF]
    assert text_of(codes_of(text)) == text


def kept_one_by_one(text: str, left_out: list[tuple[int, int]]) -> list[tuple[int, str]]:
    """What the view keeps, place and folded character, the slow way."""
    gone = {place for start, end in left_out for place in range(start, end)}
    return [(n, fold(c)) for n, c in enumerate(text) if n not in gone and fold(c)]


@st.composite
def spans(draw: st.DrawFn, length: int) -> list[tuple[int, int]]:
    cuts = sorted(draw(st.lists(st.integers(0, length), max_size=6)))
    return list(zip(cuts[::2], cuts[1::2], strict=False))


@given(st.data())
def test_spans_lead_back_to_the_original(data: st.DataObject) -> None:
    text = data.draw(texts(max_lines=3))
    left_out = data.draw(spans(len(text)))
    view = make_view(codes_of(text), left_out)
    kept = kept_one_by_one(text, left_out)
    assert view.text == "".join(c for _, c in kept)
    places = [place for place, _ in kept] + [len(text)]
    start = data.draw(st.integers(0, len(view.text)))
    end = data.draw(st.integers(start, len(view.text)))
    assert view.span(start, end) == (places[start], places[end] if end > start else places[start])


@pytest.mark.parametrize("name", names()[::5])
def test_the_view_of_a_document_keeps_places(name: str) -> None:
    text = document(name)
    view = make_view(codes_of(text))
    kept = kept_one_by_one(text, [])
    assert [view.span(n, n + 1)[0] for n in range(len(view.text))] == [place for place, _ in kept]
    assert (view.positions is None) == (len(view.text) == len(text))


def test_the_map_is_the_identity_where_nothing_is_left_out() -> None:
    view = make_view(codes_of("國家ＡＢ"))
    assert view.text == "国家ab"
    assert view.positions is None
    assert view.span(1, 3) == (1, 3)
    assert view.span(2, 2) == (2, 2)


def test_a_span_takes_what_is_left_out_inside_and_after_it() -> None:
    view = make_view(codes_of("國(guó)家(jiā)\u200b有"), [(1, 6), (7, 12)])
    assert view.text == "国家有"
    assert view.span(0, 1) == (0, 6)
    assert view.span(0, 2) == (0, 13)
    assert view.span(1, 1) == (6, 6)
    assert view.span(2, 3) == (13, 14)


@pytest.mark.parametrize("space", [" ", "\u3000", "\u00a0", "  ", "\u200b "])
def test_letters_set_apart_by_any_space_are_put_together(space: str) -> None:
    story = (
        "河谷老桥的石栏在去年的洪水里断了三处，镇上的石匠花了一个冬天才修好。\n"
        "桥面重新铺了青石，老人们又可以在桥上摆摊下棋，孩子们放学也从这里走。"
    )
    apart = space.join("百家乐官网注册")
    page = Page(f"{story}\n{apart}\n{story}", cleaner().rulebook)
    assert page.line(2) == "百家乐官网注册"
    assert page.text[slice(*page.view.span(*page.lines[2]))] == apart
    assert cleaner().clean(f"{story}\n{apart}").text == story

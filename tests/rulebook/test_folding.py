"""Patterns and words of packs are folded as the texts are that they are looked for in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.rulebook.folding import compile_pattern, fold_all, fold_pattern, unmatched
from cleaner.text.tables import fold
from fixtures import cleaner

TO_SIGNS = "丨ﾞﾟ"  # letters that fold to what is no letter


@pytest.mark.parametrize(
    ("pattern", "folded"),
    [
        ("編輯", "编辑"),
        ("KAYNAK", "kaynak"),
        ("saklıdır", "saklidir"),
        ("İlgili", "ilgili"),
        (r"\W\S\D\B", r"\W\S\D\B"),
        (r"\p{Lu}\P{Lu}", r"\p{Lu}\P{Lu}"),
        ("(?P<Name>A)(?P=Name)", "(?P<Name>a)(?P=Name)"),
        ("文丨图", r"文\|图"),
        ("[丨:]", r"[\|:]"),
        ("文|图", "文|图"),
    ],
)
def test_a_pattern_is_folded(pattern: str, folded: str) -> None:
    assert fold_pattern(pattern) == folded


def test_a_letter_that_folds_to_a_sign_means_the_sign() -> None:
    credit = compile_pattern("编辑丨王")
    assert credit.fullmatch(fold("编辑丨王"))
    assert credit.fullmatch(fold("编辑｜王"))
    assert not credit.search("编辑")
    assert not credit.search("王")


def test_a_sign_of_a_pattern_stays_a_sign_of_patterns() -> None:
    either = compile_pattern("编辑|王")
    assert either.fullmatch("编辑")
    assert either.fullmatch("王")
    assert not either.fullmatch("编辑|王")


@given(st.text(st.characters(categories=["L"]) | st.sampled_from(TO_SIGNS), min_size=1, max_size=12))
def test_letters_find_what_they_fold_to(letters: str) -> None:
    assert compile_pattern(letters).fullmatch(fold(letters))


@given(st.text(st.characters(categories=["L"]) | st.sampled_from(TO_SIGNS), max_size=12))
def test_no_letter_of_a_folded_pattern_is_missing_in_folded_texts(letters: str) -> None:
    assert list(unmatched(letters)) == []


@pytest.mark.parametrize(("sign", "plain"), [("︱", "|"), ("｜", "|"), ("（", "("), ("●", "·")])
def test_a_sign_that_no_text_has_is_named_with_what_texts_have(sign: str, plain: str) -> None:
    assert list(unmatched(f"文{sign}图")) == [(sign, plain)]


@given(st.lists(st.text(max_size=6), max_size=6))
def test_all_words_at_once_are_folded_as_one_by_one(words: list[str]) -> None:
    assert fold_all(words) == [fold(word.replace("\0", "")) for word in words]


@pytest.mark.parametrize("notice", ["Tüm hakları saklıdır.", "TÜM HAKLARI SAKLIDIR."])
def test_turkish_words_of_rules_are_found_in_either_case(notice: str) -> None:
    story = "Köyün kahvehanesinde bu yıl yeni bir soba yandı ve herkes onun etrafında oturdu."
    assert cleaner().clean(f"{story}\n{story}\n{notice}").text == f"{story}\n{story}"

"""What is one wording, and what is doubtful."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from cleaner.audit.record import Change
from cleaner.report.wording import action_of, doubt, key_of, like_a_sentence, reasons
from cleaner.text.edits import Edit

NOTICE = Change(Edit(0, 9, cls="byline", rules=("byline/credit", "byline/mark")), "发布时间:2024年", 1, 1)
SCORE = st.floats(0, 1)


def same(one: Change, other: Change) -> bool:
    return key_of(one, "remove") == key_of(other, "remove")


def test_width_case_script_numbers_and_white_space_do_not_count() -> None:
    assert same(NOTICE, replace(NOTICE, removed="\n發佈時間：１９９８年 "))


def test_words_rules_and_actions_count() -> None:
    assert not same(NOTICE, replace(NOTICE, removed="更新时间:2024年"))
    assert not same(NOTICE, replace(NOTICE, edit=replace(NOTICE.edit, rules=("byline/credit",))))
    assert not same(NOTICE, replace(NOTICE, edit=replace(NOTICE.edit, replacement="x")))
    assert key_of(NOTICE, "remove") != key_of(NOTICE, "flag")


def test_the_order_of_rules_does_not_count() -> None:
    assert same(NOTICE, replace(NOTICE, edit=replace(NOTICE.edit, rules=NOTICE.edit.rules[::-1])))


def test_long_texts_that_differ_far_behind_differ_in_length_at_least() -> None:
    assert not same(replace(NOTICE, removed="x" * 5000), replace(NOTICE, removed="x" * 9000))


def test_actions() -> None:
    assert action_of(NOTICE, edit=True) == "remove"
    assert action_of(replace(NOTICE, edit=replace(NOTICE.edit, replacement="x")), edit=True) == "replace"
    assert action_of(NOTICE, edit=False) == "flag"


@given(SCORE, SCORE, st.booleans(), st.integers(1, 10**6), st.integers(1, 10**6))
def test_doubt_grows_as_the_score_falls_and_shrinks_with_repetition(
    one: float, other: float, sentence: bool, few: int, many: int
) -> None:
    low, high, few, many = min(one, other), max(one, other), min(few, many), max(few, many)
    assert doubt(low, sentence, few) >= doubt(high, sentence, few) >= doubt(high, sentence, many) >= 0
    assert doubt(low, True, few) >= doubt(low, False, few)
    assert doubt(low, sentence, few, flag=True) <= doubt(low, sentence, few)


def test_reasons() -> None:
    assert reasons(0.7, True, 1, ["cue"]) == ["low", "sentence", "once"]
    assert reasons(0.9, True, 1, ["one", "two"]) == ["sentence"]
    assert reasons(0.9, False, 1, ["cue"]) == []


def test_a_line_that_reads_like_a_sentence() -> None:
    assert like_a_sentence("图\n渡轮停了一天，岛上的人就坐在码头上等，到天黑也没有等到船来。\n")
    assert not like_a_sentence("北斗棋牌官网|老虎机试玩平台|真人捕鱼app下载")

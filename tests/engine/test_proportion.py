"""Where most of a text would go without an anchor, it stays and the findings are flags."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cleaner.detectors.finding import Finding
from cleaner.proportion import FEW, MOST, in_proportion
from cleaner.result import Verdict
from cleaner.rulebook import Rule
from cleaner.text.edits import Edit
from fixtures import PROSE, cleaner

NOTICE = (
    "免责声明：本文仅代表作者个人观点，与本站无关，其原创性以及文中陈述文字和内容未经本站证实，"
    "请读者仅作参考，并请自行核实相关内容，本站不作任何保证或承诺。"
)
ROW = "北斗棋牌官网|老虎机试玩平台|真人捕鱼app下载"


def rule(cls: str = "disclaimer", detector: str = "density") -> Rule:
    return Rule("x/y", cls, "", "", "", detector, None)


def asked(start: int, end: int, one: Rule, *, strong: bool = False) -> tuple[Finding, Edit]:
    return Finding(one, start, end, strong=strong), Edit(start, end, "", one.cls, (one.id,))


def text_of(notices: int) -> str:
    return "\n".join((PROSE[0], *(NOTICE for _ in range(notices))))


def test_most_of_a_text_is_flagged() -> None:
    text = text_of(3)
    result = cleaner().clean(text)
    assert (result.text, result.edits, result.verdict) == (text, (), Verdict.FLAGGED)
    assert {flag.cls for flag in result.flags} == {"disclaimer"}


def test_a_part_of_it_goes() -> None:
    result = cleaner().clean("\n".join((*PROSE[:8], NOTICE)))
    assert result.verdict is Verdict.CLEANED
    assert NOTICE not in result.text


def test_an_anchor_is_enough() -> None:
    result = cleaner().clean("\n".join((*PROSE[:2], *(NOTICE for _ in range(3)), ROW, ROW)))
    assert result.verdict is Verdict.CLEANED
    assert NOTICE not in result.text


@given(st.integers(0, 600), st.integers(0, 600), st.booleans())
def test_the_share_decides_unless_there_is_an_anchor(kept: int, gone: int, strong: bool) -> None:
    text = "a" * (kept + gone)
    one = asked(kept, kept + gone, rule(), strong=strong)
    bold = gone >= max(FEW, MOST * (kept + gone))
    spam = kept < 40 and 10 * kept < kept + gone
    assert in_proportion(text, [one]) == ([] if bold and not strong and not spam else [one])


@given(st.sampled_from(["gambling", "template", "gloss", "html", "mojibake"]))
def test_what_no_author_writes_is_an_anchor(cls: str) -> None:
    one = asked(100, 1000, rule(cls))
    assert in_proportion("a" * 1000, [one]) == [one]


def test_furniture_is_left_out_of_the_account() -> None:
    text = "a" * 2000
    frame = asked(0, 1400, rule("navigation", "furniture"))
    little, much = asked(1900, 2000, rule()), asked(1600, 2000, rule())
    assert in_proportion(text, [frame]) == [frame]
    assert in_proportion(text, [frame, little]) == [frame, little]
    assert in_proportion(text, [frame, much]) == [frame]

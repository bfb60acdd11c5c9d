"""Every rule is proven on its own examples: each is a test, which shows the marked text that was expected and got."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from cleaner.rulebook import Rule, examples
from cleaner.text.edits import apply
from fixtures import cleaner, texts

CASES = [
    pytest.param(replace(rule, removes=(), keeps=()), kind, text, id=f"{rule.id}-{kind}-{number}")
    for rule in cleaner().rulebook.rules
    for kind in ("removes", "keeps")
    for number, text in enumerate(getattr(rule, kind), 1)
]


@pytest.mark.parametrize(("rule", "kind", "text"), CASES)
def test_example(rule: Rule, kind: str, text: str) -> None:
    one = replace(rule, removes=(text,)) if kind == "removes" else replace(rule, keeps=(text,))
    for found in examples.run(cleaner(), [one]):
        pytest.fail(f"{found.reason}\nexpected  {found.expected}\ngot       {found.got}", pytrace=False)


def test_every_example_is_tested() -> None:
    rules = cleaner().rulebook.rules
    assert len(rules) > 50
    assert len(CASES) == sum(len(rule.removes) + len(rule.keeps) for rule in rules)


ROW = cleaner().rulebook.get("gambling/row")
SPAM = "北斗棋牌官网|老虎机试玩平台|真人捕鱼app下载"
PROSE = "今天的风很大，渡轮停了一天，岛上的人就坐在码头上等。"


def failure(rule: Rule) -> examples.Failure:
    (found,) = examples.run(cleaner(), [rule])
    return found


def test_a_marked_sentence_that_stays_fails() -> None:
    found = failure(replace(ROW, removes=(f"⟦{PROSE}⟧",), keeps=()))
    assert (found.kind, found.expected, found.got) == ("removes", f"⟦{PROSE}⟧", PROSE)
    assert found.reason == "other spans than the marked ones"


def test_a_mark_that_is_too_short_fails() -> None:
    found = failure(replace(ROW, removes=(f"{PROSE}\n⟦{SPAM[:8]}⟧{SPAM[8:]}",), keeps=()))
    assert found.got == f"{PROSE}⟦\n{SPAM}⟧"


def test_an_example_of_another_rule_fails() -> None:
    other = cleaner().rulebook.get("template/double-brackets")
    found = failure(replace(other, removes=(f"{PROSE}⟦\n{SPAM}⟧",), keeps=()))
    assert found.reason.startswith("done by gambling/")
    assert found.reason.endswith("not by this rule")


def test_a_text_to_keep_that_changes_fails() -> None:
    found = failure(replace(ROW, removes=(), keeps=(f"{PROSE}\n{SPAM}",)))
    assert (found.kind, found.got) == ("keeps", f"{PROSE}⟦\n{SPAM}⟧")
    assert "gambling/row" in found.reason


@pytest.mark.parametrize(
    ("marked", "raw", "clean"),
    [
        ("a⟦b⟧c", "abc", "ac"),
        ("⟦ab→c⟧d⟦e⟧", "abde", "cd"),
        ("⟦a⟧⟦b⟧", "ab", ""),
        ("nothing", "nothing", "nothing"),
        ("⟦→x⟧a", "a", "xa"),
    ],
)
def test_marks_are_read(marked: str, raw: str, clean: str) -> None:
    text, edits = examples.parse(marked)
    assert (text, apply(text, edits)) == (raw, clean)
    assert examples.mark(text, edits) == marked


@given(texts())
def test_marks_are_written_and_read_back(text: str) -> None:
    edits = cleaner().propose(text).edits
    raw, read = examples.parse(examples.mark(text, edits))
    assert raw == text
    assert [(e.start, e.end, e.replacement) for e in read] == [(e.start, e.end, e.replacement) for e in edits]

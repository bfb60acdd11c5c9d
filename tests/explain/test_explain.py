"""Why a line goes or stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.config import Allow, Config
from cleaner.engine import Cleaner
from cleaner.explain import as_text, explain
from cleaner.repository.markdown import kept_spans
from cleaner.text.lines import split_lines
from fixtures import PROSE, SPAM, cleaner, document, texts

DIRTY = f"{PROSE[0]}\n{SPAM[0]}"
CODE = "\n".join(
    f"The template has {{{{ a{n} }}}} and the variable render it with the function code." for n in range(4)
)


@given(texts(), st.data())
def test_every_line_of_every_text_has_an_explanation(text: str, data: st.DataObject) -> None:
    number = data.draw(st.integers(1, len(split_lines(text))))
    said = explain(cleaner(), text, number)
    result = cleaner().clean(text)
    place = split_lines(text)[number - 1]
    assert said.text == text[place.start : place.end]
    touched = any(edit.start < place.end and edit.end > place.start for edit in result.edits)
    assert (said.fate in ("goes", "goes in part", "is repaired")) == touched
    named = {rule for edit in result.edits if edit.start < place.end and edit.end > place.start for rule in edit.rules}
    assert named <= {one.rule for one in said.found}
    lines = as_text("a.txt:1", said, verbose=True).split("\n")
    assert all(line.isprintable() or "\u3000" in line for line in lines)


def test_what_goes_names_its_rules_and_words() -> None:
    said = explain(cleaner(), DIRTY, 2)
    assert (said.fate, said.zone, said.prose) == ("goes", "tail", False)
    assert "gambling/row" in {one.rule for one in said.found}
    assert {(one.start, one.end, one.fate) for one in said.found} == {(1, len(SPAM[0]) + 1, "edit")}
    assert any(word.startswith("棋牌 (game") for word in said.words)


def test_what_stays_says_that_it_is_prose() -> None:
    said = explain(cleaner(), DIRTY, 1)
    assert (said.fate, said.zone, said.prose, said.found) == ("stays", "body", True, ())
    assert "ends like a sentence" in said.facts


def test_a_guard_gives_its_reason() -> None:
    said = explain(cleaner(), document("lookalikes/L042_dedecms-tutorial-zh"), 6)
    assert said.fate == "stays"
    assert any(one.fate.startswith("guarded: the text explains code") for one in said.stopped)


def test_a_zone_gives_its_reason() -> None:
    text = f"{PROSE[0]}\n责任编辑:何俊熹\n{PROSE[0]}"
    said = explain(cleaner(), text, 2)
    assert said.fate == "stays"
    assert "stands in the body, and counts in head and tail only" in {one.fate for one in said.stopped}


def test_the_configuration_gives_its_reason() -> None:
    allowed = Cleaner(Config(allow=(Allow(text="老虎机试玩平台"),)))
    assert {one.fate for one in explain(allowed, DIRTY, 2).stopped} == {
        "the configuration allows a text that stands there"
    }
    kept = Cleaner(Config(actions=(("gambling", "keep"),)))
    said = explain(kept, DIRTY, 2)
    assert said.fate == "stays"
    assert all(one.fate.startswith("nothing: by its score or class") for one in said.found)
    flagged = Cleaner(Config(actions=(("gambling", "flag"),)))
    assert explain(flagged, DIRTY, 2).fate == "is flagged"


def test_fenced_code_gives_its_reason() -> None:
    text = f"{PROSE[0]}\n```\n{SPAM[0]}\n```\n"
    said = explain(cleaner(), text, 3, kept_spans(text))
    assert said.fate == "stays"
    assert said.stopped
    assert all("fenced code" in one.fate for one in said.stopped)


def test_a_later_round_is_told_of() -> None:
    encoded = "".join(f"&#{ord(character)};" for character in SPAM[0])
    said = explain(cleaner(), f"{PROSE[0]}\n{encoded}", 2)
    fates = {one.rule: one.fate for one in said.found}
    assert fates["html/entities"] == "edit"
    assert fates["gambling/row"] == "edit, in a later round"


def test_near_misses_say_what_was_missing() -> None:
    said = explain(cleaner(), f"{PROSE[0]}\n棋牌 城里的老房子", 2)
    assert said.fate == "stays"
    assert said.near
    assert all(one.has and one.lacks for one in said.near)


@pytest.mark.parametrize("number", [0, 3, -1])
def test_a_line_that_is_not_there(number: int) -> None:
    with pytest.raises(IndexError):
        explain(cleaner(), DIRTY, number)

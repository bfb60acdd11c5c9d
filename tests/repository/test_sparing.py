"""Spans that stay, and fixing that stays idempotent with them."""

import pickle
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.engine import Cleaner
from cleaner.repository.markdown import kept_spans
from cleaner.result import Verdict
from cleaner.text.edits import apply
from fixtures import PROSE, SPAM, cleaner, texts

FENCED = f"{PROSE[0]}\n\n```text\n{SPAM[0]}\n```\n\n{PROSE[1]}\n{SPAM[0]}\n"


@cache
def sparing() -> Cleaner:
    return cleaner().sparing(kept_spans)


def test_fenced_code_stays_and_the_rest_goes() -> None:
    result = sparing().clean(FENCED)
    assert result.text == FENCED.removesuffix(SPAM[0] + "\n")
    assert [edit.cls for edit in result.edits] == ["gambling"]
    assert result.verdict is Verdict.CLEANED


def test_front_matter_stays() -> None:
    text = f"---\ntitle: {SPAM[0]}\n---\n{PROSE[0]}\n"
    assert sparing().clean(text).text == text
    assert sparing().clean(text).verdict is Verdict.CLEAN


@pytest.mark.parametrize("text", [PROSE[0], f"{PROSE[0]}\n{SPAM[0]}", SPAM[0], ""])
def test_without_such_spans_it_is_the_cleaner(text: str) -> None:
    assert sparing().clean(text) == cleaner().clean(text)


@given(texts(), st.data())
def test_what_is_kept_stays_and_fixing_again_changes_nothing(text: str, data: st.DataObject) -> None:
    fence = data.draw(st.sampled_from(["```\n", "~~~\n", "---\n", "", "- ```\n"]))
    cut = data.draw(st.integers(0, len(text)))
    text = data.draw(st.sampled_from(["", "---\n"])) + text[:cut] + "\n" + fence + text[cut:] + "\n" + fence
    result = sparing().clean(text)
    assert apply(text, result.edits) == result.text
    kept = kept_spans(text)
    for edit in (*result.edits, *result.flags):
        assert not any(edit.start < span.end and edit.end > span.start for span in kept)
    again = sparing().clean(result.text)
    assert (again.text, again.edits) == (result.text, ())


def test_it_travels_to_other_processes_and_keeps_its_settings_for_paths() -> None:
    assert pickle.loads(pickle.dumps(sparing())).clean(FENCED) == sparing().clean(FENCED)
    assert sparing().for_path("a.md").clean(FENCED) == sparing().clean(FENCED)

"""Hard-wrapped paragraphs, and what only looks like them."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.text.wrapping import wrapped
from fixtures import cleaner

TERMS = (
    "The boats of the club are lent as they are, without a promise of any kind that they float, that they are dry, or "
    "that the oars which belong to them are in them, and in no event are the owners of the boats liable for any claim, "
    "damage, loss of hats or other liability that comes of using a boat or of other dealings with it."
)
HEADLINES = [
    "Ferry Crews Call Off the Strike After a Long Night of Talks",
    "Otters Are Back on the Upper River After Forty-One Years",
    "The Council Has Repaired the Old Footbridge Below the Mill",
    "Why the Water Vole Is the Best Friend a Surveyor Can Have",
]
SPAM = "Online casino no deposit bonus | free spins | slot machines real money"


@pytest.mark.parametrize("change", [str, str.upper])
@pytest.mark.parametrize("before", ["", "# ", " * ", "> "])
def test_a_paragraph_is_told_by_sentences_that_go_on(change: type[str], before: str) -> None:
    lines = [before + line for line in textwrap.wrap(change(TERMS), 70)]
    assert wrapped(["Terms", "", *lines, "", "Signed"]) == set(range(2, 2 + len(lines)))


@pytest.mark.parametrize(
    "lines",
    [
        HEADLINES,
        [SPAM] * 4,
        ["寒潮来临之前，菜农连夜给大棚加盖了棚膜" * 3] * 3,
        ["《H20》官网，《B2》正版，手机APP怎么下载" * 3] * 3,
        ["the oars of the boat", "and a rope for it, which is new and long enough for the pier", "a hat"],
    ],
)
def test_lists_and_lines_of_uneven_width_are_none(lines: list[str]) -> None:
    assert wrapped(lines) == frozenset()


@given(st.lists(st.text(max_size=90), max_size=12))
def test_only_lines_that_are_there_are_named(lines: list[str]) -> None:
    assert wrapped(lines) <= set(range(len(lines)))


@pytest.mark.parametrize("change", [str, str.upper])
def test_terms_stay_as_they_are_beside_what_goes(change: type[str]) -> None:
    story = "The boat house is open again, and the ferryman has painted its doors in the old colours."
    text = "\n".join([story, "", *textwrap.wrap(change(TERMS), 72)])
    assert cleaner().clean(text).text == text
    assert cleaner().clean(f"{text}\n\n{SPAM}").text == text

"""Where the article stands among the lines of a page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.detectors.article import densest, locate, sentence, writing

LABELS = ["home", "news", "politics", "weather", "log in", "search", "most read", "about us", "contact"]
PARAGRAPHS = [
    "for the first time since 1984 otters have bred on the upper river, and a camera saw two cubs.",
    "the keeper of the old mill had heard the otters for weeks, he said, and had told nobody of the cubs.",
    "fishermen are less glad: the otters eat a kilo of fish a day, and the trout of the river are few.",
]


def kept(lines: list[str], barred: tuple[int, ...] = ()) -> list[str]:
    article = locate(lines, barred)
    assert article is not None
    return [line for place, line in enumerate(lines) if place in article.lines]


def test_paragraphs_and_the_title_above() -> None:
    title = "otters return to the river"
    assert kept([*LABELS, title, "6 may 2025", *PARAGRAPHS, *LABELS]) == [title, *PARAGRAPHS]


def test_a_title_that_shares_nothing_is_a_label() -> None:
    assert kept([*LABELS, "ferry fares to rise in spring", *PARAGRAPHS, *LABELS]) == PARAGRAPHS


def test_headings_and_short_answers_between_paragraphs() -> None:
    inside = [PARAGRAPHS[0], "what the otters eat", PARAGRAPHS[1], '"fish," he said.', PARAGRAPHS[2]]
    assert kept([*LABELS, *inside, *LABELS]) == inside


def test_a_box_of_links_between_paragraphs_goes() -> None:
    box = ["ferry fares to rise", "new bell for the chapel", "snow closes the upper road", "bakery to move in spring"]
    assert kept([*LABELS, PARAGRAPHS[0], *box, *PARAGRAPHS[1:], *LABELS]) == PARAGRAPHS


def test_rows_below_that_speak_of_the_subject() -> None:
    rows = ["otters on the upper river: 4", "otters at the mill: 2", "cubs seen by camera: 2"]
    assert kept([*LABELS, *PARAGRAPHS, *rows, *LABELS]) == [*PARAGRAPHS, *rows]


def test_barred_lines_are_no_part_of_it() -> None:
    notice = "the views of this article are those of its author, and the site answers for none of them."
    assert notice not in kept([*LABELS, *PARAGRAPHS, notice, *LABELS], (len(LABELS) + 3,))


@pytest.mark.parametrize("lines", [[], LABELS, ["1.", "2.", "3."]])
def test_no_article(lines: list[str]) -> None:
    assert locate(lines) is None


@pytest.mark.parametrize(
    ("text", "is_sentence"),
    [
        ("岛上的人就坐在码头上等，有人带了收音机。", True),
        ("第一批早稻开镰", False),
        ("岛上的人就坐在码头上等，有人带了收 ......", False),
        ("·中国大幅减持美国国债 巨额资产何去何从?", False),
        ("หนังสือทุกเล่มมาจากการบริจาค และครูอาสาเป็นคนซ่อมปกด้วยตัวเองทุกเดือนตลอดปี", True),
        ("أقيم المعرض في قاعة المدينة القديمة وحضره عدد كبير من الناس؟", True),
        ("Read more about the ferry strike", False),
    ],
)
def test_what_a_sentence_is(text: str, is_sentence: bool) -> None:
    assert sentence(text) is is_sentence


def test_a_character_that_is_a_syllable_weighs_more() -> None:
    assert writing("渡轮停航") == 4
    assert writing("ferry") == 2


@given(st.lists(st.integers(-50, 50), max_size=30))
def test_the_densest_stretch_is_the_greatest_of_all(weights: list[int]) -> None:
    first, last, total = densest(weights)
    sums = [sum(weights[a : b + 1]) for a in range(len(weights)) for b in range(a, len(weights))]
    assert total == max([0, *sums])
    assert sum(weights[first : last + 1]) == total

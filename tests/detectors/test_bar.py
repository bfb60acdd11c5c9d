"""Bars of labels go; one that has the text's own title among its items is not judged as a bar."""

from __future__ import annotations

import pytest

from cleaner.detectors.bar import is_bar
from cleaner.detectors.page import Page
from fixtures import FERRY, STORY, cleaner

OWN = [("石匠修好了河谷老桥　　只看大图　　倒序浏览", STORY), ("The ferry runs again | Sitemap | Log in", FERRY)]
BARS = [
    ("陶匠烧裂了东岭大缸　　只看大图　　倒序浏览", STORY),
    ("The bakery moves house | Sitemap | Log in", FERRY),
    ("老桥修好　　只看大图　　倒序浏览", STORY),
]


@pytest.mark.parametrize(("line", "story"), OWN, ids=("gaps", "bars"))
def test_a_title_beside_labels_is_the_texts_own(line: str, story: str) -> None:
    assert cleaner().clean(f"{line}\n{story}").text == f"{line}\n{story}"
    assert cleaner().clean(f"{story}\n{line}").text == f"{story}\n{line}"


@pytest.mark.parametrize(("line", "story"), BARS, ids=("another subject", "another subject in words", "too short"))
def test_an_item_that_is_no_title_of_the_text_saves_no_bar(line: str, story: str) -> None:
    assert cleaner().clean(f"{line}\n{story}").text == story
    assert cleaner().clean(f"{story}\n{line}").text == story


def test_an_item_with_a_label_is_no_title_whatever_it_speaks_of() -> None:
    options = cleaner().rulebook.get("navigation/label-bar").options
    for line, bar in (("收藏河谷老桥石匠　　只看大图　　倒序浏览", True), (OWN[0][0], False)):
        page = Page(f"{line}\n{STORY}", cleaner().rulebook)
        assert page.known((0, line.index("　")))
        assert is_bar(page, options, page.lines[0]) is bar

"""Code that an author shows stays; a page's own code beside the same sentences goes."""

from __future__ import annotations

import pytest

from fixtures import cleaner

FERRY = "The ferry of Harwick runs again from Monday, and the old timetable will be kept until the autumn."
SMOKE = "The captain says that the new engine is quiet and that nobody will miss the smoke."
BOAT = 'const boat = { name: "Harwick", seats: 60 };'
RECORD = '{"name": "Harwick", "seats": 60, "smoke": false}'


@pytest.mark.parametrize(
    ("before", "code", "after"),
    [
        ("My daughter wrote her first line that evening, and it was this:", BOAT, SMOKE),
        ("My daughter wrote:\n", 'console.log("Good evening, ferry");', f"\n{SMOKE}"),
        ("她在黑板上写下：", BOAT, "孩子们抄了下来，谁也不知道这是什么意思，直到第二年夏天渡口来了修机器的人。"),
        (FERRY, BOAT, "That was the whole of her first program, and nobody on the quay could read it."),
        (FERRY, BOAT, "The boat had sixty seats, and every one of them was taken before it rained."),
        (FERRY, "function tides(day) { return table[day]; }", "The tides came out one by one, and they were right."),
        (FERRY, RECORD, "That record is all the register has on the ship, and nobody will add to it."),
        (FERRY, "body { margin: 0; padding: 0; }", "The designer had this line printed on her cards, all her life."),
        (FERRY, "for (let i = 0; i < 3; i++) {\n  console.log(i);\n}", "Those three lines were her first."),
    ],
)  # fmt: skip
def test_what_a_sentence_beside_it_speaks_of_stays(before: str, code: str, after: str) -> None:
    text = f"{SMOKE}\n{before}\n{code}\n{after}\n{FERRY}"
    assert cleaner().clean(text).text == text


@pytest.mark.parametrize(
    "code",
    [
        "(adsbygoogle = window.adsbygoogle || []).push({});",
        'var hm = document.createElement("script");\nhm.src = "https://hm.example.com/hm.js";',
        '{"@context":"https://schema.org","@type":"NewsArticle","headline":"The ferry runs again"}',
    ],
)
def test_what_only_pages_have_goes_beside_any_sentence(code: str) -> None:
    speaks = "That was the whole of the first program, and these lines stood on the screen until autumn:"
    assert cleaner().clean(f"{FERRY}\n{speaks}\n{code}\n{SMOKE}").text == f"{FERRY}\n{speaks}\n{SMOKE}"


@pytest.mark.parametrize("code", [BOAT, RECORD, ".boat { float: left; width: 300px; }"])
def test_code_that_nobody_speaks_of_goes(code: str) -> None:
    assert cleaner().clean(f"{FERRY}\n{code}\n{SMOKE}").text == f"{FERRY}\n{SMOKE}"

"""Page furniture: what goes of whole pages in many languages, and what stays of their look-alikes."""

from __future__ import annotations

import json

import pytest

from cleaner import Cleaner, Config
from cleaner.result import Verdict
from fixtures import FIXTURES, clean_names, cleaner, document, names, read

RULES = {"navigation/page", "navigation/page-rest"}
PAGES = [name for name in names() if name.startswith("pages/S")]
LOOKALIKES = [name for name in names() if name.startswith("pages/N")]
OFF, ON = Cleaner(Config(furniture="off")), Cleaner(Config(furniture="on"))
PAGE = document("pages/S01_ferry-strike-en")
ESSAY = "\n".join(
    (
        "The ferry",
        "The ferry did not sail today, so the people of the island waited at the pier.",
        "The captain said that the wind would not drop before midnight.",
        "For Anna",
        "Contents",
        "Spring",
        "Harvest",
    )
)


def by_furniture(one: Cleaner, text: str) -> bool:
    return any(RULES & set(edit.rules) for edit in one.clean(text).edits)


def test_there_are_pages_and_lookalikes() -> None:
    assert len(PAGES) >= 10
    assert len(LOOKALIKES) >= 12


def test_a_page_of_a_manual_is_no_page_of_a_site() -> None:
    header = "FERRY(5)                          FERRY(5)"
    assert by_furniture(cleaner(), PAGE)
    assert not by_furniture(cleaner(), f"{header}\n{PAGE}\n{header}")


@pytest.mark.parametrize("name", PAGES)
def test_of_a_page_the_article_stays(name: str) -> None:
    result = cleaner().clean(document(name))
    wanted = read(FIXTURES / "pages/clean" / f"{name.partition('/')[2]}.txt").split()
    got = result.text.split()
    assert [word for word in wanted if word not in got] == []
    assert len(got) <= 1.15 * len(wanted)
    assert result.verdict is Verdict.CLEANED


@pytest.mark.parametrize("name", LOOKALIKES)
def test_a_lookalike_is_left_alone(name: str) -> None:
    assert not by_furniture(cleaner(), document(name))
    assert cleaner().clean(document(name)) == OFF.clean(document(name))


def test_clean_documents_are_left_alone() -> None:
    assert [name for name in clean_names() if by_furniture(cleaner(), document(name))] == []


@pytest.mark.parametrize("name", PAGES)
def test_a_page_comes_to_rest(name: str) -> None:
    for one in (cleaner(), ON):
        once = one.clean(document(name)).text
        assert one.clean(once).edits == ()


def test_the_evidence_says_why() -> None:
    edit = next(edit for edit in cleaner().clean(PAGE).edits if "navigation/page" in edit.rules)
    assert edit.cls == "navigation"
    facts = "\n".join(edit.evidence)
    assert "of 61 lines are short and no sentences" in facts
    assert "the article: lines 26-36" in facts
    assert "labels, times and notes of a page" in facts


def test_off_leaves_the_frame() -> None:
    assert not by_furniture(OFF, PAGE)
    assert "Est. 1911" in OFF.clean(PAGE).text
    assert "Est. 1911" not in cleaner().clean(PAGE).text


def test_on_asks_for_an_article_only() -> None:
    assert cleaner().clean(ESSAY).text == ESSAY
    assert "For Anna" not in ON.clean(ESSAY).text
    assert "The captain said" in ON.clean(ESSAY).text
    assert ON.clean("Anna\nBertha\nConrad").text == "Anna\nBertha\nConrad"


def test_on_for_some_documents() -> None:
    config = Config.from_dict({"furniture": "off", "per-path": [{"paths": ["/pages/"], "furniture": "on"}]})
    one = Cleaner(config)
    assert one.for_path("", "essays/1.txt").clean(ESSAY).text == ESSAY
    assert "For Anna" not in one.for_path("", "pages/1.txt").clean(ESSAY).text


def test_an_allowed_line_of_the_frame_stays() -> None:
    one = Cleaner(Config.from_dict({"allow": [{"text": "Family Notices"}]}))
    text = one.clean(PAGE).text
    assert "Family Notices" in text
    assert "What's On" not in text


def test_the_fixtures_have_what_they_say() -> None:
    records = [json.loads(line) for line in (FIXTURES / "pages/gold.jsonl").read_text("utf-8").splitlines()]
    assert {record["name"][0] for record in records if record["clean"]} == {"N"}
    assert {record["name"][0] for record in records if not record["clean"]} == {"S"}

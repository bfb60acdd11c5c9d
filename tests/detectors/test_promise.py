"""What a line promises is never less than what its cues come to."""

from __future__ import annotations

import pytest
from hypothesis import given
from lone import clean, contaminated

from cleaner.detection import find
from cleaner.detectors.cues import built, comparing, cues, own
from cleaner.detectors.evidence import candidates, weigh
from cleaner.detectors.page import Page
from cleaner.detectors.promise import Promise
from fixtures import cleaner, document, names, texts

JUDGES = ("navigation/weighed", "promotion/weighed")


def broken(text: str) -> list[str]:
    """The lines that come to more than was promised."""
    engine = cleaner()
    page = Page(text, engine.rulebook)
    find(page, engine.rulebook, engine._detectors, lambda finding: False)
    if page.zones is None:
        return []
    wrong = []
    for judge in JUDGES:
        options = engine.rulebook.get(judge).options
        promise = Promise(engine.rulebook, options.weights, options.bias)
        for number in candidates(page, prose_too=True):
            odds = weigh(options, cues(page, number) | comparing(page, number))
            least = odds - 1e-9
            inside = weigh(options, own(page, number)) + promise.around(page, number)
            before = weigh(options, built(page, number)) + promise.words(page, number) + promise.around(page, number)
            if number not in promise.kept(page, [number], least) or inside < least or before < inside - 1e-9:
                wrong.append(page.line(number))
    return wrong


@pytest.mark.parametrize("name", names()[::7])
def test_on_the_fixtures(name: str) -> None:
    assert broken(document(name)) == []


def test_on_what_stands_alone() -> None:
    assert [line for one in [*contaminated()][::5] for line in broken(one.text)] == []
    assert [line for one in [*clean()][::25] for line in broken(one.text)] == []


@given(texts())
def test_on_any_text(text: str) -> None:
    assert broken(text) == []

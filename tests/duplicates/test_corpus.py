"""The families of the labelled corpus: all found on clean text, in both scripts, and nothing else."""

from __future__ import annotations

import json
from itertools import combinations
from pathlib import Path

import pytest

from cleaner.duplicates import find
from cleaner.engine import Cleaner

CORPUS = Path(__file__).parents[2] / "fixtures" / "corpus"
Pair = tuple[str, str]


def read(folder: str) -> dict[str, str]:
    paths = sorted((CORPUS / folder).glob("*.txt"))
    return {path.stem: path.read_bytes().decode("utf-8", "surrogateescape") for path in paths}


def pairs_of(groups: list[list[str]]) -> set[Pair]:
    return {pair for group in groups for pair in combinations(sorted(group), 2)}


def found_in(folder: str) -> set[Pair]:
    return pairs_of([[member.name for member in group.members] for group in find(read(folder))])


@pytest.fixture(scope="module")
def truth() -> dict[str, list[list[str]]]:
    truth: dict[str, list[list[str]]] = json.loads((CORPUS / "duplicates.json").read_text("utf-8"))
    return truth


def test_the_families_are_found_on_clean_text(truth: dict[str, list[list[str]]]) -> None:
    assert found_in("clean") == pairs_of(truth["families"])


def test_they_are_found_on_what_our_own_cleaning_leaves(truth: dict[str, list[list[str]]]) -> None:
    cleaner = Cleaner()
    texts = {name: cleaner.clean(text).text for name, text in read("raw").items()}
    found = pairs_of([[member.name for member in group.members] for group in find(texts)])
    families = pairs_of(truth["families"])
    assert found <= families
    assert len(found) >= 0.95 * len(families)


def test_raw_text_gives_no_wrong_pair_but_far_fewer(truth: dict[str, list[list[str]]]) -> None:
    families, found = pairs_of(truth["families"]), found_in("raw")
    assert found <= families
    assert len(found) < 0.7 * len(families)


def test_pairs_across_scripts_are_among_them() -> None:
    across = {pair for pair in found_in("clean") if len({name.endswith("-hant") for name in pair}) == 2}
    assert len(across) == 2


def test_what_only_looks_alike_is_not_joined(truth: dict[str, list[list[str]]]) -> None:
    assert not pairs_of(truth["not_duplicates"]) & (found_in("clean") | found_in("raw"))

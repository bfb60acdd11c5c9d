"""The fixtures themselves: their forms say the same, and what is set aside is known to be.

Of documents that are set aside no text may be printed, so no text stands in an assertion.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from cleaner.evaluation.documents import read_documents
from cleaner.text.edits import apply
from fixtures import FIXTURES, SETS, read

SHARED = Path(os.environ.get("CLEANER_SHARED", "."))
every_set = pytest.mark.parametrize("folder", SETS)


@every_set
def test_marked_raw_and_clean_texts_say_the_same(folder: str) -> None:
    place = FIXTURES / folder
    marked = read_documents(place / "marked", place / "raw")
    same = marked == read_documents(place / "gold.jsonl", place / "raw")
    assert same
    for one in marked:
        clean = apply(one.text, one.marks) == read(place / f"clean/{one.name}.txt")
        assert clean, one.name


@every_set
def test_the_language_of_every_document_is_known(folder: str) -> None:
    assert [one.name for one in read_documents(FIXTURES / folder / "marked") if one.language is None] == []


def test_what_is_hard_to_tell_has_a_reason_for_each_decision() -> None:
    path = FIXTURES / "hard/meta.json"
    if not path.is_file():
        pytest.skip("there is no set fixtures/hard yet")
    meta = json.loads(read(path))
    assert sorted(meta) == sorted(one.name for one in read_documents(FIXTURES / "hard/marked"))
    assert [name for name, about in meta.items() if not about.get("reason", "").strip()] == []


@pytest.mark.skipif(not (SHARED / "aside.txt").is_file(), reason="CLEANER_SHARED names no folder with aside.txt")
def test_what_is_set_aside_elsewhere_is_set_aside_here() -> None:
    listed = {name for name in (SHARED / "aside.txt").read_text("utf-8").split() if name.partition("/")[0] in SETS}
    aside = {
        f"{folder}/{one.name}" for folder in SETS for one in read_documents(FIXTURES / folder / "marked") if one.aside
    }
    assert listed
    assert listed <= aside

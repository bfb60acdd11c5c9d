"""The fixtures, and the seeds where they are at hand, come up to their floors.

``CLEANER_SHARED`` names a folder with ``seeds/``: texts of others, which are not in this repository.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from cleaner.evaluation.documents import read_documents
from cleaner.evaluation.floors import hold
from cleaner.evaluation.report import Report, evaluate
from cleaner.evaluation.text import floor_lines
from fixtures import FIXTURES, SETS, cleaner, evaluated, read

FLOORS = FIXTURES / "floors.toml"
SEEDS = Path(os.environ.get("CLEANER_SHARED", ".")) / "seeds"
needs_seeds = pytest.mark.skipif(not SEEDS.is_dir(), reason="CLEANER_SHARED names no folder with seeds/")


def missed(report: Report, name: str) -> list[str]:
    """What the evaluation says of the floors that are missed."""
    return list(floor_lines([floor for floor in hold(FLOORS, report, name) if floor.missed], []))[:-1]


@pytest.mark.parametrize("folder", SETS)
def test_the_floors_of(folder: str) -> None:
    assert missed(evaluated(folder), folder) == []


@needs_seeds
def test_the_floors_of_each_seed() -> None:
    found = read_documents(SEEDS / "gold.jsonl", SEEDS / "raw")
    contaminated = [one for one in found if one.marks]
    assert len(contaminated) == 4
    for one in contaminated:
        assert missed(evaluate(cleaner(), [one], 1), "seeds") == [], one.name


@needs_seeds
def test_the_clean_seed_is_untouched() -> None:
    (path,) = (SEEDS / "raw").glob("004*")
    same = cleaner().clean(read(path)).text.encode() == path.read_bytes()
    assert same

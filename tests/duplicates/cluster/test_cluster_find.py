"""Groups over a cluster are the groups of one process, whatever meets where."""

from __future__ import annotations

import tempfile
from pathlib import Path
from unittest import mock

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from serial import Serial
from stories import corpus, story

from cleaner.duplicates import SketchWriter, find_in
from cleaner.duplicates.cluster import batches, find, pairs, ranking
from cleaner.duplicates.cluster.batches import in_batches
from cleaner.duplicates.cluster.find import find_over
from cleaner.duplicates.cluster.parts import by_part

ODD = {"blank": "", "white": " \n ", "white2": " \n ", "short": "中文", "short2": "中文", "surrogate\udcff": "中文"}


def written(folder: Path, texts: dict[str, str], files: int) -> list[Path]:
    """The texts in so many files of sketches, some of which are empty."""
    paths = [folder / f"{number}.sketch" for number in range(files)]
    for number, path in enumerate(paths):
        with SketchWriter(path) as sketches:
            for at, (name, text) in enumerate(texts.items()):
                if at % max(1, files - 1) == number:
                    sketches.add(name, text, removed=at % 3)
    return paths


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 10**6), st.integers(1, 9), st.integers(1, 4), st.sampled_from([0.3, 0.5, 0.9]))
def test_the_same_groups_as_in_one_process(seed: int, files: int, workers: int, threshold: float) -> None:
    texts = corpus(seed, 40) | ODD
    with tempfile.TemporaryDirectory() as folder:
        paths = written(Path(folder), texts, files)
        alone = find_in(paths, threshold)
        assert alone.groups
        with mock.patch.object(batches, "_LEAST", 1):
            assert find_over(Serial(workers, seed), paths, Path(folder) / "work", threshold) == alone


@pytest.fixture
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Parts as there are of a thousand million texts."""
    monkeypatch.setattr(ranking, "_TEXTS", 3)
    monkeypatch.setattr(pairs, "_TEXTS", 5)
    monkeypatch.setattr(find, "_PART", 2)
    monkeypatch.setattr(batches, "TEXTS", 4)
    monkeypatch.setattr(batches, "_LEAST", 1)


@pytest.mark.usefixtures("small_parts")
def test_no_result_depends_on_the_size_of_parts(tmp_path: Path) -> None:
    paths = written(tmp_path, corpus(5, 60) | ODD, 20)
    assert find_over(Serial(3), paths, tmp_path / "work") == find_in(paths)


@pytest.mark.usefixtures("small_parts")
@pytest.mark.parametrize("notices", [1, 2])
def test_monster_buckets_are_bounded_in_the_same_way(tmp_path: Path, notices: int) -> None:
    """Many texts that share a notice, of which the same partners stay and the same example is named."""
    shared = [story(10 + number, 250) for number in range(notices)]
    texts = {f"{number:03}": story(1000 + number, 150) + shared[number % notices] for number in range(80)}
    paths = written(tmp_path, texts, 7)
    alone = find_in(paths)
    assert "buckets held more than 17 texts" in alone.note
    assert find_over(Serial(2), paths, tmp_path / "work") == alone


def test_nothing_to_compare(tmp_path: Path) -> None:
    assert find_over(Serial(), [], tmp_path / "work").groups == []
    paths = written(tmp_path, {"blank": "", "one": "中文"}, 3)
    assert find_over(Serial(), paths, tmp_path / "work") == find_in(paths)


@given(st.lists(st.integers(0, 50), max_size=20), st.integers(1, 5))
def test_batches_hold_every_text_once_and_in_order(sizes: list[int], workers: int) -> None:
    paths = [Path(str(number)) for number in range(len(sizes))]
    made = list(in_batches(paths, sizes, workers))
    placed = [path for batch in made for path in batch.paths]
    assert placed == paths[: len(placed)]
    assert not any(sizes[len(placed) :])
    assert all(sum(sizes[int(path.name)] for path in batch.paths) for batch in made)
    assert [batch.number for batch in made] == list(range(len(made)))
    assert all(batch.paths[0] == paths[batch.first] for batch in made)


def test_no_rows_go_to_no_part() -> None:
    assert list(by_part(np.array([], dtype=np.int64))) == []

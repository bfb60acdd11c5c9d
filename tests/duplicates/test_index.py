"""The index: adding bit by bit comes to the same as one run, and a crash leaves it as it was."""

from __future__ import annotations

import shutil
import socket
import sqlite3
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stories import corpus, shortened, story

from cleaner.duplicates import Index, SchemeError, find
from cleaner.duplicates import index as module
from cleaner.duplicates.lsh import MEMORY, redis_at
from cleaner.duplicates.store import IndexFileError

Storage = Mapping[str, Any] | None


@pytest.fixture(scope="module")
def redis() -> Iterator[dict[str, Any]]:
    """A real server of our own on a free port."""
    server = shutil.which("redis-server")
    if server is None:
        pytest.skip("redis-server is not installed: apt-get install redis-server")
    pytest.importorskip("redis", reason="the Python package redis is not installed: pip install redis")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with tempfile.TemporaryDirectory() as folder:
        command = [server, "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--dir", folder]
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        try:
            for _ in range(100):
                with socket.socket() as probe:
                    if probe.connect_ex(("127.0.0.1", port)) == 0:
                        break
                time.sleep(0.05)
            yield redis_at(f"redis://127.0.0.1:{port}/1")
        finally:
            process.terminate()
            process.wait()


def pairs_in(path: Path) -> set[tuple[str, str, int]]:
    """The verified pairs of an index, by one name of each text."""
    query = "select min(a.name, b.name), max(a.name, b.name), shared from pairs " + "".join(
        f"join (select body, min(name) name from texts group by body) {letter} on {letter}.body = {which} "
        for letter, which in (("a", "first"), ("b", "second"))
    )
    with sqlite3.connect(path) as db:
        return set(db.execute(query))


def added(path: Path, texts: dict[str, str], cuts: list[int], storage: Storage, reopened: bool) -> None:
    """Add the texts in parts, in one open index or in one for each part."""
    items = list(texts.items())
    bounds = [0, *sorted(cuts), len(items)]
    index = Index(path, storage=storage)
    for start, end in pairwise(bounds):
        if reopened:
            index.close()
            index = Index(path, storage=storage)
        assert index.add(items[start:end]) == end - start
    index.close()


def check_same_as_batch(seed: int, cuts: list[int], storage: Storage, reopened: bool) -> None:
    texts = corpus(seed, 40)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "corpus.index"
        added(path, texts, cuts, storage, reopened)
        with Index(path) as index:
            assert index.groups() == find(texts)
            assert len(index) == len(texts)
        with Index(Path(folder) / "once", storage=None) as once:
            once.add(texts)
        assert pairs_in(path) == pairs_in(Path(folder) / "once")


@settings(max_examples=15, deadline=None)
@given(
    st.integers(0, 10**6),
    st.lists(st.integers(0, 40), max_size=4),
    st.sampled_from([None, MEMORY]),
    st.booleans(),
)
def test_bit_by_bit_is_one_run(seed: int, cuts: list[int], storage: Storage, reopened: bool) -> None:
    check_same_as_batch(seed, cuts, storage, reopened)


@pytest.mark.parametrize("reopened", [False, True])
def test_bit_by_bit_is_one_run_in_redis(redis: dict[str, Any], reopened: bool) -> None:
    for seed in range(3):
        check_same_as_batch(seed, [7, 8, 30], redis, reopened)


def test_redis_is_completed_after_a_crash(
    redis: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = list(corpus(9, 60).items())
    path = tmp_path / "corpus.index"
    with Index(path, storage=redis) as index:
        index.add(texts[:20])
        monkeypatch.setattr(index, "_keep", lambda *_: None)  # the file is written, the server never hears of it
        index.add(texts[20:40])
    with Index(path, storage=redis) as index:
        index.add(texts[40:])
        assert index.groups() == find(texts)


def test_redis_that_forgot_is_filled_again(redis: dict[str, Any], tmp_path: Path) -> None:
    import redis as client

    texts = list(corpus(10, 60).items())
    path = tmp_path / "corpus.index"
    with Index(path, storage=redis) as index:
        index.add(texts[:40])
    client.Redis(**redis["redis"]).flushdb()
    with Index(path, storage=redis) as index:
        index.add(texts[40:])
        assert index.groups() == find(texts)


def test_what_is_known_is_passed_by(tmp_path: Path) -> None:
    texts = corpus(1, 30)
    with Index(tmp_path / "i") as index:
        assert index.add(texts) == 30
        groups = index.groups()
        assert index.add(texts) == 0
        assert index.groups() == groups


def test_a_name_for_another_text_is_refused_and_nothing_added(tmp_path: Path) -> None:
    with Index(tmp_path / "i") as index:
        index.add({"a": story(1)})
        with pytest.raises(ValueError, match="another text by the name 'a'"):
            index.add({"b": story(2), "a": story(3)})
        assert len(index) == 1
        assert index.add({"b": story(1)}) == 1
        assert [group.kind for group in index.groups()] == ["exact"]


@pytest.mark.parametrize("storage", [None, MEMORY])
def test_a_crash_leaves_the_file_as_it_was(tmp_path: Path, storage: Storage, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = list(corpus(2, 40).items())
    path = tmp_path / "i"
    with Index(path, storage=storage) as index:
        index.add(texts[:20])
        before = index.groups()
    with monkeypatch.context() as broken:
        broken.setattr(module, "verify", lambda *_: 1 / 0)
        with Index(path, storage=storage) as index, pytest.raises(ZeroDivisionError):
            index.add(texts[20:])
    with Index(path, storage=storage) as index:
        assert index.groups() == before
        assert len(index) == 20
        index.add(texts[20:])
        assert index.groups() == find(texts)


def test_a_longer_text_takes_the_group_over(tmp_path: Path) -> None:
    with Index(tmp_path / "i") as index:
        index.add({"short": story(1), "copy": story(1)})
        index.add({"long": story(1) + "又"})
        [group] = index.groups()
    assert (group.representative, group.kind, len(group.members)) == ("long", "near", 3)


@pytest.mark.parametrize("storage", [None, MEMORY])
def test_monster_buckets_are_reported(tmp_path: Path, storage: Storage) -> None:
    texts = {f"{number:03}": shortened(story(1), 0.97, number + 2) for number in range(60)}
    with Index(tmp_path / "i", storage=storage) as index:
        index.add({"other": story(99)})
        assert index.note == ""
        index.add(texts)
        assert "(one is 0" in index.note
        [group] = index.groups()
    assert len(group.members) == 60


def test_odd_texts_and_names(tmp_path: Path) -> None:
    texts = {"空": "", "\udce9": story(1) + "\udcff", "b": story(1) + "\udcff", "c": "短", "d": "短", "e": " "}
    with Index(tmp_path / "i") as index:
        assert index.add(texts) == 6
        assert index.groups() == find(texts)
        assert index.add(texts) == 0


def test_the_threshold_stays(tmp_path: Path) -> None:
    with Index(tmp_path / "i", threshold=0.8) as index:
        assert index.threshold.jaccard == 0.8
    with Index(tmp_path / "i") as index:
        assert index.threshold.jaccard == 0.8
    with pytest.raises(ValueError, match=r"made with the threshold 0\.8"):
        Index(tmp_path / "i", threshold=0.5)


def test_other_signatures_are_refused(tmp_path: Path) -> None:
    Index(tmp_path / "i").close()
    with sqlite3.connect(tmp_path / "i") as db:
        db.execute("update about set value = replace(value, '\"seed\":1', '\"seed\":2') where key = 'scheme'")
    with pytest.raises(SchemeError, match="seed 2 instead of 1"):
        Index(tmp_path / "i")


def test_a_file_that_is_no_index_is_refused(tmp_path: Path) -> None:
    (tmp_path / "i").write_text("no database at all, but long enough to look at" * 20)
    with pytest.raises(IndexFileError, match="cannot be used as an index"):
        Index(tmp_path / "i")
    with sqlite3.connect(tmp_path / "other") as db:
        db.execute("create table about (key, value)")
    with pytest.raises(IndexFileError, match="another layout"):
        Index(tmp_path / "other")


@pytest.mark.parametrize("url", ["", "localhost:6379", "http://x", "redis://", "redis://h/x", "unix:"])
def test_urls_that_name_no_redis(url: str) -> None:
    with pytest.raises(ValueError, match="names no Redis"):
        redis_at(url)


def test_urls_of_redis() -> None:
    assert redis_at("redis://h")["redis"] == {"host": "h", "port": 6379, "db": 0}
    assert redis_at("redis://u:p%40@h:1/2")["redis"] == {
        "host": "h", "port": 1, "db": 2, "username": "u", "password": "p@",
    }  # fmt: skip
    assert redis_at("unix:///run/r.sock") == {"type": "redis", "redis": {"unix_socket_path": "/run/r.sock"}}

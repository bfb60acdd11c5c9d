"""What is kept between processes: used when it is whole, made anew when it is not, and never in the way."""

from __future__ import annotations

import errno
import os
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from cleaner.rulebook import shelf
from cleaner.rulebook.gate import Gate


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CLEANER_CACHE", str(tmp_path / "kept"))
    return tmp_path / "kept"


def test_a_thing_is_made_once(kept: Path) -> None:
    made: list[int] = []
    make = lambda: made.append(1) or b"content"  # type: ignore[func-returns-value]  # noqa: E731
    assert [shelf.keep("a.hs", make) for _ in range(3)] == [b"content"] * 3
    assert made == [1]
    assert [path.name for path in kept.iterdir()] == ["a.hs"]


@pytest.mark.parametrize("damage", [b"", b"short", b"x" * 64])
def test_what_is_not_whole_is_made_anew(kept: Path, damage: bytes) -> None:
    shelf.keep("a.hs", lambda: b"old")
    (kept / "a.hs").write_bytes(damage)
    assert shelf.keep("a.hs", lambda: b"new") == b"new"
    assert shelf.keep("a.hs", lambda: b"newer") == b"new"


def test_a_folder_that_cannot_be_written_is_no_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("CLEANER_CACHE", str(tmp_path / "file/below"))
    assert shelf.keep("a.hs", lambda: b"content") == b"content"


def test_an_empty_name_keeps_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLEANER_CACHE", "")
    assert shelf.folder() is None
    assert shelf.keep("a.hs", lambda: b"content") == b"content"


def test_without_a_home_nothing_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    def homeless(path: Path) -> Path:
        raise RuntimeError("Could not determine home directory.")

    for name in ("CLEANER_CACHE", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(Path, "expanduser", homeless)
    assert shelf.folder() is None


@pytest.mark.parametrize("content", [b"no database", b""])
def test_a_database_that_this_machine_cannot_load_is_made_anew(kept: Path, content: bytes) -> None:
    gate = Gate(["百家乐"])
    shelf.keep(gate._name(), lambda: content)
    assert len(gate.scan("百家乐")) == 1


def test_threads_that_write_at_once_do_not_meet(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each has begun to write before any has ended, as threads of one process do when a program starts."""
    began, write = threading.Barrier(4), Path.write_bytes

    def slowly(path: Path, data: bytes) -> int:
        began.wait(10)
        return write(path, data)

    growing: list[Path] = []
    replace = Path.replace
    monkeypatch.setattr(Path, "write_bytes", slowly)
    monkeypatch.setattr(Path, "replace", lambda path, target: growing.append(path) or replace(path, target))
    with ThreadPoolExecutor(4) as threads:
        got = list(threads.map(lambda _: shelf.keep("a.hs", lambda: b"content"), range(4)))
    assert got == [b"content"] * 4
    assert len(set(growing)) == 4
    assert [path.name for path in kept.iterdir()] == ["a.hs"]


def test_a_full_disk_leaves_nothing_half_written(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: Path, data: bytes) -> int:
        path.touch()
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(Path, "write_bytes", full)
    assert shelf.keep("a.hs", lambda: b"content") == b"content"
    assert list(kept.iterdir()) == []


def test_what_a_killed_process_left_half_written_goes_in_time(kept: Path) -> None:
    kept.mkdir()
    for name, age in {"old.hs.1.tmp": 86400, "new.hs.2.tmp": 0}.items():
        (kept / name).touch()
        os.utime(kept / name, (time.time() - age,) * 2)
    shelf.keep("a.hs", lambda: b"content")
    assert sorted(path.name for path in kept.iterdir()) == ["a.hs", "new.hs.2.tmp"]


def test_the_oldest_go(kept: Path) -> None:
    for number in range(shelf.KEPT + 3):
        shelf.keep(f"{number}.hs", lambda: b"content")
    assert len(list(kept.iterdir())) == shelf.KEPT


def test_a_gate_that_was_kept_finds_the_same(kept: Path) -> None:
    literals = ["百家乐", "官网", "slot"]
    first, second = (Gate(literals).scan("slot 百家乐官网").literal.tolist() for _ in range(2))
    assert first == second == [2, 0, 1]
    assert len(list(kept.iterdir())) == 1

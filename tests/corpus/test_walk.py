"""What the walk finds, what it leaves out, and in which order."""

import os
import socket
import subprocess
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from permissions import as_user

from cleaner.corpus.walk import Entry, Top, folder_id, walk


def found(folder: Path, prefix: bytes = b"", never: Path | None = None) -> list[Entry]:
    return list(walk([Top(os.fsencode(folder), prefix)], Counter(), never and folder_id(str(never))))


def put(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")


def test_the_order_is_that_of_whole_names(tmp_path: Path) -> None:
    names = ["a", "a b", "a-b/x", "a.txt", "a/b", "a/é", "aa", "中.md", ".hidden/x"]
    put(tmp_path, *[name for name in names if name != "a"])
    got = [entry.name.decode() for entry in found(tmp_path)]
    assert got == sorted(got, key=str.encode)
    assert got == [".hidden/x", "a b", "a-b/x", "a.txt", "a/b", "a/é", "aa", "中.md"]


@settings(max_examples=30)
@given(names=st.sets(st.from_regex(r"[a\-é\x01\xff]{1,3}(/[b~!]{1,2}){0,2}", fullmatch=True), max_size=9))
def test_any_tree_is_found_in_order(tmp_path_factory: pytest.TempPathFactory, names: set[str]) -> None:
    folder = tmp_path_factory.mktemp("tree")
    made = []
    for name in sorted(names):
        try:
            put(folder, name)
            made.append(name)
        except OSError:  # a file where a folder should be, or the other way round
            continue
    files = [entry.name for entry in found(folder) if entry.kind == "file"]
    assert files == sorted(os.fsencode(str(Path(name))) for name in made if (folder / name).is_file())


def test_hostile_names(tmp_path: Path) -> None:
    names = [b"-rf", b"a\nb.txt", b"quo'te\".txt", b"\xff\xfe.txt", b" ", b"...", b"\x1b[2J"]
    for name in names:
        (tmp_path / os.fsdecode(name)).write_bytes(b"x")
    assert [entry.name for entry in found(tmp_path)] == sorted(names)


def test_links_are_not_followed(tmp_path: Path) -> None:
    put(tmp_path, "in/a.txt", "outside/b.txt")
    (tmp_path / "in/loop").symlink_to(tmp_path / "in")
    (tmp_path / "in/file").symlink_to(tmp_path / "outside/b.txt")
    (tmp_path / "in/broken").symlink_to("nowhere")
    skipped: Counter[str] = Counter()
    assert [entry.name for entry in walk([Top(os.fsencode(tmp_path / "in"), b"")], skipped)] == [b"a.txt"]
    assert skipped == {"symbolic links": 3}


def test_version_control_is_left_out_other_hidden_folders_are_not(tmp_path: Path) -> None:
    put(tmp_path, ".git/config", "a/.svn/entries", ".cache/x", "a/b", "c/.git")
    assert [entry.name for entry in found(tmp_path)] == [b".cache/x", b"a/b", b"c/.git"]


def test_the_output_is_no_input(tmp_path: Path) -> None:
    put(tmp_path, "a", "results/out/b")
    assert [entry.name for entry in found(tmp_path, never=tmp_path / "results/out")] == [b"a"]


def test_empty_folders_are_found(tmp_path: Path) -> None:
    (tmp_path / "a/b").mkdir(parents=True)
    put(tmp_path, "c/d")
    assert [(entry.name, entry.kind) for entry in found(tmp_path)] == [(b"a/b/", "folder"), (b"c/d", "file")]


def test_special_files_are_found_and_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "socket"))
        entries = found(tmp_path)
    assert [(entry.kind, entry.reason) for entry in entries] == [
        ("unreadable", "is a named pipe, not a file"),
        ("unreadable", "is a socket, not a file"),
    ]


def test_a_folder_that_may_not_be_listed(tmp_path: Path) -> None:
    put(tmp_path, "closed/a", "open/b")
    (tmp_path / "closed").chmod(0)
    entries = as_user(lambda: found(tmp_path))
    (tmp_path / "closed").chmod(0o700)
    assert [(entry.name, entry.kind) for entry in entries] == [
        (b"closed/", "unreadable"),
        (b"open/b", "file"),
    ]


def test_a_tree_deeper_than_python_recurses(tmp_path: Path) -> None:
    deep = tmp_path.joinpath("top", *["d"] * 1500)
    subprocess.run(["mkdir", "-p", deep], check=True)
    try:
        assert [entry.name.count(b"/") for entry in found(tmp_path)] == [1501]
    finally:
        subprocess.run(["rm", "-rf", tmp_path / "top"], check=True)

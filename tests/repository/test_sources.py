"""From paths to files, friendly and hostile ones."""

import os
from collections import Counter
from pathlib import Path

import pytest
from permissions import as_user

from cleaner.repository.sources import Selection, Source, sources


def make(folder: Path, *names: str | bytes) -> None:
    for name in names:
        path = os.path.join(os.fsencode(folder), os.fsencode(name))  # noqa: PTH118 - names that are not UTF-8
        os.makedirs(os.path.dirname(path), exist_ok=True)  # noqa: PTH103, PTH120
        with open(path, "wb") as file:  # noqa: PTH123
            file.write(b"x")


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def found(*paths: str, selection: Selection | None = None) -> list[str]:
    return [os.fsdecode(source.path) for source in sources(map(os.fsencode, paths), selection or Selection())]


def test_a_folder_is_walked_and_files_have_the_order_of_their_names(tmp_path: Path) -> None:
    make(tmp_path, "b.txt", "a/c.txt", "a.txt", "a/b/d.md", "code.py", "README.md", ".git/x.txt", ".svn/y.txt")
    assert found(".") == ["a.txt", "a/b/d.md", "a/c.txt", "b.txt"]
    assert found("a", "b.txt", ".", "a/c.txt", "./a/../b.txt") == found(".")
    assert found("a/") == ["a/b/d.md", "a/c.txt"]
    assert found(str(tmp_path / "a")) == [str(tmp_path / name) for name in ("a/b/d.md", "a/c.txt")]


def test_a_named_file_is_looked_at_whatever_it_is(tmp_path: Path) -> None:
    make(tmp_path, "code.py", "README.md", "ignored.txt", ".git/HEAD", "a.txt")
    (tmp_path / ".gitignore").write_text("ignored.txt\n")
    named = ("code.py", "README.md", "ignored.txt")
    assert found(*named) == sorted(named)
    assert found(*named, "a.txt", selection=Selection(force=True)) == ["a.txt"]


def test_a_file_under_two_names_is_looked_at_once(tmp_path: Path) -> None:
    make(tmp_path, "a.txt", "sub/b.txt", "sub/own.txt")
    (tmp_path / "link.txt").symlink_to("a.txt")
    (tmp_path / "folder").symlink_to("sub")
    assert found("a.txt", "link.txt") == ["a.txt"]
    assert found("link.txt", "a.txt") == ["link.txt"]
    assert found(".", "link.txt", "folder", "folder/b.txt") == ["a.txt", "sub/b.txt", "sub/own.txt"]
    assert found("folder", selection=Selection(own=frozenset([b"sub/own.txt"]))) == ["folder/b.txt"]


def test_what_git_ignores_is_passed_by_unless_it_is_named(tmp_path: Path) -> None:
    make(tmp_path, ".git/HEAD", "out/a.txt", "out/sub/b.txt", "out/sub/c.txt", "a.txt")
    (tmp_path / ".gitignore").write_text("out/\n")
    (tmp_path / "out/sub/.gitignore").write_text("c.txt\n")
    assert found(".") == ["a.txt"]
    assert found("out") == ["out/a.txt", "out/sub/b.txt"]
    assert found("out", "out/a.txt", selection=Selection(force=True)) == []


def test_what_is_left_out_is_counted(tmp_path: Path) -> None:
    make(tmp_path, ".git/HEAD", "a.txt", "b.py", "x/c.txt", "y/d.txt", "own.jsonl")
    (tmp_path / ".gitignore").write_text("x/\n")
    (tmp_path / "link.txt").symlink_to("a.txt")
    skipped: Counter[str] = Counter()
    selection = Selection(excluded=lambda path: path == b"y/", own=frozenset([b"./own.jsonl"]))
    assert [source.path for source in sources([b"."], selection, skipped)] == [b"a.txt"]
    assert skipped == {
        "symbolically linked": 1,
        "not named like a text": 2,
        "ignored by .gitignore": 1,
        "excluded by the configuration": 1,
    }


def test_every_file(tmp_path: Path) -> None:
    make(tmp_path, "a", "b.html", "README.md")
    assert found(".", selection=Selection(every=True)) == ["README.md", "a", "b.html"]


def test_names_that_a_careless_tool_trips_over(tmp_path: Path) -> None:
    names = ["-x.txt", "--help.txt", "a\nb.txt", "q\"'.txt", "$(touch x).txt", " .txt", "*.txt", "日.txt", ".txt"]
    make(tmp_path, *names, b"caf\xe9.txt", b"\xff\xfe/\xfd.txt")
    assert set(found(".")) == {*names, os.fsdecode(b"caf\xe9.txt"), os.fsdecode(b"\xff\xfe/\xfd.txt")}
    assert found("-x.txt", "*.txt") == ["*.txt", "-x.txt"]


def test_links_that_go_round(tmp_path: Path) -> None:
    make(tmp_path, "a/b.txt")
    (tmp_path / "a/loop").symlink_to(tmp_path / "a", target_is_directory=True)
    (tmp_path / "self.txt").symlink_to("self.txt")
    assert found(".") == ["a/b.txt"]
    [source] = sources([b"self.txt"], Selection())
    assert source == Source(b"self.txt", "cannot be opened: Too many levels of symbolic links")
    assert found("a/loop") == ["a/loop/b.txt"]  # one that is named is followed


def test_what_cannot_be_read_says_why(tmp_path: Path) -> None:
    make(tmp_path, "a.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    assert sources([b"nowhere", b"a.txt", b"pipe.txt"], Selection()) == [
        Source(b"a.txt"),
        Source(b"nowhere", "cannot be opened: No such file or directory"),
        Source(b"pipe.txt", "is not a plain file"),
    ]
    assert found(".") == ["a.txt"]


def test_a_folder_that_may_not_be_listed(tmp_path: Path) -> None:
    make(tmp_path, "a.txt", "shut/b.txt")
    (tmp_path / "shut").chmod(0)
    try:
        assert as_user(lambda: sources([b"."], Selection())) == [
            Source(b"a.txt"),
            Source(b"shut", "cannot be listed: Permission denied"),
        ]
    finally:
        (tmp_path / "shut").chmod(0o700)


def test_a_folder_that_vanishes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(tmp_path, "a.txt", "gone/b.txt")
    scandir = os.scandir

    def vanishing(path: bytes) -> object:
        if path == b"gone":
            (tmp_path / "gone/b.txt").unlink()
            (tmp_path / "gone").rmdir()
        return scandir(path)

    monkeypatch.setattr(os, "scandir", vanishing)
    assert found(".") == ["a.txt"]


def test_a_folder_that_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(tmp_path, "a.txt", "bad/b.txt")
    scandir = os.scandir

    def failing(path: bytes) -> object:
        if path == b"bad":
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", failing)
    assert sources([b"."], Selection())[1] == Source(b"bad", "cannot be listed: Permission denied")

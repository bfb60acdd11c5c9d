"""What is ignored, against git itself."""

import os
import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cleaner.repository.ignore import Ignore

PATTERNS = (
    "*.log", "!keep.log", "build/", "/top.txt", "a/**/b.txt", "a/*", "!a/b/", "**/c", "\\#x", "# comment", "", "  ",
    "!", "a b.txt ",
    "[ab].txt", "b", "!b", "*.txt", "!a/b/c/*.txt", "/a/b", "[", "a/", "/", "**", "!*.log",
)  # fmt: skip
FILES = (
    "top.txt", "keep.log", "a/top.txt", "a/b.txt", "a/b/c/x.txt", "a/b/keep.log", "build/x.txt", "c/a b.txt", "b/a.txt",
    "#x",
)  # fmt: skip


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("repository")
    subprocess.run(["git", "init", "-q", root], check=True)
    for name in FILES:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("x")
    return root


def ignored_by_git(root: Path) -> set[str]:
    command = ["git", "ls-files", "--others", "--ignored", "--exclude-standard", "-z"]
    done = subprocess.run(command, cwd=root, capture_output=True, check=True)
    return set(done.stdout.decode().split("\0")) & set(FILES)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(st.dictionaries(st.sampled_from(["", "a", "a/b"]), st.lists(st.sampled_from(PATTERNS), max_size=5), min_size=1))
def test_it_is_what_git_ignores(repository: Path, patterns: dict[str, list[str]]) -> None:
    for folder in ("", "a", "a/b"):
        (repository / folder / ".gitignore").unlink(missing_ok=True)
    for folder, lines in patterns.items():
        (repository / folder / ".gitignore").write_text("\n".join(lines))
    ignored = Ignore(b"/nowhere")
    found = {name for name in FILES if ignored(os.fsencode(repository / name))}
    assert found == ignored_by_git(repository)


def test_the_exclude_file_of_the_repository_counts_too(repository: Path) -> None:
    (repository / ".git/info/exclude").write_text("c/\n")
    for folder in ("", "a", "a/b"):
        (repository / folder / ".gitignore").unlink(missing_ok=True)
    ignored = Ignore(b"/nowhere")
    assert {name for name in FILES if ignored(os.fsencode(repository / name))} == ignored_by_git(repository) != set()


def test_outside_a_repository_files_count_from_the_top(tmp_path: Path) -> None:
    (tmp_path / "top").mkdir()
    (tmp_path / ".gitignore").write_text("*.txt")
    (tmp_path / "top/.gitignore").write_text("a.txt")
    ignored = Ignore(os.fsencode(tmp_path / "top"))
    assert ignored(os.fsencode(tmp_path / "top/a.txt"))
    assert not ignored(os.fsencode(tmp_path / "top/b.txt"))


def test_names_that_are_not_utf8(tmp_path: Path) -> None:
    (tmp_path / ".gitignore").write_bytes(b"\xff*.txt\n")
    ignored = Ignore(os.fsencode(tmp_path))
    assert ignored(os.fsencode(tmp_path) + b"/\xff\xfe.txt")
    assert not ignored(os.fsencode(tmp_path) + b"/\xfe\xff.txt")

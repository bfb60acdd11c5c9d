"""Texts that tell the story of another one, and what git has staged."""

import json
import subprocess
from pathlib import Path

import pytest

from cleaner.audit.found import Looked
from cleaner.repository.check import Asked, check
from cleaner.repository.duplicates import repeated
from cleaner.repository.errors import RepositoryError
from cleaner.repository.examine import Examiner
from cleaner.repository.plan import Group, Plan
from cleaner.repository.sources import Selection, among, sources
from cleaner.repository.staged import staged_files
from fixtures import PROSE, SPAM, cleaner

STORY = "".join(f"{line}\n" for line in PROSE)


def git(*args: str) -> None:
    identity = ["-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *identity, *args], check=True, capture_output=True)


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("PRE_COMMIT_FROM_REF", "PRE_COMMIT_TO_REF", "GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE"):
        monkeypatch.delenv(name, raising=False)


def planned() -> Plan:
    return Plan([Group(Examiner(cleaner()), sources([b"."], Selection()))])


def told(looked: list[Looked]) -> list[tuple[str, int, str, str]]:
    return [(found.name, found.line, found.rule, found.message) for one in looked for found in one.found]


def test_a_story_is_the_same_under_other_spam(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY + f"{SPAM[0]}\n" * 30, "utf-8")
    (tmp_path / "b.txt").write_text(STORY + f"{SPAM[2]}\n", "utf-8")
    (tmp_path / "c.txt").write_text(f"{PROSE[0]}\n", "utf-8")
    (tmp_path / "r.jsonl").write_text(json.dumps({"text": "x"}) + "\n" + json.dumps({"text": STORY}), "utf-8")
    assert told(list(repeated(planned().groups))) == [
        ("b.txt", 1, "duplicate/exact", "the same story as a.txt"),
        ("r.jsonl", 2, "duplicate/exact", "the same story as a.txt"),
    ]


def test_only_what_is_asked_about_is_told_of(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY + "长一点的版本，还有一句话在后面。\n", "utf-8")
    (tmp_path / "b.txt").write_text(STORY, "utf-8")
    (tmp_path / "c.txt").write_text(STORY, "utf-8")
    for asked, named in (("a.txt", [("a.txt", "b.txt")]), ("b.txt", [("b.txt", "a.txt")])):
        looked = repeated(planned().groups, among([bytes(tmp_path / asked)]))
        assert [(name, said.split(" ")[4]) for name, _, _, said in told(list(looked))] == named
    assert [looked.path for looked in repeated(planned().groups)] == [b"a.txt", b"b.txt", b"c.txt"]


def test_what_cannot_be_read_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY, "utf-8")
    (tmp_path / "b.jsonl").write_text("no json\n" + json.dumps({"text": STORY}), "utf-8")
    (tmp_path / "c.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0")
    looked = list(repeated(planned().groups))
    assert [[note.kind for note in one.notes] for one in looked] == [[], ["failed"], ["skipped"]]
    assert len(told(looked)) == 1


def test_what_is_staged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    git("init", "-q")
    for name in ("old.txt", "sub/gone.txt", "sub/changed.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(STORY, "utf-8")
    git("add", "-A")
    git("commit", "-q", "-m", "x")
    (tmp_path / "sub/gone.txt").unlink()
    (tmp_path / "sub/changed.txt").write_text(STORY + "\n", "utf-8")
    (tmp_path / "new\nline.txt").write_text(STORY, "utf-8")
    git("add", "-A")
    (tmp_path / "not-staged.txt").write_text(STORY, "utf-8")
    expected = {bytes(tmp_path / "sub/changed.txt"), bytes(tmp_path / "new\nline.txt")}
    assert staged_files() == expected
    monkeypatch.chdir(tmp_path / "sub")
    assert staged_files() == expected
    monkeypatch.chdir(tmp_path)
    git("commit", "-q", "-m", "y")
    assert staged_files() == frozenset()
    monkeypatch.setenv("PRE_COMMIT_FROM_REF", "HEAD~1")
    monkeypatch.setenv("PRE_COMMIT_TO_REF", "HEAD")
    assert staged_files() == expected


def test_nothing_is_compared_when_no_text_is_asked_about(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY, "utf-8")
    (tmp_path / "b.txt").write_text(STORY, "utf-8")
    assert list(repeated(planned().groups, among([bytes(tmp_path / "code.py")]))) == []


def test_what_is_wrong_with_files_that_are_not_asked_about_stops_nobody(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY, "utf-8")
    (tmp_path / "broken.jsonl").write_text("{", "utf-8")
    for asked, kinds in (("a.txt", []), ("broken.jsonl", ["failed"])):
        looked = repeated(planned().groups, among([bytes(tmp_path / asked)]))
        assert [note.kind for one in looked for note in one.notes] == kinds


def test_check_of_staged_files_only(tmp_path: Path) -> None:
    git("init", "-q")
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(f"{PROSE[0]}\n{SPAM[0]}\n", "utf-8")
    git("add", "b.txt")
    looked = list(check(planned(), Asked(staged=True)))
    assert [one.path for one in looked] == [b"b.txt"]
    assert [found.cls for found in looked[0].found] == ["gambling"]


def test_outside_a_repository_it_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "nowhere"))
    with pytest.raises(RepositoryError, match="not a git repository"):
        staged_files()


def test_without_git_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(RepositoryError, match="git is not installed"):
        staged_files()

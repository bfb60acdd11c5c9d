"""``cleaner dedup`` as a user meets it."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
from stories import shortened, story

from cleaner.cli import run

Output = pytest.CaptureFixture[str]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    texts = tmp_path / "texts"
    (texts / "site").mkdir(parents=True)
    (texts / "a.txt").write_text(story(1), "utf-8")
    (texts / "site" / "b.txt").write_text(shortened(story(1), 0.9, 2), "utf-16")
    (texts / "site" / "c.txt").write_text(story(3), "utf-8")
    return texts


def records(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def names(path: Path) -> list[list[str]]:
    return [[member["name"] for member in record["members"]] for record in records(path)]


def test_groups_go_to_the_file(folder: Path, tmp_path: Path, capsys: Output) -> None:
    out = tmp_path / "duplicates.jsonl"
    assert run(["dedup", str(folder), "-o", str(out)]) == 0
    [record] = records(out)
    assert (record["schema"], record["kind"], record["representative"]) == (1, "near", "a.txt")
    assert [member["name"] for member in record["members"]] == ["a.txt", "site/b.txt"]
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == "3 texts; 1 groups (0 exact, 1 near); 1 texts repeat another\n"
    assert [path.name for path in tmp_path.iterdir() if path.name != "texts"] == ["duplicates.jsonl"]


def test_groups_go_to_standard_output(folder: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert run(["dedup", str(folder), "--quiet"]) == 0
    said = capsysbinary.readouterr()
    assert json.loads(said.out)["representative"] == "a.txt"
    assert said.err == b""


def test_the_threshold(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "d.jsonl"
    assert run(["dedup", str(folder), "-o", str(out), "--threshold", "0.95"]) == 0
    assert out.read_bytes() == b""


def test_its_own_files_are_no_texts(folder: Path) -> None:
    out, index = folder / "d.jsonl", folder / "d.index"
    for _ in range(2):
        assert run(["dedup", str(folder), "-o", str(out), "--index", str(index)]) == 0
        assert names(out) == [["a.txt", "site/b.txt"]]


def test_what_is_no_text_is_named(folder: Path, tmp_path: Path, capsys: Output) -> None:
    (folder / "photo.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    os.mkfifo(folder / "pipe")
    assert run(["dedup", str(folder), "-o", str(tmp_path / "d.jsonl")]) == 0
    skipped = [line for line in capsys.readouterr().err.splitlines() if line.startswith("skipped")]
    assert len(skipped) == 2
    assert skipped[0].startswith("skipped photo.txt: ")
    assert skipped[1] == "skipped pipe: is a named pipe, not a file"


def test_the_index_grows(folder: Path, tmp_path: Path, capsys: Output) -> None:
    out, index = tmp_path / "d.jsonl", tmp_path / "corpus.index"
    assert run(["dedup", str(folder), "-o", str(out), "--index", str(index)]) == 0
    new = tmp_path / "new"
    new.mkdir()
    (new / "d.txt").write_text(story(3) + "。", "utf-8")
    assert run(["dedup", str(new), "-o", str(out), "--index", str(index)]) == 0
    assert names(out) == [["a.txt", "site/b.txt"], ["d.txt", "site/c.txt"]]
    assert "1 new texts, 4 in the index; 2 groups" in capsys.readouterr().err


def test_a_prefix_keeps_names_apart(folder: Path, tmp_path: Path, capsys: Output) -> None:
    out, index = tmp_path / "d.jsonl", tmp_path / "corpus.index"
    assert run(["dedup", str(folder), "-o", str(out), "--index", str(index)]) == 0
    (folder / "a.txt").write_text(story(5), "utf-8")
    assert run(["dedup", str(folder), "-o", str(out), "--index", str(index)]) == 2
    assert "knows another text by the name 'a.txt'" in capsys.readouterr().err
    assert run(["dedup", str(folder), "-o", str(out), "--index", str(index), "--prefix", "may/"]) == 0
    assert names(out) == [["a.txt", "may/site/b.txt", "site/b.txt"], ["may/site/c.txt", "site/c.txt"]]


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["nowhere"], "cannot read the input nowhere"),
        (["texts", "--threshold", "2"], "2.0 is not in the range"),
        (["texts", "-o", "no/such/d.jsonl"], "there is no folder no/such"),
        (["texts", "--redis", "redis://localhost"], "--redis needs --index"),
        (["texts", "--index", "i", "--redis", "localhost"], "names no Redis"),
        (["texts", "--index", "texts/a.txt"], "cannot be used as an index"),
        ([], "Missing argument"),
    ],
)
def test_errors_exit_2_and_say_what_to_do(
    folder: Path, args: list[str], said: str, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder.parent)
    assert run(["dedup", *args]) == 2
    assert said in capsys.readouterr().err


def test_another_threshold_than_that_of_the_index(folder: Path, tmp_path: Path, capsys: Output) -> None:
    index = str(tmp_path / "i")
    assert run(["dedup", str(folder), "--index", index, "--threshold", "0.8"]) == 0
    assert run(["dedup", str(folder), "--index", index]) == 0
    assert run(["dedup", str(folder), "--index", index, "--threshold", "0.5"]) == 2
    assert "made with the threshold 0.8" in capsys.readouterr().err

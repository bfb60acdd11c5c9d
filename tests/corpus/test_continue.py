"""Runs that were stopped, crashed or given again, and outputs that belong to something else."""

import os
from dataclasses import replace
from pathlib import Path

import pytest
from stub_cleaner import StubCleaner
from trees import STUB, make, tree

from cleaner.corpus.errors import CorpusError
from cleaner.corpus.restore import restore_corpus
from cleaner.corpus.run import clean_corpus
from cleaner.result import Result


class Stopping(StubCleaner):
    """Stops the run, as an interruption would, at one document."""

    def clean(self, text: str) -> Result:
        if "5" in text:
            raise KeyboardInterrupt
        return super().clean(text)


@pytest.mark.usefixtures("small_shards")
def test_a_stopped_run_leaves_nothing_half_and_continues(
    scraped: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    with pytest.raises(KeyboardInterrupt):
        clean_corpus([scraped], out, Stopping(), jobs=1)
    assert sorted(path.name for path in out.iterdir()) == [".work", "run.json"]
    with pytest.raises(CorpusError, match="not finished"):
        restore_corpus(out, tmp_path / "back")

    cleaned = []
    monkeypatch.setattr(
        StubCleaner, "clean", lambda self, text, do=StubCleaner.clean: cleaned.append(text) or do(self, text)
    )
    clean_corpus([scraped], out, STUB, jobs=1)
    assert not (out / ".work").exists()
    assert 0 < len(cleaned) < 10
    clean_corpus([scraped], tmp_path / "whole", STUB, jobs=1)
    assert tree(out) == tree(tmp_path / "whole")


@pytest.mark.usefixtures("small_shards")
@pytest.mark.parametrize("crash_at", ["text", "audit.jsonl", "summary.json", "run.json"])
def test_a_crash_while_publishing(
    scraped: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, crash_at: str
) -> None:
    out = tmp_path / "out"
    clean_corpus([scraped], tmp_path / "whole", STUB, jobs=1)
    rename = os.rename

    def crashing(source: Path, target: Path, **_: None) -> None:
        if target == out / crash_at and (out / ".work/parts/00000000.json").exists():
            raise OSError("crash")
        rename(source, target)

    with monkeypatch.context() as patch:
        patch.setattr(os, "rename", crashing)
        patch.setattr(os, "replace", crashing)
        with pytest.raises(OSError, match="crash"):
            clean_corpus([scraped], out, STUB, jobs=1)
    clean_corpus([scraped], out, STUB, jobs=1)
    assert tree(out) == tree(tmp_path / "whole")


def test_a_finished_run_is_not_done_again(scraped: Path, tmp_path: Path) -> None:
    first = clean_corpus([scraped], tmp_path / "out", STUB, jobs=1)
    before = tree(tmp_path / "out")
    again = clean_corpus([scraped], tmp_path / "out", Stopping(), jobs=1)
    assert (again.before, again.summary, tree(tmp_path / "out")) == (True, first.summary, before)
    (tmp_path / "out/audit.jsonl").unlink()
    assert not clean_corpus([scraped], tmp_path / "out", STUB, jobs=1).before
    assert tree(tmp_path / "out") == before


def test_an_output_of_something_else_is_refused(scraped: Path, tmp_path: Path) -> None:
    out = make(tmp_path / "out", {"mine.txt": b"mine"})
    with pytest.raises(CorpusError, match="files that no run has written"):
        clean_corpus([scraped], out, STUB, jobs=1)
    with pytest.raises(CorpusError, match="cannot make the output folder"):
        clean_corpus([scraped], out / "mine.txt", STUB, jobs=1)
    assert tree(out) == {"mine.txt": b"mine"}


@pytest.mark.parametrize("name", [".work/mine.txt", ".work/parts/mine.txt", ".work/text/mine.txt"])
def test_a_folder_that_looks_like_ours_is_not_emptied(scraped: Path, tmp_path: Path, name: str) -> None:
    out = make(tmp_path / "out", {name: b"mine"})
    with pytest.raises(CorpusError, match="files that no run has written"):
        clean_corpus([scraped], out, STUB, jobs=1)
    assert (out / name).read_bytes() == b"mine"


def test_a_run_that_stopped_before_it_could_say_what_it_is_begins_anew(scraped: Path, tmp_path: Path) -> None:
    out = make(tmp_path / "out", {".work/run.json": b"{"})
    (out / ".work/parts").mkdir()
    clean_corpus([scraped], out, STUB, jobs=1)
    assert (out / "summary.json").exists()


def test_an_output_of_another_run_is_refused(scraped: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    clean_corpus([scraped], out, STUB, jobs=1)
    with pytest.raises(CorpusError, match="a run with other packs"):
        clean_corpus([scraped], out, replace(STUB, fingerprint="other"), jobs=1)
    (scraped / "clean.md").write_bytes(b"new")
    with pytest.raises(CorpusError, match="the files have changed since"):
        clean_corpus([scraped], out, STUB, jobs=1)
    (out / "run.json").write_bytes(b"{")
    with pytest.raises(CorpusError, match="cannot be read"):
        clean_corpus([scraped], out, STUB, jobs=1)


def test_two_runs_at_once(scraped: Path, tmp_path: Path) -> None:
    class Nested(StubCleaner):
        def clean(self, text: str) -> Result:
            with pytest.raises(CorpusError, match="another run is at work"):
                clean_corpus([scraped], tmp_path / "out", STUB, jobs=1)
            return super().clean(text)

    clean_corpus([scraped / "gbk"], tmp_path / "out", Nested(), jobs=1)


@pytest.mark.usefixtures("small_shards")
def test_an_interruption_ends_the_workers(scraped: Path, tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        clean_corpus([scraped], tmp_path / "out", Stopping(), jobs=2)
    clean_corpus([scraped], tmp_path / "out", STUB, jobs=2)

"""Near-duplicates in a run: found on clean text, dropped and restored, the same for any number of workers."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from trees import STUB, tree

from cleaner.corpus.restore import restore_corpus
from cleaner.corpus.run import clean_corpus, preview_corpus
from cleaner.corpus.stories import Duplicates

STORY = "渡轮停了一天，岛上的人坐在码头上等，到天黑也没有等到船来。第二天风小了，船长说可以开，大家排成一队上船。"
OTHER = "鱼市的灯凌晨三点就亮了，第一批船在四点靠岸，六点已经散场。买鱼的人提着桶回家，路上还没有一辆车。"


@pytest.fixture
def copies(tmp_path: Path) -> Path:
    folder = tmp_path / "scraped"
    (folder / "site").mkdir(parents=True)
    (folder / "a.txt").write_text(STORY + "{{gambling/a|彩票网站官网}}\n", "utf-8")
    (folder / "site" / "b.txt").write_text(STORY + "编者按。\n", "utf-8")
    (folder / "c.txt").write_text(OTHER + "\n", "utf-8")
    return folder


def groups(out: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in (out / "duplicates.jsonl").read_text("utf-8").splitlines()]


def test_groups_are_found_on_clean_text(copies: Path, tmp_path: Path) -> None:
    done = clean_corpus([copies], tmp_path / "out", STUB, jobs=1)
    [found] = groups(tmp_path / "out")
    assert found["representative"] == "site/b.txt"
    assert [member["name"] for member in found["members"]] == ["a.txt", "site/b.txt"]  # type: ignore[attr-defined]
    assert done.summary["duplicates"]["documents"] == 2


def test_dropping_keeps_the_representative_and_restores_all(copies: Path, tmp_path: Path) -> None:
    clean_corpus([copies], tmp_path / "out", STUB, duplicates=Duplicates.DROP, jobs=1)
    assert not (tmp_path / "out/text/a.txt").exists()
    assert (tmp_path / "out/duplicates/a.txt").read_text("utf-8") == STORY + "\n"
    assert (tmp_path / "out/text/site/b.txt").exists()
    restore_corpus(tmp_path / "out", tmp_path / "back")
    assert tree(tmp_path / "back") == tree(copies)


def test_off_looks_for_none(copies: Path, tmp_path: Path) -> None:
    done = clean_corpus([copies], tmp_path / "out", STUB, duplicates=Duplicates.OFF, jobs=1)
    assert not (tmp_path / "out/duplicates.jsonl").exists()
    assert done.summary["duplicates"] is None


@pytest.mark.parametrize("mode", list(Duplicates))
def test_workers_change_nothing(copies: Path, tmp_path: Path, mode: Duplicates) -> None:
    for jobs in (1, 3):
        clean_corpus([copies], tmp_path / f"out{jobs}", STUB, duplicates=mode, jobs=jobs)
    assert tree(tmp_path / "out1") == tree(tmp_path / "out3")


def test_a_preview_says_the_same(copies: Path, tmp_path: Path) -> None:
    done = clean_corpus([copies], tmp_path / "out", STUB, jobs=1)
    assert preview_corpus([copies], STUB, jobs=1).summary == done.summary


def test_another_mode_is_another_run(copies: Path, tmp_path: Path) -> None:
    clean_corpus([copies], tmp_path / "out", STUB, jobs=1)
    with pytest.raises(Exception, match=r"duplicates flag \(not drop\)"):
        clean_corpus([copies], tmp_path / "out", STUB, duplicates=Duplicates.DROP, jobs=1)


def test_dropping_can_be_interrupted(copies: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stopped after a file was moved, the same command goes on and ends as if nothing had been."""
    clean_corpus([copies], tmp_path / "whole", STUB, duplicates=Duplicates.DROP, jobs=1)
    from cleaner.corpus import run

    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(run, "publish", stopped)
        with pytest.raises(KeyboardInterrupt):
            clean_corpus([copies], tmp_path / "out", STUB, duplicates=Duplicates.DROP, jobs=1)
    clean_corpus([copies], tmp_path / "out", STUB, duplicates=Duplicates.DROP, jobs=1)
    assert tree(tmp_path / "out") == tree(tmp_path / "whole")

"""Documents that take their process with them, and processes that die of something else."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from stub_cleaner import StubCleaner
from trees import STUB, make, records, tree

from cleaner.corpus import shards
from cleaner.corpus.errors import CorpusError
from cleaner.corpus.restore import restore_corpus
from cleaner.corpus.run import clean_corpus
from cleaner.result import Result

REASON = "cleaning it killed the process"


class Deadly(StubCleaner):
    """Dies without a word at some documents, as a process does that has used up the memory."""

    def clean(self, text: str) -> Result:
        if "{{kill}}" in text:
            os._exit(9)
        return super().clean(text)


@dataclass(frozen=True)
class Once(StubCleaner):
    """Dies once, at whatever comes first."""

    mark: Path = Path()

    def clean(self, text: str) -> Result:
        if not self.mark.exists():
            self.mark.touch()
            os._exit(9)
        return super().clean(text)


@pytest.fixture
def deadly(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(shards, "MAX_ENTRIES", 3)
    files = {f"{number:02}.txt": b"{{gambling/a|x}}text" for number in range(12)}
    files |= {"04.txt": b"a{{kill}}", "05.txt": b"b{{kill}}", "10.txt": b"c{{kill}}"}
    texts = ["one{{gambling/a|x}}", "two{{kill}}", "three", "{{kill}}"]
    files["20.jsonl"] = "".join(json.dumps({"text": text}) + "\n" for text in texts).encode()
    return make(tmp_path / "in", files)


def failures(out: Path) -> dict[str, str]:
    return {record["name"]: record["error"] for record in records(out) if record["error"]}


def test_what_kills_is_failed_and_the_rest_is_cleaned(deadly: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    clean_corpus([deadly], out, Deadly(), jobs=2)
    names = ["04.txt", "05.txt", "10.txt", "20.jsonl#2", "20.jsonl#4"]
    assert failures(out) == dict.fromkeys(names, REASON)
    assert (out / "text/04.txt").read_bytes() == b"a{{kill}}"
    assert (out / "text/03.txt").read_bytes() == b"text"
    assert (out / "records/20.jsonl").read_bytes().splitlines()[1] == b'{"text": "two{{kill}}"}'
    restore_corpus(out, tmp_path / "back", tell=pytest.fail)
    assert tree(tmp_path / "back") == tree(deadly)


def test_one_process_alone_gets_past_it_when_called_again(deadly: Path, tmp_path: Path) -> None:
    code = "; ".join(
        [
            f"import sys; sys.path[:0] = {sys.path!r}",
            "from cleaner.corpus import shards; shards.MAX_ENTRIES = 3",
            "from test_killed import Deadly; from cleaner.corpus.run import clean_corpus",
            f"clean_corpus([{str(deadly)!r}], {str(tmp_path / 'out')!r}, Deadly(), jobs=1)",
        ]
    )
    calls = [subprocess.run([sys.executable, "-c", code], check=False).returncode for _ in range(4)]
    assert calls == [9, 9, 9, 0]
    clean_corpus([deadly], tmp_path / "two", Deadly(), jobs=2)
    assert tree(tmp_path / "out") == tree(tmp_path / "two")


@pytest.mark.usefixtures("small_shards")
def test_a_process_that_was_killed_for_another_reason_changes_nothing(scraped: Path, tmp_path: Path) -> None:
    clean_corpus([scraped], tmp_path / "out", Once(mark=tmp_path / "died"), jobs=2)
    clean_corpus([scraped], tmp_path / "whole", STUB, jobs=2)
    assert (tmp_path / "died").exists()
    assert tree(tmp_path / "out") == tree(tmp_path / "whole")


@pytest.mark.parametrize("where", ["cleaner.corpus.worker._kept", "cleaner.corpus.worker.sync_all"])
def test_when_no_document_is_the_reason_the_run_ends(
    deadly: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    """A process that dies at a document that is left out already, or after all of them, dies of something else."""
    with monkeypatch.context() as patch:
        end: Callable[..., None] = lambda *_: os._exit(9)  # noqa: E731
        patch.setattr(where, end)
        with pytest.raises(CorpusError, match="killed from outside"):
            clean_corpus([deadly], tmp_path / "out", Deadly(), jobs=2)
    clean_corpus([deadly], tmp_path / "out", Deadly(), jobs=2)
    clean_corpus([deadly], tmp_path / "whole", Deadly(), jobs=2)
    assert tree(tmp_path / "out") == tree(tmp_path / "whole")

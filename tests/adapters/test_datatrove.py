"""Documents that go through a real datatrove pipeline."""

from __future__ import annotations

import gzip
import json
import pickle
from pathlib import Path

import pytest

pytest.importorskip("datatrove", reason="datatrove is not installed: pip install 'cleaner-corpus[datatrove]'")

from datatrove.data import Document
from datatrove.executor import LocalPipelineExecutor
from datatrove.pipeline.readers import JsonlReader
from datatrove.pipeline.writers import JsonlWriter

from cleaner import Config, clean
from cleaner.adapters.datatrove import CleanDocuments

PROSE = "今天的风很大，渡轮停了一天，岛上的人就坐在码头上等。"
SPAM = "北斗棋牌官网|老虎机试玩平台|真人捕鱼app下载"
TEXTS = {"plain": PROSE, "dirty": f"{PROSE}\n{SPAM}", "spam": "\n".join([SPAM] * 20)}


def written(folder: Path) -> dict[str, dict[str, object]]:
    lines = [line for path in folder.rglob("*.jsonl.gz") for line in gzip.decompress(path.read_bytes()).splitlines()]
    return {record["id"]: record for record in map(json.loads, lines)}


def test_a_pipeline_from_reader_to_writer(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    lines = [json.dumps({"text": text, "id": name, "url": f"u/{name}"}) for name, text in TEXTS.items()]
    (tmp_path / "in/a.jsonl").write_text("\n".join(lines))
    step = CleanDocuments(exclusion_writer=JsonlWriter(str(tmp_path / "dropped")))
    pipeline = [JsonlReader(str(tmp_path / "in")), step, JsonlWriter(str(tmp_path / "out"))]
    LocalPipelineExecutor(pipeline, tasks=1, workers=1, logging_dir=str(tmp_path / "logs")).run()
    kept, dropped = written(tmp_path / "out"), written(tmp_path / "dropped")
    assert kept.keys() == {"plain", "dirty"}
    assert dropped.keys() == {"spam"}
    assert (kept["plain"]["text"], kept["dirty"]["text"]) == (PROSE, PROSE)
    assert kept["dirty"]["metadata"]["url"] == "u/dirty"  # type: ignore[index]
    told = kept["dirty"]["metadata"]["cleaner"]  # type: ignore[index]
    assert (told["verdict"], told["language"]) == ("cleaned", "zh-Hans")
    assert [edit["removed"].strip() for edit in told["edits"]] == [SPAM]
    assert dropped["spam"]["text"] == TEXTS["spam"]
    assert dropped["spam"]["metadata"]["filter_reason"] == "rejected"  # type: ignore[index]
    stats = json.loads((tmp_path / "logs/stats.json").read_text())[1]["stats"]
    assert (stats["cleaned"], stats["clean"], stats["dropped_rejected"]) == (1, 1, 1)


def test_it_does_what_the_library_does_and_travels(tmp_path: Path) -> None:
    step = pickle.loads(pickle.dumps(CleanDocuments(Config(ignore=("gambling",)), drop=("flagged", "cleaned"))))
    doc = Document(text=TEXTS["dirty"], id="dirty")
    assert step.filter(doc) is True
    assert doc.text == TEXTS["dirty"]
    other = CleanDocuments(drop=("cleaned",))
    assert other.filter(doc) == (False, "cleaned")
    assert doc.text == clean(TEXTS["dirty"]).text


def test_a_document_that_fails_is_kept_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def trip(self: object, text: str) -> None:
        raise ValueError("too odd")

    step = CleanDocuments()
    monkeypatch.setattr("cleaner.engine.Cleaner.clean", trip)
    doc = Document(text=PROSE, id="odd")
    assert step.filter(doc) is True
    assert doc.text == PROSE
    assert doc.metadata["cleaner"]["verdict"] == "failed"
    assert doc.metadata["cleaner"]["error"] == "cleaning failed with ValueError: too odd"


def test_an_unknown_verdict_is_refused() -> None:
    with pytest.raises(ValueError, match="spotless"):
        CleanDocuments(drop=("spotless",))

"""Inputs that are named by URL come out as if they lay on this machine."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from stub_cleaner import StubCleaner
from trees import STUB, make, records, tree

from cleaner.config import Config
from cleaner.corpus import shards
from cleaner.corpus.errors import CorpusError
from cleaner.corpus.records import pieces
from cleaner.corpus.restore import restore_corpus
from cleaner.corpus.run import clean_corpus, preview_corpus

pq = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed: pip install 'cleaner-corpus[parquet]'")
LINES = b"".join(b'{"text": "a%d{{gambling/a|x}}", "n": %d}\n' % (number, number) for number in range(40))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    import pyarrow as pa

    monkeypatch.setattr(pieces, "PIECE", 300)
    monkeypatch.setattr(shards, "MAX_BYTES", 500)
    files = {f"texts/{number} %23.txt": "正文。{{gambling/a|彩票}}".encode() for number in range(5)}
    made = make(tmp_path / "web", {**files, "a.jsonl": LINES, "b/c.jsonl": LINES[:500], "z": b""})
    rows = [{"text": f"b{number}{{{{related/b|x}}}}", "n": number} for number in range(40)]
    pq.write_table(pa.Table.from_pylist(rows), made / "b/rows.parquet", row_group_size=7)
    return made


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("end", ["", "/"])
def test_a_folder_at_a_url(folder: Path, tmp_path: Path, jobs: int, end: str) -> None:
    clean_corpus([folder], tmp_path / "local", STUB, jobs=1)
    done = clean_corpus([folder.as_uri() + end], tmp_path / "out", STUB, jobs=jobs)
    assert tree(tmp_path / "out") == tree(tmp_path / "local")
    assert done.summary["documents"] == len(records(tmp_path / "local"))
    restored = restore_corpus(tmp_path / "out", tmp_path / "back", tell=pytest.fail)
    assert restored.problems == 0


def test_a_file_at_a_url(folder: Path, tmp_path: Path) -> None:
    for name in ("a.jsonl", "b/rows.parquet", "texts/3 %23.txt"):
        out = tmp_path / name.replace("/", "-")
        clean_corpus([(folder / name).as_uri()], out, STUB, jobs=1)
        clean_corpus([folder / name], tmp_path / "local" / out.name, STUB, jobs=1)
        assert tree(out) == tree(tmp_path / "local" / out.name)


def test_what_the_configuration_excludes_is_not_fetched(folder: Path, tmp_path: Path) -> None:
    (folder / "a.jsonl").chmod(0)
    done = preview_corpus([folder.as_uri()], StubCleaner(Config(exclude=("b/", "*.jsonl"))), jobs=1)
    assert done.summary["documents"] == 6
    assert done.summary["skipped"] == {"excluded by the configuration": 3}


def test_a_file_that_vanishes_is_failed(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from cleaner.corpus import run

    found = list(run.listed(run.given.resolve([folder.as_uri()])[0]))
    monkeypatch.setattr(run, "listed", lambda top: iter(found))
    (folder / "z").unlink()
    clean_corpus([folder.as_uri()], tmp_path / "out", STUB, jobs=1)
    told = {record["name"]: record for record in records(tmp_path / "out")}
    assert (told["z"]["verdict"], told["z"]["error"]) == ("failed", "is gone since it was found")


def test_a_file_that_changes_ends_the_run(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from cleaner.corpus import run

    found = list(run.listed(run.given.resolve([folder.as_uri()])[0]))
    monkeypatch.setattr(run, "listed", lambda top: iter(found))
    (folder / "a.jsonl").write_bytes(LINES + LINES)
    with pytest.raises(CorpusError, match="changed while it was read"):
        clean_corpus([folder.as_uri()], tmp_path / "out", STUB, jobs=1)
    assert not (tmp_path / "out/audit.jsonl").exists()


@pytest.mark.parametrize(
    ("urls", "said"),
    [
        (["file:///no/such/folder"], "there is nothing"),
        (["ftps://example.org/web"], "cannot read the input ftps://example.org/web: Unrecognized filesystem type"),
        (["file:///a", "b"], "file:///a goes alone"),
        (["nosuch://key:secret@bucket/web"], "cannot read the input nosuch://bucket/web"),
    ],
)
def test_what_cannot_be_is_said(urls: list[str], said: str, tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match=said) as raised:
        clean_corpus(urls, tmp_path / "out", STUB)
    assert "secret" not in str(raised.value)
    assert not (tmp_path / "out").exists()


def test_without_pyarrow_it_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(CorpusError, match=r"pip install 'cleaner-corpus\[parquet\]'"):
        clean_corpus(["s3://bucket/web"], tmp_path / "out", STUB)

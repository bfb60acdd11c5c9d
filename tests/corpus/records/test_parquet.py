"""Parquet files in a run: the column of text is cleaned, all else stays."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from trees import STUB, make, records, tree

from cleaner.corpus import run, shards
from cleaner.corpus.records import pieces
from cleaner.corpus.records.options import RecordOptions
from cleaner.corpus.restore import restore_corpus
from cleaner.corpus.run import clean_corpus
from cleaner.corpus.stories import Duplicates

pa = pytest.importorskip("pyarrow", reason="Parquet needs the extra [parquet]: pyarrow is not installed")
pq = pytest.importorskip("pyarrow.parquet")

STORY = "渡轮停了一天，岛上的人坐在码头上等，到天黑也没有等到船来。第二天风小了，船长说可以开，大家排成一队上船。"


def table(rows: int = 50) -> Any:
    texts = [None if row == 3 else f"正文{row}。{'{{gambling/a|彩票}}' if row % 5 == 0 else ''}" for row in range(rows)]
    return pa.table(
        {
            "id": pa.array(range(rows), pa.int16()),
            "text": texts,
            "tags": [["a", str(row)] for row in range(rows)],
            "score": pa.array([row / 3 for row in range(rows)], pa.float32()),
            "site": pa.array(["x", None] * (rows // 2)).dictionary_encode(),
            "where": [{"line": row, "at": None} for row in range(rows)],
        }
    )


def put(path: Path, data: Any, **options: Any) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    pq.write_table(data, path, **options)
    return path


def test_the_column_is_cleaned_and_comes_back(tmp_path: Path) -> None:
    data = table().replace_schema_metadata({"made": "by hand"})
    put(tmp_path / "in/a/b.parquet", data, row_group_size=20, compression="zstd")
    data = pq.read_table(tmp_path / "in/a/b.parquet")
    clean_corpus([tmp_path / "in"], tmp_path / "out", STUB, jobs=1)
    path = tmp_path / "out/records/a/b.parquet"
    clean = pq.read_table(path)
    assert clean.schema.equals(data.schema, check_metadata=True)
    assert clean.drop_columns(["text"]).equals(data.drop_columns(["text"]))
    assert clean["text"].to_pylist() == [None if row == 3 else f"正文{row}。" for row in range(50)]
    assert pq.ParquetFile(path).metadata.row_group(0).column(0).compression == "ZSTD"
    told = records(tmp_path / "out")
    assert [record["line"] for record in told] == list(range(1, 51))
    assert (told[3]["name"], told[3]["error"]) == ("a/b.parquet#4", "has no text: the value is missing")
    restore_corpus(tmp_path / "out", tmp_path / "back", tell=pytest.fail)
    assert pq.read_table(tmp_path / "back/a/b.parquet").equals(data, check_metadata=True)


@pytest.mark.parametrize(
    "kind", [pa.string(), pa.large_string(), pa.dictionary(pa.int32(), pa.string())], ids=["text", "large", "words"]
)
def test_kinds_of_text(tmp_path: Path, kind: Any) -> None:
    data = table()
    data = data.set_column(1, "text", data["text"].cast(kind))
    put(tmp_path / "in/a.parquet", data)
    clean_corpus([tmp_path / "in"], tmp_path / "out", STUB, jobs=1)
    assert pq.read_table(tmp_path / "out/records/a.parquet").schema.equals(data.schema)
    restore_corpus(tmp_path / "out", tmp_path / "back", tell=pytest.fail)
    assert pq.read_table(tmp_path / "back/a.parquet").equals(data)


def test_a_value_that_is_no_utf_8_stays(tmp_path: Path) -> None:
    raw = pa.array([b"a{{b/c|1}}", b"\xff{{b/c|1}}"], pa.binary()).view(pa.string())
    put(tmp_path / "in/a.parquet", pa.table({"text": raw}))
    clean_corpus([tmp_path / "in"], tmp_path / "out", STUB, jobs=1)
    values = pq.read_table(tmp_path / "out/records/a.parquet")["text"].cast(pa.binary()).to_pylist()
    assert values == [b"a", b"\xff{{b/c|1}}"]
    assert records(tmp_path / "out")[1]["error"] == "not UTF-8: byte 0xff at byte 1 of the text"


ROWS = st.lists(
    st.none() | st.text(st.characters(codec="utf-8"), max_size=5) | st.sampled_from(["a{{b/c|d}}", "{{c/d|x>ü}}y"]),
    max_size=12,
)


@settings(max_examples=25)
@given(ROWS, st.integers(1, 5), st.integers(1, 200), st.sampled_from([None, 1, 300]))
def test_whatever_the_rows_hold_they_come_back(
    tmp_path_factory: pytest.TempPathFactory, rows: list[str | None], group: int, piece: int, size: int | None
) -> None:
    base = tmp_path_factory.mktemp("law")
    data = pa.table({"text": pa.array(rows, pa.string()), "n": pa.array(range(len(rows)))})
    put(base / "in/a.parquet", data, row_group_size=group)
    options = RecordOptions(id_field="n", shard_size=size)
    outs = []
    for jobs in (1, 1):
        out = base / f"out{len(outs)}"
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(pieces, "PIECE", piece if not outs else pieces.PIECE)
            clean_corpus([base / "in"], out, STUB, duplicates=Duplicates.DROP, records=options, jobs=jobs)
        outs.append(out)
    restore_corpus(outs[0], base / "back", tell=pytest.fail)
    assert pq.read_table(base / "back/a.parquet").equals(data)
    assert (outs[0] / "audit.jsonl").read_bytes() == (outs[1] / "audit.jsonl").read_bytes()


def test_no_result_depends_on_workers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path / "in/a.parquet", table(), row_group_size=7)
    monkeypatch.setattr(pieces, "PIECE", 1000)
    monkeypatch.setattr(shards, "MAX_BYTES", 1000)
    for jobs in (1, 2):
        clean_corpus([tmp_path / "in"], tmp_path / f"out{jobs}", STUB, jobs=jobs)
    assert tree(tmp_path / "out1") == tree(tmp_path / "out2")


def test_duplicates_are_dropped_and_come_back(tmp_path: Path) -> None:
    data = pa.table({"text": [STORY + "{{gambling/a|彩票}}", "别的", STORY + "编者按。", "x", STORY], "n": range(5)})
    put(tmp_path / "in/a.parquet", data, row_group_size=2)
    clean_corpus([tmp_path / "in"], tmp_path / "out", STUB, duplicates=Duplicates.DROP, jobs=1)
    assert pq.read_table(tmp_path / "out/records/a.parquet")["n"].to_pylist() == [1, 2, 3]
    assert pq.read_table(tmp_path / "out/duplicates/a.parquet")["n"].to_pylist() == [0, 4]
    restore_corpus(tmp_path / "out", tmp_path / "back", tell=pytest.fail)
    assert pq.read_table(tmp_path / "back/a.parquet").equals(data)


def damaged(path: Path, group: int = 0) -> None:
    start = pq.ParquetFile(path).metadata.row_group(group).column(0).dictionary_page_offset or 4
    data = bytearray(path.read_bytes())
    data[start : start + 196] = bytes(196)
    path.write_bytes(data)


@pytest.mark.parametrize(
    ("make_it", "said"),
    [
        (lambda path: make(path.parent, {path.name: b"PAR1nothing"}), "is no Parquet file that can be read: "),
        (
            lambda path: put(path, table().drop_columns(["text"])),
            "has no column 'text' (it has id, tags, score, site, where); name another with --text-field",
        ),
        (lambda path: put(path, pa.table({"text": [1]})), "has int64 in the column 'text', not text"),
    ],
)
def test_what_cannot_be_cleaned_is_kept_and_says_why(
    tmp_path: Path, make_it: Callable[[Path], object], said: str
) -> None:
    path = tmp_path / "in/a.parquet"
    make_it(path)
    clean_corpus([tmp_path / "in"], tmp_path / "out", STUB, jobs=1)
    [record] = records(tmp_path / "out")
    assert record["error"].startswith(said)
    assert (tmp_path / "out/text/a.parquet").read_bytes() == path.read_bytes()
    restore_corpus(tmp_path / "out", tmp_path / "back", tell=pytest.fail)
    assert tree(tmp_path / "back") == tree(tmp_path / "in")


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_file_with_pages_that_cannot_be_read_is_kept_and_the_run_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, jobs: int
) -> None:
    monkeypatch.setattr(pieces, "PIECE", 1000)
    monkeypatch.setattr(shards, "MAX_BYTES", 1000)
    put(tmp_path / "in/a.parquet", table(), row_group_size=10)
    path = put(tmp_path / "in/b.parquet", table(1000), compression="gzip", row_group_size=100)
    damaged(path, group=7)
    put(tmp_path / "in/c.parquet", table(), row_group_size=10)
    clean_corpus([tmp_path / "in"], tmp_path / "out", STUB, jobs=jobs)
    told = records(tmp_path / "out")
    [record] = [record for record in told if record["name"].startswith("b")]
    assert record["name"] == "b.parquet"
    assert record["error"].startswith("has pages that cannot be read, in row group 7: ")
    assert len(told) == 101
    assert (tmp_path / "out/text/b.parquet").read_bytes() == path.read_bytes()
    assert sorted(tree(tmp_path / "out/records")) == ["a.parquet", "c.parquet"]
    restore_corpus(tmp_path / "out", tmp_path / "back", tell=pytest.fail)
    assert (tmp_path / "back/b.parquet").read_bytes() == path.read_bytes()


def test_a_lack_of_memory_that_passes_is_no_damage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path / "in/a.parquet", table())
    whole, first = pq.ParquetFile.iter_batches, os.getpid()

    def short(*given: Any, **options: Any) -> Any:
        if os.getpid() == first:
            raise pa.ArrowMemoryError("malloc of size 64 failed")
        return whole(*given, **options)

    monkeypatch.setattr(pq.ParquetFile, "iter_batches", short)
    done = clean_corpus([tmp_path / "in"], tmp_path / "out", STUB, jobs=1)
    assert (done.summary["documents"], done.summary["verdicts"]["failed"]) == (table().num_rows, 1)


@pytest.mark.parametrize("place", [0, 1], ids=["schema", "row group"])
def test_names_of_columns_that_are_no_utf_8(tmp_path: Path, place: int) -> None:
    path = put(tmp_path / "in/a.parquet", table(), row_group_size=10)
    put(tmp_path / "in/c.parquet", table(), row_group_size=10)
    data = path.read_bytes()
    at = [match.start() for match in re.finditer(b"\x05score", data)][place]
    path.write_bytes(data[: at + 1] + b"\xff" + data[at + 2 :])
    clean_corpus([tmp_path / "in"], tmp_path / "out", STUB, jobs=1)
    told = records(tmp_path / "out")
    assert len(told) == 51
    assert told[0]["error"].startswith("is no Parquet file that can be read: ")
    assert (tmp_path / "out/text/a.parquet").read_bytes() == path.read_bytes()


def test_a_run_that_met_damage_is_continued_like_any_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pieces, "PIECE", 1000)
    monkeypatch.setattr(shards, "MAX_BYTES", 1000)
    path = put(tmp_path / "in/b.parquet", table(1000), compression="gzip", row_group_size=100)
    damaged(path, group=7)
    put(tmp_path / "in/c.parquet", table(), row_group_size=10)
    clean_corpus([tmp_path / "in"], tmp_path / "whole", STUB, jobs=1)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(run, "publish", _killed)
        with pytest.raises(KeyboardInterrupt):
            clean_corpus([tmp_path / "in"], tmp_path / "out", STUB, jobs=1)
    clean_corpus([tmp_path / "in"], tmp_path / "out", STUB, jobs=1)
    assert tree(tmp_path / "out") == tree(tmp_path / "whole")


def _killed(*_: Any) -> None:
    raise KeyboardInterrupt

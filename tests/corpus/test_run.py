"""A run from end to end: what it writes, and that nothing depends on workers or order."""

import errno
import hashlib
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from permissions import as_user
from trees import STUB, make, records, tree

from cleaner.corpus.restore import restore_corpus
from cleaner.corpus.run import clean_corpus, preview_corpus


def test_what_a_run_writes(scraped: Path, tmp_path: Path) -> None:
    clean_corpus([scraped], tmp_path / "out", STUB, jobs=1)
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "audit.jsonl",
        "duplicates.jsonl",
        "run.json",
        "summary.json",
        "text",
    ]
    found = records(tmp_path / "out")
    assert [record["name"] for record in found] == sorted(record["name"] for record in found)
    verdicts = {record["name"]: record["verdict"] for record in found if "/" not in record["name"]}
    assert verdicts == {
        "bom.txt": "cleaned",
        "clean.md": "clean",
        "crash.txt": "failed",
        "empty.txt": "clean",
        "flag.txt": "flagged",
        "gbk": "cleaned",
        "image.png": "failed",
        "pipe": "failed",
        "reject.txt": "rejected",
    }
    text = tmp_path / "out/text"
    for untouched in ("clean.md", "flag.txt", "reject.txt", "crash.txt", "image.png", "empty.txt"):
        assert (text / untouched).read_bytes() == (scraped / untouched).read_bytes()
    assert (text / "bom.txt").read_bytes() == b"\xef\xbb\xbf" + "正文。“".encode()
    assert (text / "gbk").read_bytes() == "正文正文正文，中国人民的生活。".encode("gb18030")
    assert (text / "nothing/here").is_dir()
    assert not (text / "pipe").exists()


def test_hashes_and_errors(scraped: Path, tmp_path: Path) -> None:
    clean_corpus([scraped], tmp_path / "out", STUB, jobs=1)
    for record in records(tmp_path / "out"):
        if record["name"] == "pipe":
            assert record["sha256"] is record["sha256_clean"] is None
            assert record["error"] == "is a named pipe, not a file"
            continue
        for key, folder in (("sha256", scraped), ("sha256_clean", tmp_path / "out/text")):
            assert record[key] == hashlib.sha256((folder / record["name"]).read_bytes()).hexdigest()
        assert (record["error"] is not None) == (record["verdict"] == "failed")
        if record["name"] == "crash.txt":
            assert record["error"] == "cleaning failed with RuntimeError: the stub was told to crash"


def test_the_summary_counts(scraped: Path, tmp_path: Path) -> None:
    done = clean_corpus([scraped], tmp_path / "out", STUB, jobs=1)
    assert done.summary == json.loads((tmp_path / "out/summary.json").read_text())
    assert done.summary["documents"] == 16
    assert done.summary["verdicts"] == {"failed": 3, "rejected": 1, "cleaned": 9, "flagged": 1, "clean": 2}
    assert done.summary["classes"]["gambling"] == {"documents": 8, "edits": 7, "flags": 1, "removed": 7 * 17}
    assert done.summary["rules"]["byline/d"] == {"documents": 1, "edits": 0, "flags": 1, "removed": 0}
    assert [failed["name"] for failed in done.summary["failed"]] == ["crash.txt", "image.png", "pipe"]
    assert next(iter(done.summary)) == "warnings"
    assert [line.split(" removed")[0] for line in done.summary["warnings"]] == ["the run", "rule gambling/a"]


@pytest.mark.usefixtures("small_shards")
def test_no_result_depends_on_workers_or_shards(scraped: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for jobs in (1, 2, 5):
        clean_corpus([scraped], tmp_path / f"out{jobs}", STUB, jobs=jobs)
    monkeypatch.undo()
    clean_corpus([scraped], tmp_path / "whole", STUB, jobs=2)
    trees = [tree(tmp_path / name) for name in ("out1", "out2", "out5", "whole")]
    assert all(one == trees[0] for one in trees)


@pytest.mark.usefixtures("small_shards")
def test_no_result_depends_on_the_order_of_files(
    scraped: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clean_corpus([scraped], tmp_path / "out", STUB, jobs=1)
    listing = os.scandir

    class Reversed:
        def __init__(self, path: Any) -> None:
            with listing(path) as entries:
                self.entries = list(entries)[::-1]

        def __enter__(self) -> Iterator[Any]:
            return iter(self.entries)

        def __exit__(self, *_: Any) -> None:
            pass

    monkeypatch.setattr(os, "scandir", Reversed)
    clean_corpus([scraped], tmp_path / "again", STUB, jobs=1)
    monkeypatch.undo()
    assert tree(tmp_path / "out") == tree(tmp_path / "again")


def test_restore_gives_the_inputs_back(scraped: Path, tmp_path: Path) -> None:
    clean_corpus([scraped], tmp_path / "out", STUB, jobs=2)
    restored = restore_corpus(tmp_path / "out", tmp_path / "back", tell=pytest.fail)
    assert (restored.documents, restored.absent, restored.problems) == (15, 1, 0)
    (scraped / "pipe").unlink()
    assert tree(tmp_path / "back") == tree(scraped)


NAMES = st.binary(min_size=1, max_size=9).filter(lambda name: not set(name) & set(b"/\0") and name.strip(b"."))
MARKED = st.lists(
    st.text(st.characters(codec="utf-8", exclude_characters="{}|>"), max_size=9)
    | st.sampled_from(
        [
            "{{a/b|广告}}",
            "{{c/d|x>ü}}",
            "{{c/d|x>U+0E01}}",
            "{{?e/f|y}}",
            "\r\n",
            "\r",
            "\ufeff",
            "正文的中国人",
        ]
    ),
    max_size=6,
).map("".join)
ENCODED = st.tuples(
    MARKED, st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "gb18030", "big5hkscs", "cp932", "cp1252"])
).map(lambda pair: pair[0].encode(pair[1], "ignore"))
DATA = st.binary() | ENCODED | st.tuples(ENCODED, st.binary(max_size=3), ENCODED).map(b"".join)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.dictionaries(NAMES, DATA, max_size=5))
def test_whatever_the_files_hold_they_come_back(
    tmp_path_factory: pytest.TempPathFactory, files: dict[bytes, bytes]
) -> None:
    base = tmp_path_factory.mktemp("law")
    make(base / "in", {os.fsdecode(name): data for name, data in files.items() if not name.endswith(b".jsonl")})
    (base / "in").mkdir(exist_ok=True)
    done = clean_corpus([base / "in"], base / "out", STUB, jobs=1)
    assert not any("AssertionError" in failed["error"] for failed in done.summary["failed"])
    restore_corpus(base / "out", base / "back", tell=pytest.fail)
    assert tree(base / "back") == tree(base / "in")


def test_several_inputs(scraped: Path, tmp_path: Path) -> None:
    other = make(tmp_path / "other", {"a.txt": b"a", "b/c": b"c"})
    clean_corpus([scraped / "news", other, scraped / "gbk"], tmp_path / "out", STUB, jobs=1)
    names = [record["name"] for record in records(tmp_path / "out")]
    assert names == sorted(names)
    assert names[0] == "gbk"
    assert names[-2:] == ["other/a.txt", "other/b/c"]


def test_an_empty_folder(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    done = clean_corpus([tmp_path / "in"], tmp_path / "out", STUB)
    assert done.summary["documents"] == 0
    assert tree(tmp_path / "out").keys() == {"text", "audit.jsonl", "duplicates.jsonl", "summary.json"}


def test_output_inside_the_input(scraped: Path, tmp_path: Path) -> None:
    clean_corpus([scraped], scraped / "out", STUB, jobs=1)
    assert clean_corpus([scraped], scraped / "out", STUB, jobs=1).before


def test_a_preview_writes_nothing(scraped: Path, tmp_path: Path) -> None:
    before = sorted(tmp_path.rglob("*"))
    preview = preview_corpus([scraped], STUB, out=tmp_path / "out", jobs=1)
    assert sorted(tmp_path.rglob("*")) == before
    done = clean_corpus([scraped], tmp_path / "out", STUB, jobs=1)
    assert preview.summary == done.summary
    assert preview.examples["gambling"][0] == ("news/00.txt", 2, 1, "{{gambling/a|彩票}}")
    assert len(preview.examples["gambling"]) == 3


def test_a_document_that_is_too_large(scraped: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cleaner.corpus.read.MAX_BYTES", 100)
    make(scraped, {"large": b"x" * 101})
    clean_corpus([scraped], tmp_path / "out", STUB, jobs=1)
    record = next(record for record in records(tmp_path / "out") if record["name"] == "large")
    assert (record["verdict"], record["error"][:13]) == ("failed", "has more than")
    restore_corpus(tmp_path / "out", tmp_path / "back", tell=pytest.fail)
    assert (tmp_path / "back/large").read_bytes() == b"x" * 101


def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    make(tmp_path / "in", {"a": b"a"})
    (tmp_path / "in/a").chmod(0)
    as_user(lambda: clean_corpus([tmp_path / "in"], tmp_path / "out", STUB, jobs=1))
    assert records(tmp_path / "out")[0]["error"] == "cannot be opened: Permission denied"


def test_a_repair_that_the_encoding_lacks_is_a_flag(tmp_path: Path) -> None:
    text = "正文正文，中国人民的生活。{{mojibake/x|a>U+0E01}}{{gambling/y|广}}"
    make(tmp_path / "in", {"a": text.encode("big5hkscs", "ignore")})
    clean_corpus([tmp_path / "in"], tmp_path / "out", STUB, jobs=1)
    record = records(tmp_path / "out")[0]
    assert record["encoding"] == "big5hkscs"
    assert [edit["class"] for edit in record["edits"]] == ["gambling"]
    assert [flag["class"] for flag in record["flags"]] == ["mojibake"]


def test_stray_bytes_are_flagged(tmp_path: Path) -> None:
    make(tmp_path / "in", {"a": "正文正文正文。\n正文".encode() + b"\xff" + "正文。".encode()})
    clean_corpus([tmp_path / "in"], tmp_path / "out", STUB, jobs=1)
    record = records(tmp_path / "out")[0]
    assert record["verdict"] == "flagged"
    flag = record["flags"][0]
    assert (flag["removed"], flag["rules"], flag["line"]) == (r"\udcff", ["mojibake/stray-bytes"], 2)
    assert flag["column"] == 3


@pytest.mark.usefixtures("small_shards")
@pytest.mark.parametrize("jobs", [1, 2])
def test_a_full_disk_stops_the_run_and_names_the_file(
    scraped: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, jobs: int
) -> None:
    def full(*_: Any) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        patch.setattr("cleaner.corpus.worker.os.write", full)
        with pytest.raises(OSError, match="No space left") as caught:
            clean_corpus([scraped], tmp_path / "out", STUB, jobs=jobs)
    assert caught.value.filename.startswith(bytes(tmp_path / "out/.work/text"))
    clean_corpus([scraped], tmp_path / "out", STUB, jobs=jobs)


def test_a_name_that_the_output_cannot_have(scraped: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def too_long(*_: Any) -> None:
        raise OSError(errno.ENAMETOOLONG, os.strerror(errno.ENAMETOOLONG))

    monkeypatch.setattr("cleaner.corpus.worker.write", too_long)
    clean_corpus([scraped], tmp_path / "out", STUB, jobs=1)
    record = records(tmp_path / "out")[0]
    assert (record["verdict"], record["error"]) == ("failed", "cannot be written: File name too long")


@pytest.mark.parametrize("jobs", [1, 2])
def test_names_that_do_not_fit_below_the_output(tmp_path: Path, jobs: int) -> None:
    """The paths of the input are as long as can be; below the output each is longer."""
    base = tmp_path / "in"
    deep = base.joinpath(*["d" * 100] * ((4000 - len(bytes(base))) // 101))
    make(deep, {"text.txt": b"a", "lines.jsonl": b'{"text": "b"}\n', "broken.jsonl.gz": b"c"})
    (deep / "empty").mkdir()
    make(base, {"short.txt": b"short{{gambling/a|x}}"})
    out = tmp_path / ("o" * 200)
    clean_corpus([base], out, STUB, jobs=jobs)
    told = {Path(record["name"]).name: record["error"] for record in records(out)}
    assert told["short.txt"] is None
    assert told["text.txt"] == told["lines.jsonl"] == "cannot be written: File name too long"
    assert told["broken.jsonl.gz"].endswith("; cannot be written: File name too long")
    restore_corpus(out, tmp_path / "back", tell=pytest.fail)
    back = {name: data for name, data in tree(tmp_path / "back").items() if data is not None}
    assert back == {"short.txt": b"short{{gambling/a|x}}"}


def test_progress(scraped: Path, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    clean_corpus([scraped], tmp_path / "out", STUB, jobs=1, progress=lambda *numbers: told.append(numbers))
    size = sum(path.stat().st_size for path in scraped.rglob("*") if path.is_file())
    assert told[-1] == (size, size)

"""Files of records in a run, from end to end."""

from __future__ import annotations

import hashlib
import io
import json
import os
import resource
import sys
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from permissions import as_user
from stub_cleaner import StubCleaner
from trees import STUB, make, records, tree

from cleaner.corpus import shards
from cleaner.corpus.errors import CorpusError
from cleaner.corpus.records import pieces
from cleaner.corpus.records.compressed import reading, writing
from cleaner.corpus.records.options import RecordOptions
from cleaner.corpus.restore import Choice, restore_corpus
from cleaner.corpus.run import clean_corpus, preview_corpus
from cleaner.corpus.stories import Duplicates
from cleaner.result import Result

STORY = "渡轮停了一天，岛上的人坐在码头上等，到天黑也没有等到船来。第二天风小了，船长说可以开，大家排成一队上船。"


def lines(*texts: str, **fields: Any) -> bytes:
    return b"".join(json.dumps({"text": text} | fields, ensure_ascii=False).encode() + b"\n" for text in texts)


def packed(data: bytes, compression: Any) -> bytes:
    path = Path("packed")
    with path.open("wb") as file, writing(file, compression) as content:
        content.write(data)
    return path.read_bytes()


def unpacked(folder: dict[str, bytes | None]) -> dict[str, bytes | None]:
    """A tree in which compressed files are their content."""
    return {name: data if data is None else content(name, data) for name, data in folder.items()}


def content(name: str, data: bytes) -> bytes:
    compression: dict[str, Any] = {".gz": "gz", ".zst": "zst"}
    with reading(io.BytesIO(data), compression.get(Path(name).suffix, "")) as file:
        return file.read()


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pieces, "PIECE", 64)
    monkeypatch.setattr(shards, "MAX_BYTES", 100)


@pytest.fixture
def mixed(tmp_path: Path) -> Path:
    data = b"".join(
        [
            lines("正文一。{{gambling/a|彩票}}", "正文二。", id="k"),
            b"\n",
            b"no json\n",
            lines("{{?byline/b|编辑}}", "{{reject}}{{gambling/a|x}}", "{{crash}}", n=1.50),
            lines("长" * 200 + "{{gambling/a|彩票}}"),
            b'{"other": 1}\n',
            lines("最后")[:-1],
        ]
    )
    return make(
        tmp_path / "in",
        {
            "a.jsonl": data,
            "b/c.ndjson": data + b"\n" + data,
            "d.JSONL.gz": packed(data, "gz"),
            "e.jsonl.zst": packed(data * 1, "zst"),
            "empty.jsonl": b"",
            "blank.jsonl": b"\n\n",
            "text.txt": "正文。{{gambling/a|彩票}}".encode(),
            "broken.jsonl.gz": packed(data, "gz")[:-9],
            "none.jsonl.zst": b"nothing",
        },
    )


def test_what_a_run_writes(mixed: Path, tmp_path: Path) -> None:
    clean_corpus([mixed], tmp_path / "out", STUB, jobs=1)
    found = tree(tmp_path / "out/records")
    assert {name for name, data in found.items() if data is not None} == {
        "a.jsonl",
        "b/c.ndjson",
        "blank.jsonl",
        "d.JSONL.gz",
        "e.jsonl.zst",
        "empty.jsonl",
    }
    old, new = (path.read_bytes().split(b"\n") for path in (mixed / "a.jsonl", tmp_path / "out/records/a.jsonl"))
    changed = [number for number, (before, after) in enumerate(zip(old, new, strict=True), 1) if before != after]
    assert changed == [1, 8]
    assert new[0] == '{"text": "正文一。", "id": "k"}'.encode()
    assert unpacked(found)["d.JSONL.gz"] == unpacked(found)["e.jsonl.zst"] == found["a.jsonl"]
    told = {record["name"]: record for record in records(tmp_path / "out")}
    assert [name for name in told if name.startswith("a.")] == [f"a.jsonl#{n}" for n in (1, 2, 4, 5, 6, 7, 8, 9, 10)]
    verdicts = [record["verdict"] for name, record in told.items() if name.startswith("a.")]
    assert verdicts == ["cleaned", "clean", "failed", "flagged", "rejected", "failed", "cleaned", "failed", "clean"]
    assert (told["a.jsonl#5"]["file"], told["a.jsonl#5"]["line"]) == ("a.jsonl", 5)
    assert told["a.jsonl#1"]["sha256"] == hashlib.sha256(old[0]).hexdigest()
    assert told["a.jsonl#1"]["sha256_clean"] == hashlib.sha256(new[0]).hexdigest()
    assert "is no whole gz file" in told["broken.jsonl.gz"]["error"]
    assert "is no whole zst file" in told["none.jsonl.zst"]["error"]
    for name in ("broken.jsonl.gz", "none.jsonl.zst"):
        assert (tmp_path / "out/text" / name).read_bytes() == (mixed / name).read_bytes()


def test_a_compressed_output_is_one_member_for_readers_that_stop_after_the_first(mixed: Path, tmp_path: Path) -> None:
    clean_corpus([mixed], tmp_path / "out", STUB, jobs=1)
    member = zlib.decompressobj(wbits=31)
    first = member.decompress((tmp_path / "out/records/d.JSONL.gz").read_bytes())
    assert first == (tmp_path / "out/records/a.jsonl").read_bytes()
    assert member.unused_data == b""


@pytest.mark.parametrize("duplicates", [Duplicates.FLAG, Duplicates.DROP])
@pytest.mark.parametrize("size", [None, 200, 10**6])
@pytest.mark.usefixtures("small")
def test_everything_comes_back(mixed: Path, tmp_path: Path, duplicates: Duplicates, size: int | None) -> None:
    options = RecordOptions(shard_size=size)
    clean_corpus([mixed], tmp_path / "out", STUB, duplicates=duplicates, records=options, jobs=1)
    restored = restore_corpus(tmp_path / "out", tmp_path / "back", tell=pytest.fail)
    assert restored.problems == 0
    whole = {"broken.jsonl.gz", "none.jsonl.zst"}
    for name, data in tree(mixed).items():
        back = tmp_path / "back" / name
        if data is None or name in whole:
            assert back.is_dir() or back.read_bytes() == data
        else:
            assert unpacked({name: back.read_bytes()}) == unpacked({name: data})


def test_no_result_depends_on_pieces_or_workers(mixed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    clean_corpus([mixed], tmp_path / "whole", STUB, jobs=1)
    for size in (1, 7, 64, 1000):
        for jobs in (1, 2) if size == 64 else (1,):
            monkeypatch.setattr(pieces, "PIECE", size)
            monkeypatch.setattr(shards, "MAX_BYTES", 2 * size)
            out = tmp_path / f"{size}-{jobs}"
            clean_corpus([mixed], out, STUB, jobs=jobs)
            assert tree(out) == tree(tmp_path / "whole")


RECORDS = st.lists(
    st.sampled_from([b"", b"x", b'{"text":"a{{b/c|d}}"}', b'{"text":1}', '{"text":"中","n":[1, 2.0]}'.encode(), b"\r"])
    | st.dictionaries(st.text(max_size=3) | st.just("text"), st.text(max_size=5) | st.integers(), max_size=3).map(
        lambda fields: json.dumps(fields).encode()
    ),
    max_size=8,
).map(b"\n".join)


@settings(max_examples=40)
@given(RECORDS, RECORDS, st.integers(1, 60), st.sampled_from([None, 1, 40]), st.sampled_from([None, "id", "n"]))
def test_whatever_the_lines_hold_they_come_back(
    tmp_path_factory: pytest.TempPathFactory, one: bytes, two: bytes, piece: int, size: int | None, name: str | None
) -> None:
    base = tmp_path_factory.mktemp("law")
    make(base / "in", {"a.jsonl": one, "b.jsonl": two})
    options = RecordOptions(id_field=name, shard_size=size)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pieces, "PIECE", piece)
        clean_corpus([base / "in"], base / "out", STUB, duplicates=Duplicates.DROP, records=options, jobs=1)
    restore_corpus(base / "out", base / "back", tell=pytest.fail)
    assert tree(base / "back") == tree(base / "in")


def test_records_that_are_too_long_pass_through(mixed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cleaner.corpus.read.MAX_BYTES", 300)
    monkeypatch.setattr("cleaner.corpus.records.lines.CHUNK", 7)
    clean_corpus([mixed / "a.jsonl"], tmp_path / "out", STUB, jobs=1)
    long = records(tmp_path / "out")[6]
    assert (long["name"], long["verdict"], long["error"]) == (
        "a.jsonl#8",
        "failed",
        "has more than the 300 bytes of a document",
    )
    old = (mixed / "a.jsonl").read_bytes().split(b"\n")[7]
    assert long["sha256"] == long["sha256_clean"] == hashlib.sha256(old).hexdigest()
    restore_corpus(tmp_path / "out", tmp_path / "back", tell=pytest.fail)
    assert (tmp_path / "back/a.jsonl").read_bytes() == (mixed / "a.jsonl").read_bytes()


def test_fields_and_names(tmp_path: Path) -> None:
    data = lines("{{gambling/a|x}}", body="b{{gambling/a|x}}", id="one") + lines("t", body="c", id=2)
    make(tmp_path / "in", {"a.jsonl": data})
    clean_corpus([tmp_path / "in"], tmp_path / "out", STUB, records=RecordOptions("body", "id"), jobs=1)
    assert [record["name"] for record in records(tmp_path / "out")] == ["one", "2"]
    first = json.loads((tmp_path / "out/records/a.jsonl").read_bytes().split(b"\n")[0])
    assert first == {"text": "{{gambling/a|x}}", "body": "b", "id": "one"}
    restore_corpus(tmp_path / "out", tmp_path / "back", tell=pytest.fail)
    assert tree(tmp_path / "back") == tree(tmp_path / "in")


def test_outputs_are_split_where_they_are_full(tmp_path: Path) -> None:
    data = lines(*(f"正文{number:02}" for number in range(40)))
    make(tmp_path / "in", {"a.jsonl": data, "a-00000.jsonl": data})
    size = len(data) // 4 + 5
    clean_corpus([tmp_path / "in"], tmp_path / "out", STUB, records=RecordOptions(shard_size=size), jobs=1)
    found = tree(tmp_path / "out/records")
    assert sorted(found) == [f"a{more}-0000{n}.jsonl" for more in ("-00000", "") for n in range(4)]
    assert all(data is not None and len(data) <= size for data in found.values())
    assert b"".join(found[f"a-0000{number}.jsonl"] or b"" for number in range(4)) == data


@pytest.mark.parametrize("folder", ["", "below/"])
def test_a_name_that_is_too_long_to_be_numbered(tmp_path: Path, folder: str) -> None:
    name = folder + "a" * 249 + ".jsonl"
    make(tmp_path / "in", {name: lines("{{gambling/a|x}}"), "b.jsonl": lines("{{gambling/a|x}}")})
    clean_corpus([tmp_path / "in"], tmp_path / "out", STUB, records=RecordOptions(shard_size=100), jobs=1)
    told = {record["name"]: record["error"] for record in records(tmp_path / "out")}
    assert told == {name: "cannot be written: File name too long", "b.jsonl#1": None}
    assert (tmp_path / "out/text" / name).read_bytes() == lines("{{gambling/a|x}}")
    restore_corpus(tmp_path / "out", tmp_path / "back", tell=pytest.fail)
    assert tree(tmp_path / "back") == tree(tmp_path / "in")


def groups(out: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (out / "duplicates.jsonl").read_bytes().splitlines()]


@pytest.mark.parametrize("name", [None, "id"])
def test_duplicates_among_records_and_texts(tmp_path: Path, name: str | None) -> None:
    story = lines(STORY + "{{gambling/a|彩票}}", "别的", STORY + "编者按。", id="same")
    make(tmp_path / "in", {"a.jsonl": story, "a.jsonl#1": STORY.encode(), "b.jsonl": lines(STORY)})
    options = RecordOptions(id_field=name)
    clean_corpus([tmp_path / "in"], tmp_path / "out", STUB, duplicates=Duplicates.DROP, records=options, jobs=1)
    [group] = groups(tmp_path / "out")
    assert (group["representative"], group["file"], group["line"]) == ("same" if name else "a.jsonl#3", "a.jsonl", 3)
    assert [member["name"] for member in group["members"]] == [
        "same" if name else "a.jsonl#1",
        "same" if name else "a.jsonl#3",
        "a.jsonl#1",
        "b.jsonl#1",
    ]
    out = tree(tmp_path / "out")
    assert json.loads((out["duplicates/a.jsonl"] or b"").decode())["text"] == STORY
    assert (out["records/a.jsonl"] or b"").count(b"\n") == 2
    assert out["records/b.jsonl"] == b""
    assert out["duplicates/a.jsonl#1"] == STORY.encode()
    restore_corpus(tmp_path / "out", tmp_path / "back", tell=pytest.fail)
    assert tree(tmp_path / "back") == tree(tmp_path / "in")


def test_one_class_is_undone_alone(tmp_path: Path) -> None:
    make(tmp_path / "in", {"a.jsonl": lines("x{{a/b|1}}y{{c/d|2}}", "z")})
    clean_corpus([tmp_path / "in"], tmp_path / "out", STUB, jobs=1)
    restore_corpus(tmp_path / "out", tmp_path / "back", Choice(classes=["c"]), pytest.fail)
    assert (tmp_path / "back/a.jsonl").read_bytes() == lines("xy{{c/d|2}}", "z")


def test_lines_that_cannot_be_restored_are_named_and_move_no_other(tmp_path: Path) -> None:
    make(tmp_path / "in", {"a.jsonl": lines("x{{a/b|1}}", "y{{a/b|2}}", "z{{a/b|3}}")})
    clean_corpus([tmp_path / "in"], tmp_path / "out", STUB, jobs=1)
    clean = tmp_path / "out/records/a.jsonl"
    clean.write_bytes(clean.read_bytes().replace(b'"y"', b'"other"'))
    told: list[str] = []
    assert restore_corpus(tmp_path / "out", tmp_path / "back", tell=told.append).problems == 1
    assert "a.jsonl#2 is not restored: the line is not the one that the run wrote" in told[0]
    assert (tmp_path / "back/a.jsonl").read_bytes() == lines("x{{a/b|1}}", "other", "z{{a/b|3}}")
    clean.write_bytes(lines("x"))
    assert restore_corpus(tmp_path / "out", tmp_path / "again", tell=told.append).problems == 2
    assert "a.jsonl#2 is not restored: its line is missing in the output" in told[1]


def test_other_options_are_another_run(mixed: Path, tmp_path: Path) -> None:
    clean_corpus([mixed], tmp_path / "out", STUB, jobs=1)
    for options, said in (
        (RecordOptions("body"), r"text-field text \(not body\)"),
        (RecordOptions(id_field="id"), r"id-field none \(not id\)"),
        (RecordOptions(shard_size=5), r"shard-size none \(not 5\)"),
    ):
        with pytest.raises(CorpusError, match=f"a run with {said}"):
            clean_corpus([mixed], tmp_path / "out", STUB, records=options, jobs=1)


def test_a_preview_says_the_same(mixed: Path, tmp_path: Path) -> None:
    done = clean_corpus([mixed], tmp_path / "out", STUB, jobs=1)
    assert preview_corpus([mixed], STUB, jobs=1).summary == done.summary


def test_parquet_without_pyarrow_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(tmp_path / "in", {"a.parquet": b"PAR1"})
    monkeypatch.delitem(sys.modules, "cleaner.corpus.records.parquet.footer", raising=False)
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(CorpusError, match=r"pip install 'cleaner-corpus\[parquet\]'"):
        clean_corpus([tmp_path / "in"], tmp_path / "out", STUB, jobs=1)
    assert not (tmp_path / "out").exists()


def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    make(tmp_path / "in", {"a.jsonl": b"{}", "b.jsonl": lines("b")})
    (tmp_path / "in/a.jsonl").chmod(0)
    as_user(lambda: clean_corpus([tmp_path / "in"], tmp_path / "out", STUB, jobs=1))
    assert [record["error"] for record in records(tmp_path / "out")] == ["cannot be opened: Permission denied", None]


class Meddling(StubCleaner):
    """Changes a file of the input while it is read."""

    def clean(self, text: str) -> Result:
        if text.startswith("!"):
            path, what = Path(text[1:].split(" ")[0]), text.split(" ")[1]
            if what == "cut":
                os.truncate(path, 10)
            elif what == "grow":
                with path.open("ab") as file:
                    file.write(b"x")
            else:
                path.unlink()
        return super().clean(text)


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("what", ["cut", "grow", "lose"])
def test_a_file_that_changes_ends_the_run(tmp_path: Path, what: str, jobs: int) -> None:
    path = tmp_path / "in/a.jsonl"
    data = lines(f"!{path} {what}", *("x" * 50 for _ in range(60)))
    make(tmp_path / "in", {"a.jsonl": data})
    out = tmp_path / "out"
    with pytest.raises(CorpusError, match=r"a\.jsonl changed while it was read: .*Nothing was published"):
        clean_corpus([tmp_path / "in"], out, Meddling(), jobs=jobs)
    assert sorted(entry.name for entry in out.iterdir()) == [".work", "run.json"]


@pytest.fixture
def limited() -> Iterator[Callable[[int], None]]:
    """Files cannot grow beyond a size, as on a disk that is full."""
    old = resource.getrlimit(resource.RLIMIT_FSIZE)
    yield lambda size: resource.setrlimit(resource.RLIMIT_FSIZE, (size, old[1]))
    resource.setrlimit(resource.RLIMIT_FSIZE, old)


@pytest.mark.skipif(sys.platform == "win32", reason="limits of files are of Unix")
@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz"])
@pytest.mark.parametrize("size", [0, 100, 20_000, 60_000])
@pytest.mark.parametrize("jobs", [1, 2])
def test_a_full_disk_ends_the_run_and_it_continues(
    tmp_path: Path, limited: Callable[[int], None], size: int, jobs: int, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pieces, "PIECE", 20_000)
    monkeypatch.setattr(shards, "MAX_BYTES", 20_000)
    data = lines(*(hashlib.sha256(b"%d" % number).hexdigest() * 2 for number in range(600)))
    make(tmp_path / "in", {name: packed(data, "gz") if name.endswith("gz") else data})
    limited(size)
    with pytest.raises(OSError, match="File too large") as caught:
        clean_corpus([tmp_path / "in"], tmp_path / "out", STUB, jobs=jobs)
    limited(resource.RLIM_INFINITY)
    assert os.fsdecode(caught.value.filename).startswith(str(tmp_path / "out"))
    published = {path.name for path in (tmp_path / "out").iterdir()}
    assert published <= {".work", "run.json"}
    clean_corpus([tmp_path / "in"], tmp_path / "out", STUB, jobs=jobs)
    clean_corpus([tmp_path / "in"], tmp_path / "whole", STUB, jobs=1)
    assert tree(tmp_path / "out") == tree(tmp_path / "whole")

"""Files that fail while they are read: each is left out as failed, and the run goes on with the others."""

from __future__ import annotations

import builtins
import errno
import io
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from trees import STUB, make, records, tree

from cleaner.corpus import run, shards
from cleaner.corpus.records import pieces, steady
from cleaner.corpus.records.compressed import writing
from cleaner.corpus.restore import restore_corpus
from cleaner.corpus.run import clean_corpus
from cleaner.corpus.worker import Worker

LINES = b"".join(json.dumps({"text": f"line {number} {{{{gambling/a|x}}}}"}).encode() + b"\n" for number in range(60))
KILLED = "reading it killed the process"
NAMES = ["b.jsonl", "b.jsonl.gz", "b.jsonl.zst", "b.parquet"]


class Fails(io.FileIO):
    """A file whose bytes from half of it on cannot be read."""

    def readinto(self, buffer: Any) -> int:
        at, size = self.tell(), os.fstat(self.fileno()).st_size
        if at + len(buffer) <= size // 2:
            return super().readinto(buffer) or 0
        if at < size // 2:
            return super().readinto(memoryview(buffer)[: size // 2 - at]) or 0
        if at >= size:
            return 0
        return self.fail()

    def fail(self) -> int:
        raise OSError(errno.EIO, os.strerror(errno.EIO))


class Kills(Fails):
    """The same, where reading on kills the process."""

    def fail(self) -> int:
        os.kill(os.getpid(), signal.SIGKILL)
        return 0


class Swells(Fails):
    """The same, where reading on takes more memory than there is."""

    def fail(self) -> int:
        raise MemoryError


def opening(monkeypatch: pytest.MonkeyPatch, kind: type[Fails], name: str) -> None:
    """Have the files of that name read through the class, whoever opens them."""
    plain = builtins.open

    def opened(path: Any, mode: str = "r", *more: Any, **options: Any) -> Any:
        if mode != "rb" or Path(os.fsdecode(path)).name != name or "in" not in Path(os.fsdecode(path)).parts:
            return plain(path, mode, *more, **options)
        return io.BufferedReader(kind(path), 64)

    monkeypatch.setattr(builtins, "open", opened)


def in_workers(patch: pytest.MonkeyPatch, kind: type[Fails], name: str) -> None:
    """Have reading fail in the workers alone, and nowhere but where records are read."""
    plain: Callable[..., Any] = open
    first = os.getpid()

    def opened(path: Any, *more: Any, **options: Any) -> Any:
        if os.getpid() == first or os.path.basename(os.fsdecode(path)) != name:  # noqa: PTH119 - may be bytes
            return plain(path, *more, **options)
        return io.BufferedReader(kind(path), 64)

    patch.setattr(steady, "open", opened, raising=False)


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pieces, "PIECE", 400)
    monkeypatch.setattr(shards, "MAX_BYTES", 400)


def put(folder: Path, name: str) -> Path:
    """A folder with a file of records of that name between two others."""
    make(folder, {"a.jsonl": LINES + LINES, "c.txt": b"text", name: LINES})
    path = folder / name
    if name.endswith((".gz", ".zst")):
        compression: Any = path.suffix[1:]
        with path.open("wb") as file, writing(file, compression) as content:
            content.write(LINES)
    if name.endswith(".parquet"):
        pa = pytest.importorskip("pyarrow", reason="Parquet needs the extra [parquet]: pyarrow is not installed")
        import pyarrow.parquet as pq

        texts = [json.loads(line)["text"] for line in LINES.splitlines()]
        pq.write_table(pa.table({"text": texts}), path, row_group_size=10, use_dictionary=False, compression="none")
    return path


def failures(out: Path) -> dict[str, str]:
    return {record["name"]: record["error"] for record in records(out) if record["error"]}


def others(name: str, folder: dict[str, bytes | None]) -> dict[str, bytes | None]:
    return {path: data for path, data in folder.items() if not path.endswith(name) and path.startswith(("text/", "re"))}


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("name", NAMES[:3])
@pytest.mark.usefixtures("small")
def test_a_file_that_cannot_be_read_to_its_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, jobs: int
) -> None:
    put(tmp_path / "in", name)
    clean_corpus([tmp_path / "in"], tmp_path / "whole", STUB, jobs=1)
    opening(monkeypatch, Fails, name)
    clean_corpus([tmp_path / "in"], tmp_path / "out", STUB, jobs=jobs)
    assert failures(tmp_path / "out") == {name: "cannot be read: Input/output error"}
    left, whole = tree(tmp_path / "out"), tree(tmp_path / "whole")
    assert not [path for path in left if path.endswith(name)]
    assert others(name, left) == others(name, whole)


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.usefixtures("small")
def test_parquet_that_cannot_be_read_to_its_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, jobs: int) -> None:
    """The footer, which is at the end, can be read."""
    path = put(tmp_path / "in", "b.parquet")
    size = path.stat().st_size

    class Middle(Fails):
        def readinto(self, buffer: Any) -> int:
            if self.tell() < size * 2 // 3 and self.tell() + len(buffer) > size // 2:
                return self.fail()
            return io.FileIO.readinto(self, buffer) or 0

    opening(monkeypatch, Middle, "b.parquet")
    clean_corpus([tmp_path / "in"], tmp_path / "out", STUB, jobs=jobs)
    [(name, reason)] = failures(tmp_path / "out").items()
    assert name == "b.parquet"
    assert "Input/output error" in reason
    assert not [path for path in tree(tmp_path / "out") if path.endswith("b.parquet")]


@pytest.mark.usefixtures("small")
def test_a_file_that_fails_for_a_while_is_cleaned_by_the_run_that_continues(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path / "in", "b.jsonl")
    clean_corpus([tmp_path / "in"], tmp_path / "whole", STUB, jobs=1)

    with monkeypatch.context() as patch:
        in_workers(patch, Kills, "b.jsonl")
        patch.setattr(run, "publish", _interrupted)
        with pytest.raises(KeyboardInterrupt):
            clean_corpus([tmp_path / "in"], tmp_path / "out", STUB, jobs=2)
    assert (tmp_path / "out/.work/text/b.jsonl").exists()
    clean_corpus([tmp_path / "in"], tmp_path / "out", STUB, jobs=1)
    assert tree(tmp_path / "out") == tree(tmp_path / "whole")


def _interrupted(*_: Any) -> None:
    raise KeyboardInterrupt


def test_a_large_document_that_cannot_be_copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(tmp_path / "in", {"b.txt": b"x" * 1000, "c.txt": b"text"})
    monkeypatch.setattr("cleaner.corpus.read.MAX_BYTES", 300)
    opening(monkeypatch, Fails, "b.txt")
    clean_corpus([tmp_path / "in"], tmp_path / "out", STUB, jobs=1)
    [reason] = failures(tmp_path / "out").values()
    assert reason.endswith("; cannot be read: Input/output error")
    assert sorted(tree(tmp_path / "out/text")) == ["c.txt"]


@pytest.mark.skipif(sys.platform == "win32", reason="processes are killed as on Unix")
@pytest.mark.parametrize("kind", [Kills, Swells])
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("size", [400, 10**6])
def test_a_file_that_kills_who_reads_it_is_kept_and_the_run_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, kind: type[Fails], size: int
) -> None:
    monkeypatch.setattr(pieces, "PIECE", size)
    monkeypatch.setattr(shards, "MAX_BYTES", 400)
    path = put(tmp_path / "in", name)
    whole = path.read_bytes()
    clean_corpus([tmp_path / "in"], tmp_path / "whole", STUB, jobs=1)
    with monkeypatch.context() as patch:
        in_workers(patch, kind, name)
        clean_corpus([tmp_path / "in"], tmp_path / "out", STUB, jobs=2)
    [reason] = failures(tmp_path / "out").values()
    assert reason.startswith(KILLED)
    assert (tmp_path / "out/text" / name).read_bytes() == whole
    left = others(name, tree(tmp_path / "out"))
    assert left == others(name, tree(tmp_path / "whole"))
    restore_corpus(tmp_path / "out", tmp_path / "back", tell=pytest.fail)
    assert (tmp_path / "back" / name).read_bytes() == whole


@pytest.mark.skipif(sys.platform == "win32", reason="processes are killed as on Unix")
@pytest.mark.parametrize("name", ["b.jsonl.gz", "b.parquet"])
def test_one_process_alone_gets_past_it_when_called_again(tmp_path: Path, name: str) -> None:
    put(tmp_path / "in", name)
    code = "; ".join(
        [
            f"import sys; sys.path[:0] = {[*sys.path, str(Path(__file__).parent)]!r}",
            "import pytest, test_unreadable as t; from cleaner.corpus import shards; shards.MAX_ENTRIES = 1",
            f"t.killing(pytest.MonkeyPatch(), {name!r})",
            f"t.clean_corpus([{str(tmp_path / 'in')!r}], {str(tmp_path / 'out')!r}, t.STUB, jobs=1)",
        ]
    )
    calls = [subprocess.run([sys.executable, "-c", code], check=False).returncode for _ in range(2)]
    assert calls == [-signal.SIGKILL, 0]
    [reason] = failures(tmp_path / "out").values()
    assert reason.startswith(KILLED)
    assert (tmp_path / "out/text" / name).read_bytes() == (tmp_path / "in" / name).read_bytes()


def killing(patch: pytest.MonkeyPatch, name: str) -> None:
    """Have the reading of records of a file kill the process, but not the look at what it is."""
    plain: Callable[..., Any] = open
    at_work: list[bool] = []
    call = Worker.__call__

    def working(worker: Worker, shard: shards.Shard) -> Any:
        at_work.append(True)
        try:
            return call(worker, shard)
        finally:
            at_work.pop()

    def opened(path: Any, *more: Any, **options: Any) -> Any:
        if not at_work or not os.fsdecode(path).endswith(f"in/{name}"):
            return plain(path, *more, **options)
        return io.BufferedReader(Kills(path), 64)

    patch.setattr(Worker, "__call__", working)
    patch.setattr(steady, "open", opened, raising=False)

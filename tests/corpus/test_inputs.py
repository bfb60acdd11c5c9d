"""Inputs: their names in the output, and those that are refused."""

from pathlib import Path

import pytest

from cleaner.corpus.errors import CorpusError
from cleaner.corpus.inputs import resolve, without_records
from cleaner.corpus.walk import Entry


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a/x", "b/x", "c/a/x"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "file.txt").write_text("x")
    monkeypatch.chdir(tmp_path)


def prefixes(*inputs: str) -> list[bytes]:
    return [top.prefix for top in resolve([Path(path) for path in inputs])]


def test_names() -> None:
    assert prefixes("a") == [b""]
    assert prefixes("file.txt") == [b"file.txt"]
    assert prefixes("b", "a/", "file.txt") == [b"a", b"b", b"file.txt"]
    assert prefixes("a/..", "a") == sorted([Path.cwd().name.encode(), b"a"])
    assert prefixes(".", "a") == sorted([Path.cwd().name.encode(), b"a"])


def test_two_inputs_of_one_name() -> None:
    with pytest.raises(CorpusError, match="both be called a/ in the output: a and c/a"):
        prefixes("a", "c/a")


def test_missing() -> None:
    with pytest.raises(CorpusError, match="cannot read the input nowhere: No such file"):
        prefixes("nowhere")
    with pytest.raises(CorpusError, match="no input"):
        prefixes()


def test_an_input_in_the_output() -> None:
    with pytest.raises(CorpusError, match="lies in the output folder"):
        resolve(["a/x"], Path("a"))
    assert resolve(["a"], Path("a/x"))


def test_a_link_that_was_named_is_followed() -> None:
    Path("link").symlink_to("file.txt")
    assert resolve(["link"]) == [(bytes(Path("file.txt").resolve()), b"link")]


def test_records_are_refused_before_anything_runs() -> None:
    names = [b"a.jsonl", b"b.txt", b"c.JSONL.gz", b"d.parquet", b"e.jsonl.zst", b"jsonl"]
    entries = [Entry(name, b"in/" + name, "file") for name in names]
    with pytest.raises(
        CorpusError, match=r"cannot be compared here: in/a.jsonl, in/c.JSONL.gz, in/d.parquet and 1 more"
    ):
        list(without_records(entries))
    assert list(without_records(entries[1:2])) == entries[1:2]

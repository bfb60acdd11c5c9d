"""The way back for a whole run, and what stands in its way."""

import os
from pathlib import Path

import pytest
from trees import STUB, make, records, tree

from cleaner.corpus.errors import CorpusError
from cleaner.corpus.restore import Choice, Restored, restore_corpus
from cleaner.corpus.run import clean_corpus


@pytest.fixture
def out(scraped: Path, tmp_path: Path) -> Path:
    clean_corpus([scraped], tmp_path / "out", STUB, jobs=1)
    return tmp_path / "out"


def test_restore_gives_the_inputs_back(scraped: Path, out: Path, tmp_path: Path) -> None:
    restored = restore_corpus(out, tmp_path / "back", tell=pytest.fail)
    assert restored == Restored(documents=15, absent=1)
    (scraped / "pipe").unlink()
    assert tree(tmp_path / "back") == tree(scraped)


def test_hostile_names_come_back(tmp_path: Path) -> None:
    names = [b"-rf", b"a\nb", b"'\"", b"\xff", b" ", b"...", b"\x1b[2J", b"--/\\x", b"\xff\xfe/\n/x"]
    files = {os.fsdecode(name): b"{{a/b|x}}y" for name in names}
    make(tmp_path / "in", files)
    clean_corpus([tmp_path / "in"], tmp_path / "out", STUB, jobs=1)
    restore_corpus(tmp_path / "out", tmp_path / "back", tell=pytest.fail)
    assert tree(tmp_path / "back") == tree(tmp_path / "in")
    record = next(record for record in records(tmp_path / "out") if record["name"] == r"\xff")
    assert record["name_bytes"] == "/w=="


def test_a_rule_or_a_class_comes_back(out: Path, tmp_path: Path) -> None:
    restore_corpus(out, tmp_path / "rule", Choice(rules=["gambling/a"]), pytest.fail)
    restore_corpus(out, tmp_path / "class", Choice(classes=["mojibake"]), pytest.fail)
    assert (tmp_path / "rule/news/00.txt").read_text() == "正文0。\n{{gambling/a|彩票}}\n"
    assert (tmp_path / "rule/bom.txt").read_bytes() == (out / "text/bom.txt").read_bytes()
    assert (tmp_path / "class/bom.txt").read_bytes() == b"\xef\xbb\xbf" + "正文。{{mojibake/c|â€œ>“}}".encode()
    assert (tmp_path / "class/news/00.txt").read_bytes() == (out / "text/news/00.txt").read_bytes()


def test_a_choice_that_nothing_answers_to(out: Path, tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match=r"no rule gamblin/a found anything.*mean gambling/a\?"):
        restore_corpus(out, tmp_path / "back", Choice(rules=["gamblin/a"]))
    with pytest.raises(CorpusError, match=r"no class xyz found anything.*lists those that did"):
        restore_corpus(out, tmp_path / "back", Choice(classes=["xyz"]))
    assert not (tmp_path / "back").exists()


def test_what_cannot_be_restored_does_not_stop_the_rest(out: Path, tmp_path: Path) -> None:
    (out / "text/bom.txt").write_text("other")
    (out / "text/gbk").unlink()
    audit = (out / "audit.jsonl").read_bytes().splitlines(keepends=True)
    audit[1] = b'{"schema":1}\n'
    audit[2] = audit[2].replace(b'"crash.txt"', b'"../crash.txt"')
    (out / "audit.jsonl").write_bytes(b"".join(audit))
    told: list[str] = []
    restored = restore_corpus(out, tmp_path / "back", tell=told.append)
    assert restored == Restored(documents=11, absent=1, problems=4)
    assert [line.removeprefix(f"{out}/audit.jsonl:") for line in told] == [
        "1: bom.txt is not restored: the clean file is not the one that the run wrote (its SHA-256 differs "
        "from the audit's). Put that file back, or clean the original again.",
        "2: not an audit record: the field 'name' is missing. Take the audit from a copy, or clean the original again.",
        "3: ../crash.txt is not restored: the name is not that of a file inside a folder.",
        "6: gbk is not restored: cannot be opened: No such file or directory.",
    ]
    assert not (tmp_path / "crash.txt").exists()
    assert not (tmp_path / "back/bom.txt").exists()


def test_what_is_refused(scraped: Path, out: Path, tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="is not the output of a run"):
        restore_corpus(scraped, tmp_path / "back")
    with pytest.raises(CorpusError, match="is not the output of a run"):
        restore_corpus(tmp_path / "nowhere", tmp_path / "back")
    with pytest.raises(CorpusError, match="is not an empty folder"):
        restore_corpus(out, scraped)
    with pytest.raises(CorpusError, match="lies in the output"):
        restore_corpus(out, out / "back")
    (out / "text").rename(out / "texts")
    with pytest.raises(CorpusError, match="is not finished"):
        restore_corpus(out, tmp_path / "back")

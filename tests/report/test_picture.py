"""What a report shows of a run, and what it says when something is missing."""

from pathlib import Path

import pytest
from stub_runs import STORY, finished

from cleaner.corpus.errors import CorpusError
from cleaner.report.notes import notes
from cleaner.report.picture import look

SPAM = "{{gambling/row|赢钱平台}}"
TEXTS: dict[str, str | bytes] = {
    "a.example/1.txt": f"{STORY}\n{SPAM}\n{{{{gambling/row|另一个}}}}",
    "a.example/2.txt": f"{STORY}\n{SPAM}",
    "b.example/1.txt": f"{STORY}{{{{?related/list|看看这里}}}}",
    "b.example/2.txt": f"{{{{reject}}}}{SPAM}",
    "b.example/3.bin": b"\x89PNG\r\n\x1a\n\0\0",
}


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return finished(tmp_path, TEXTS)


def test_totals(out: Path) -> None:
    picture = look(out)
    assert picture.verdicts == {"failed": 1, "rejected": 1, "cleaned": 2, "flagged": 1, "clean": 0}
    assert {name: (one.documents, one.edits, one.flags) for name, one in picture.folders.items()} == {
        "a.example": (2, 3, 0), "b.example": (3, 0, 2),
    }  # fmt: skip
    assert picture.changes == 5
    assert [(one.name, one.verdict) for one in picture.problems] == [
        ("b.example/2.txt", "rejected"), ("b.example/3.bin", "failed"),
    ]  # fmt: skip
    assert picture.characters == (
        picture.summary["characters"]["read"],
        picture.summary["characters"]["removed"],
    )
    assert notes(picture) == []


def test_wordings(out: Path) -> None:
    shown = {(one.action, one.text[0]): one for one in look(out).wordings}
    assert len(shown) == 4
    twice = shown["remove", SPAM]
    assert (twice.times, twice.documents, twice.language) == (2, 2, "zh-Hans")
    assert twice.places == [("a.example/1.txt", 2, 1), ("a.example/2.txt", 2, 1)]
    assert twice.context is not None
    assert twice.context[0] == ("kept", f"{STORY}\n")
    assert shown["flag", SPAM].places == [("b.example/2.txt", 1, 11)]


def test_rows_of_one_block_are_a_family(out: Path) -> None:
    families = {one.text[0]: one.family for one in look(out).wordings if one.action == "remove"}
    assert families[SPAM] == families["{{gambling/row|另一个}}"]


def test_a_single_folder_is_told_apart_by_the_next(tmp_path: Path) -> None:
    picture = look(finished(tmp_path, {"all/a/1": "x", "all/b/1": "x", "all/b/2": "x"}))
    assert {name: one.documents for name, one in picture.folders.items()} == {"all/a": 1, "all/b": 2}


def test_fewer_wordings_than_there_are(out: Path) -> None:
    picture = look(out, limit=1)
    assert (len(picture.wordings), picture.all_wordings) == (1, 4)
    assert ("sampled", {"shown": 1, "all": 4}) in notes(picture)


@pytest.mark.parametrize("change", ["gone", "changed", "folder"])
def test_a_clean_text_that_is_not_there(out: Path, change: str) -> None:
    path = out / "text/a.example/1.txt"
    path.unlink()
    if change == "changed":
        path.write_text("something else")
    elif change == "folder":
        path.mkdir()
    picture = look(out)
    assert notes(picture) == [("texts", {"n": 1})]
    assert sum(one.context is None for one in picture.wordings) == 2


def test_a_damaged_audit_and_no_summary(out: Path) -> None:
    lines = (out / "audit.jsonl").read_bytes().splitlines(keepends=True)
    (out / "audit.jsonl").write_bytes(b"".join([lines[0], b"{broken\n", *lines[1:]]))
    (out / "summary.json").write_text('{"schema": 1}')
    picture = look(out)
    assert notes(picture) == [("records", {"n": 1}), ("summary", {"n": 1})]
    assert (picture.characters, picture.summary, picture.tally.documents) == (None, {}, 5)


@pytest.mark.parametrize(
    ("field", "value"),
    [('"score":0.9', '"score":"high"'), ('"score":0.9', '"score":9'), ('"line":2', '"line":null'),
     ('"rules":["gambling/row"]', '"rules":[3]'), ('"class":"gambling"', '"class":null')],
)  # fmt: skip
def test_a_record_with_wrong_fields_is_damaged(out: Path, field: str, value: str) -> None:
    first, *rest = (out / "audit.jsonl").read_text("utf-8").splitlines(keepends=True)
    assert field in first
    (out / "audit.jsonl").write_text("".join([first.replace(field, value), *rest]), "utf-8")
    assert ("records", {"n": 1}) in notes(look(out))


@pytest.mark.parametrize("summary", ["", "[]", '{"warnings": 3}', "null"])
def test_a_summary_that_cannot_be_shown_is_none(out: Path, summary: str) -> None:
    whole = (out / "summary.json").read_text("utf-8")
    for said in (
        summary,
        whole.replace('"removed": ', '"removed": "x",\n"was": '),
        whole.replace('"read"', '"written"'),
    ):
        (out / "summary.json").write_text(said)
        assert notes(look(out)) == [("summary", {"n": 1})]


def test_what_is_no_finished_run(tmp_path: Path, out: Path) -> None:
    with pytest.raises(CorpusError, match=r"is not the output of a run \(it has no run.json\)"):
        look(tmp_path / "in")
    (out / "audit.jsonl").unlink()
    with pytest.raises(CorpusError, match="a report is a view of it"):
        look(out)
    (out / "run.json").write_text('{"state": "running"}')
    with pytest.raises(CorpusError, match="is not finished"):
        look(out)


def test_a_run_without_findings_or_documents(tmp_path: Path) -> None:
    picture = look(finished(tmp_path, {"a.txt": STORY}))
    assert (picture.wordings, picture.groups, picture.problems, picture.changes) == ([], [], [], 0)


def test_the_same_run_gives_the_same_picture(tmp_path: Path) -> None:
    one, other = (look(finished(tmp_path / name, TEXTS)) for name in ("one", "other"))
    assert one.wordings == other.wordings
    assert one.folders == other.folders

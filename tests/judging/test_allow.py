"""What was wrong stays from now on."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from real_runs import CREDIT, PROSE, SPAM, finished, judged

from cleaner.audit.record import Change, Record
from cleaner.config import Config
from cleaner.corpus.errors import CorpusError
from cleaner.engine import Cleaner
from cleaner.judging.allow import add_to, as_toml, entries
from cleaner.judging.cases import Case, cases
from cleaner.judging.judgement import read_judgement
from cleaner.report.source import Source
from cleaner.result import Verdict
from cleaner.text.edits import Edit

RULES = ("byline/credit", "byline/end-mark")


def case(*texts: str, verdict: str = "wrong") -> Case:
    change = Change(Edit(0, 1, cls="byline", rules=RULES), texts[0], 1, 1)
    return Case(verdict, Record("a", Verdict.CLEANED), change, texts=dict.fromkeys(texts))


def test_a_long_text_stays_everywhere_and_a_short_one_from_its_rules() -> None:
    assert entries([case(f"\n{CREDIT} ")]) == [{"text": CREDIT}]
    assert entries([case("（完）")]) == [{"text": "（完）", "rule": rule} for rule in RULES]


def test_only_what_is_wrong_and_can_be_said() -> None:
    assert entries([case(CREDIT, verdict="right"), case(" \n"), case("stray \udcff bytes")]) == []
    assert len(entries([case(CREDIT), case(CREDIT, f"{CREDIT} "), case("责任编辑：李大力")])) == 2


@given(st.text(st.characters(blacklist_categories=("Cs",)), min_size=1))
def test_any_text_can_be_read_back(text: str) -> None:
    assert tomllib.loads(as_toml([{"text": text}])) == {"allow": [{"text": text}]}


@pytest.mark.parametrize(
    ("name", "before"),
    [
        ("cleaner.toml", None),
        ("cleaner.toml", "profile = 'spam'"),
        ("cleaner.toml", "[[allow]]\ntext = 'x'\n\n[[per-path]]\npaths = ['a']\n[[per-path.allow]]\ntext = 'y'\n"),
        ("pyproject.toml", "[project]\nname = 'x'\n"),
        ("pyproject.toml", "[tool.cleaner]\nprofile = 'spam'\n[tool.other]\n"),
    ],
)
def test_entries_are_added_once(tmp_path: Path, name: str, before: str | None) -> None:
    path = tmp_path / name
    if before is not None:
        path.write_text(before)
    new = [{"text": CREDIT}, {"text": "完", "rule": "byline/end-mark"}]
    assert (add_to(path, new), add_to(path, new)) == (2, 0)
    assert path.read_text("utf-8").startswith(before or "")
    assert [entry.text for entry in Config.from_file(path).allow][-2:] == [CREDIT, "完"]


@pytest.mark.parametrize("before", [b"allow = [{text = 'x'}]\n", b"allow = 3\n", b"= no toml", b"\xff"])
def test_a_file_that_cannot_take_them_stays_as_it_is(tmp_path: Path, before: bytes) -> None:
    path = tmp_path / "cleaner.toml"
    path.write_bytes(before)
    with pytest.raises(CorpusError, match=r"cannot take the entries.*name another file with --allow"):
        add_to(path, [{"text": CREDIT}])
    assert path.read_bytes() == before


def test_with_the_entries_the_text_stays(tmp_path: Path) -> None:
    out = finished(tmp_path, {"a.txt": f"{PROSE}\n{SPAM}", "b.txt": f"{PROSE}\n{CREDIT}\n"})
    path = judged(out, lambda one: "wrong" if one.cls == "byline" else None)
    found = cases(Source.open(out), read_judgement(path))
    add_to(tmp_path / "cleaner.toml", entries(found))
    again = Cleaner(Config.from_file(tmp_path / "cleaner.toml"))
    assert again.clean(f"{PROSE}\n{CREDIT}\n").edits == ()
    assert again.clean(f"{PROSE}\n{SPAM}").text == PROSE

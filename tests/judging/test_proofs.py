"""Judged removals as examples: right ones hold today, wrong ones fail until their rule is mended."""

import tomllib
from pathlib import Path

import pytest
from real_runs import CREDIT, PROSE, SPAM, finished, judged

from cleaner.config import Config
from cleaner.engine import Cleaner
from cleaner.judging.cases import cases
from cleaner.judging.judgement import read_judgement
from cleaner.judging.pack import as_pack
from cleaner.judging.proofs import Proofs, proofs
from cleaner.report.source import Source
from cleaner.rulebook import examples
from fixtures import cleaner


def made(out: Path, judgement: Path) -> Proofs:
    source = Source.open(out)
    return proofs(source, cases(source, read_judgement(judgement)), cleaner())


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return finished(tmp_path, {"a.txt": f"{PROSE}\n{SPAM}", "b.txt": f"{PROSE}\n{CREDIT}\n"})


def test_right_ones_hold_and_wrong_ones_fail(out: Path, tmp_path: Path) -> None:
    found = made(out, judged(out, lambda one: "wrong" if one.cls == "byline" else "right"))
    assert (found.count("right"), found.count("wrong"), dict(found.left_out)) == (1, 1, {})
    (tmp_path / "judged.toml").write_text(as_pack(found), "utf-8")
    with_pack = Cleaner(Config(packs=(str(tmp_path / "judged.toml"),), entry_points=False))
    (failure,) = examples.run(with_pack, examples.further(with_pack.rulebook))
    assert (failure.kind, failure.rule) == ("keeps", "byline/credit")
    assert CREDIT in failure.expected


def test_the_example_is_a_few_lines_of_the_document(tmp_path: Path) -> None:
    far = "\n".join(f"第{number}天的风很大，渡轮又停了，岛上的人只好坐在码头上等。" for number in range(40))
    out = finished(tmp_path, {"a.txt": f"{far}\n{SPAM}"})
    ((text,),) = made(out, judged(out, lambda _: "right")).removes.values()
    assert f"⟦\n{SPAM}⟧" in text
    assert text.count("\n") == 3


def test_what_cannot_be_an_example_is_counted(tmp_path: Path) -> None:
    marks = f"{PROSE}⟦→⟧\n{SPAM}"
    stray = f"{PROSE}\n{SPAM}2\n".encode() + b"\xff"
    out = finished(tmp_path, {"a.txt": marks, "b.txt": f"{PROSE}\n{SPAM}\n{CREDIT}", "c.txt": stray})
    judgement = judged(out, lambda one: "right" if one.rule != "mojibake/stray-bytes" else None)
    (out / "text/b.txt").unlink()
    found = made(out, judgement)
    assert set(found.left_out) <= {"by itself it is not removed", "the clean text is gone or changed"}
    assert found.left_out["the clean text is gone or changed"] >= 1


def test_a_rule_that_is_not_known_here(out: Path) -> None:
    audit = (out / "audit.jsonl").read_text("utf-8").replace("byline/", "acme/")
    (out / "audit.jsonl").write_text(audit, "utf-8")
    found = made(out, judged(out, lambda one: "wrong" if one.cls == "byline" else None))
    assert dict(found.left_out) == {"its rule is not known here": 1}


def test_no_example_is_no_pack() -> None:
    assert as_pack(Proofs()) == ""


def test_the_same_example_is_written_once() -> None:
    found = Proofs()
    for _ in range(2):
        found.add("right", "a/b", 'x⟦"\u202e⟧')
    assert found.count("right") == 1
    assert tomllib.loads(as_pack(found)) == {"examples": [{"rule": "a/b", "removes": ['x⟦"\u202e⟧']}]}

"""The file that the page downloads."""

import json
from pathlib import Path
from typing import Any

import pytest
from real_runs import CREDIT, PROSE, finished, judged

from cleaner.corpus.errors import CorpusError
from cleaner.judging.cases import TEXTS, cases
from cleaner.judging.judgement import read_judgement
from cleaner.report.source import Source

GOOD: dict[str, Any] = {
    "schema": 1, "kind": "cleaner-judgement", "run": "x", "judged": [{"key": "ff", "verdict": "right"}],
}  # fmt: skip


def test_a_good_one(tmp_path: Path) -> None:
    (tmp_path / "j.json").write_text(json.dumps(GOOD))
    said = read_judgement(tmp_path / "j.json")
    assert (said.run, said.verdicts) == ("x", {255: "right"})


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"kind": "other"}, "its kind is 'other'"),
        ({"schema": 2}, "its schema is 2; this version reads 1"),
        ({"judged": [{"key": "ff", "verdict": "maybe"}]}, "'maybe' is no verdict; valid are right, wrong"),
        ({"judged": [{"key": "zz", "verdict": "right"}]}, "invalid literal"),
        ({"judged": 3}, "not iterable"),
        ({"judged": [[]]}, "indices"),
    ],
)
def test_a_bad_one(tmp_path: Path, change: dict[str, Any], reason: str) -> None:
    (tmp_path / "j.json").write_text(json.dumps(GOOD | change))
    with pytest.raises(CorpusError, match=f"is no judgement: .*{reason}.*Download one"):
        read_judgement(tmp_path / "j.json")


@pytest.mark.parametrize("data", [b"", b"[]", b"{}", b"\xff"])
def test_no_judgement_at_all(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "j.json").write_bytes(data)
    with pytest.raises(CorpusError, match="is no judgement"):
        read_judgement(tmp_path / "j.json")
    with pytest.raises(CorpusError, match="cannot be read: No such file"):
        read_judgement(tmp_path / "other.json")


def test_one_wording_stands_for_all_its_texts(tmp_path: Path) -> None:
    texts = {f"{number:02}.txt": f"{PROSE}\n发布时间：2024-01-{number:02}" for number in range(10, 10 + TEXTS + 5)}
    out = finished(tmp_path, texts | {"z.txt": f"{PROSE}\n{CREDIT}"})
    found = cases(Source.open(out), read_judgement(judged(out, lambda _: "wrong")))
    assert sorted(len(case.texts) for case in found) == [1, TEXTS]


def test_a_judgement_of_another_run(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "other").mkdir()
    one, other = (finished(tmp_path / name, {f"{name}.txt": PROSE}) for name in ("one", "other"))
    with pytest.raises(CorpusError, match="about another run"):
        cases(Source.open(other), read_judgement(judged(one, lambda _: "right")))

"""Our figures are those of a scorer that is not part of this package, and knows the texts alone and no edits.

``CLEANER_SHARED`` names a folder with ``score.py`` and with sets of its own.  The scorer aligns the texts, which goes
wrong where a long repair shares letters with what stands around it, and where repairs touch; it then finds faults in
perfect texts, and such documents (told by that) are left out.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from cleaner.config import Config
from cleaner.engine import Cleaner
from cleaner.evaluation.documents import read_documents
from cleaner.evaluation.report import Report, evaluate
from fixtures import FIXTURES, SETS, read

SHARED = Path(os.environ.get("CLEANER_SHARED", "."))
pytestmark = pytest.mark.skipif(
    not (SHARED / "score.py").is_file(), reason="CLEANER_SHARED names no folder with score.py"
)
PLACES = [FIXTURES / name for name in SETS] + sorted(path.parent for path in SHARED.glob("*/gold.jsonl"))
CONFIGS = {
    "all rules": Config(),
    "two classes": Config(select=("gambling", "html")),
    "no rule": Config(select=("gloss",)),
}


def told(place: Path, cleaned: Path, gold: Path, out: Path) -> dict[str, Any]:
    """The scorer's report on a folder of cleaned texts."""
    options = {"--cleaned": cleaned, "--gold": gold, "--raw": place / "raw", "--json": out}
    args = [str(part) for pair in options.items() for part in pair]
    subprocess.run([sys.executable, str(SHARED / "score.py"), *args], check=True, capture_output=True)
    report: dict[str, Any] = json.loads(out.read_bytes())["cleaning"]
    return report


def without_what_it_cannot_judge(place: Path, out: Path) -> Path:
    """The gold of the documents in whose perfect texts the scorer finds no fault."""
    perfect = told(place, place / "clean", place / "gold.jsonl", out / "perfect.json")
    left_out = {
        one["name"] for one in perfect["per_document"] if one["wrongly_removed"] or one["missed"] or one["inserted"]
    }
    assert len(left_out) <= 10
    lines = (place / "gold.jsonl").read_text("utf-8").splitlines(keepends=True)
    gold = out / "gold.jsonl"
    gold.write_text("".join(line for line in lines if json.loads(line)["name"] not in left_out), "utf-8")
    return gold


def ours(report: Report) -> dict[str, Any]:
    """The figures that both have, as the scorer calls them."""
    whole = report.score.whole
    return {
        "documents": whole.documents, "precision": whole.precision, "recall": whole.recall, "f1": whole.f1,
        "removed_right": whole.right, "removed_wrong": whole.wrong, "missed": whole.missed,
        "inserted": whole.inserted, "repairs": whole.repairs, "repairs_right": whole.repairs_right,
        "contaminated_documents": whole.contaminated, "contaminated_exact": whole.exact,
        "clean_documents": whole.clean, "clean_damaged": whole.clean_damaged,
    }  # fmt: skip


@pytest.mark.parametrize("config", CONFIGS.values(), ids=CONFIGS)
@pytest.mark.parametrize("place", PLACES, ids=lambda place: f"{place.parent.name}-{place.name}")
def test_the_figures_are_the_same(place: Path, config: Config, tmp_path: Path) -> None:
    cleaner = Cleaner(config)
    gold = without_what_it_cannot_judge(place, tmp_path)
    hidden = [replace(one, aside=True) for one in read_documents(gold, place / "raw")]  # no failure may show a text
    report = evaluate(cleaner, hidden, 1)
    out = tmp_path / "out"
    out.mkdir()
    for path in (place / "raw").glob("*.txt"):
        (out / path.name).write_bytes(cleaner.clean(read(path)).text.encode())
    theirs = told(place, out, gold, tmp_path / "report.json")
    assert ours(report) == {key: theirs[key] for key in ours(report)}
    documents = {one.name: one.score.whole for one in report.documents}
    for one in theirs["per_document"]:
        whole = documents[one["name"]]
        assert (whole.wrong, whole.missed, whole.inserted) == (
            one["wrongly_removed"], one["missed"], one["inserted"],
        ), one["name"]  # fmt: skip
    languages = {name: (row["precision"], row["recall"]) for name, row in theirs["by_language"].items()}
    if "?" not in languages:  # where the gold knows the languages
        assert languages == {name: (row.precision, row.recall) for name, row in report.languages.items()}
    # Which of two equal passages was missed an alignment cannot tell, so classes may differ by a few characters.
    for cls, row in theirs["recall_by_class"].items():
        mine = report.score.classes[cls]
        assert mine.found + mine.missed == row["characters"]
        assert mine.found == pytest.approx(row["removed"], abs=10)

"""Floors of precision and recall, told by a scorer that is not part of this package.

``CLEANER_SHARED`` names a folder with ``score.py`` (texts against marked ones), ``seeds/`` and ``aside.txt``.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

from fixtures import FIXTURES, cleaner, read

SHARED = Path(os.environ.get("CLEANER_SHARED", "."))
FLOORS = tomllib.loads((Path(__file__).parent / "floors.toml").read_text("utf-8"))
pytestmark = pytest.mark.skipif(
    not (SHARED / "score.py").is_file(), reason="CLEANER_SHARED names no folder with score.py and seeds/"
)


def score(folder: Path, out: Path, keep: set[str] | None = None) -> dict[str, Any]:
    """The scorer's report on what the cleaner makes of ``folder/raw``; ``keep`` names the documents that count."""
    gold = out / "gold.jsonl"
    lines = (folder / "gold.jsonl").read_text("utf-8").splitlines(keepends=True)
    kept = [line for line in lines if keep is None or json.loads(line)["name"] in keep]
    gold.write_text("".join(kept), "utf-8")
    for path in (folder / "raw").glob("*.txt"):
        (out / path.name).write_bytes(cleaner().clean(read(path)).text.encode())
    options = {"--cleaned": out, "--gold": gold, "--raw": folder / "raw", "--json": out / "report.json"}
    args = [str(part) for pair in options.items() for part in pair]
    subprocess.run([sys.executable, str(SHARED / "score.py"), *args], check=True, capture_output=True)
    report: dict[str, Any] = json.loads((out / "report.json").read_bytes())["cleaning"]
    assert report["documents"] == len(kept) > 0
    return report


def check(report: dict[str, Any], floor: str) -> None:
    wanted = FLOORS[floor]
    for name in ("precision", "recall"):
        assert report[name] >= wanted.get(name, 0), (name, report[name])
    damaged = [d["name"] for d in report["per_document"] if d["wrongly_removed"] or d["inserted"]]
    assert report["clean_damaged"] <= wanted.get("damaged", report["clean_documents"]), damaged


@pytest.mark.parametrize("folder", ["corpus", "lookalikes", "pages", "probes"])
def test_the_floor_of(folder: str, tmp_path: Path) -> None:
    check(score(FIXTURES / folder, tmp_path), folder)


def test_the_floor_of_documents_set_aside(tmp_path: Path) -> None:
    listed = (SHARED / "aside.txt").read_text("utf-8").split()
    aside = {name.removeprefix("corpus/") for name in listed if name.startswith("corpus/")}
    check(score(FIXTURES / "corpus", tmp_path, aside), "aside")


def test_the_floor_of_each_seed(tmp_path: Path) -> None:
    report = score(SHARED / "seeds", tmp_path)
    contaminated = [d for d in report["per_document"] if not d["name"].startswith("004")]
    assert len(contaminated) == 4
    for entry in contaminated:
        for name, least in FLOORS["seed"].items():
            assert entry[name] >= least, (entry["name"], name, entry[name])


def test_the_clean_seed_is_untouched() -> None:
    (path,) = (SHARED / "seeds/raw").glob("004*")
    assert cleaner().clean(read(path)).text.encode() == path.read_bytes()


@pytest.mark.skipif(
    not (SHARED / "score_portal.py").is_file(), reason="CLEANER_SHARED has no score_portal.py and portal-news/"
)
@pytest.mark.parametrize("kind", ["scraped", "extracted"])
def test_the_floor_of_portal_pages(kind: str, tmp_path: Path) -> None:
    pages = SHARED / "portal-news"
    for path in (pages / kind).glob("*.txt"):
        once = cleaner().clean(read(path)).text
        assert cleaner().clean(once).edits == (), path.name
        (tmp_path / path.name).write_bytes(once.encode())
    script = [sys.executable, str(SHARED / "score_portal.py"), str(tmp_path), str(pages / "reference")]
    told = subprocess.run(script, check=True, capture_output=True, text=True).stdout
    precision, recall, f1 = map(float, re.findall(r"\b[PRF] (\d\.\d+)", told)[:3])
    found = {"precision": precision, "recall": recall, "f1": f1}
    for name, least in FLOORS[kind].items():
        assert found[name] >= least, (name, told)


def test_the_scorer_sees_a_missed_and_a_damaged_document(tmp_path: Path) -> None:
    (tmp_path / "raw").mkdir()
    (tmp_path / "out").mkdir()
    spam = "今天的风很大，渡轮停了一天，岛上的人就坐在码头上等。\n北斗棋牌官网|老虎机试玩平台|真人捕鱼app下载"
    (tmp_path / "raw/spam.txt").write_text(spam, "utf-8")
    (tmp_path / "raw/missed.txt").write_text("一二三四五", "utf-8")
    spans = {"spam": [], "missed": [{"start": 0, "end": 5, "class": "related", "replacement": ""}]}
    gold = [json.dumps({"name": name, "clean": not found, "spans": found}) for name, found in spans.items()]
    (tmp_path / "gold.jsonl").write_text("\n".join(gold), "utf-8")
    report = score(tmp_path, tmp_path / "out")
    assert (report["clean_damaged"], report["recall"]) == (1, 0.0)

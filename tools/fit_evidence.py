"""Fit the weights of rules/evidence.toml from marked documents.

    python tools/fit_evidence.py [--check]

Logistic regression with a ridge (Cox 1958; Hoerl and Kennard 1970) over the cues of all lines that the other rules
leave, in documents where they condemn something.  Documents of a set's aside.txt are never read.  Each document
counts several times: once with all rules, and with half of their words struck out (benchmarks/strike_out.py),
so that the weights do not lean on words that were written for these very documents.  ``--check`` prints what the fit
comes to in cross-validation by document and writes nothing.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "benchmarks")]

from strike_out import struck_cleaner  # noqa: E402

from cleaner import Cleaner  # noqa: E402
from cleaner.detection import find, guarded  # noqa: E402
from cleaner.detectors.cues import comparing, cues  # noqa: E402
from cleaner.detectors.evidence import candidates, family  # noqa: E402
from cleaner.detectors.finding import Finding  # noqa: E402
from cleaner.detectors.page import Page  # noqa: E402

PACK = ROOT / "rules/evidence.toml"
STRUCK = range(6)
# What later detectors find is left to the cues here, or nothing unknown would be left to learn from.
SPARED = ("evidence", "furniture", "advert", "stack", "fields", "roll", "label", "column", "rows", "inset", "leftover")
RIDGE = 3.0
WHOLE_COUNTS = 3.0  # how much more a line counts that was seen with all words
SMALL = 0.2  # weights under this are left out
FOLDS = 5
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Sample:
    """One line: its document, cues, letters, and whether it is contamination."""

    document: str
    whole: bool
    cues: dict[str, float]
    letters: int
    spam: bool


def documents() -> Iterator[tuple[str, str, set[int]]]:
    """(name, text, positions of what must go) of the marked documents that are not held out."""
    for gold in sorted((ROOT / "fixtures").glob("*/gold.jsonl")):
        aside = gold.with_name("aside.txt")
        held_out = set(aside.read_text("utf-8").split()) if aside.exists() else set()
        for line in gold.read_text("utf-8").splitlines():
            record = json.loads(line)
            name = f"{gold.parent.name}/{record['name']}"
            if record["name"] not in held_out:
                raw = (gold.parent / "raw" / f"{record['name']}.txt").read_bytes()
                spans = (range(s["start"], s["end"]) for s in record["spans"] if not s.get("replacement"))
                yield name, raw.decode("utf-8", "surrogateescape"), {place for span in spans for place in span}


def samples() -> list[Sample]:
    found = []
    for cleaner in (None, *STRUCK):
        judge = Cleaner() if cleaner is None else struck_cleaner(cleaner)
        judge._detectors = [d for d in judge._detectors if d.name not in SPARED]
        for name, text, spam in documents():
            found += _lines(judge, name, text, spam, cleaner is None)
    return found


def _lines(judge: Cleaner, name: str, text: str, spam: set[int], whole: bool) -> Iterator[Sample]:
    page = Page(text, judge.rulebook)
    find(page, judge.rulebook, judge._detectors, lambda finding: False)
    if page.zones is None or not page.findings:
        return
    rules = {rule.options.family: rule for rule in judge.rulebook.by_detector["evidence"]}
    for number in candidates(page):
        seen = cues(page, number) | comparing(page, number)
        rule = rules.get(family(seen, rules[""].options.share), rules[""])
        place = Finding(rule, *page.lines[number])
        if guarded(page, place, static=True) or guarded(page, place, static=False):
            continue
        letters = [n for n in range(*page.view.span(*page.lines[number])) if not text[n].isspace()]
        share = sum(n in spam for n in letters) / len(letters)
        if not 0.2 < share < 0.8:
            yield Sample(name, whole, {k: float(v) for k, v in seen.items()}, len(letters), share >= 0.8)


def fit(lines: list[Sample], names: list[str]) -> Floats:
    """Weights in the order of ``names`` and the bias: maximum likelihood with a ridge, by Newton's method."""
    cells = np.array([[*(line.cues[name] for name in names), 1.0] for line in lines])
    spam = np.array([line.spam for line in lines], dtype=float)
    counts = np.array([WHOLE_COUNTS if line.whole else 1.0 for line in lines])
    ridge = np.diag([RIDGE] * len(names) + [1e-6])
    weights = np.zeros(len(names) + 1)
    for _ in range(40):
        chance = 1 / (1 + np.exp(-cells @ weights))
        slope = cells.T @ (counts * (chance - spam)) + ridge @ weights
        bend = (cells * (counts * chance * (1 - chance))[:, None]).T @ cells + ridge
        step = np.linalg.solve(bend, slope)
        weights -= step
        if np.abs(step).max() < 1e-8:
            break
    return weights


def odds(lines: list[Sample], names: list[str], weights: Floats) -> Floats:
    return np.array([[*(line.cues[name] for name in names), 1.0] for line in lines]) @ weights


def cross_validate(lines: list[Sample], names: list[str]) -> None:
    """Print what each bar would remove rightly and wrongly in documents that the fit has not seen."""
    chance = np.random.default_rng(0)
    fold = {name: int(chance.integers(FOLDS)) for name in sorted({line.document for line in lines})}
    values = np.zeros(len(lines))
    for part in range(FOLDS):
        seen = [line for line in lines if fold[line.document] != part]
        rest = [n for n, line in enumerate(lines) if fold[line.document] == part]
        values[rest] = odds([lines[n] for n in rest], names, fit(seen, names))
    whole = [(line, value) for line, value in zip(lines, values, strict=True) if line.whole]
    total = sum(line.letters for line, _ in whole if line.spam)
    for bar in (1.0, 1.5, 2.0, 2.5, 3.0):
        gone = [line for line, value in whole if value >= bar]
        right = sum(line.letters for line in gone if line.spam)
        wrong = sum(line.letters for line in gone if not line.spam)
        hurt = len({line.document for line in gone if not line.spam})
        print(f"bar {bar:.1f}: {right:5} of {total} characters, {wrong:4} wrong in {hurt} documents")


def write(names: list[str], weights: Floats) -> None:
    """Put the weights into the pack, largest first."""
    kept = sorted(zip(names, weights[:-1], strict=True), key=lambda pair: -abs(pair[1]))
    table = "".join(f'"{name}" = {weight:.1f}\n' for name, weight in kept if abs(weight) >= SMALL)
    text = PACK.read_text("utf-8")
    text = re.sub(r"(?<=\nbias = )-?[\d.]+", f"{weights[-1]:.1f}", text)
    text = re.sub(r"(?<=\[rule\.options\.weights\]\n).*\Z", lambda _: table, text, flags=re.DOTALL)
    PACK.write_text(text, "utf-8")


def main() -> None:
    lines = samples()
    names = sorted(lines[0].cues)
    print(f"{len(lines)} lines, {sum(line.spam for line in lines)} of them spam, {len(names)} cues")
    cross_validate(lines, names)
    if "--check" not in sys.argv:
        write(names, fit(lines, names))


if __name__ == "__main__":
    main()

"""Fit the weights of rules/evidence.toml from marked documents.

    python tools/fit_evidence.py RULE [--check]

Logistic regression with a ridge (Cox 1958; Hoerl and Kennard 1970) over the cues of all lines that the other rules
leave; for a rule that something else must have opened, in documents where they condemn something.  Documents of a
set's aside.txt and the even pieces of fixtures/lone are never read.  For such a rule each document counts several
times: once with all rules, and with half of their words struck out (benchmarks/strike_out.py), so that the weights do
not lean on words that were written for these very documents.  The cues that weigh least are left out down to fifty.
``--check`` prints what the fit comes to in cross-validation by document and writes nothing.
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
sys.path[:0] = [str(ROOT / "benchmarks"), str(ROOT / "tests")]

import lone  # noqa: E402
from strike_out import struck_cleaner  # noqa: E402

from cleaner import Cleaner  # noqa: E402
from cleaner.detection import find, guarded  # noqa: E402
from cleaner.detectors.cues import comparing, cues  # noqa: E402
from cleaner.detectors.evidence import candidates, family  # noqa: E402
from cleaner.detectors.finding import Finding  # noqa: E402
from cleaner.detectors.page import Page  # noqa: E402

PACK = ROOT / "rules/evidence.toml"
STRUCK = range(6)
# What later detectors find is left to the cues of what something else has opened, or too little would be left to learn
# from.  A rule that nothing has to open must be told from clean texts: it learns from what is left with all words seen.
SPARED = ("evidence", "furniture", "advert", "stack", "fields", "roll", "label", "column", "rows", "inset", "leftover")
RIDGE = 3.0
WHOLE_COUNTS = 3.0  # how much more a line counts that was seen with all words
SMALL = 0.2  # weights under this are left out
FOLDS = 5
MOST = 50  # cues of one rule
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
    """(name, text, positions of what must go) of the marked documents that are not held out.

    Clean ones come again in pairs, one below the other: a title in the midst of a file is none of its furniture.
    """
    before: tuple[str, str] | None = None
    for name, text, spam in _fixtures():
        yield name, text, spam
        if before and not spam:
            yield f"{before[0]}+{name}", f"{before[1].strip()}\n{text.strip()}\n", set()
        before = None if spam or before else (name, text)
    for piece in (*lone.contaminated(), *lone.clean()):
        if piece.odd:
            yield f"lone/{piece.name}", piece.text, set(range(piece.start, piece.end)) if piece.cls else set()


def _fixtures() -> Iterator[tuple[str, str, set[int]]]:
    for gold in sorted((ROOT / "fixtures").glob("*/gold.jsonl")):
        aside = gold.with_name("aside.txt")
        held_out = set(aside.read_text("utf-8").split()) if aside.exists() else set()
        for line in gold.read_text("utf-8").splitlines():
            record = json.loads(line)
            if record["name"] not in held_out:
                raw = (gold.parent / "raw" / f"{record['name']}.txt").read_bytes().decode("utf-8", "surrogateescape")
                spans = (range(s["start"], s["end"]) for s in record["spans"] if not s.get("replacement"))
                yield f"{gold.parent.name}/{record['name']}", raw, {place for span in spans for place in span}


def samples(judge: str) -> list[Sample]:
    """The lines that a rule may judge, in all documents."""
    found = []
    opened = bool(Cleaner().rulebook.get(judge).options.after)
    for seed in (None, *STRUCK) if opened else (None,):
        cleaner = Cleaner() if seed is None else struck_cleaner(seed)
        spared = SPARED if opened else SPARED[:1]
        cleaner._detectors = [d for d in cleaner._detectors if d.name not in spared]
        for name, text, spam in documents():
            found += _lines(cleaner, judge, name, text, spam, seed is None)
    return found


def _lines(cleaner: Cleaner, judge: str, name: str, text: str, spam: set[int], whole: bool) -> Iterator[Sample]:
    page = Page(text, cleaner.rulebook)
    find(page, cleaner.rulebook, cleaner._detectors, lambda finding: False)
    own = cleaner.rulebook.get(judge)
    if page.zones is None or (own.options.after and not page.findings):
        return
    rules = {rule.options.family: rule for rule in cleaner.rulebook.by_detector["evidence"]}
    for number in candidates(page, own.options.prose):
        seen = cues(page, number) | comparing(page, number)
        rule = rules.get(family(seen, own.options.share) or "none", own)
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
    for bar in (1.0, 1.5, 2.0, 2.5, 3.0, 3.5):
        gone = [line for line, value in whole if value >= bar]
        right = sum(line.letters for line in gone if line.spam)
        wrong = sum(line.letters for line in gone if not line.spam)
        hurt = len({line.document for line in gone if not line.spam})
        print(f"bar {bar:.1f}: {right:5} of {total} characters, {wrong:4} wrong in {hurt} documents")


def chosen(lines: list[Sample]) -> list[str]:
    """The cues that weigh most: those whose weight moves the odds least are left out, a few at a time.

    That other lines speak of the same can only speak for a line; where a fit says otherwise, it has seen too few.
    """
    names = sorted(lines[0].cues)
    while True:
        weights = fit(lines, names)[:-1]
        odd = {n for n, name in enumerate(names) if name.startswith("others of") and weights[n] > 0}
        if len(names) <= MOST and not odd:
            return names
        spread = np.array([[line.cues[name] for name in names] for line in lines]).std(axis=0)
        least = set(np.argsort(np.abs(weights) * spread)[: -(-max(0, len(names) - MOST) // 4)])
        names = [name for n, name in enumerate(names) if n not in least | odd]


def write(judge: str, names: list[str], weights: Floats) -> None:
    """Put the weights into the rule in the pack, largest first."""
    kept = sorted(zip(names, weights[:-1], strict=True), key=lambda pair: -abs(pair[1]))
    table = "".join(f'"{name}" = {weight:.1f}\n' for name, weight in kept if abs(weight) >= SMALL)
    head, start, rest = PACK.read_text("utf-8").partition(f'id = "{judge}"')
    rest = re.sub(r"(?<=\nbias = )-?[\d.]+", f"{weights[-1]:.1f}", rest, count=1)
    rest = re.sub(r'(?<=\[rule\.options\.weights\]\n)(?:".*\n)*', lambda _: table, rest, count=1)
    PACK.write_text(head + start + rest, "utf-8")


def main() -> None:
    judge = sys.argv[1]
    lines = samples(judge)
    names = chosen(lines)
    print(f"{len(lines)} lines, {sum(line.spam for line in lines)} of them spam, {len(names)} cues")
    cross_validate(lines, names)
    if "--check" not in sys.argv:
        write(judge, names, fit(lines, names))


if __name__ == "__main__":
    main()

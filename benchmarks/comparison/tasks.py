"""What is to be measured: runs by part, in the order in which they are made, and the inputs they need.

``sizes``    every contender on the natural corpus, at each size
``clean``    ours and ftfy, on a corpus in which nothing is contaminated
``files``    a folder of many small files, beside ``cp -r`` of it
``workers``  one worker and two
``long``     one text of 100 MB
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from comparison.contenders import CONTENDERS, ROOT

PARTS = ("sizes", "clean", "files", "workers", "long")
COPY = "cp"
_CLEAN = ("ours", "ours-duplicates", "ours-gate", "ftfy")  # what others do takes as long with all texts
_PLAIN = 100  # megabytes of the parts that have one size, unless all sizes are smaller


@dataclass(frozen=True, slots=True)
class Task:
    """One run: ``megabytes`` of the input ``source`` (a name below the work folder), with so many ``jobs``."""

    part: str
    contender: str
    megabytes: float
    round: int
    source: str
    jobs: int = 1

    def run(self) -> dict[str, object]:
        """Its place among the results."""
        place = {"part": self.part, "contender": self.contender, "megabytes": self.megabytes, "round": self.round}
        return place | {"jobs": self.jobs}


@dataclass(frozen=True, slots=True)
class Scope:
    """What the user asked for: sizes in megabytes, rounds, number of files, names of parts and contenders."""

    sizes: Sequence[float]
    rounds: int
    files: int
    parts: Sequence[str]
    only: Sequence[str]

    @property
    def plain(self) -> float:
        """The size of the parts that have one."""
        return max((size for size in self.sizes if size <= _PLAIN), default=min(self.sizes))

    def tasks(self) -> Iterator[Task]:
        """All runs; rounds are interleaved, so that a busy minute hits everyone."""
        for part in PARTS:
            if part in self.parts:
                sizes = sorted(self.sizes) if part == "sizes" else [self.plain]
                yield from (task for size in sizes for task in self._rounds(part, size))

    def _rounds(self, part: str, size: float) -> Iterator[Task]:
        for number in range(1, self.rounds + 1):
            for name, jobs in self._runners(part):
                place = part if part != "workers" else f"workers-{jobs}"
                amount = self.files if part == "files" else size
                yield Task(place, name, amount, number, self._source(part, size), jobs)

    def _runners(self, part: str) -> list[tuple[str, int]]:
        """The contenders of a part with their number of workers."""
        if part == "sizes":
            found = [(one.name, 1) for one in CONTENDERS]
        elif part == "clean":
            found = [(name, 1) for name in _CLEAN]
        elif part == "workers":
            found = [(name, jobs) for name in ("ours", "ours-duplicates") for jobs in (1, 2)]
        else:
            found = [("ours", 1)] + ([(COPY, 1)] if part == "files" else [])
        return [(name, jobs) for name, jobs in found if name in self.only or name == COPY]

    def _source(self, part: str, size: float) -> str:
        if part == "files":
            return f"files-{self.files}"
        return {"clean": f"clean-{size:g}.jsonl", "long": f"long-{size:g}.txt"}.get(part, f"natural-{size:g}.jsonl")


def make(source: str, work: Path, seed: int) -> Path:
    """The input of that name; it is made when it is not there yet.

    Another process makes it, because what this one holds would count as memory of the runs.
    """
    path = work / f"seed-{seed}" / source
    if path.exists():
        return path
    kind, _, amount = path.stem.partition("-")
    command = [sys.executable, str(ROOT / "benchmarks" / "bench_corpus.py"), str(path), "--seed", str(seed)]
    command += ["--documents" if kind == "files" else "--megabytes", amount]
    command += ["--contaminated", "0"] if kind == "clean" else []
    print(f"(making {path}) ", end="", file=sys.stderr, flush=True)
    subprocess.run(command, check=True, env=dict(os.environ) | {"PYTHONPATH": str(ROOT)})
    return path


def size_of(source: Path) -> int:
    """Bytes of a file, or of all files of a folder."""
    return sum(p.stat().st_size for p in source.rglob("*") if p.is_file()) if source.is_dir() else source.stat().st_size

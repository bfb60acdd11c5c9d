"""What was measured, in one JSON file that grows run by run, so that an interrupted comparison can continue."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

Run = dict[str, Any]
"""part, contender, megabytes (those asked for), round; then bytes, wall, cpu, peak_mb … or failed, or skipped."""


DISTURBED = 1.5  # times the seconds of the processor by the clock


class OtherMachineError(Exception):
    """The file holds figures of another machine; the message says what to do."""


@dataclass
class Results:
    """The runs of one machine.  ``best`` is what tables and plots show."""

    path: Path
    machine: dict[str, Any] = field(default_factory=dict)
    runs: list[Run] = field(default_factory=list)

    @classmethod
    def read(cls, path: Path) -> Results:
        if not path.exists():
            return cls(path)
        found = json.loads(path.read_text("utf-8"))
        return cls(path, found["machine"], found["runs"])

    def here(self) -> None:
        """Write down the machine; raises OtherMachineError when the runs are another one's."""
        here = machine()
        if self.runs and self.machine != here:
            raise OtherMachineError(
                f"{self.path} holds figures of another machine or Python ({self.machine.get('processor')}, Python "
                f"{self.machine.get('python')}): give --fresh to begin anew, or another file by --results"
            )
        self.machine = here

    def add(self, run: Run) -> None:
        """Keep a run in place of an earlier one of the same place, and write the file."""
        self.runs = [one for one in self.runs if place(one) != place(run)] + [run]
        self.write()

    def forget(self, part: str, contender: str, megabytes: float) -> None:
        """Leave out all rounds of one figure."""
        self.runs = [one for one in self.runs if place(one)[:3] != (part, megabytes, contender)]

    def write(self) -> None:
        part = self.path.with_name(self.path.name + ".part")
        self.path.parent.mkdir(parents=True, exist_ok=True)
        runs = ",\n".join("  " + json.dumps(run, ensure_ascii=False) for run in sorted(self.runs, key=place))
        machine = json.dumps(self.machine, ensure_ascii=False)
        part.write_text(f'{{\n "machine": {machine},\n "runs": [\n{runs}\n ]\n}}\n', "utf-8")
        part.replace(self.path)

    def of(self, part: str, contender: str, megabytes: float | None = None) -> Iterator[Run]:
        for run in self.runs:
            if run["part"] == part and run["contender"] == contender and megabytes in (None, run["megabytes"]):
                yield run

    def best(self, part: str, contender: str, megabytes: float | None = None) -> Run | None:
        """The round that took least of the processor; else one that says why there is none; else None."""
        runs = list(self.of(part, contender, megabytes))
        good = [run for run in runs if "cpu" in run]
        return min(good, key=seconds) if good else next(iter(runs), None)

    def shown(self) -> Iterator[Run]:
        """The best of each figure."""
        for part, megabytes, contender in sorted({place(run)[:3] for run in self.runs}):
            if (run := self.best(part, contender, megabytes)) and "cpu" in run:
                yield run

    def sizes(self, part: str) -> list[float]:
        return sorted({run["megabytes"] for run in self.runs if run["part"] == part})


def place(run: Run) -> tuple[str, float, str, int]:
    return run["part"], run["megabytes"], run["contender"], run["round"]


def seconds(run: Run) -> float:
    """Seconds of the processor for the work, loading aside."""
    return float(run["work_cpu"])


def disturbed(run: Run) -> bool:
    """Whether a run on one core got so little of it that the machine must have had other work."""
    return run.get("jobs", 1) == 1 and waiting(run) > DISTURBED


def waiting(run: Run) -> float:
    """How many times as long a run took by the clock as the processor worked for it."""
    return float(run["wall"]) / float(run["cpu"])


def machine() -> dict[str, Any]:
    """What figures depend on besides the code."""
    return {
        "processor": _processor(),
        "cores": os.cpu_count(),
        "system": platform.system(),
        "python": platform.python_version(),
    }


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    named = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(named, platform.machine())

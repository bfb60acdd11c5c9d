"""Making the runs: one after another, those that are there already left out, those that would take too long skipped."""

from __future__ import annotations

import shutil
import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from comparison import measure
from comparison.contenders import BY_NAME, OURS, ROOT, version
from comparison.results import Results, Run
from comparison.tasks import COPY, Task, make, size_of

LONG = 60.0  # seconds; what takes longer is not repeated


@dataclass(frozen=True, slots=True)
class Bench:
    """Where things are, and how much time a run may take (``budget``, seconds)."""

    results: Results
    work: Path
    peers: Path | None
    budget: float
    seed: int

    def make_all(self, tasks: Iterable[Task], *, again: bool) -> None:
        """Make the runs and keep each as soon as it is done; progress goes to the standard error."""
        todo = [task for task in tasks if self._installed(task)]
        for number, task in enumerate(todo, 1):
            if not again and self._done(task):
                continue
            if again and task.round == 1:
                self.results.forget(task.part, task.contender, task.megabytes)
            _say(f"[{number}/{len(todo)}] {task.part} {task.megabytes:g} {task.contender} round {task.round}: ")
            start = time.perf_counter()
            run = self._run(task)
            if run is not None:
                self.results.add(run)
            _say(f"{_outcome(run)} ({time.perf_counter() - start:.1f} s)\n")

    def _installed(self, task: Task) -> bool:
        return task.contender == COPY or BY_NAME[task.contender].python(self.peers) is not None

    def _done(self, task: Task) -> bool:
        """Whether the run is there; what failed or was skipped is tried again."""
        runs = self.results.of(task.part, task.contender, task.megabytes)
        return any(run["round"] == task.round and "cpu" in run for run in runs)

    def _run(self, task: Task) -> Run | None:
        """The run, or None when an earlier round was so long that once must do."""
        earlier = self.results.of(task.part, task.contender, task.megabytes)
        if any(run.get("wall", 0) > LONG or "failed" in run for run in earlier if run["round"] < task.round):
            return None
        expected = self._expected(task)
        if expected > self.budget:
            return task.run() | {"skipped": expected} if task.round == 1 else None
        try:
            return task.run() | self._measured(task)
        except measure.FailedRunError as error:
            return task.run() | {"failed": str(error)}

    def _expected(self, task: Task) -> float:
        """Seconds that the run will take, by the next smaller size."""
        smaller = [size for size in self.results.sizes(task.part) if size < task.megabytes]
        run = self.results.best(task.part, task.contender, smaller[-1]) if smaller else None
        if run is None:
            return 0.0
        seconds = next((float(run[key]) for key in ("wall", "skipped") if key in run), 0.0)
        return seconds * task.megabytes / smaller[-1]

    def _measured(self, task: Task) -> Run:
        source = make(task.source, self.work, self.seed)
        out, report = self.work / "out", self.work / "report.json"
        for path in (out, report):
            shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
        ours = task.contender != COPY and BY_NAME[task.contender].env == OURS
        env = measure.environment(self.work, ROOT if ours else None, threads=task.jobs > 1)
        command = self._command(task, source, out, report)
        pinned = measure.cores(task.jobs)
        try:
            out.mkdir()
            used = measure.run(command, self.work / "run.log", env, pinned, 3 * self.budget)
        finally:
            shutil.rmtree(out, ignore_errors=True)
        found = {"bytes": size_of(source), "wall": used.wall, "cpu": used.cpu, "peak_mb": used.peak_mb}
        if task.contender == COPY:
            return found | {"work_wall": used.wall, "work_cpu": used.cpu}
        says = measure.reported(report)
        package = BY_NAME[task.contender].package
        work = {"work_wall": says["wall"], "work_cpu": says["cpu"], "load_wall": says["load_wall"]}
        return found | work | {"found": says["found"], "version": version(Path(command[0]), package)}

    def _command(self, task: Task, source: Path, out: Path, report: Path) -> Sequence[str]:
        if task.contender == COPY:
            return ["cp", "-r", str(source), str(out / "copy")]
        jobs = [str(task.jobs)] if task.jobs > 1 else []
        return BY_NAME[task.contender].command(self.peers, source, out, report, *jobs)


def _say(text: str) -> None:
    print(text, end="", file=sys.stderr, flush=True)


def _outcome(run: Run | None) -> str:
    if run is None:
        return "long enough the first time"
    if "failed" in run:
        return f"failed: {run['failed']}"
    if "skipped" in run:
        return f"skipped, {run['skipped'] / 60:.0f} minutes expected"
    return f"{run['bytes'] / run['work_cpu'] / 1e6:.1f} MB/s, peak {run['peak_mb']:.0f} MB"

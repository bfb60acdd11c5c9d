"""One run of one command: its seconds and its peak of memory, on cores of its own.

The kernel says what a finished process took (``wait4``): seconds of the processor with those of all its children,
and the largest resident set of one of them.  A child's peak begins with what its parent held when it was started, so
this process stays small (about 20 MB): nothing that is compared is loaded in it.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_ONE_THREAD = dict.fromkeys(
    ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "RAYON_NUM_THREADS", "POLARS_MAX_THREADS"), "1"
)
_OFFLINE = {"HF_HUB_OFFLINE": "1", "HF_DATASETS_OFFLINE": "1", "TOKENIZERS_PARALLELISM": "false"}


class FailedRunError(Exception):
    """A command ended with an error or was stopped; the message is its last line."""


@dataclass(frozen=True, slots=True)
class Usage:
    """What one process took: seconds, and megabytes of its largest member."""

    wall: float
    cpu: float
    peak_mb: float


def cores(number: int) -> list[int]:
    """The last cores that this process may use; the first are the busiest with what else a machine does."""
    allowed = sorted(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else []
    return allowed[-number:]


def environment(folder: Path, python_path: Path | None = None, *, threads: bool = False) -> dict[str, str]:
    """The environment of a run: no network, caches below ``folder``, one thread unless ``threads``."""
    caches = {"HF_HOME": "hf", "DATA_JUICER_CACHE_HOME": "data-juicer", "CLEANER_CACHE": "cleaner"}
    found = dict(os.environ) | _OFFLINE | {name: str(folder / "cache" / place) for name, place in caches.items()}
    found.pop("PYTHONPATH", None)
    found |= {} if threads else _ONE_THREAD
    return found | ({"PYTHONPATH": str(python_path)} if python_path else {})


def run(command: Sequence[str], log: Path, env: Mapping[str, str], pinned: Sequence[int], seconds: float) -> Usage:
    """Run a command on the cores ``pinned``; raises FailedRunError, also when it takes more than ``seconds``."""
    late = threading.Event()
    start = time.perf_counter()
    with log.open("wb") as out:
        child = subprocess.Popen(
            command, stdout=out, stderr=out, stdin=subprocess.DEVNULL, env=dict(env), start_new_session=True,
            preexec_fn=lambda: _pin(pinned),
        )  # fmt: skip

    def stop() -> None:
        late.set()
        os.killpg(child.pid, signal.SIGKILL)

    timer = threading.Timer(seconds, stop)
    timer.start()
    try:
        _, status, used = os.wait4(child.pid, 0)
    except BaseException:
        os.killpg(child.pid, signal.SIGKILL)
        child.wait()
        raise
    finally:
        timer.cancel()
    wall = time.perf_counter() - start
    child.returncode = os.waitstatus_to_exitcode(status)
    if late.is_set():
        raise FailedRunError(f"stopped after {seconds:.0f} s")
    if child.returncode:
        raise FailedRunError(_last_line(log) or f"ended with {child.returncode}")
    unit = 1e6 if sys.platform == "darwin" else 1e3
    return Usage(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / unit)


def _pin(pinned: Sequence[int]) -> None:
    if pinned:
        os.sched_setaffinity(0, pinned)


def _last_line(log: Path) -> str:
    lines = log.read_text("utf-8", "replace").strip().splitlines()
    return lines[-1][:200] if lines else ""


def reported(report: Path) -> dict[str, Any]:
    """What a runner wrote about itself."""
    found: dict[str, Any] = json.loads(report.read_text("utf-8"))
    return found

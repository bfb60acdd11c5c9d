"""What every runner shares: JSON Lines in, a folder out, and what the work itself took.

    PYTHON benchmarks/peers/RUNNER.py INPUT OUT REPORT [VARIANT]

A runner has ``load``, which imports the library and prepares what a long run prepares once, and gives back the work:
a function of the input and the folder.  Seconds of loading and of working are taken apart, those of processes that
it starts included; ``compare.py`` measures the whole process besides.  Only the standard library is used here, because
every runner has an interpreter of its own.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

Work = Callable[[Path, Path], dict[str, object]]
"""Reads the input, writes into the folder, and says what it found."""


def cpu() -> float:
    """Seconds of the processor that this process and its finished children took."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def main(load: Callable[..., Work]) -> None:
    source, out, report, *variant = sys.argv[1:]
    start = time.perf_counter(), cpu()
    work = load(*variant)
    ready = time.perf_counter(), cpu()
    found = work(Path(source), Path(out))
    done = time.perf_counter(), cpu()
    measured = {
        "load_wall": ready[0] - start[0],
        "load_cpu": ready[1] - start[1],
        "wall": done[0] - ready[0],
        "cpu": done[1] - ready[1],
        "found": found,
    }
    Path(report).write_text(json.dumps(measured), "utf-8")

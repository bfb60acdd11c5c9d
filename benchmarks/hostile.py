"""Seconds of the processor for hostile texts: growth that a count of steps does not see.

    python benchmarks/hostile.py [--from 64] [--to 1024] [--only WORDS]

Each kind of ``tests/engine/test_linear.py`` is made with two sizes, in kilobytes; a text 16 times as large may cost 20
times as much.  Exit code 1 when one costs more.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "engine"))

from test_linear import HOSTILE

from cleaner import Cleaner

MOST = 20 / 16  # of what the size grows by


def seconds(cleaner: Cleaner, make: Callable[[int], str], kilobytes: int) -> tuple[float, int]:
    """What cleaning a text of a size takes, and how many bytes it has."""
    pieces = max(1, 1000 * kilobytes * 100 // len(make(100).encode("utf-8", "surrogatepass")))
    text = make(pieces)
    start = time.process_time()
    cleaner.clean(text)
    return time.process_time() - start, len(text.encode("utf-8", "surrogatepass"))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--from", dest="small", type=int, default=64)
    parser.add_argument("--to", dest="large", type=int, default=1024)
    parser.add_argument("--only", default="")
    options = parser.parse_args()
    cleaner = Cleaner()
    cleaner.clean("北斗棋牌官网|老虎机试玩平台\n" * 20)
    slow = 0
    for kind, make in HOSTILE.items():
        if options.only in kind:
            (before, small), (after, large) = (seconds(cleaner, make, size) for size in (options.small, options.large))
            grown = after / max(before, 0.001) / (large / small)
            slow += grown > MOST
            mark = "  <-- more than the text grows" if grown > MOST else ""
            print(f"{kind:36} {before:8.3f} s {after:8.3f} s {after / large * 1e6:7.2f} s/MB{mark}", flush=True)
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main())

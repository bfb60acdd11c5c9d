"""Seconds of the processor for hostile texts: growth that a count of steps does not see.

    python benchmarks/hostile.py [--sizes 1 4 16] [--only WORDS] [--enough 120]

The kinds are those of ``tests/engine/test_linear.py`` and the worst line for each detector (see ``worst_lines``), made
with each size, in megabytes; a text 16 times as large may cost 20 times as much.  Shown is also which detector grew the
most, ``rest`` being what they share.  A size that would take more than ``--enough`` seconds, as the one before
foretells, is left out.  Exit code 1 when something grew too much.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "engine"))

from detectors import Timed
from test_linear import HOSTILE
from worst_lines import Make, worst_lines

from cleaner import Cleaner

MOST = 20 / 16  # of what the size grows by
SURE = 0.25  # seconds below which a clock says little


def measure(cleaner: Cleaner, spent: Counter[str], make: Make, megabytes: float) -> Counter[str]:
    """Seconds that cleaning a text of a size takes: by detector, of the ``rest``, and of ``all``."""
    pieces = max(1, int(1e6 * megabytes * 100) // len(make(100).encode("utf-8", "surrogatepass")))
    text = make(pieces)
    spent.clear()
    start = time.process_time()
    cleaner.clean(text)
    spent["all"] = time.process_time() - start
    spent["rest"] = spent["all"] - sum(seconds for name, seconds in spent.items() if name != "all")
    return Counter(spent)


def measured(
    cleaner: Cleaner, spent: Counter[str], make: Make, sizes: Sequence[float], enough: float
) -> list[Counter[str]]:
    """What each size takes, as far as the sizes go in time."""
    found: list[Counter[str]] = []
    for number, size in enumerate(sizes):
        if found and found[-1]["all"] * size / sizes[number - 1] > enough:
            break
        found.append(measure(cleaner, spent, make, size))
    return found


def grown(found: Sequence[Counter[str]], sizes: Sequence[float], part: str) -> float:
    """How much more a part took than the text grew, from the first size to the last."""
    if len(found) < 2 or found[-1][part] < SURE:
        return 0.0
    return found[-1][part] / max(found[0][part], 0.01) / (sizes[len(found) - 1] / sizes[0])


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", nargs="+", type=float, default=[1, 4, 16])
    parser.add_argument("--only", default="")
    parser.add_argument("--enough", type=float, default=120)
    options = parser.parse_args()
    cleaner, spent = Cleaner(), Counter[str]()
    kinds = {**HOSTILE, **worst_lines(cleaner)}
    cleaner.clean("北斗棋牌官网|老虎机试玩平台\n" * 20)
    cleaner._detectors = [Timed(detector, spent) for detector in cleaner._detectors]
    slow = 0
    for kind, make in kinds.items():
        if options.only not in kind:
            continue
        found = measured(cleaner, spent, make, options.sizes, options.enough)
        most = grown(found, options.sizes, "all")
        part = max(found[-1].keys() - {"all"}, key=lambda part: grown(found, options.sizes, part))
        slow += most > MOST
        seconds = " ".join(f"{one['all']:8.2f}" for one in found)
        told = (
            f"{most:6.2f}  {part} {grown(found, options.sizes, part):.2f}"
            if len(found) > 1
            else "   too slow to compare"
        )
        print(f"{kind:44} {seconds} s {told}{'  <-- more than the text grows' if most > MOST else ''}", flush=True)
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main())

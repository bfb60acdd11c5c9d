"""Seconds of the processor for hostile texts of n, 2n, 4n and 8n pieces: growth that a count of steps does not see.

python benchmarks/hostile.py
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "engine"))

from test_linear import HOSTILE

from cleaner import Cleaner

PIECES = 200


def main() -> None:
    cleaner = Cleaner()
    cleaner.clean("北斗棋牌官网|老虎机试玩平台\n" * 20)
    for kind, text in HOSTILE.items():
        spent = []
        for factor in (1, 2, 4, 8):
            piece = text(PIECES * factor)
            start = time.process_time()
            cleaner.clean(piece)
            spent.append(time.process_time() - start)
        print(f"{kind:40} " + " ".join(f"{seconds:8.3f}" for seconds in spent))


if __name__ == "__main__":
    main()

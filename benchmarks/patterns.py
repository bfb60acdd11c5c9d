"""The patterns that are slowest on long lines made for them; a quadratic one takes seconds, others milliseconds.

    python benchmarks/patterns.py

Each line of 10,000 characters begins or ends as the rule wants and is all one thing between.  Exit code 1 when a
pattern spends more than ``MOST`` seconds of the processor on one of its lines three times running.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator

from cleaner import Cleaner
from cleaner.rulebook import Rule

LENGTH = 10_000
MOST = 0.15
FILLERS = (" ", "1", "a", "a ", "风", "(", "-", "|", ".", "<", 'a="b" ', "[风]", "1 ")


def hostile_lines(rule: Rule) -> Iterator[str]:
    for word in sorted(rule.keywords, key=len)[:5]:
        yield word * (LENGTH // len(word))
        for filler in FILLERS:
            middle = filler * (LENGTH // len(filler))
            yield from (f"{word}{middle}x", f"{middle}{word}x", f"{word}{middle}{word}")


def seconds(rule: Rule, line: str) -> float:
    """Processor time of the rule's search in a line; at most about three seconds."""
    start = time.process_time()
    try:
        if rule.options.whole:
            rule.compiled.fullmatch(line, timeout=3)
        else:
            list(rule.compiled.finditer(line, timeout=3))
    except TimeoutError:
        print(f"{rule.id}: given up after three seconds")
    return time.process_time() - start


def main() -> int:
    rules = [rule for rule in Cleaner().rulebook.rules if rule.detector == "pattern"]
    worst = []
    for rule in rules:
        spent, line = max((min(seconds(rule, line) for _ in range(3)), line) for line in hostile_lines(rule))
        worst.append((spent, rule.id, f"{line[:16]}…{line[-16:]}"))
    for spent, name, line in sorted(worst, reverse=True)[:10]:
        print(f"{spent:8.3f} s  {name:28} {line!r}")
    return 1 if max(worst)[0] > MOST else 0


if __name__ == "__main__":
    sys.exit(main())

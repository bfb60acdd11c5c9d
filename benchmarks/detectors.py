"""What each way of finding costs, in microseconds of the processor a document.

    python benchmarks/detectors.py FOLDER [--repeat 3]

``FOLDER`` holds texts (*.txt).  ``surface`` has what all detectors need: the view, the gate, the lines and zones.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from cleaner import Cleaner
from cleaner.detectors import Detector
from cleaner.detectors.page import Page
from cleaner.rulebook import Rule
from cleaner.text.language import detect as detect_language


class Timed:
    """A detector that notes what it costs."""

    def __init__(self, detector: Detector, spent: Counter[str]) -> None:
        self.name, self.stage, self.Options = detector.name, detector.stage, detector.Options
        self._detector, self._spent = detector, spent

    def detect(self, page: Page, rules: Sequence[Rule]) -> list[Any]:
        surface(page)
        start = time.process_time()
        found = list(self._detector.detect(page, rules))
        self._spent[self.name] += time.process_time() - start
        return found


def surface(page: Page) -> None:
    """Work out what all detectors share."""
    page.line_masks, page.rule_lines, page.lines, page.dense, page.zones, page.letters((0, 0))


def measure(texts: Sequence[str]) -> Counter[str]:
    """Seconds by detector, of what all need (``surface``), of the language, and of all (``whole``)."""
    spent: Counter[str] = Counter()
    cleaner = Cleaner()
    for text in texts[:50]:
        cleaner.clean(text)  # what is loaded late is loaded
    start = time.process_time()
    for text in texts:
        cleaner.clean(text)
    spent["whole"] = time.process_time() - start
    start = time.process_time()
    for text in texts:
        surface(Page(text, cleaner.rulebook))
    spent["surface"] = time.process_time() - start
    pages = [Page(text, cleaner.rulebook) for text in texts]
    start = time.process_time()
    for page in pages:
        detect_language(page.text, page.kinds)
    spent["language"] = time.process_time() - start
    cleaner._detectors = [Timed(detector, spent) for detector in cleaner._detectors]
    for text in texts:
        cleaner.clean(text)
    return spent


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--repeat", type=int, default=3)
    options = parser.parse_args()
    texts = [path.read_bytes().decode("utf-8", "surrogateescape") for path in sorted(options.folder.rglob("*.txt"))]
    size = sum(len(text.encode("utf-8", "surrogatepass")) for text in texts)
    runs = [measure(texts) for _ in range(options.repeat)]
    least = {name: min(run[name] for run in runs) for name in runs[0]}
    print(f"{len(texts)} documents, {size / len(texts):.0f} bytes each, {size / least['whole'] / 1e6:.1f} MB/s")
    for name, seconds in sorted(least.items(), key=lambda item: -item[1]):
        print(f"{name:12} {seconds / len(texts) * 1e6:8.1f} µs")


if __name__ == "__main__":
    main()

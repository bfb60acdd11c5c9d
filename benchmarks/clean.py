"""Speed of cleaning on one core: a folder of clean documents of about 4 kB, in memory and as a run with files.

    python benchmarks/clean.py [DOCUMENTS]

The documents recombine paragraphs of the clean fixtures.  Reported are megabytes of UTF-8 a second for reading and
decoding, for the gate (view and scan), for ``Cleaner.clean``, and for a whole run of ``cleaner clean -j 1``.
"""

from __future__ import annotations

import json
import random
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from cleaner import Cleaner
from cleaner.corpus.run import clean_corpus
from cleaner.corpus.stories import Duplicates
from cleaner.detectors.page import Page
from cleaner.text.decode import decode

FIXTURES = Path(__file__).parents[1] / "fixtures"


def documents(number: int) -> list[str]:
    """Texts of about 4 kB that nothing is found in."""
    cleaner = Cleaner()
    kinds = json.loads((FIXTURES / "corpus" / "meta.json").read_text("utf-8"))
    names = sorted(name for name, about in kinds.items() if about["kind"] == "contaminated" and name.endswith("zh"))
    texts = [(FIXTURES / "corpus" / "clean" / f"{name}.txt").read_text("utf-8") for name in names]
    paragraphs = [p for text in texts if not cleaner.clean(text).edits for p in text.split("\n") if len(p) > 60]
    chance = random.Random(1)
    return ["\n\n".join(chance.sample(paragraphs, 11)) + "\n" for _ in range(number)]


def rate(name: str, size: int, call: Callable[[], object]) -> None:
    start = time.perf_counter()
    call()
    seconds = time.perf_counter() - start
    print(f"{name:28} {size / seconds / 1e6:8.1f} MB/s")


def main() -> None:
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    texts = documents(number)
    size = sum(len(text.encode()) for text in texts)
    cleaner = Cleaner()
    changed = sum(bool(cleaner.clean(text).edits) for text in texts)
    print(f"{number:,} documents, {size / number / 1e3:.1f} kB each, {changed} of them changed")
    with tempfile.TemporaryDirectory() as folder:
        scraped = Path(folder, "scraped")
        scraped.mkdir()
        for place, text in enumerate(texts):
            (scraped / f"{place:06}.txt").write_text(text, "utf-8")
        paths = sorted(scraped.iterdir())
        rate("read and decode", size, lambda: [decode(path.read_bytes()) for path in paths])
        rate("view and gate", size, lambda: [len(Page(text, cleaner.rulebook).hits) for text in texts])
        rate("clean", size, lambda: [cleaner.clean(text) for text in texts])
        off = Duplicates.OFF
        rate(
            "run, one process",
            size,
            lambda: clean_corpus([scraped], Path(folder, "out"), cleaner, jobs=1, duplicates=off),
        )
        rate("run with near-duplicates", size, lambda: clean_corpus([scraped], Path(folder, "two"), cleaner, jobs=1))


if __name__ == "__main__":
    main()

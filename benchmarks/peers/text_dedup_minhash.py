"""text-dedup's MinHash, as its command line runs it; threshold 0.5 and 128 values as the others have, else defaults.

Its words are what stands between characters that are no letters, so a Chinese "word" is a clause.
"""

from __future__ import annotations

from pathlib import Path

from harness import Work, main


def load() -> Work:
    import logging

    from text_dedup import minhash

    logging.disable(logging.INFO)

    def work(source: Path, out: Path) -> dict[str, object]:
        options = {
            "path": "json", "data_files": source, "split": "train", "cache_dir": out / "cache", "output": out / "kept",
            "column": "text", "num_proc": 1, "threshold": 0.5, "num_perm": 128,
        }  # fmt: skip
        minhash.main(
            [part for name, value in options.items() for part in (f"--{name}", str(value))], standalone_mode=False
        )
        return counted(source, out / "kept")

    return work


def counted(source: Path, kept: Path) -> dict[str, object]:
    from datasets import load_from_disk

    with source.open("rb") as lines:
        documents = sum(1 for _ in lines)
    return {"documents": documents, "dropped": documents - len(load_from_disk(str(kept)))}


if __name__ == "__main__":
    main(load)

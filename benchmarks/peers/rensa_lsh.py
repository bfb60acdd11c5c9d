"""rensa: RMinHash of 128 values over shingles of five characters, and RMinHashLSH in 32 bands of 4."""

from __future__ import annotations

from pathlib import Path

from harness import Work, main

WIDTH = 5


def load() -> Work:
    import orjson
    import rensa

    def work(source: Path, out: Path) -> dict[str, object]:
        index = rensa.RMinHashLSH(threshold=0.5, num_perm=128, num_bands=32)
        documents = dropped = 0
        with source.open("rb") as lines, (out / "pairs.jsonl").open("wb") as target:
            for number, line in enumerate(lines):
                text = orjson.loads(line)["text"]
                sketch = rensa.RMinHash(num_perm=128, seed=42)
                sketch.update([text[k : k + WIDTH] for k in range(len(text) - WIDTH + 1)])
                met = index.query(sketch)
                index.insert(number, sketch)
                documents += 1
                dropped += bool(met)
                target.write(orjson.dumps([number, met]) + b"\n" if met else b"")
        return {"documents": documents, "dropped": dropped}

    return work


if __name__ == "__main__":
    main(load)

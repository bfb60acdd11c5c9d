"""ftfy's default pass, ``fix_text`` with no option, over each text."""

from __future__ import annotations

from pathlib import Path

from harness import Work, main


def load() -> Work:
    import ftfy
    import orjson

    ftfy.fix_text("”")

    def work(source: Path, out: Path) -> dict[str, object]:
        changed = 0
        with source.open("rb") as lines, (out / "out.jsonl").open("wb") as target:
            for line in lines:
                record = orjson.loads(line)
                fixed = ftfy.fix_text(record["text"])
                changed += fixed != record["text"]
                target.write(orjson.dumps(record | {"text": fixed}) + b"\n")
        return {"changed": changed}

    return work


if __name__ == "__main__":
    main(load)

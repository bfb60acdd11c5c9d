"""All rules of cleaner the naive way: each a pattern or an alternation of literals, over each whole text, no gate.

Rules with a pattern run it, the keywords of other rules and the word lists are one alternation each.  Texts are
folded first, since the patterns are written for folded texts; what patterns with the action ``remove`` match is cut.
There are no zones, densities, guards, languages or audit, so this is what the patterns alone cost, not the job.
"""

from __future__ import annotations

from pathlib import Path

from harness import Work, main


def load() -> Work:
    import numpy as np
    import orjson
    import regex

    from cleaner import Cleaner
    from cleaner.text.view import make_view

    book = Cleaner().rulebook
    literals = [rule.keywords for rule in book.rules if rule.keywords and not rule.pattern]
    literals += [words.words for words in book.lists.values()]
    patterns = [(rule.compiled, rule.action == "remove") for rule in book.rules if rule.pattern]
    patterns += [(regex.compile("|".join(map(regex.escape, words))), False) for words in literals]

    def clean(text: str) -> str:
        view = make_view(np.frombuffer(text.encode("utf-32-le"), np.uint32))
        gone = bytearray(len(text))
        for pattern, removes in patterns:
            for match in pattern.finditer(view.text):
                if removes:
                    start, end = view.span(*match.span())
                    gone[start:end] = b"\1" * (end - start)
        return "".join(character for character, cut in zip(text, gone, strict=True) if not cut) if any(gone) else text

    def work(source: Path, out: Path) -> dict[str, object]:
        changed = 0
        with source.open("rb") as lines, (out / "out.jsonl").open("wb") as target:
            for line in lines:
                record = orjson.loads(line)
                cleaned = clean(record["text"])
                changed += cleaned != record["text"]
                target.write(orjson.dumps(record | {"text": cleaned}) + b"\n")
        return {"patterns": len(patterns), "changed": changed}

    return work


if __name__ == "__main__":
    main(load)

"""How much recall hangs on single words: half of every word list and of every alternation struck out at random.

    python benchmarks/strike_out.py fixtures/corpus [--seeds 5]

Rules that name classes of words and the build of lines lose little; rules that are lists of phrases lose half.
Printed: recall by characters, white space not counted, of the whole rulebook and of each struck one.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from cleaner import Cleaner
from cleaner.rulebook import Rule, Rulebook, WordList

_TOKEN = re.compile(r"\\.|\[(?:\\.|[^\]\\])+\]|\((?:\?(?:P?<\w+>|<?[=!]|[:>|]|[a-z-]+:))?|\)|\||.", re.DOTALL)


def strike_pattern(pattern: str, chance: random.Random) -> str:
    """A pattern with half of the branches of each alternation inside a group struck out.

    >>> strike_pattern("a(?:b|c|d|e)", random.Random(1))
    'a(?:c|d)'
    """
    return "|".join(_branches(_tokens(pattern), chance, None))


def _tokens(pattern: str) -> Iterator[str]:
    return (match[0] for match in _TOKEN.finditer(pattern))


def _branches(tokens: Iterator[str], chance: random.Random, opening: str | None) -> list[str]:
    """The branches up to the closing bracket (or the end), what stands deeper inside them struck already."""
    branches = [""]
    for token in tokens:
        if token == ")" and opening is not None:
            break
        if token == "|":
            branches.append("")
        elif token.startswith("("):
            inner = _branches(tokens, chance, token)
            kept = inner if len(inner) < 2 else _half(inner, chance)
            branches[-1] += token + "|".join(kept) + ")"
        else:
            branches[-1] += token
    return branches


def _half(items: list[str], chance: random.Random) -> list[str]:
    """Half of the items, rounded up, in their order."""
    kept = sorted(chance.sample(range(len(items)), (len(items) + 1) // 2))
    return [items[place] for place in kept]


def strike(rulebook: Rulebook, seed: int) -> Rulebook:
    """The rulebook with half of its words and alternatives; keywords stay, for they only open the gate."""
    chance = random.Random(seed)
    lists = {
        name: WordList(name, tuple(_half(list(words.words), chance)), words.pack)
        for name, words in sorted(rulebook.lists.items())
    }
    return Rulebook([_struck(rule, chance) for rule in rulebook.rules], lists)


def _struck(rule: Rule, chance: random.Random) -> Rule:
    if rule.pattern is None:
        return rule
    return replace(rule, pattern=strike_pattern(rule.pattern, chance))


def struck_cleaner(seed: int) -> Cleaner:
    """A cleaner of the struck rulebook; it works in this process only."""
    cleaner = Cleaner()
    cleaner._set_up(strike(cleaner.rulebook, seed))
    return cleaner


def recall(cleaner: Cleaner, folder: Path) -> float:
    """The share of the marked characters of a set that goes."""
    marked = gone = 0
    for line in (folder / "gold.jsonl").read_text("utf-8").splitlines():
        record = json.loads(line)
        text = (folder / "raw" / f"{record['name']}.txt").read_bytes().decode("utf-8", "surrogateescape")
        spans = {n for s in record["spans"] for n in range(s["start"], s["end"]) if not text[n].isspace()}
        edits = cleaner.clean(text).edits
        marked += len(spans)
        gone += len(spans & {n for edit in edits for n in range(edit.start, edit.end)})
    return gone / marked


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="a set with raw/ and gold.jsonl")
    parser.add_argument("--seeds", type=int, default=5)
    options = parser.parse_args()
    whole = recall(Cleaner(), options.folder)
    print(f"whole   {whole:.4f}")
    for seed in range(options.seeds):
        share = recall(struck_cleaner(seed), options.folder)
        print(f"seed {seed}  {share:.4f}  {share - whole:+.4f}")


if __name__ == "__main__":
    main()

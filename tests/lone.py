"""Pieces alone in an article: contamination with nothing beside it that would tell, and sentences that sound so.

``fixtures/lone`` holds an article of each language in two halves, 660 pieces of contamination and 750 sentences as
authors write them; the odd ones (by their number) are for learning, the even ones are only scored.  ``later`` in it
holds 870 pieces and 158 sentences by others, of which no weight was learnt.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

LONE = Path(__file__).parents[1] / "fixtures/lone"
PLACES = ("head", "tail", "between", "inline")
_UNSPACED = ("zh-Hans", "zh-Hant", "ja", "th")


@dataclass(frozen=True)
class Lone:
    """A text with one piece from ``start`` to ``end``; ``cls`` is what kind of contamination it is, or empty."""

    name: str
    odd: bool
    cls: str
    text: str
    start: int
    end: int


@cache
def _records(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (LONE / f"{name}.jsonl").read_text("utf-8").splitlines()]


def contaminated(folder: str = ".") -> Iterator[Lone]:
    """The pieces of contamination, each in the place where it was found."""
    for number, record in enumerate(_records(f"{folder}/contaminated")):
        name = f"{number}-{record['language']}-{record['class']}"
        yield _lone(name, number, record["class"], record["language"], record["place"], record["text"])


def clean(folder: str = ".") -> Iterator[Lone]:
    """The sentences of authors, each in every place."""
    for number, record in enumerate(_records(f"{folder}/clean")):
        for place in PLACES:
            yield _lone(f"{number}-{place}", number, "", record["language"], place, record["text"])


def _lone(name: str, number: int, cls: str, language: str, place: str, piece: str) -> Lone:
    above, below = next((r["above"], r["below"]) for r in _records("articles") if r["language"] == language)
    before, after = _around(place, above, below, " " if language not in _UNSPACED else "")
    return Lone(name, number % 2 == 1, cls, f"{before}{piece}{after}\n", len(before), len(before) + len(piece))


def _around(place: str, above: str, below: str, space: str) -> tuple[str, str]:
    first, rest = below.split("\n", 1)
    return {
        "head": ("", f"\n{above}\n{below}"),
        "tail": (f"{above}\n{below}\n\n", ""),
        "between": (f"{above}\n\n", f"\n\n{below}"),
        "inline": (f"{above}\n{first}{space}", f"{space}\n{rest}"),
    }[place]

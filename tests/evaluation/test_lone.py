"""How much of what stands alone is found, and how few of the sentences that only sound like it are taken for it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pytest
from lone import Lone, clean, contaminated

from fixtures import cleaner


@dataclass(frozen=True)
class Bounds:
    """The least recall of the odd and the even pieces, by characters without white space, and the most that may be
    touched anywhere: sentences of authors, and characters around the pieces.  The first two only rise, the others fall.
    """

    odd: float
    even: float
    sentences: int
    around: int


BOUNDS = {".": Bounds(0.88, 0.41, 4, 6), "later": Bounds(0.61, 0.56, 2, 197)}


def gone(one: Lone) -> tuple[int, int]:
    """The characters that are removed of the piece, and of what stands around it."""
    places = [n for e in cleaner().clean(one.text).edits for n in range(e.start, e.end) if not one.text[n].isspace()]
    inside = sum(one.start <= n < one.end for n in places)
    return inside, len(places) - inside


def recall(pieces: Iterable[Lone]) -> float:
    found = [(gone(one)[0], len("".join(one.text[one.start : one.end].split()))) for one in pieces]
    return sum(right for right, _ in found) / sum(every for _, every in found)


@pytest.mark.parametrize("folder", BOUNDS)
@pytest.mark.parametrize("half", ["odd", "even"])
def test_what_stands_alone_is_found(folder: str, half: str) -> None:
    pieces = (one for one in contaminated(folder) if one.odd == (half == "odd"))
    assert recall(pieces) >= getattr(BOUNDS[folder], half)


@pytest.mark.parametrize("folder", BOUNDS)
def test_what_stands_around_it_stays(folder: str) -> None:
    assert sum(gone(one)[1] for one in contaminated(folder)) <= BOUNDS[folder].around


@pytest.mark.parametrize("folder", BOUNDS)
def test_sentences_of_authors_stay(folder: str) -> None:
    touched = {one.name.split("-")[0] for one in clean(folder) if sum(gone(one))}
    assert len(touched) <= BOUNDS[folder].sentences

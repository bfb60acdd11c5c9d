"""Many texts at once: sketches in, groups out.

The texts stream by; what stays are sketches in files, by one process or by many.  One step at the end ranks the
texts, sets equal ones aside, and looks for near-duplicates among the rest.  Everything there follows the rank of the
texts, and names make ranks unique: the order of files and the number of workers change nothing.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from cleaner.duplicates.candidates import candidates
from cleaner.duplicates.exact import equal_texts
from cleaner.duplicates.groups import Group, build, near, ranked
from cleaner.duplicates.scheme import SHINGLE
from cleaner.duplicates.shelf import Numbers, Shelf
from cleaner.duplicates.shingles import Hashes
from cleaner.duplicates.sketches import SketchWriter
from cleaner.duplicates.threshold import Threshold
from cleaner.duplicates.verify import Rows

Texts = Mapping[str, str] | Iterable[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Found:
    """What a search came to.

    ``documents`` is how many texts there were, ``candidates`` how many pairs signatures made worth a look; ``note``
    says what was bounded, and is empty as a rule.
    """

    groups: list[Group]
    documents: int
    candidates: int
    note: str = ""


def find(texts: Texts, threshold: float = 0.5) -> list[Group]:
    """The groups of texts that are equal or near-duplicates.

    ``texts`` maps names to clean texts, or is an iterable of such pairs, which is gone through once and may be
    longer than memory: about 3.4 kB a text of 4 kB go to a temporary folder (``TMPDIR``) and 1 kB stays.
    ``threshold`` is the Jaccard similarity of sets of shingles (see ``Threshold``).
    Raises ValueError for two texts of one name and for a threshold outside 0.2 to 1.

    >>> story = "新华社北京电　记者从会议上获悉，今年第一季度全国粮食价格总体平稳。"
    >>> [group] = find({"a": story, "b": story + "责任编辑：王芳", "c": "别的新闻，与此无关，说的是足球。"})
    >>> group.kind, group.representative, [member.name for member in group.members]
    ('near', 'b', ['a', 'b'])
    """
    return search(texts, threshold).groups


def search(texts: Texts, threshold: float = 0.5) -> Found:
    """The same as ``find``, with the figures of the search."""
    limit = Threshold(threshold)
    with tempfile.TemporaryDirectory(prefix="cleaner-") as folder:
        path = Path(folder) / "texts.sketch"
        with SketchWriter(path) as sketches:
            for name, text in texts.items() if isinstance(texts, Mapping) else texts:
                sketches.add(name, text)
        return find_in([path], limit)


def find_in(paths: Iterable[str | Path], threshold: Threshold | float = 0.5) -> Found:
    """The groups among the texts whose sketches are in these files (see ``SketchWriter``), in any order.

    Needs about 1 kB of memory a text, names included.
    Raises SchemeError, SketchError and ValueError as ``Shelf`` does.
    """
    limit = threshold if isinstance(threshold, Threshold) else Threshold(threshold)
    shelf = Shelf(paths)
    ranks = ranked(shelf.names, shelf.facts["length"], shelf.facts["removed"])
    places = np.empty_like(ranks)
    places[ranks] = np.arange(len(ranks))
    signatures = shelf.signatures(places)
    same = equal_texts(shelf, ranks, signatures)
    compared = np.flatnonzero((same == np.arange(len(same))) & (shelf.facts["tokens"][ranks] >= SHINGLE))
    found, bounded = candidates(signatures, limit, compared)
    joins = near(found, _Ranked(shelf, ranks), limit, len(shelf))
    groups = build(shelf.names, ranks, same, joins)
    example = shelf.names[ranks[bounded.example]] if bounded.buckets else ""
    return Found(groups, len(shelf), len(found), bounded.note(example))


@dataclass(frozen=True, slots=True)
class _Ranked:
    """The sets of a shelf by the rank of their texts."""

    shelf: Shelf
    ranks: Numbers

    def sizes(self, texts: Rows) -> Numbers:
        return self.shelf.sizes(self.ranks[texts])

    def sets(self, texts: Numbers) -> Mapping[int, Hashes]:
        numbers = self.ranks[texts]
        known = self.shelf.sets(np.sort(numbers))
        return {rank: known[number] for rank, number in zip(texts.tolist(), numbers.tolist(), strict=True)}

"""Families of wordings, so that forty versions of one notice, or the forty rows of one link list, are looked at as one.

Two wordings of one rule and action are of a family when they are alike (the measure is that of near-duplicate stories:
Jaccard similarity of shingles, each member compared with the longest), or when one stands beside the other.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from cleaner.duplicates import find
from cleaner.report.gather import Wording
from cleaner.report.wording import repeated

SIMILAR = 0.3
"""Less than for stories: in a text of one line each changed character breaks several shingles."""


def number_families(wordings: Iterable[Wording]) -> None:
    """Give each wording the number of its family; families are numbered by their first member in the order given.

    A family is doubted as one: what forty documents have in forty versions is boilerplate as well.
    """
    ordered = list(wordings)
    by_rule: dict[tuple[str, str], list[Wording]] = defaultdict(list)
    for wording in ordered:
        by_rule[wording.rule, wording.action].append(wording)
    roots = {wording.key: wording.key for wording in ordered}
    for same in by_rule.values():
        for one, other in _links(same):
            _join(roots, one, other)
    numbers: dict[int, int] = {}
    documents: Counter[int] = Counter()
    for wording in ordered:
        wording.family = numbers.setdefault(_root(roots, wording.key), len(numbers))
        documents[wording.family] += wording.documents
    for wording in ordered:
        wording.doubt *= repeated(wording.documents) / repeated(documents[wording.family])


def _links(same: list[Wording]) -> Iterator[tuple[int, int]]:
    """Pairs of keys that belong together, among wordings of one rule and action."""
    texts = {str(one.key): one.text[0] + one.text[2] for one in same}
    for group in find(texts, SIMILAR):
        yield from ((int(group.representative), int(member.name)) for member in group.members)
    yield from ((one.beside, one.key) for one in same if one.beside is not None)


def _join(roots: dict[int, int], one: int, other: int) -> None:
    roots[_root(roots, other)] = _root(roots, one)


def _root(roots: dict[int, int], key: int) -> int:
    """The key that stands for a family; paths are halved on the way (Tarjan)."""
    while roots[key] != key:
        roots[key] = roots[roots[key]]
        key = roots[key]
    return key

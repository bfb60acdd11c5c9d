"""Families of wordings that resemble each other, so that forty versions of one link list are looked at as one.

The measure is that of near-duplicate stories: Jaccard similarity of shingles, each member compared with the longest.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from cleaner.duplicates import find
from cleaner.report.gather import Wording

SIMILAR = 0.5


def number_families(wordings: Iterable[Wording]) -> None:
    """Give each wording the number of its family: wordings of one first rule and action that are alike.

    Families are numbered by their first member in the order given.
    """
    by_rule: dict[tuple[str, str], list[Wording]] = defaultdict(list)
    ordered = list(wordings)
    for wording in ordered:
        by_rule[wording.rule, wording.action].append(wording)
    root: dict[int, int] = {}
    for same in by_rule.values():
        texts = {str(one.key): one.text[0] + one.text[2] for one in same}
        for group in find(texts, SIMILAR):
            root |= {int(member.name): int(group.representative) for member in group.members}
    numbers: dict[int, int] = {}
    for wording in ordered:
        wording.family = numbers.setdefault(root.get(wording.key, wording.key), len(numbers))

"""Which wordings are shown when not all can be: some of each rule, the most doubtful, the most frequent."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from cleaner.report.survey import Wordings

Numbers = npt.NDArray[np.intp]

SHOWN = 4000
"""How many wordings a page has at most; with their contexts they are some 5 MB."""
OF_EACH_RULE = 12


def choose(known: Wordings, limit: int = SHOWN) -> frozenset[int]:
    """The keys of at most ``limit`` wordings; the same for the same run.

    The most doubtful of each rule come first, so that no rule is out of sight; then half of what is left goes to the
    most doubtful of all, and the rest to those that took most.
    """
    if len(known.keys) <= limit:
        return frozenset(known.keys.tolist())
    doubtful = np.lexsort((known.keys, -known.times, -known.doubts))
    frequent = np.lexsort((known.keys, -known.times))
    chosen = dict.fromkeys(_of_each(known.rules, doubtful).tolist()[:limit])
    for order, upto in ((doubtful, (limit + len(chosen)) // 2), (frequent, limit)):
        for place in order.tolist():
            if len(chosen) >= upto:
                break
            chosen[place] = None
    return frozenset(known.keys[list(chosen)].tolist())


def _of_each(rules: npt.NDArray[np.uint32], order: Numbers) -> Numbers:
    """The first few of each rule in an order, the first of all rules before the second of any."""
    by_rule = order[np.argsort(rules[order], kind="stable")]
    starts = np.flatnonzero(np.diff(rules[by_rule], prepend=-1))
    ranks = np.arange(len(by_rule)) - np.repeat(starts, np.diff(np.append(starts, len(by_rule))))
    first = ranks < OF_EACH_RULE
    return by_rule[first][np.argsort(ranks[first], kind="stable")]

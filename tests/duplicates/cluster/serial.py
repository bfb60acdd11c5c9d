"""A cluster that is this process alone, which takes jobs, messages and parts in an order of its own."""

from __future__ import annotations

import pickle
import random
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass
class Serial:
    """Pickles everything, as a real one does."""

    workers: int = 2
    seed: int = 0

    def each(self, work: Callable[[Any], Any], jobs: Sequence[Any]) -> Iterator[Any]:
        for job in self._shuffled(jobs):
            yield _sent(_sent(work)(_sent(job)))

    def exchange(
        self,
        jobs: Sequence[Any],
        spread: Callable[[Any], Iterable[tuple[int, Any]]],
        gather: Callable[[int, list[Any]], Any],
    ) -> Iterator[Any]:
        parts: defaultdict[int, list[Any]] = defaultdict(list)
        for job in self._shuffled(jobs):
            for part, message in _sent(spread)(_sent(job)):
                parts[part].append(_sent(message))
        for part in self._shuffled(list(parts)):
            yield _sent(_sent(gather)(part, self._shuffled(parts[part])))

    def _shuffled(self, items: Sequence[Any]) -> list[Any]:
        return random.Random(self.seed).sample(items, len(items))


def _sent(value: Any) -> Any:
    return pickle.loads(pickle.dumps(value))

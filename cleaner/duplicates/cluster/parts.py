"""Rows by the part that they go to."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt


def by_part(parts: npt.NDArray[np.int64]) -> Iterator[tuple[int, npt.NDArray[np.int64]]]:
    """Each part that occurs, and the rows that go to it, in order.

    >>> [(part, rows.tolist()) for part, rows in by_part(np.array([3, 1, 3]))]
    [(1, [1]), (3, [0, 2])]
    """
    order = np.argsort(parts, kind="stable")
    known, begins = np.unique(parts[order], return_index=True)
    yield from zip(known.tolist(), np.split(order, begins)[1:], strict=True)

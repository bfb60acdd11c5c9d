"""A cluster of one machine, if Ray is installed."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest

pytest.importorskip("ray", reason="Ray is not installed: pip install 'cleaner-corpus[ray]'")

from cleaner.corpus.ray.cluster import cluster
from cleaner.corpus.ray.engine import Ray


@pytest.fixture(scope="module")
def engine() -> Iterator[Callable[[int], Ray]]:
    """Engines of so many workers on one cluster of two processors."""
    with pytest.MonkeyPatch.context() as patch, ExitStack() as stack:
        patch.setenv("PYTHONPATH", os.pathsep.join(sys.path))  # actors know the stubs of the tests as well
        stack.enter_context(cluster(None, 2))
        yield Ray

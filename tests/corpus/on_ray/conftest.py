"""A cluster of one machine, if Ray is installed."""

import os
import sys
from collections.abc import Callable, Iterator

import pytest

from cleaner.corpus.engine import Engine


@pytest.fixture(scope="module")
def engine() -> Iterator[Callable[[int], Engine]]:
    """Engines of so many workers on one cluster of two processors."""
    from cleaner.corpus.ray.cluster import cluster
    from cleaner.corpus.ray.engine import Ray

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", os.pathsep.join(sys.path))  # actors know the stubs of the tests as well
        with cluster(None, 2):
            yield Ray

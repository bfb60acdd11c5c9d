"""Connecting to a Ray cluster, and leaving it as it was found."""

from __future__ import annotations

import logging
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

from cleaner.corpus.errors import CorpusError

try:
    import ray
    import ray.data
except ImportError as error:
    raise CorpusError(
        "the engine ray needs Ray, which is not installed. "
        "Install it (pip install 'cleaner-corpus[ray]'), or leave out --engine ray."
    ) from error

_PATIENCE = 10  # seconds until an address counts as silent


@contextmanager
def cluster(address: str | None, workers: int | None = None) -> Iterator[int]:
    """Be connected to the cluster at an address; gives how many workers may work at a time.

    None is the cluster that ``RAY_ADDRESS`` names, or else one of this machine alone that ends with the context (of
    ``workers`` processors, all if not given).  A connection that is there already is used and stays.
    Raises CorpusError for a cluster that cannot be reached.
    """
    if ray.is_initialized():
        yield workers or _processors()
        return
    _connect(address, workers)
    try:
        logging.getLogger("ray.data").setLevel(logging.ERROR)
        ray.data.DataContext.get_current().enable_progress_bars = False
        yield workers or _processors()
    finally:
        ray.shutdown()


def _connect(address: str | None, workers: int | None) -> None:
    """Join the cluster, or make one of this machine.  Ray itself waits for minutes at an address that is silent."""
    known = address or os.environ.get("RAY_ADDRESS")
    os.environ.setdefault("RAY_BACKEND_LOG_LEVEL", "fatal")  # it warns of restarts that Ray Data itself asks for
    joined = {} if known else {"num_cpus": workers, "include_dashboard": False}
    try:
        if known:
            _knock(known)
        ray.init(known or "local", log_to_driver=False, logging_level=logging.ERROR, **joined)
    except (OSError, RuntimeError, ValueError) as error:
        raise CorpusError(
            f"no Ray cluster can be reached at {known or 'this machine'}: {error}. "
            "Check the address and that `ray status` answers there, or leave out --ray-address to use this machine."
        ) from error


def _knock(address: str) -> None:
    """Raise OSError unless something listens at ``[ray://]host:port``."""
    place = urlsplit(address if "://" in address else f"//{address}")
    if place.hostname and place.port:
        socket.create_connection((place.hostname, place.port), _PATIENCE).close()


def _processors() -> int:
    return max(1, int(ray.cluster_resources().get("CPU", 1)))

"""Candidates for a few new texts among very many old ones: datasketch's MinHashLSH, in memory or in Redis.

The bands are those of the batch (``Threshold.bands``).  datasketch cuts a signature into pieces side by side, so it
is given our signature spread out: the values of band 0, of band 1 and so on.  The two ways meet the same
pairs.  In memory an entry takes about 40 kB; Redis keeps it beyond the process, for many machines.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote, urlsplit

import numpy as np

from cleaner.duplicates.signatures import Signatures
from cleaner.duplicates.threshold import Threshold

MEMORY: Mapping[str, Any] = {"type": "dict"}


def redis_at(url: str) -> dict[str, Any]:
    """datasketch's storage configuration for ``redis://[user:password@]host[:port][/database]`` or ``unix:///path``."""
    parts = urlsplit(url)
    if parts.scheme == "unix" and parts.path:
        return {"type": "redis", "redis": {"unix_socket_path": parts.path}}
    database = parts.path.strip("/") or "0"
    if parts.scheme != "redis" or not parts.hostname or not database.isdigit():
        raise ValueError(f"{url!r} names no Redis: write redis://localhost:6379/0 or unix:///path/to/socket")
    known: dict[str, Any] = {"host": parts.hostname, "port": parts.port or 6379, "db": int(database)}
    if parts.username:
        known["username"] = unquote(parts.username)
    if parts.password:
        known["password"] = unquote(parts.password)
    return {"type": "redis", "redis": known}


@dataclass(slots=True)
class _Spread:
    """What MinHashLSH asks of a MinHash: its length and its values."""

    hashvalues: Signatures

    def __len__(self) -> int:
        return len(self.hashvalues)


class Lsh:
    """A MinHashLSH over signatures with numbers.

    ``storage`` is datasketch's ``storage_config``; ``name`` tells indexes in one Redis apart.  ``outside`` says whether
    the storage outlives the process.
    """

    def __init__(self, threshold: Threshold, storage: Mapping[str, Any], name: str) -> None:
        from datasketch import MinHashLSH

        bands = threshold.bands()
        self._spread = bands.ravel()
        config = {**storage, "basename": f"{name}-{bands.shape[1]}".encode()}
        self.outside = storage["type"] != MEMORY["type"]
        self._lsh = MinHashLSH(num_perm=bands.size, params=bands.shape, storage_config=config)

    def __len__(self) -> int:
        return int(self._lsh.keys.size())

    def ask(self, signature: Signatures) -> list[int]:
        """The numbers of the signatures that share a band with this one, sorted."""
        return sorted(self._lsh.query(self._of(signature)))

    def add(self, signatures: Iterable[tuple[int, Signatures]]) -> None:
        """Keep these signatures; one that is known already stays as it is."""
        with self._lsh.insertion_session() as session:
            for number, signature in signatures:
                session.insert(number, self._of(signature), check_duplication=False)

    def _of(self, signature: Signatures) -> _Spread:
        return _Spread(np.ascontiguousarray(signature[self._spread]))

"""The index: texts are compared with all that were seen before, then added to them.

One SQLite file is the truth: names, signatures, sets of shingles and all verified pairs.  Candidates among what is
stored come from datasketch's MinHashLSH (``lsh``), which an index that stays open keeps in memory or in Redis; a command that adds
once and ends is faster with one pass over the stored signatures (``storage=None``).  Either way the pairs are
those that one run over all texts would verify, and the groups are built anew from all of them: a new, longer
text becomes the representative of an old group.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import numpy as np
import numpy.typing as npt

from cleaner.duplicates.batch import Texts
from cleaner.duplicates.candidates import KEPT, candidates
from cleaner.duplicates.groups import Group, build, ranked, same_as
from cleaner.duplicates.lsh import MEMORY, Lsh
from cleaner.duplicates.shingles import distinct, shingle_hashes
from cleaner.duplicates.signatures import Signatures, sign
from cleaner.duplicates.sketches import digest, nothing
from cleaner.duplicates.store import Numbers, Store
from cleaner.duplicates.threshold import Threshold
from cleaner.duplicates.tokens import tokenize
from cleaner.duplicates.verify import Pairs, verify

_TOGETHER = 64  # texts that are worked on together


class Index:
    """An index in the file ``path``; a context manager.

    ``threshold`` is kept with the index (0.5 when it is made without); ValueError when it is opened with another.
    ``storage`` is datasketch's ``storage_config`` for the candidates: ``{"type": "dict"}`` (memory, about
    40 kB a text), ``lsh.redis_at(url)``, or None for a pass over all signatures at each ``add``.
    Raises SchemeError for signatures of another scheme, ``store.IndexFileError`` for a file that is no index.
    """

    def __init__(
        self, path: str | Path, threshold: float | None = None, storage: Mapping[str, Any] | None = MEMORY
    ) -> None:
        self._store = Store(path)
        self.threshold = self._agreed(threshold)
        self._storage = storage
        self._lsh: Lsh | None = None

    def add(self, texts: Texts) -> int:
        """Compare these texts with all that are known and add them; gives how many were new.

        A text that is known under its name already is passed by.  Raises ValueError, and adds nothing, when
        the name is known for another text.
        """
        lsh = self._opened()
        with self._store.transaction():
            bodies, names = self._stored(texts)
            found = self._by_pass(bodies) if lsh is None else self._by_lsh(lsh, bodies)
            self._store.add_pairs(verify(np.unique(np.sort(found), axis=0), self._store, self.threshold))
        if lsh is not None:
            self._keep(lsh)
        return names

    def groups(self) -> list[Group]:
        """The groups among all texts of the index."""
        names, lengths, bodies = self._store.texts()
        ranks = ranked(names, lengths, np.zeros_like(lengths))
        same = same_as(bodies[ranks])
        best = np.zeros(int(bodies.max(initial=0)) + 1, dtype=np.int64)
        best[bodies[ranks]] = same
        return build(names, ranks, same, self._store.pairs().renamed(best))

    def close(self) -> None:
        """Close the file."""
        self._store.db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _agreed(self, threshold: float | None) -> Threshold:
        """The threshold of the index; a new one gets it now."""
        known = self._store.about.get("threshold")
        if known is None:
            agreed = Threshold(0.5 if threshold is None else threshold)
            self._store.set("threshold", repr(agreed.jaccard))
            return agreed
        if threshold is not None and threshold != float(known):
            raise ValueError(
                f"{self._store.path} was made with the threshold {known} and holds only the pairs above it: "
                f"leave the threshold out, or make an index with {threshold} from the texts"
            )
        return Threshold(float(known))

    def _stored(self, texts: Texts) -> tuple[Numbers, int]:
        """Store the texts; gives the new bodies that have shingles, and how many names were new."""
        items = iter(texts.items() if isinstance(texts, Mapping) else texts)
        bodies: list[int] = []
        names = 0
        while part := list(islice(items, _TOGETHER)):
            hashes = shingle_hashes(tokenize([text for _, text in part]))
            signatures, sets = sign(hashes), distinct(hashes)
            for row, (name, text) in enumerate(part):
                mark = digest(text)
                if self._known(name, mark):
                    continue
                body = None if mark == NOTHING else self._store.body(mark)
                if body is None and mark != NOTHING:
                    signature = signatures[row] if len(sets[row]) else None
                    body = self._store.add_body(mark, len(text), signature, sets[row])
                    bodies += [body] if len(sets[row]) else []
                self._store.add_name(name, body)
                names += 1
        return np.array(bodies, dtype=np.int64), names

    def _known(self, name: str, mark: bytes) -> bool:
        """Whether the text is there under that name; ValueError when another text is."""
        row = self._store.body_of(name)
        if row is None:
            return False
        if row[0] != (None if mark == NOTHING else self._store.body(mark)):
            raise ValueError(
                f"{self._store.path} knows another text by the name {name!r}: "
                "give the new one another name (a folder of its own will do)"
            )
        return True

    def _by_pass(self, new: Numbers) -> Numbers:
        """Candidates with the bodies ``new``, by sorting the bands of all signatures."""
        if not len(new):
            return np.empty((0, 2), dtype=np.int64)
        names, lengths, bodies = self._store.texts()
        ranks = ranked(names, lengths, np.zeros_like(lengths))
        best = bodies[ranks][same_as(bodies[ranks]) == np.arange(len(ranks))]
        best = best[np.isin(best, self._store.signed())]
        places = np.zeros(int(best.max()) + 1, dtype=np.int64)
        places[best] = np.arange(len(best))
        signatures = np.empty((len(best), VALUES), dtype=np.uint32)
        for body, signature in self._store.signatures():
            signatures[places[body]] = signature
        pairs, bounded = candidates(signatures, self.threshold, np.isin(best, new))
        self._report(bounded, lambda: names[int(np.flatnonzero(bodies == best[bounded.example])[0])])
        return best[pairs]

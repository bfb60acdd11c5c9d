"""The index: texts are compared with all that were seen before, then added to them.

One SQLite file is the truth: names, signatures, sets of shingles and all verified pairs.  Candidates among what is
stored come from datasketch's MinHashLSH (``lsh``), which an index that stays open keeps in memory, and a cluster
in Redis.  A command that adds once and ends is faster with one pass over the stored signatures
(``storage=None``).  Either way the pairs are those that one run over all texts would verify, and the groups are
built anew from all of them: a new, longer text becomes the representative of an old group.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import numpy as np

from cleaner.duplicates.batch import Texts
from cleaner.duplicates.buckets import Bounded
from cleaner.duplicates.candidates import KEPT, candidates
from cleaner.duplicates.groups import Group, build, joining, ranked, same_as
from cleaner.duplicates.lsh import MEMORY, Lsh
from cleaner.duplicates.scheme import VALUES
from cleaner.duplicates.shingles import distinct, shingle_hashes
from cleaner.duplicates.signatures import Signatures, sign
from cleaner.duplicates.sketches import blank, digest
from cleaner.duplicates.store import Numbers, Store
from cleaner.duplicates.threshold import Threshold
from cleaner.duplicates.tokens import tokenize
from cleaner.duplicates.verify import verify

_TOGETHER = 64  # texts that are worked on together


class Index:
    """An index in the file ``path``; a context manager.

    ``threshold`` is kept with the index (0.5 when it is made without).  ``storage`` is datasketch's
    ``storage_config`` for the candidates: ``lsh.MEMORY`` (about 40 kB a text), ``lsh.redis_at(url)``, or None for
    a pass over all signatures at each ``add``.
    Raises ValueError when the index was made with another threshold, SchemeError for signatures of another scheme,
    ``store.IndexFileError`` for a file that is no index.
    """

    def __init__(
        self, path: str | Path, threshold: float | None = None, storage: Mapping[str, Any] | None = MEMORY
    ) -> None:
        self._store = Store(path)
        self.threshold = self._agreed(threshold)
        self.note = ""
        self._storage = storage
        self._lsh: Lsh | None = None

    def add(self, texts: Texts) -> int:
        """Compare these texts with all that are known and add them; gives how many were new.

        A text that is known under its name already is passed by.  Raises ValueError, and adds nothing, when
        the name is known for another text.  ``note`` then says what was bounded (see ``candidates``).
        """
        self.note = ""
        lsh = self._opened()
        with self._store.transaction():
            bodies, names = self._stored(texts)
            found = self._by_pass(bodies) if lsh is None else self._by_lsh(lsh, bodies)
            self._store.add_pairs(verify(np.unique(np.sort(found), axis=0), self._store, self.threshold))
        if lsh is not None:
            self._keep(lsh, bodies)
        return names

    def groups(self) -> list[Group]:
        """The groups among all texts of the index."""
        names, ranks, bodies = self._ranked()
        same = same_as(bodies)
        best = np.zeros(int(bodies.max(initial=0)) + 1, dtype=np.int64)
        best[bodies] = same
        pairs = self._store.pairs().renamed(best)
        return build(names, ranks, same, joining(pairs, np.zeros(len(ranks), dtype=np.bool_)))

    def __len__(self) -> int:
        """How many texts the index has seen."""
        return self._store.count()

    def close(self) -> None:
        """Close the file."""
        self._store.close()

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
                f"{self._store.path} was made with the threshold {known} and holds only the pairs that reach it: "
                f"leave the threshold out, or make an index with {threshold} from the texts"
            )
        return Threshold(float(known))

    def _opened(self) -> Lsh | None:
        """The LSH with all that is stored; what an interrupted call left out of an outside one is put in now."""
        if self._storage is not None and self._lsh is None:
            lsh = Lsh(self.threshold, self._storage, self._store.about["name"])
            signed, kept = self._store.signed(), self._store.signed(only_kept=True)
            whole = lsh.outside and len(lsh) >= len(kept)
            self._keep(lsh, np.setdiff1d(signed, kept) if whole else signed)
            self._lsh = lsh
        return self._lsh

    def _keep(self, lsh: Lsh, bodies: Numbers) -> None:
        """Put stored bodies into the LSH, and remember that an outside one has them."""
        lsh.add(self._store.signatures(bodies))
        if lsh.outside:
            self._store.keep(bodies)

    def _stored(self, texts: Texts) -> tuple[Numbers, int]:
        """Store the texts; gives the new bodies that have shingles, and how many names were new."""
        items = iter(texts.items() if isinstance(texts, Mapping) else texts)
        bodies: list[int] = []
        names = 0
        while part := list(islice(items, _TOGETHER)):
            hashes = shingle_hashes(tokenize([text for _, text in part]))
            signatures, sets = sign(hashes), distinct(hashes)
            for row, (name, text) in enumerate(part):
                mark = b"" if blank(text) else digest(text)
                if self._known(name, mark):
                    continue
                body = self._store.body(mark)
                if mark and body is None:
                    signed = len(sets[row]) > 0
                    body = self._store.add_body(mark, len(text), signatures[row] if signed else None, sets[row])
                    bodies += [body] if signed else []
                self._store.add_name(name, body)
                names += 1
        return np.array(bodies, dtype=np.int64), names

    def _known(self, name: str, mark: bytes) -> bool:
        """Whether the text is there under that name; ValueError when another text is."""
        row = self._store.body_of(name)
        if row is None:
            return False
        if row[0] != self._store.body(mark):
            raise ValueError(
                f"{self._store.path} knows another text by the name {name!r}. "
                "Give the new one another name; as part of a folder of its own it has one."
            )
        return True

    def _ranked(self) -> tuple[list[str], Numbers, Numbers]:
        """Names of the texts, their numbers from the best-ranked down, and in that order their bodies."""
        names, lengths, bodies = self._store.texts()
        ranks = ranked(names, lengths, np.zeros_like(lengths))
        return names, ranks, bodies[ranks]

    def _by_pass(self, new: Numbers) -> Numbers:
        """Candidates with the bodies ``new``, by sorting the bands of all signatures."""
        if not len(new):
            return np.empty((0, 2), dtype=np.int64)
        _, _, bodies = self._ranked()
        best = np.flatnonzero((same_as(bodies) == np.arange(len(bodies))) & np.isin(bodies, self._store.signed()))
        places = np.zeros(int(bodies.max()) + 1, dtype=np.int64)
        places[bodies[best]] = np.arange(len(best))
        signatures = np.empty((len(best), VALUES), dtype=np.uint32)
        for body, signature in self._store.signatures():
            signatures[places[body]] = signature
        pairs, bounded = candidates(signatures, self.threshold, new=np.isin(bodies[best], new))
        self.note = self._noted(bounded, bodies[best])
        return bodies[best][pairs]

    def _by_lsh(self, lsh: Lsh, new: Numbers) -> Numbers:
        """Candidates with the bodies ``new``: the new ones among each other by sorting, with all others by asking."""
        lengths, signatures = self._store.lengths(new), self._store.signatures_of(new)
        order = np.lexsort((new, -lengths))
        pairs, bounded = candidates(signatures[order], self.threshold)
        self.note = self._noted(bounded, new[order])
        found = [new[order][pairs]]
        for body, signature in zip(new.tolist(), signatures, strict=True):
            met = self._met(lsh, signature)
            found.append(np.stack((met, np.full_like(met, body)), axis=1))
        return np.concatenate(found)

    def _met(self, lsh: Lsh, signature: Signatures) -> Numbers:
        """The stored bodies that are worth an exact look beside that signature, bounded as in ``candidates``."""
        met: Numbers = np.array(lsh.ask(signature), dtype=np.int64)
        agreement = (self._store.signatures_of(met) == signature).sum(axis=1)
        enough = agreement >= self.threshold.least_agreement()
        met, agreement = met[enough], agreement[enough]
        if len(met) > KEPT:
            doubtful = agreement < self.threshold.least_agreement(errors=1)
            met = met[np.lexsort((met, -self._store.lengths(met), doubtful))][:KEPT]
        return met

    def _noted(self, bounded: Bounded, bodies: Numbers) -> str:
        """What was bounded, for rows that stand for these bodies."""
        return bounded.note(self._store.name_of(int(bodies[bounded.example]))) if bounded.buckets else ""

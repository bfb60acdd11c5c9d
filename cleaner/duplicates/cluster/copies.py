"""Equal texts over a cluster: as ``exact`` finds them, among texts that meet because they may be equal."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from cleaner.duplicates.cluster.batches import Batch
from cleaner.duplicates.cluster.catalogue import Catalogue
from cleaner.duplicates.cluster.parts import by_part
from cleaner.duplicates.cluster.ranking import ranks_of
from cleaner.duplicates.exact import likeness, repeated
from cleaner.duplicates.groups import same_as
from cleaner.duplicates.shelf import Numbers, Shelf
from cleaner.duplicates.shingles import Hashes
from cleaner.duplicates.sketches import digest

_READ = 256  # texts that are read at a time


@dataclass(frozen=True, slots=True)
class Copies:
    """Finds equal texts; ``ranks`` is the folder that tells batches their ranks, ``parts`` how many parts there are."""

    catalogue: Catalogue
    ranks: Path
    parts: int

    def spread(self, batch: Batch) -> Iterator[tuple[int, tuple[Hashes, Numbers]]]:
        """What equal texts share, and the ranks of the texts."""
        shelf = Shelf(batch.paths)
        keys = likeness(shelf.signatures(np.arange(len(shelf))), shelf.facts["length"])
        told = np.flatnonzero(~shelf.facts["blank"])
        keys, ranks = keys[told], ranks_of(self.ranks, batch)[told]
        for part, rows in by_part((keys % np.uint64(self.parts)).astype(np.int64)):
            yield part, (keys[rows], ranks[rows])

    def gather(self, part: int, messages: list[tuple[Hashes, Numbers]]) -> Numbers:
        """The copies among the texts of a part: int64 of shape (copies, 2), rank and rank of the best equal text."""
        keys, ranks = (np.concatenate([message[at] for message in messages]) for at in (0, 1))
        suspects = np.sort(ranks[repeated(keys)])
        digests = [
            digest(text)
            for start in range(0, len(suspects), _READ)
            for text in self.catalogue.texts(suspects[start : start + _READ])
        ]
        best = suspects[same_as(np.frombuffer(b"".join(digests), dtype="V16"))]
        copies: Numbers = np.stack((suspects, best), axis=1)[best != suspects]
        return copies

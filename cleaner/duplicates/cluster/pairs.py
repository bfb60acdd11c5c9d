"""Candidates and pairs over a cluster: first the texts that share a band meet, then the partners of each text.

A key takes eight bytes, so 128 bands bring one kilobyte a text together, whatever its length.  Pairs are left in files:
many more are met than stay, and each is met in many bands.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from cleaner.duplicates.buckets import Bounded, Keys, band_keys, bits_of, pairs_of
from cleaner.duplicates.candidates import Kept, unpacked
from cleaner.duplicates.cluster.batches import Batch
from cleaner.duplicates.cluster.catalogue import Catalogue
from cleaner.duplicates.cluster.parts import by_part
from cleaner.duplicates.cluster.ranking import ranks_of
from cleaner.duplicates.scheme import SHINGLE
from cleaner.duplicates.shelf import Shelf
from cleaner.duplicates.threshold import Threshold
from cleaner.duplicates.verify import Pairs, verify

_TEXTS = 1 << 24  # texts whose keys of a band are sorted together


@dataclass(frozen=True, slots=True)
class Meet:
    """Finds the pairs of texts that share a band.

    ``texts`` is how many there are, ``ranks`` the folder that tells batches their ranks, ``copies`` the file of the
    ranks (sorted) that are not compared, ``pairs`` the folder for what is found.
    """

    threshold: Threshold
    texts: int
    ranks: Path
    copies: Path
    pairs: Path

    @property
    def _splits(self) -> int:
        """Into how many bits' worth of parts the keys of a band go."""
        return int(self.texts // _TEXTS).bit_length()

    def spread(self, batch: Batch) -> Iterator[tuple[int, Keys]]:
        """The keys of the texts of a batch, by band and by their highest bits."""
        shelf = Shelf(batch.paths)
        ranks, copies = ranks_of(self.ranks, batch), np.load(self.copies, mmap_mode="r")
        rows = np.flatnonzero((shelf.facts["tokens"] >= SHINGLE) & ~np.isin(ranks, copies))
        signatures = shelf.signatures(np.arange(len(shelf)))
        splits = self._splits
        keyed = band_keys(signatures, rows, ranks[rows], self.threshold.bands(), bits_of(self.texts))
        for band, keys in enumerate(keyed):
            if not splits:
                yield band, keys
                continue
            for high, among in by_part((keys >> np.uint64(64 - splits)).astype(np.int64)):
                yield band << splits | high, keys[among]

    def gather(self, part: int, messages: list[Keys]) -> tuple[Path | None, Bounded]:
        """The file of the pairs that meet in a part, if there are some; and what was bounded."""
        keys = np.sort(np.concatenate(messages))
        bounded, met = Bounded(), [np.empty(0, dtype=np.uint64)]
        for found in pairs_of(keys, bits_of(self.texts)):
            if isinstance(found, Bounded):
                bounded += found
            else:
                met.append(found)
        pairs = np.unique(np.concatenate(met))
        if not len(pairs):
            return None, bounded
        path = self.pairs / f"{part:08}.npy"
        np.save(path, pairs)
        return path, bounded


@dataclass(frozen=True, slots=True)
class Check:
    """Looks at the pairs that met, all partners of a text together."""

    threshold: Threshold
    catalogue: Catalogue
    parts: int

    def spread(self, paths: Sequence[Path]) -> Iterator[tuple[int, Keys]]:
        """The pairs of some files, by the text that has the lower rank."""
        pairs = np.concatenate([np.load(path) for path in paths])
        for part, rows in by_part((pairs >> np.uint64(32)).astype(np.int64) % self.parts):
            yield part, pairs[rows]

    def gather(self, part: int, messages: list[Keys]) -> tuple[int, Pairs]:
        """How many candidates there are among the pairs of a part, and which of them are near-duplicates."""
        packed = np.unique(np.concatenate(messages))
        both = unpacked(packed)
        ranks, rows = np.unique(both, return_inverse=True)
        first, other = rows.reshape(both.shape).astype(np.uint64).T
        kept = Kept(self.catalogue.signatures(ranks.astype(np.int64)), self.threshold)
        kept.gather((other << np.uint64(32)) | first)
        found = ranks[unpacked(kept.pairs())]
        return len(found), verify(found, self.catalogue, self.threshold)

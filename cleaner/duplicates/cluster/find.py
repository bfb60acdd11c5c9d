"""All steps over a cluster: files of sketches in, groups out, the same as those of ``batch``."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np

from cleaner.duplicates.batch import Found
from cleaner.duplicates.buckets import Bounded
from cleaner.duplicates.cluster.batches import Batch, added, in_batches, lengths_of
from cleaner.duplicates.cluster.catalogue import Catalogue
from cleaner.duplicates.cluster.copies import Copies
from cleaner.duplicates.cluster.exchange import Cluster
from cleaner.duplicates.cluster.pairs import Check, Meet
from cleaner.duplicates.cluster.ranking import Ranges, Rank, Tell
from cleaner.duplicates.groups import Group, build, joining
from cleaner.duplicates.shelf import Numbers
from cleaner.duplicates.threshold import Threshold
from cleaner.duplicates.verify import Pairs

_PART = 1 << 20  # texts for which there is a part, where a part is a share of the texts


def find_over(cluster: Cluster, paths: Iterable[str | Path], folder: Path, threshold: float = 0.5) -> Found:
    """The groups among the texts whose sketches are in these files, as ``find_in`` gives them.

    All processes of the cluster see the files and the ``folder``, where about 80 bytes a text and the names grow.  This
    process needs some hundred bytes for a text that is in a group, and nothing for others.
    Names must be unique.  Raises SchemeError and SketchError as ``Shelf`` does.
    """
    limit, files = Threshold(threshold), [Path(path) for path in paths]
    texts, batches, ranges = _surveyed(cluster, files)
    catalogue, ranks, met = Catalogue(_made(folder / "catalogue"), files), _made(folder / "ranks"), folder / "pairs"
    rank, tell = Rank(ranges, catalogue), Tell(catalogue, ranks)
    written = list(cluster.exchange(batches, rank.spread, rank.gather))
    for _ in cluster.exchange(written, tell.spread, tell.gather):
        pass
    parts = max(cluster.workers, -(-texts // _PART))
    copies = _copies(cluster, batches, Copies(catalogue, ranks, parts))
    np.save(folder / "copies.npy", copies[:, 0])
    meet = Meet(limit, texts, ranks, folder / "copies.npy", _made(met))
    met_in, bounded = _met(cluster, batches, meet)
    check = Check(limit, catalogue, parts)
    checked = list(cluster.exchange(_shared(met_in, len(batches)), check.spread, check.gather))
    groups = _grouped(catalogue, copies, Pairs.joined(pairs for _, pairs in checked))
    note = bounded.note(catalogue.names(np.array([bounded.example]))[0]) if bounded.buckets else ""
    return Found(groups, texts, sum(candidates for candidates, _ in checked), note)


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _surveyed(cluster: Cluster, files: Sequence[Path]) -> tuple[int, list[Batch], Ranges]:
    """How many texts there are, the files in batches, and which ranks texts of a length have."""
    single = [Batch(number, number, (path,)) for number, path in enumerate(files)]
    known = list(cluster.each(lengths_of, single))
    sizes = {part.number: part.texts for part in known}
    batches = in_batches(files, [sizes[number] for number in range(len(files))], cluster.workers)
    return sum(sizes.values()), list(batches), Ranges.of(*added(known))


def _copies(cluster: Cluster, batches: Sequence[Batch], step: Copies) -> Numbers:
    """All copies (see ``Copies.gather``), in the order of their ranks."""
    found = [np.zeros((0, 2), dtype=np.int64), *cluster.exchange(batches, step.spread, step.gather)]
    copies = np.concatenate(found)
    ordered: Numbers = copies[np.argsort(copies[:, 0])]
    return ordered


def _met(cluster: Cluster, batches: Sequence[Batch], step: Meet) -> tuple[list[Path], Bounded]:
    """The files of the pairs that met, and what was bounded."""
    paths, bounded = [], Bounded()
    for path, left_out in cluster.exchange(batches, step.spread, step.gather):
        bounded += left_out
        paths += [path] if path is not None else []
    return sorted(paths), bounded


def _shared(paths: Sequence[Path], jobs: int) -> list[tuple[Path, ...]]:
    """The paths in so many jobs, or less."""
    shares = (tuple(paths[start::jobs]) for start in range(jobs))
    return [share for share in shares if share]


def _grouped(catalogue: Catalogue, copies: Numbers, pairs: Pairs) -> list[Group]:
    """The groups of texts that have a copy or a near-duplicate; only these are numbered anew, by rank."""
    ranks = np.unique(np.concatenate((copies.ravel(), pairs.first, pairs.second))).astype(np.int64)
    near = Pairs(
        np.searchsorted(ranks, pairs.first).astype(np.int32),
        np.searchsorted(ranks, pairs.second).astype(np.int32),
        *pairs.columns()[2:],
    )
    same = np.arange(len(ranks))
    same[np.searchsorted(ranks, copies[:, 0])] = np.searchsorted(ranks, copies[:, 1])
    joins = joining(near, np.zeros(len(ranks), dtype=np.bool_))
    return build(catalogue.names(ranks), np.arange(len(ranks)), same, joins)

"""Cleaner beside its peers, in one run on one core: speed, memory, and how both grow with the corpus.

    sh benchmarks/peers.sh ~/peers
    python benchmarks/compare.py --peers ~/peers --work ~/bench --sizes 10,100,1000

Every contender reads the same JSON Lines in a process of its own, pinned to one core; rounds are interleaved and the
best counts.  Peers that are not installed are left out.  What was measured is kept after each run (``--results``): a
second call continues where the first was interrupted, ``--again`` measures anew what is selected, ``--fresh`` forgets
everything first.  In the end the tables of docs/comparison.md and the plots in docs/images are made from what is kept;
``--tables-only`` does nothing else.

    python benchmarks/compare.py … --only ours,ftfy --parts sizes,clean --again     # after a change
"""

from __future__ import annotations

import argparse
import fcntl
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

from comparison.contenders import CONTENDERS, ROOT
from comparison.perform import Bench
from comparison.results import OtherMachineError, Results
from comparison.tasks import PARTS, Scope


def main() -> None:
    parser = _parser()
    options = parser.parse_args()
    results = Results.read(options.results)
    if not options.tables_only:
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        try:
            _measure(options, parser, results)
        except KeyboardInterrupt:
            sys.exit("\ninterrupted; the same command continues after the last run that was finished")
    if not results.runs:
        parser.error(f"{options.results} holds no figures yet: run without --tables-only first")
    _show(results, options.docs, plots=not options.no_plots)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    names = ",".join(one.name for one in CONTENDERS)
    parser.add_argument("--peers", type=Path, help="the folder that peers.sh installed into")
    parser.add_argument("--work", type=Path, help="folder for corpora and outputs; outside the repository")
    parser.add_argument("--sizes", default="10,100", help="megabytes (default: 10,100)")
    parser.add_argument("--rounds", type=int, default=3, help="of what takes less than a minute (default: 3)")
    parser.add_argument("--files", type=int, default=30_000, help="files of the part files (default: 30000)")
    parser.add_argument("--parts", default=",".join(PARTS), help=f"of {','.join(PARTS)} (default: all)")
    parser.add_argument("--only", default=names, help=f"of {names} (default: all)")
    parser.add_argument("--budget", type=float, default=900, help="seconds that a run may be expected to take")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--again", action="store_true", help="measure what is selected anew")
    parser.add_argument("--fresh", action="store_true", help="forget what was measured")
    parser.add_argument("--results", type=Path, default=ROOT / "benchmarks" / "comparison.json")
    parser.add_argument("--docs", type=Path, default=ROOT / "docs", help="where comparison.md and images/ are")
    parser.add_argument("--tables-only", action="store_true", help="write page and plots from what is kept")
    parser.add_argument("--no-plots", action="store_true", help="leave the plots as they are; they need matplotlib")
    return parser


def _measure(options: argparse.Namespace, parser: argparse.ArgumentParser, results: Results) -> None:
    scope = Scope(_sizes(options.sizes, parser), options.rounds, options.files, *_names(options, parser))
    work = _folder(options, parser)
    peers = options.peers.resolve() if options.peers else None
    missing = [one.label for one in CONTENDERS if one.name in scope.only and one.python(peers) is None]
    if missing:
        print(f"not installed, left out: {'; '.join(missing)}", file=sys.stderr)
    if options.fresh:
        results.runs = []
    with _alone(work, parser):
        try:
            results.here()
        except OtherMachineError as error:
            parser.error(str(error))
        Bench(results, work, peers, options.budget, options.seed).make_all(scope.tasks(), again=options.again)


def _folder(options: argparse.Namespace, parser: argparse.ArgumentParser) -> Path:
    """The folder for corpora and outputs, made if need be."""
    if options.work is None:
        parser.error("--work is needed: a folder for corpora and outputs, with room for five times the largest size")
    work: Path = options.work.resolve()
    if work.is_relative_to(ROOT):
        parser.error(f"--work {options.work} lies in the repository: corpora do not belong there")
    work.mkdir(parents=True, exist_ok=True)
    return work


@contextmanager
def _alone(work: Path, parser: argparse.ArgumentParser) -> Iterator[None]:
    """No other comparison in this folder: it would remove the outputs of this one, and spoil its figures."""
    with (work / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            parser.error(f"--work {work} is in use by another comparison: wait for it, or give another folder")
        yield


def _sizes(text: str, parser: argparse.ArgumentParser) -> list[float]:
    try:
        sizes = [float(size) for size in text.split(",")]
    except ValueError:
        parser.error(f"--sizes {text}: must be numbers of megabytes, as 10,100")
    if min(sizes) <= 0:
        parser.error(f"--sizes {text}: must be above 0")
    return sizes


def _names(options: argparse.Namespace, parser: argparse.ArgumentParser) -> tuple[list[str], list[str]]:
    """Parts and contenders that were asked for, each a known one."""
    parts, only = options.parts.split(","), options.only.split(",")
    for given, valid in ((parts, list(PARTS)), (only, [one.name for one in CONTENDERS])):
        if unknown := sorted(set(given) - set(valid)):
            parser.error(f"unknown: {', '.join(unknown)}; there are {', '.join(valid)}")
    return parts, only


def _show(results: Results, docs: Path, *, plots: bool) -> None:
    from comparison.tables import update

    page = docs / "comparison.md"
    page.write_text(update(page.read_text("utf-8"), results), "utf-8")
    if plots and find_spec("matplotlib") is None:
        print("plots left as they are: pip install matplotlib, then --tables-only", file=sys.stderr)
    elif plots:
        from comparison.plots import draw

        draw(results, docs / "images")


if __name__ == "__main__":
    main()

"""The tables of docs/comparison.md, made from what was measured.

In the page each stands between ``<!-- table: NAME -->`` and ``<!-- end table -->``; all else of the page is written by
hand.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from comparison.contenders import BY_NAME, CONTENDERS
from comparison.results import Results, Run, disturbed, waiting
from comparison.tasks import COPY

_PLACE = re.compile(r"(<!-- table: ([a-z]+) -->\n).*?(<!-- end table -->)", re.S)
NOTHING = "–"
STAR = r"\*"


def update(page: str, results: Results) -> str:
    """The page with its tables made anew; KeyError for a table that is not known."""
    return _PLACE.sub(lambda match: match[1] + _TABLES[match[2]](results) + "\n" + match[3], page)


def machine(results: Results) -> str:
    about = results.machine
    return (
        f"Measured on one core of: {about['processor']}, {about['cores']} cores, {about['system']}, Python "
        f"{about['python']}. MB are 10^6 bytes of JSON Lines; speed is by seconds of the processor, "
        f"loading aside, the best of the rounds.{_other_work(results)}"
    )


def _other_work(results: Results) -> str:
    """What a star stands for, if there is any."""
    times = [waiting(run) for run in results.shown() if disturbed(run)]
    if not times:
        return ""
    return (
        f" A figure with {STAR} was taken while the machine had other work, which took caches and memory from it too: "
        f"by the clock such a run lasted {min(times):.1f} to {max(times):.1f} times as long as the processor worked. "
        "Where one of two figures has a star, read their ratio as an order of magnitude."
    )


def timeplot(results: Results) -> str:
    """The plot of seconds, if there are sizes to compare."""
    return _plot(results, "Seconds over the size of the corpus", "images/comparison-time.svg")


def memoryplot(results: Results) -> str:
    """The same of memory."""
    return _plot(results, "Peak memory over the size of the corpus", "images/comparison-memory.svg")


def _plot(results: Results, title: str, path: str) -> str:
    if len(results.sizes("sizes")) > 1:
        return f"![{title}]({path})"
    return "One size was measured here; with `--sizes 10,100,1000` a plot over the sizes stands here."


def cleaning(results: Results) -> str:
    """Speed of those that clean, with how many times as fast ours is."""
    return _speed(results, ("clean", "gate", "both"), "ours")


def duplicates(results: Results) -> str:
    """The same of those that look for near-duplicates, and what they found."""
    return _speed(results, ("duplicates", "both"), "ours-duplicates", ("copies found", _dropped))


def memory(results: Results) -> str:
    sizes = results.sizes("sizes")
    rows = []
    for one in CONTENDERS:
        runs = [results.best("sizes", one.name, size) for size in sizes]
        if any(runs):
            rows.append([one.label, *(_cell(run, lambda run: f"{run['peak_mb']:,.0f}") for run in runs)])
    return _table(["peak memory, MB", *(f"{size:g} MB" for size in sizes)], rows)


def clean(results: Results) -> str:
    """A corpus in which nothing is contaminated, beside the natural one of the same size."""
    rows = []
    for one in CONTENDERS:
        for size in results.sizes("clean"):
            if run := results.best("clean", one.name, size):
                natural = results.best("sizes", one.name, size)
                rows.append([one.label, f"{size:g} MB", _timed(natural, _rate), _timed(run, _rate)])
    return _table(["", "corpus", "15 % contaminated, MB/s", "all clean, MB/s"], rows)


def files(results: Results) -> str:
    rows = []
    for number in results.sizes("files"):
        ours, copy = results.best("files", "ours", number), results.best("files", COPY, number)
        for label, run in ((f"`cp -r` of {number:,.0f} files", copy), (BY_NAME["ours"].label, ours)):
            taken, rate = _timed(run, lambda r: f"{r['wall']:.1f}"), _timed(run, lambda r: f"{_wall_rate(r):.1f}")
            rows.append([label, taken, rate])
        rows.append(["throughput, ours over `cp -r`", "", _ratio(ours, copy, _wall_rate)])
    return _table(["", "seconds", "MB/s, by the clock"], rows)


def workers(results: Results) -> str:
    rows = []
    for name in ("ours", "ours-duplicates"):
        for size in results.sizes("workers-2"):
            one, two = results.best("workers-1", name, size), results.best("workers-2", name, size)
            cells = [_timed(run, lambda run: f"{_work_rate(run):.1f}") for run in (one, two)]
            rows.append([BY_NAME[name].label, f"{size:g} MB", *cells, _ratio(two, one, _work_rate)])
    return _table(["", "corpus", "one worker, MB/s by the clock", "two", "two over one"], rows)


def long(results: Results) -> str:
    rows = []
    for size in results.sizes("long"):
        run = results.best("long", "ours", size)
        times = _cell(run, lambda run: f"{run['peak_mb'] * 1e6 / run['bytes']:.1f}")
        rows.append([f"{size:g} MB", _timed(run, _rate), _cell(run, lambda run: f"{run['peak_mb']:,.0f}"), times])
    return _table(["one document of", "MB/s", "peak memory, MB", "times its size"], rows)


def versions(results: Results) -> str:
    """What was measured, and what was not for want of an installation."""
    found: dict[str, str] = {}
    for one in CONTENDERS:
        run = next((run for run in results.runs if run["contender"] == one.name and "cpu" in run), None)
        if one.env != "ours":
            found[one.package] = run["version"] if run else found.get(one.package, "not measured")
    return "Versions: " + ", ".join(f"{name} {version}" for name, version in found.items()) + "."


def _speed(results: Results, jobs: Sequence[str], ours: str, *more: tuple[str, Callable[[Run], str]]) -> str:
    sizes = results.sizes("sizes")
    rows = []
    for one in (one for one in CONTENDERS if one.job in jobs):
        runs = [results.best("sizes", one.name, size) for size in sizes]
        if not any(runs):
            continue
        last = max((size for size, run in zip(sizes, runs, strict=True) if run and "cpu" in run), default=None)
        at = [results.best("sizes", name, last) for name in (ours, one.name)] if last else [None, None]
        good = results.best("sizes", one.name, last) if last else None
        extra = [_cell(good, show) for _, show in more]
        rows.append([one.label, *(_timed(run, _rate) for run in runs), _ratio(at[0], at[1], _cpu_rate), *extra])
    name = BY_NAME[ours].label.replace("cleaner: ", "")
    titles = [f"{size:g} MB, MB/s" for size in sizes]
    return _table(["", *titles, f"our {name} is … times as fast", *(title for title, _ in more)], rows)


def _dropped(run: Run) -> str:
    """How many documents tell a story that another one keeps."""
    found = run["found"]
    return f"{found['dropped']:,} of {found['documents']:,}"


def _cpu_rate(run: Run) -> float:
    return float(run["bytes"]) / float(run["work_cpu"]) / 1e6


def _work_rate(run: Run) -> float:
    """By the clock, loading aside."""
    return float(run["bytes"]) / float(run["work_wall"]) / 1e6


def _wall_rate(run: Run) -> float:
    """By the clock, from the start of the process to its end."""
    return float(run["bytes"]) / float(run["wall"]) / 1e6


def _rate(run: Run) -> str:
    rate = _cpu_rate(run)
    return f"{rate:.0f}" if rate >= 20 else f"{rate:.1f}"


def _ratio(one: Run | None, other: Run | None, rate: Callable[[Run], float]) -> str:
    if one and other and "cpu" in one and "cpu" in other:
        ratio = rate(one) / rate(other)
        return f"{ratio:.0f}" if ratio >= 20 else f"{ratio:.2f}" if ratio < 10 else f"{ratio:.1f}"
    return NOTHING


def _cell(run: Run | None, show: Callable[[Run], str]) -> str:
    """What a run shows, or why it shows nothing."""
    if run is None:
        return NOTHING
    if "skipped" in run:
        return f"not run (about {run['skipped'] / 60:,.0f} min)"
    return "failed" if "failed" in run else show(run)


def _timed(run: Run | None, show: Callable[[Run], str]) -> str:
    """The same of what other work on the machine makes slower: with a star where there was some."""
    return _cell(run, show) + (STAR if run and "cpu" in run and disturbed(run) else "")


def _table(titles: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    line = "|" + "|".join(["---", *["---:"] * (len(titles) - 1)]) + "|"
    rows = [*rows] or [[NOTHING] * len(titles)]
    return "\n".join([_row(titles), line, *map(_row, rows)])


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cells) + " |"


_TABLES: dict[str, Callable[[Results], str]] = {
    made.__name__: made
    for made in (machine, cleaning, timeplot, duplicates, memory, memoryplot, clean, files, workers, long, versions)
}

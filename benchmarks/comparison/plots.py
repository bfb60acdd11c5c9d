"""Two plots, seconds and memory over size, all axes logarithmic; on white, so that dark pages show them too."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from comparison.contenders import BY_NAME, CONTENDERS
from comparison.results import Results, Run

_OURS = {"ours": "#1f6fb2", "ours-duplicates": "#12476f", "ours-gate": "#7fb2dd"}
_PEERS = ("#c44e52", "#dd8452", "#937860", "#8c8c8c", "#55a868", "#8172b3", "#64b5cd")


def draw(results: Results, folder: Path) -> None:
    """Write ``comparison-time.svg`` and ``comparison-memory.svg`` into the folder, if there are sizes to compare."""
    if len(results.sizes("sizes")) < 2:
        return
    _plot(results, folder / "comparison-time.svg", "seconds of one core, loading aside", lambda run: run["work_cpu"])
    _plot(results, folder / "comparison-memory.svg", "peak memory, MB", lambda run: run["peak_mb"])


def _plot(results: Results, target: Path, label: str, value: Callable[[Run], float]) -> None:
    import matplotlib as mpl

    mpl.use("svg")
    from matplotlib import pyplot

    mpl.rcParams |= {"svg.hashsalt": target.stem, "svg.fonttype": "none", "figure.facecolor": "white"}
    figure, axes = pyplot.subplots(figsize=(9, 4.5))
    begins = []
    for name, color in _colors().items():
        runs = [run for size in results.sizes("sizes") if (run := results.best("sizes", name, size)) and "cpu" in run]
        if runs:
            points = [(run["bytes"] / 1e6, value(run)) for run in runs]
            style = "-" if name in _OURS else "--"
            axes.plot(*zip(*points, strict=True), style, color=color, marker="o", markersize=4, linewidth=1.5)
            begins.append((points[0][1], name))
    _legend(axes, [name for _, name in sorted(begins, reverse=True)])
    axes.set(xscale="log", yscale="log", xlabel="JSON Lines, MB", ylabel=label)
    for axis in (axes.xaxis, axes.yaxis):
        axis.set_major_formatter(lambda number, _: f"{number:,g}")
        axis.set_minor_formatter("")
    axes.spines[["top", "right"]].set_visible(False)
    axes.grid(visible=True, which="major", color="#e6e6e6", linewidth=0.6)
    figure.tight_layout()
    figure.savefig(target, metadata={"Date": None})
    pyplot.close(figure)


def _colors() -> dict[str, str]:
    peers = [one.name for one in CONTENDERS if one.name not in _OURS]
    return _OURS | dict(zip(peers, _PEERS, strict=True))


def _legend(axes: Any, names: list[str]) -> None:
    """A legend in the order in which the lines begin, from above."""
    from matplotlib.lines import Line2D

    colors = _colors()
    lines = [Line2D([], [], color=colors[name], linestyle="-" if name in _OURS else "--") for name in names]
    labels = [BY_NAME[name].label.replace("`", "") for name in names]
    axes.legend(lines, labels, loc="center left", bbox_to_anchor=(1.02, 0.5), fontsize=8, frameon=False)

"""The comparison: how a run is measured, what is run and what is left out, and the tables that come of it."""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from comparison import measure, tables
from comparison.contenders import BY_NAME, CONTENDERS, RUNNERS
from comparison.perform import Bench
from comparison.results import OtherMachineError, Results
from comparison.tasks import COPY, PARTS, Scope, Task

ROOT = Path(__file__).parents[2]
ENVIRONMENT = {"PYTHONPATH": str(ROOT)}
NAMES = [one.name for one in CONTENDERS]


def run_of(contender: str, size: float, cpu: float, **more: Any) -> dict[str, Any]:
    place = {"part": "sizes", "contender": contender, "megabytes": size, "round": 1}
    taken = {"bytes": int(size * 1e6), "wall": cpu + 1, "cpu": cpu + 1, "work_wall": cpu, "work_cpu": cpu}
    return place | taken | {"peak_mb": 50, "found": {"documents": 300, "dropped": 20}, "version": "1.0"} | more


def results(tmp_path: Path, *runs: dict[str, Any]) -> Results:
    kept = Results(tmp_path / "results.json")
    kept.here()
    for run in runs:
        kept.add(run)
    return kept


def bench(kept: Results, tmp_path: Path, budget: float = 100) -> Bench:
    return Bench(kept, tmp_path, None, budget, 1)


def python(code: str, tmp_path: Path, seconds: float = 30) -> measure.Usage:
    pinned = measure.cores(1)
    env = measure.environment(tmp_path)
    return measure.run([sys.executable, "-c", code], tmp_path / "log", env, pinned, seconds)


def peak_from_a_small_parent(tmp_path: Path) -> float:
    """The peak of a process that does nothing, measured by one as small as the benchmark is, not by the tests."""
    code = (
        "import sys; from pathlib import Path; from comparison import measure; "
        "used = measure.run([sys.executable, '-c', 'pass'], Path(sys.argv[1]), {}, [], 30); print(used.peak_mb)"
    )
    found = Path(measure.__file__).parents[1]
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "log")], env=os.environ | {"PYTHONPATH": str(found)},
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    return float(done.stdout)


def test_seconds_and_memory_are_those_of_the_process_and_its_children(tmp_path: Path) -> None:
    assert peak_from_a_small_parent(tmp_path) < 100
    large = python("import subprocess, sys; subprocess.run([sys.executable, '-c', 'b\"x\" * 300_000_000'])", tmp_path)
    assert 300 < large.peak_mb < 400
    busy = python("import time\nwhile time.process_time() < 0.3: pass", tmp_path)
    assert busy.cpu >= 0.3
    assert busy.wall >= 0.3


@pytest.mark.skipif(not measure.cores(1), reason="this system pins no processes")
def test_a_process_has_the_cores_it_is_given(tmp_path: Path) -> None:
    python("import os\nassert len(os.sched_getaffinity(0)) == 1", tmp_path)


def test_a_command_that_fails_says_its_last_line(tmp_path: Path) -> None:
    with pytest.raises(measure.FailedRunError, match="no such thing"):
        python("raise SystemExit('first\\nno such thing')", tmp_path)


def test_a_command_that_takes_too_long_is_stopped(tmp_path: Path) -> None:
    with pytest.raises(measure.FailedRunError, match="stopped after"):
        python("import time; time.sleep(60)", tmp_path, seconds=0.5)


def test_runs_have_no_network_and_leave_the_home_folder_alone(tmp_path: Path) -> None:
    env = measure.environment(tmp_path, ROOT)
    assert env["HF_HUB_OFFLINE"] == "1"
    assert all(env[name].startswith(str(tmp_path)) for name in ("HF_HOME", "CLEANER_CACHE"))
    assert env["PYTHONPATH"] == str(ROOT)


def test_rounds_are_interleaved_and_sizes_grow() -> None:
    tasks = list(Scope([100, 10], 2, 500, ["sizes"], ["ours", "ftfy"]).tasks())
    assert [(task.megabytes, task.round, task.contender) for task in tasks] == [
        (size, number, name) for size in (10, 100) for number in (1, 2) for name in ("ours", "ftfy")
    ]


def test_every_part_has_its_inputs() -> None:
    tasks = list(Scope([10, 1000], 1, 500, PARTS, NAMES).tasks())
    sources = {task.part: task.source for task in tasks if task.part != "sizes"}
    assert sources == {
        "clean": "clean-10.jsonl", "files": "files-500", "workers-1": "natural-10.jsonl",
        "workers-2": "natural-10.jsonl", "long": "long-10.txt",
    }  # fmt: skip
    assert COPY in {task.contender for task in tasks}
    assert "rensa" not in {task.contender for task in tasks if task.part == "clean"}


def test_every_contender_has_a_runner_and_an_installation() -> None:
    script = (ROOT / "benchmarks" / "peers.sh").read_text("utf-8")
    for one in CONTENDERS:
        assert (RUNNERS / f"{one.runner}.py").exists()
        assert one.env == "ours" or f"{one.env})" in script


def test_what_would_take_too_long_is_skipped_and_said(tmp_path: Path) -> None:
    kept = results(tmp_path, run_of("ours-gate", 10, 20))
    bench(kept, tmp_path).make_all([Task("sizes", "ours-gate", 100, 1, "natural-100.jsonl")], again=False)
    found = kept.best("sizes", "ours-gate", 100)
    assert found is not None
    assert found["skipped"] == pytest.approx(210)
    assert "not run (about 4 min)" in tables.cleaning(kept)


def test_what_is_there_is_not_measured_again(tmp_path: Path) -> None:
    kept = results(tmp_path, run_of("ours-gate", 10, 20))
    bench(kept, tmp_path).make_all([Task("sizes", "ours-gate", 10, 1, "none.jsonl")], again=False)
    assert kept.runs == [run_of("ours-gate", 10, 20)]


def test_peers_that_are_not_installed_are_left_out(tmp_path: Path) -> None:
    kept = results(tmp_path)
    bench(kept, tmp_path).make_all([Task("sizes", "rensa", 10, 1, "none.jsonl")], again=False)
    assert kept.runs == []


def test_results_of_another_machine_are_not_mixed_in(tmp_path: Path) -> None:
    kept = results(tmp_path, run_of("ours", 10, 1))
    kept.machine = kept.machine | {"processor": "abacus"}
    kept.write()
    with pytest.raises(OtherMachineError, match="abacus"):
        Results.read(kept.path).here()


def test_the_best_round_counts(tmp_path: Path) -> None:
    rounds = [run_of("ours", 10, cpu, round=number) for number, cpu in enumerate((3, 1, 2), 1)]
    best = results(tmp_path, *rounds).best("sizes", "ours", 10)
    assert best is not None
    assert best["round"] == 2


def test_tables_show_speeds_and_ratios(tmp_path: Path) -> None:
    kept = results(tmp_path, run_of("ours", 10, 0.5), run_of("ftfy", 10, 5), run_of("ours", 100, 4))
    assert tables.cleaning(kept).splitlines()[2:] == [
        "| cleaner: clean + audit | 20 | 25 | 1.00 |",
        "| ftfy: `fix_text` | 2.0 | – | 10.0 |",
    ]


def test_what_was_taken_beside_other_work_has_a_star(tmp_path: Path) -> None:
    disturbed = run_of("rensa", 10, 1) | {"wall": 4.0, "cpu": 2.0}
    kept = results(tmp_path, run_of("ours-duplicates", 10, 0.5), disturbed)
    rows = tables.duplicates(kept).splitlines()[2:]
    assert [tables.STAR in row for row in rows] == [False, True]
    assert "2.0 to 2.0 times as long" in tables.machine(kept)
    assert tables.STAR not in tables.memory(kept)


def test_a_plot_needs_two_sizes(tmp_path: Path) -> None:
    one, two = run_of("ours", 10, 1), run_of("ours", 100, 9)
    assert "svg" not in tables.timeplot(results(tmp_path, one))
    assert "comparison-time.svg" in tables.timeplot(results(tmp_path, one, two))


def test_a_failure_is_shown_as_such(tmp_path: Path) -> None:
    place = {"part": "sizes", "contender": "rensa", "megabytes": 10.0, "round": 1, "failed": "no memory"}
    kept = results(tmp_path, run_of("ours-duplicates", 10.0, 0.5), place)
    assert "| rensa: RMinHash + LSH | failed | – | – |" in tables.duplicates(kept)


def test_the_page_shows_what_was_measured() -> None:
    """After a change of benchmarks/comparison.json: python benchmarks/compare.py --tables-only."""
    page = (ROOT / "docs" / "comparison.md").read_text("utf-8")
    assert page == tables.update(page, Results.read(ROOT / "benchmarks" / "comparison.json"))
    assert page.count("<!-- table: ") == 11


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "--work is needed"),
        (("--work", str(ROOT / "bench")), "lies in the repository"),
        (("--work", "/nowhere", "--sizes", "ten"), "must be numbers"),
        (("--work", "/nowhere", "--only", "ours,nobody"), "unknown: nobody; there are ours"),
    ],
)
def test_wrong_arguments_are_told(arguments: tuple[str, ...], said: str, tmp_path: Path) -> None:
    done = compare(tmp_path, *arguments)
    assert done.returncode == 2
    assert said in done.stderr


def test_a_comparison_from_beginning_to_end(sdist: Path, tmp_path: Path) -> None:
    """The gate alone, on a tiny corpus; a second call finds everything done."""
    docs, work = tmp_path / "docs", tmp_path / "work"
    (work / "seed-1").mkdir(parents=True)
    shutil.copy(sdist, work / "seed-1")
    docs.mkdir()
    page = docs / "comparison.md"
    page.write_text("Before\n<!-- table: cleaning -->\n<!-- end table -->\nAfter\n", "utf-8")
    call = ("--work", str(work), "--docs", str(docs), "--sizes", "0.05", "--parts", "sizes", "--rounds", "1")
    done = compare(tmp_path, *call, "--only", "ours-gate,rensa", "--no-plots")
    assert done.returncode == 0, done.stderr
    assert "not installed, left out: rensa" in done.stderr
    assert "[1/1] sizes 0.05 ours-gate round 1" in done.stderr
    run = json.loads((tmp_path / "results.json").read_text("utf-8"))["runs"][0]
    assert run["found"]["hits"] > 0
    assert run["cpu"] > run["work_cpu"] > 0
    assert page.read_text("utf-8").startswith("Before\n<!-- table: cleaning -->\n|  | 0.05 MB, MB/s |")
    assert page.read_text("utf-8").endswith("<!-- end table -->\nAfter\n")
    assert "round" not in compare(tmp_path, *call, "--only", "ours-gate", "--no-plots").stderr


def command(tmp_path: Path, *arguments: str) -> list[str]:
    script = ROOT / "benchmarks" / "compare.py"
    return [sys.executable, str(script), "--results", str(tmp_path / "results.json"), *arguments]


def compare(tmp_path: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command(tmp_path, *arguments), capture_output=True, text=True, check=False, env=ENVIRONMENT)


def test_two_comparisons_do_not_share_a_folder(tmp_path: Path) -> None:
    with (tmp_path / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        done = compare(tmp_path, "--work", str(tmp_path))
    assert done.returncode == 2
    assert "in use by another comparison" in done.stderr


def test_an_interrupted_comparison_can_continue(sdist: Path, tmp_path: Path) -> None:
    """SIGTERM ends the run that is under way, and what it had begun is not kept."""
    work = tmp_path / "work"
    (work / "seed-1").mkdir(parents=True)
    shutil.copy(sdist, work / "seed-1")
    call = ("--work", str(work), "--sizes", "3", "--parts", "sizes", "--rounds", "1", "--only", "naive")
    with subprocess.Popen(command(tmp_path, *call), stderr=subprocess.PIPE, text=True, env=ENVIRONMENT) as running:
        while not (work / "out").exists():
            assert running.poll() is None
        running.terminate()
        assert running.stderr is not None
        assert "interrupted; the same command continues" in running.stderr.read()
    assert running.returncode == 1
    assert not (work / "out").exists()
    assert not (tmp_path / "results.json").exists()


@pytest.mark.parametrize(("arguments", "said"), [((), "sh benchmarks/peers.sh FOLDER"), (("nobody",), "no such peer")])
def test_the_installer_tells_what_it_wants(arguments: tuple[str, ...], said: str, tmp_path: Path) -> None:
    script = ["sh", str(ROOT / "benchmarks" / "peers.sh"), *([str(tmp_path)] if arguments else []), *arguments]
    done = subprocess.run(script, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert said in done.stderr


def test_names_are_known_once() -> None:
    assert len(BY_NAME) == len(CONTENDERS)

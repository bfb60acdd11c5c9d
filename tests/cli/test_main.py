"""What cannot be said in a case file: imports, pipes, interruptions, crashes."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from cleaner import cli

STUBBED = [sys.executable, str(Path(__file__).parent / "stubbed.py")]


def test_the_version_imports_nothing_heavy() -> None:
    code = "import sys; from cleaner.cli import run; run(['--version']); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    heavy = {"numpy", "rich", "orjson", "hyperscan", "ftfy", "regex", "multiprocessing", "cleaner.engine"}
    assert not heavy & set(done.stdout.split())


def test_every_command_says_what_it_does() -> None:
    assert list(cli.COMMANDS) == sorted(cli.COMMANDS)
    assert all(text.endswith(".") for text in cli.COMMANDS.values())


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (MemoryError("64 bytes"), "memory is used up (64 bytes). Run the same command again with fewer workers"),
        (ValueError("why"), "cleaner: internal error: ValueError: why. Set CLEANER_TRACEBACK=1"),
        (
            OSError(28, "No space left on device", "out/x"),
            "the system says: No space left on device (out/x).",
        ),
    ],
)
def test_a_crash_exits_2(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], error: Exception, said: str
) -> None:
    def crash(*_: object) -> None:
        raise error

    monkeypatch.delenv("CLEANER_TRACEBACK", raising=False)
    monkeypatch.setattr(cli.LazyGroup, "get_command", crash)
    assert cli.run(["clean"]) == 2
    assert said in capsys.readouterr().err
    monkeypatch.setenv("CLEANER_TRACEBACK", "1")
    assert cli.run(["clean"]) == 2
    assert capsys.readouterr().err.startswith("Traceback")


def test_a_reader_that_goes_away() -> None:
    code = "import sys; sys.path.insert(0, '.'); from cleaner.cli import main; input(); main(['--help'])"
    with subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert process.stdin
        process.stdin.write(b"\n")
        process.stdin.close()
        assert process.stderr.read() == b""
        assert process.wait() == 2


@pytest.fixture
def slow(tmp_path: Path) -> Path:
    """A folder whose last document keeps a worker busy while ``STUB_WAITS`` is set."""
    (tmp_path / "in").mkdir()
    for number in range(600):
        (tmp_path / "in" / f"{number:03}").write_text("{{wait}}" if number == 599 else "x")
    return tmp_path


def started(folder: Path, command: list[str]) -> subprocess.Popen[bytes]:
    """The command, at work on the last document."""
    process = subprocess.Popen(
        command,
        cwd=folder,
        env=os.environ | {"STUB_WAITS": "1"},
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    deadline = time.monotonic() + 20
    while not (folder / "out/.work/parts/00000001.json").exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    return process


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_interrupted_run_continues(slow: Path, jobs: str) -> None:
    command = [*STUBBED, "clean", "in", "-o", "out", "-j", jobs]
    with started(slow, command) as process:
        os.killpg(process.pid, signal.SIGINT)
        _, said = process.communicate()
    assert said.decode() == "\nstopped. Run the same command again to continue.\n"
    assert process.returncode == 130
    assert sorted(path.name for path in (slow / "out").iterdir()) == [".work", "run.json"]
    done = subprocess.run(command, cwd=slow, capture_output=True, check=True)
    assert done.stdout.decode().startswith("documents  600\n")


def test_the_workers_of_a_killed_run_end_too(slow: Path) -> None:
    command = [*STUBBED, "clean", "in", "-o", "out", "-j", "2"]
    with started(slow, command) as process:
        process.kill()
    done = subprocess.run(command, cwd=slow, capture_output=True, check=True)
    assert done.stdout.decode().startswith("documents  600\n")


def test_output_that_the_terminal_cannot_show(tmp_path: Path) -> None:
    (tmp_path / "中").write_text("{{crash}}")
    env = os.environ | {"PYTHONIOENCODING": "latin-1"}
    done = subprocess.run([*STUBBED, "clean", ".", "-n"], cwd=tmp_path, env=env, capture_output=True, check=True)
    assert rb"\u4e2d: cleaning failed" in done.stdout

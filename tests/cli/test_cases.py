"""The command line as files: each of ``cases/*.toml`` says what is typed and what must come of it.

``before`` (lists of arguments) runs first and must succeed, then ``args``.  ``files`` and ``bytes`` (in
hexadecimal) are made, ``after`` and ``bytes_after`` must be there, nothing of ``absent`` may be.  Output
is compared whole; ``stdin`` is typed, ``env`` is added to the environment.
"""

import os
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest

from cleaner.cli import cli

HERE = Path(__file__).parent
CASES = sorted(HERE.glob("cases/*.toml"))


def call(args: list[str], folder: Path, env: dict[str, str], stdin: str = "") -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, str(HERE / "stubbed.py"), *args]
    data = stdin.encode()
    return subprocess.run(command, cwd=folder, env=os.environ | env, input=data, capture_output=True, check=False)


def put(folder: Path, case: dict[str, Any]) -> None:
    data = {name: text.encode() for name, text in case.get("files", {}).items()}
    data |= {name: bytes.fromhex(text) for name, text in case.get("bytes", {}).items()}
    for name, content in data.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case(path: Path, tmp_path: Path) -> None:
    case = tomllib.loads(path.read_text("utf-8"))
    put(tmp_path, case)
    env = {"NO_COLOR": "", "CLEANER_TRACEBACK": "", "COLUMNS": "80"} | case.get("env", {})
    for args in case.get("before", []):
        assert call(args, tmp_path, env).returncode == 0
    put(tmp_path, case.get("then", {}))
    done = call(case["args"], tmp_path, env, case.get("stdin", ""))
    assert done.stderr.decode() == case.get("stderr", "")
    assert done.stdout.decode() == case.get("stdout", "")
    assert done.returncode == case.get("status", 0)
    for name, text in case.get("after", {}).items():
        assert (tmp_path / name).read_bytes().decode() == text
    for name, text in case.get("bytes_after", {}).items():
        assert (tmp_path / name).read_bytes() == bytes.fromhex(text)
    assert not [name for name in case.get("absent", []) if (tmp_path / name).exists()]


def commands(group: click.Group, *above: str) -> Iterator[tuple[str, ...]]:
    """The words of all commands below a group, the group's own among them."""
    yield above
    for name in group.list_commands(click.Context(group)):
        command = group.get_command(click.Context(group), name)
        if isinstance(command, click.Group):
            yield from commands(command, *above, name)
        else:
            yield (*above, name)


def test_the_help_of_every_command_is_a_case() -> None:
    shown = [tomllib.loads(path.read_text("utf-8"))["args"] for path in CASES]
    assert [words for words in commands(cli) if [*words, "--help"] not in shown] == []

"""Run the blocks of one page in order, in one folder: python tests/docs/run_page.py PAGE [FOLDER].

A process runs one page, so that whatever its Python code imports or starts is gone with it.  Exit code 0 when all of it
held, ``MISSING`` when all held but for blocks that need something which is not installed.
"""

from __future__ import annotations

import io
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from contextlib import redirect_stdout
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType

from page_samples import put_sample
from pages import ROOT, Block, Mark, PageError, read_page

MISSING = 77
TOLD = 3000  # so many characters of an output are told at most

# Variables and the folder of one block hold for the next; each command that fails leaves its exit code.
SHELL = """
trap '{{ declare -px; printf "cd %q\\n" "$PWD"; }} > {state}' EXIT
[ -f {state} ] && . {state}
set -E -o pipefail
trap 'printf "%s %s\\n" $? "$BASH_COMMAND" >> {failures}' ERR
{commands}
"""


class Runner:
    """The folder of a page, its shell and its Python namespace."""

    def __init__(self, page: Path, place: Path) -> None:
        self.page = page
        self.folder, self._own = place / "page", place / "own"
        for folder in (self.folder, self._own):
            folder.mkdir(parents=True)
        self._main = ModuleType("__main__")
        self._said: str | None = ""
        self.left_out: list[str] = []

    def run(self) -> None:
        """Take all steps; PageError where the page is not true.  ``left_out`` says what could not be run."""
        self._prepare()
        for step in read_page(self.page):
            try:
                self._mark(step) if isinstance(step, Mark) else self._block(step)
            except PageError as error:
                raise PageError(f"{self.page}:{step.line}: {error}") from error

    def _prepare(self) -> None:
        """Put the ``cleaner`` and ``python`` under test on the path; no colors, nobody's settings of git."""
        for name, words in {"cleaner": "-m cleaner", "python": "", "python3": ""}.items():
            program = self._own / name
            program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} {words} "$@"\n')
            program.chmod(0o755)
        os.environ |= {
            "PATH": f"{self._own}:{os.environ['PATH']}", "PYTHONPATH": str(ROOT), "NO_COLOR": "1", "COLUMNS": "100",
            "GIT_CONFIG_GLOBAL": os.devnull, "GIT_AUTHOR_NAME": "t", "GIT_AUTHOR_EMAIL": "t@example.org",
            "GIT_COMMITTER_NAME": "t", "GIT_COMMITTER_EMAIL": "t@example.org",
        }  # fmt: skip
        os.chdir(self.folder)
        sys.path.insert(0, str(self.folder))
        sys.modules["__main__"] = self._main

    def _mark(self, mark: Mark) -> None:
        if mark.name == "samples":
            for name in mark.said.split():
                put_sample(name, self.folder)
        else:
            self._shell(mark.text, set())

    def _block(self, block: Block) -> None:
        if block.said("not run") is not None:
            return
        needs = re.split(r"[,\s]+", block.said("needs") or "")
        absent = [name for name in needs if name and not (find_spec(name) or shutil.which(name))]
        if absent:
            self.left_out.append(f"line {block.line} needs {', '.join(absent)}")
            self._said = None
            return
        name = block.said("file")
        if name is not None:
            target = self.folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(block.text, "utf-8")
        elif block.said("output") is not None:
            if self._said is not None:
                _compare(block.text, self._said)
        elif block.language == "sh":
            self._shell(block.text, {int(code) for code in (block.said("exit") or "").replace(",", " ").split()})
        elif block.language == "python":
            self._python(block)

    def _shell(self, commands: str, expected: set[int]) -> None:
        """Give the commands to bash; those that fail must be the ones that are said to, by exit code."""
        failures = self._own / "failures"
        failures.write_text("")
        script = SHELL.format(state=self._own / "state", failures=failures, commands=commands)
        done = subprocess.run(
            ["bash", "-c", script],
            cwd=self.folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        self._said = done.stdout.decode(errors="backslashreplace")
        failed = [line.partition(" ") for line in failures.read_text("utf-8").splitlines() if line[:1].isdigit()]
        wrong = [f"exit code {code}: {command}" for code, _, command in failed if int(code) not in expected]
        wrong += [f"no command ended with the exit code {code}" for code in expected - {int(f[0]) for f in failed}]
        if wrong or (done.returncode and not failed):
            raise PageError("\n".join([*wrong, f"bash ended with {done.returncode}, and said:", self._said[-TOLD:]]))

    def _python(self, block: Block) -> None:
        """Run the code with the names of the blocks before; its lines count as on the page."""
        code = compile("\n" * block.line + block.text, str(self.page), "exec")
        with redirect_stdout(io.StringIO()) as said:
            exec(code, vars(self._main))
        self._said = said.getvalue()


def _compare(shown: str, said: str) -> None:
    """The output on the page must be what came; … stands for what differs from run to run, alone for lines."""
    lines = []
    for line in shown.rstrip().splitlines():
        words = [re.escape(words) for words in line.rstrip().split("…")]
        lines.append(r"(?:.*\n)*?" if line.strip() == "…" else r".*?".join(words) + r"[ ]*\n")
    if not re.fullmatch("".join(lines), said.rstrip() + "\n"):
        raise PageError(f"the page shows another output than came:\n{said}")


def main() -> int:
    page = Path(sys.argv[1]).resolve()
    place = Path(sys.argv[2] if len(sys.argv) > 2 else tempfile.mkdtemp(prefix=page.stem)).resolve()
    try:
        runner = Runner(page, place)
        runner.run()
    except PageError as error:
        print(error, file=sys.stderr)
        return 1
    if runner.left_out:
        print(f"{page}: all but {len(runner.left_out)} blocks held: {'; '.join(runner.left_out)}")
    return MISSING if runner.left_out else 0


if __name__ == "__main__":
    sys.exit(main())

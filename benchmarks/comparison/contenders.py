"""Who is compared: what each is called, whose interpreter it runs in, and which job it does."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
RUNNERS = ROOT / "benchmarks" / "peers"
OURS = "ours"


@dataclass(frozen=True, slots=True)
class Contender:
    """One line of the tables.

    ``env`` is the folder of its virtual environment below the peers' folder (ours: this interpreter), ``job`` what it
    does (clean, duplicates, both, gate), ``package`` the distribution whose version is written down.
    """

    name: str
    label: str
    env: str
    runner: str
    job: str
    package: str
    arguments: tuple[str, ...] = ()

    def python(self, peers: Path | None) -> Path | None:
        """Its interpreter, or None when it is not installed."""
        if self.env == OURS:
            return Path(sys.executable)
        found = peers / self.env / "bin" / "python" if peers else None
        return found if found and found.exists() else None

    def command(self, peers: Path | None, source: Path, out: Path, report: Path, *further: str) -> list[str]:
        runner = RUNNERS / f"{self.runner}.py"
        return [str(part) for part in (self.python(peers), runner, source, out, report, *self.arguments, *further)]


CONTENDERS = (
    Contender("ours", "cleaner: clean + audit", OURS, "ours", "clean", "cleaner-corpus", ("clean",)),
    Contender(
        "ours-duplicates",
        "cleaner: clean + near-duplicates + audit",
        OURS,
        "ours",
        "both",
        "cleaner-corpus",
        ("duplicates",),
    ),
    Contender("ours-gate", "cleaner: gate only", OURS, "ours", "gate", "cleaner-corpus", ("gate",)),
    Contender("naive", "all rules with `regex`, no gate", OURS, "naive_regex", "clean", "regex"),
    Contender("ftfy", "ftfy: `fix_text`", "ftfy", "ftfy_default", "clean", "ftfy"),
    Contender(
        "data-juicer", "data-juicer: cleaning mappers", "data-juicer", "data_juicer_mappers", "clean", "py-data-juicer"
    ),
    Contender("datatrove-c4", "datatrove: read, C4 filter, write", "datatrove", "datatrove_c4", "clean", "datatrove"),
    Contender("rensa", "rensa: RMinHash + LSH", "rensa", "rensa_lsh", "duplicates", "rensa"),
    Contender("text-dedup", "text-dedup: MinHash", "text-dedup", "text_dedup_minhash", "duplicates", "text-dedup"),
    Contender(
        "datatrove-minhash",
        "datatrove: MinHash, four stages",
        "datatrove",
        "datatrove_minhash",
        "duplicates",
        "datatrove",
    ),
)
BY_NAME = {contender.name: contender for contender in CONTENDERS}


@cache
def version(python: Path, package: str) -> str:
    """The version of a distribution that an interpreter sees; empty where it is run from its sources."""
    ask = f"import importlib.metadata as m\ntry: print(m.version({package!r}))\nexcept m.PackageNotFoundError: pass"
    return subprocess.run([python, "-c", ask], capture_output=True, text=True, check=True).stdout.strip()

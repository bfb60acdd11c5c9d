"""A detector and a rule pack of another distribution, installed from a wheel.

The detector is the one that the guide shows, so the guide is tested with it.
"""

from __future__ import annotations

import base64
import hashlib
import importlib.util
import json
import os
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
GUIDE = (ROOT / "docs/rules-of-your-own.md").read_text("utf-8")
PACK = """
[[rule]]
id = "promotion/shouting"
class = "promotion"
summary = "lines in capitals below the text"
why = "Shops shout below the stories that they copy."
since = "1"
detector = "shouting"
removes = [
  "The tool library opens on Saturday, and the members may keep a saw for a week.⟦\\nBUY YOUR WINTER COAT TODAY⟧",
  "The ferry did not sail, so the people of the island waited at the pier for a day.⟦\\nEVERYTHING MUST GO NOW⟧",
]
keeps = [
  "The tool library opens on Saturday, and the members may keep a saw for a week.\\nBUY A COAT",
  "The ferry did not sail, so the people WAITED AT THE PIER FOR A WHOLE DAY OR TWO.\\nThe captain was ill.",
]
"""
PACKS = "from pathlib import Path\n\nPACKS = Path(__file__).parent / 'rules'\n"
TEXT = "The ferry did not sail, so the people of the island waited at the pier for a day.\nGET TWENTY PERCENT OFF\n"
ASK = """
import json, sys
import cleaner
from cleaner.rulebook import examples
one = cleaner.Cleaner()
rule = one.rulebook.get("promotion/shouting")
result = one.clean(sys.argv[1])
plain = cleaner.Cleaner(cleaner.Config(entry_points=False))
print(json.dumps({
    "pack": rule.pack, "text": result.text, "why": [[list(e.rules), list(e.evidence)] for e in result.edits],
    "failures": [repr(f) for f in examples.run(one, [rule])],
    "without": plain.clean(sys.argv[1]).text, "rules": [r.id for r in plain.rulebook.rules if "shout" in r.id],
}))
"""


def block(language: str, word: str) -> str:
    """The code block of the guide in a language that holds a word."""
    (found,) = [code for code in re.findall(rf"```{language}\n(.*?)```", GUIDE, re.DOTALL) if word in code]
    return str(found)


def make_wheel(folder: Path, points: dict[str, dict[str, str]], *, version: str = "1") -> Path:
    """A wheel of the distribution ``harbour``: the guide's detector, a pack, entry points."""
    listed = "".join(
        f"[{group}]\n" + "".join(f"{key} = {value}\n" for key, value in entries.items())
        for group, entries in points.items()
    )
    info = f"harbour-{version}.dist-info"
    files = {
        "shouting.py": block("python", "class Shouting"),
        "harbour_packs/__init__.py": PACKS,
        "harbour_packs/rules/shouting.toml": PACK,
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: harbour\nVersion: {version}\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        f"{info}/entry_points.txt": listed,
    }
    record = [f"{name},sha256={digest(text)},{len(text.encode())}" for name, text in files.items()]
    files[f"{info}/RECORD"] = "\n".join([*record, f"{info}/RECORD,,"]) + "\n"
    path = folder / f"harbour-{version}-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as wheel:
        for name, text in files.items():
            wheel.writestr(name, text)
    return path


def digest(text: str) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).rstrip(b"=").decode()


def install(wheel: Path, target: Path) -> None:
    """Install a wheel; without pip by hand, which for pure Python is to unpack it."""
    if importlib.util.find_spec("pip"):
        pip = [
            sys.executable,
            "-m",
            "pip",
            "--disable-pip-version-check",
            "install",
            "--quiet",
            "--no-deps",
            "--no-index",
        ]
        subprocess.run([*pip, "--target", target, wheel], check=True, capture_output=True)
    else:
        with zipfile.ZipFile(wheel) as archive:
            archive.extractall(target)


def points() -> dict[str, dict[str, str]]:
    """The entry points: those of the guide for the detector, and those of the pack."""
    shown: dict[str, dict[str, str]] = tomllib.loads(block("toml", "cleaner.detectors"))["project"]["entry-points"]
    return {**shown, "cleaner.rules": {"harbour": "harbour_packs:PACKS"}}


def ask(target: Path) -> subprocess.CompletedProcess[str]:
    paths = [str(target), str(ROOT), os.environ.get("PYTHONPATH", "")]
    env = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, paths))}
    return subprocess.run([sys.executable, "-c", ASK, TEXT], env=env, capture_output=True, text=True, check=False)


def test_an_installed_plugin_fires_and_is_proven(tmp_path: Path) -> None:
    install(make_wheel(tmp_path, points()), tmp_path / "site")
    done = ask(tmp_path / "site")
    assert done.stderr == ""
    assert json.loads(done.stdout) == {
        "pack": "harbour: shouting.toml",
        "text": TEXT.splitlines()[0] + "\n",
        "why": [[["promotion/shouting"], ["capitals only"]]],
        "failures": [],
        "without": TEXT,
        "rules": [],
    }


@pytest.mark.parametrize(
    ("detectors", "said"),
    [
        (
            {},
            "RuleError: harbour: shouting.toml: rule promotion/shouting: detector: 'shouting' is no detector; ",
        ),
        ({"density": "shouting:DETECTOR"}, "detector 'density' of shouting:DETECTOR has the name of another detector"),
    ],
    ids=["missing", "taken"],
)
def test_a_plugin_that_cannot_be_used_is_named(tmp_path: Path, detectors: dict[str, str], said: str) -> None:
    install(make_wheel(tmp_path, points() | {"cleaner.detectors": detectors}), tmp_path / "site")
    done = ask(tmp_path / "site")
    assert done.returncode == 1
    assert said in done.stderr.splitlines()[-1]

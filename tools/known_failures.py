"""Say which documents of fixtures/known-failures.toml come out right by now, and which others do not; show no text.

python tools/known_failures.py [--take-off]

``--take-off`` removes the first from the list.  What is new on it needs a reason, and so is written by hand.
"""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path

from cleaner.engine import Cleaner
from cleaner.evaluation.documents import read_documents
from cleaner.evaluation.report import evaluate

FIXTURES = Path(__file__).parents[1] / "fixtures"
LIST = FIXTURES / "known-failures.toml"


def listed(text: str) -> set[str]:
    """The documents of the list, as SET/NAME."""
    table = tomllib.loads(text)
    return {*table.pop("unread"), *(f"{folder}/{name}" for folder, found in table.items() for name in found)}


def failing() -> set[str]:
    """The documents of all sets that do not come out right."""
    cleaner, found = Cleaner(), set()
    for path in FIXTURES.glob("*/gold.jsonl"):
        report = evaluate(cleaner, read_documents(path.parent / "marked"))
        found |= {f"{path.parent.name}/{one.name}" for one in report.documents if not one.perfect}
    return found


def without(text: str, names: set[str]) -> str:
    """The list without the lines of these documents."""
    lines, folder = [], ""
    for line in text.splitlines(keepends=True):
        folder = line.strip("[]\n") if line.startswith("[") else folder
        name = line.strip(' ",\n') if line.startswith("  ") else f"{folder}/{line.partition(' = ')[0]}"
        lines += [] if name in names else [line]
    return "".join(lines)


def main() -> int:
    text = LIST.read_text("utf-8")
    known, found = listed(text), failing()
    mended = known - found
    for name in sorted(mended):
        print(f"comes out right: {name}")
    for name in sorted(found - known):
        print(f"does not come out right and is not listed: {name}")
    if "--take-off" in sys.argv:
        LIST.write_text(without(text, mended), "utf-8")
        assert listed(LIST.read_text("utf-8")) == known - mended
        return int(bool(found - known))
    return int(known != found)


if __name__ == "__main__":
    sys.exit(main())

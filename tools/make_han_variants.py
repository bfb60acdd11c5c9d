"""Write cleaner/text/han_variants.txt from OpenCC's character data (Apache-2.0).

    pip install opencc-python-reimplemented
    python tools/make_han_variants.py

One line a character: the form that detection reads, a tab, and the forms that fold to it.  The first part
of the file (before the empty line) are the characters that only Simplified text uses, so that the script
of a document can be told as well.
"""

from __future__ import annotations

import importlib.util
from collections import defaultdict
from pathlib import Path

TARGET = Path(__file__).parents[1] / "cleaner" / "text" / "han_variants.txt"


def pairs(folder: Path, name: str) -> list[tuple[str, list[str]]]:
    rows = (line.split("\t") for line in (folder / name).read_text("utf-8").splitlines() if "\t" in line)
    return [(source, targets.split()) for source, targets in rows]


def main() -> None:
    spec = importlib.util.find_spec("opencc")
    if spec is None or spec.origin is None:
        raise SystemExit("install opencc-python-reimplemented first")
    folder = Path(spec.origin).parent / "dictionary"
    fold = {source: targets[0] for source, targets in pairs(folder, "TSCharacters.txt")}
    fold = {source: target for source, target in fold.items() if source != target}
    for name in ("TWVariants.txt", "HKVariants.txt", "JPVariants.txt"):
        for standard, regional in pairs(folder, name):
            for form in regional:
                fold.setdefault(form, fold.get(standard, standard))
    fold = {source: fold.get(target, target) for source, target in fold.items()}
    forms: dict[str, list[str]] = defaultdict(list)
    for source, target in sorted(fold.items()):
        if source != target and len(source) == len(target) == 1:
            forms[target].append(source)
    simplified = sorted(s for s, targets in pairs(folder, "STCharacters.txt") if s not in targets and len(s) == 1)
    lines = ["".join(simplified), ""]
    lines += [f"{target}\t{''.join(sources)}" for target, sources in sorted(forms.items())]
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{TARGET}: {len(forms)} characters, {len(simplified)} of them Simplified only")


if __name__ == "__main__":
    main()

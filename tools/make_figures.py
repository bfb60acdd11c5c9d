"""Write the tables of measured figures into README.md and docs/limits.md; ``--check`` only says whether they are true.

python tools/make_figures.py [--check]

A table stands between ``<!-- table: NAME -->`` and ``<!-- end table -->``.  Of documents that are set aside nothing but
counts is read.
"""

from __future__ import annotations

import math
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from cleaner.config import Config
from cleaner.engine import Cleaner
from cleaner.evaluation.counts import Counts
from cleaner.evaluation.documents import read_documents
from cleaner.evaluation.report import Report, Scored, evaluate
from cleaner.rulebook.schema import CLASSES

ROOT = Path(__file__).parents[1]
PAGES = (ROOT / "README.md", ROOT / "docs/limits.md")
SETS = {
    "corpus": "corpus ({} documents)",
    "probes": "probes ({} unusual forms, one each)",
    "forms": "forms ({} more of them)",
    "blind": "blind ({}, by authors who had not seen the rules)",
    "unseen": "unseen ({}, by others of them)",
    "edges": "edges ({}, of what is hard to tell)",
    "fresh": "fresh ({}, scored before anything of it was read)",
    "field": "field ({}, the same)",
    "apart": "apart ({} forms, scored before anything of it was read)",
    "wild": "wild ({}, the last, hard on purpose, scored before anything of it was read)",
    "lookalikes": "lookalikes ({}, hard)",
    "guises": "guises ({} more, by others)",
}
BY_OTHERS = ("blind", "unseen", "hard", "edges", "fresh", "field", "apart", "wild")  # whose authors had seen no rule
LANGUAGES = {
    "zh-Hans": "Chinese (Simplified)", "zh-Hant": "Chinese (Traditional)", "en": "English", "id": "Indonesian",
    "vi": "Vietnamese", "th": "Thai", "ja": "Japanese", "ko": "Korean", "ru": "Russian", "tr": "Turkish",
}  # fmt: skip
_TABLE = re.compile(r"(?<=<!-- table: )(?P<name>\w+) -->\n.*?(?=<!-- end table -->)", re.DOTALL)

Reports = dict[str, Report]


def measured() -> Reports:
    """The figures of all sets."""
    cleaner = Cleaner(Config(entry_points=False))
    names = (*SETS, *(name for name in BY_OTHERS if name not in SETS))
    return {name: evaluate(cleaner, read_documents(ROOT / "fixtures" / name / "marked")) for name in names}


def sets(reports: Reports) -> Iterator[str]:
    """The table of the README: a row a set."""
    yield "| set | precision | recall | recall on what was not read | clean documents damaged |"
    yield "|---|---|---|---|---|"
    for name, title in SETS.items():
        whole, aside = reports[name].score.whole, reports[name].aside.whole
        measured = ("–", "–", "–")
        if whole.contaminated >= whole.clean:
            unread = _share(aside.recall, 2) if aside.documents else "–"
            measured = (_share(whole.precision, 3), _share(whole.recall, 2), unread)
        damaged = f"{whole.clean_damaged} of {whole.clean}" if whole.clean else "–"
        yield _row(title.format(whole.documents), *measured, damaged)


def strangers(reports: Reports) -> Iterator[str]:
    """What nobody read of the sets of other authors: a row a set."""
    yield from _head("set")
    for name in BY_OTHERS:
        yield _counted(name, reports[name].aside.whole)


def languages(reports: Reports) -> Iterator[str]:
    """The same by language."""
    yield from _head("language")
    for tag, name in LANGUAGES.items():
        yield _counted(name, _sum(one.score.whole for one in _unread(reports) if one.language == tag))
    yield _counted("others", _sum(one.score.whole for one in _unread(reports) if one.language not in LANGUAGES))


def classes(reports: Reports) -> Iterator[str]:
    """The same by class; documents are those in which something of the class is marked."""
    yield from _head("class")
    for name in CLASSES:
        parts = [one.score.classes[name] for one in _unread(reports) if name in one.score.classes]
        whole = _sum(parts)
        whole.documents = sum(part.marks > 0 for part in parts)
        yield _counted(f"`{name}`", whole)


TABLES: dict[str, Callable[[Reports], Iterable[str]]] = {
    "sets": sets, "strangers": strangers, "languages": languages, "classes": classes,
}  # fmt: skip


def _unread(reports: Reports) -> list[Scored]:
    return [one for name in BY_OTHERS for one in reports[name].documents if one.aside]


def _sum(parts: Iterable[Counts]) -> Counts:
    whole = Counts()
    for part in parts:
        whole.add(part)
    return whole


def _head(what: str) -> tuple[str, str]:
    return f"| {what} | documents | precision | recall |", "|---|---|---|---|"


def _counted(name: str, counts: Counts) -> str:
    taken, marked = counts.right + counts.wrong, counts.found + counts.missed
    precision = _share(counts.precision, 3) if taken else "–"
    return _row(name, str(counts.documents), precision, _share(counts.recall, 2) if marked else "–")


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def _share(value: float, digits: int) -> str:
    """A share rounded down, so that 1.00 means all."""
    return f"{math.floor(value * 10**digits) / 10**digits:.{digits}f}"


def main() -> int:
    reports, stale = measured(), []
    for page in PAGES:
        text = page.read_text("utf-8")
        new = _TABLE.sub(lambda m: f"{m['name']} -->\n\n" + "\n".join(TABLES[m["name"]](reports)) + "\n\n", text)
        if new != text and "--check" in sys.argv:
            stale.append(page.relative_to(ROOT))
        elif new != text:
            page.write_text(new, "utf-8")
    for name in stale:
        print(f"{name} has figures that are not what is measured: run python tools/make_figures.py")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())

"""Data that pages work on: files and folders that ``<!-- samples: NAME -->`` puts beside a page's commands.

All of it is made of documents of ``fixtures/corpus`` that may be read (none that is set aside).
"""

from __future__ import annotations

import gzip
import json
import shutil
from collections.abc import Callable, Iterator
from itertools import cycle
from pathlib import Path

CORPUS = Path(__file__).parents[2] / "fixtures/corpus"
STORIES = ("012_dup-desalination-gambling-zh", "013_dup-desalination-related-zh")
LATER = ("014_dup-desalination-netease-zh", "015_dup-desalination-byline-zh")
OTHERS = ("001_riqi-tail-opinion-zh", "044_dup-library-en", "045_dup-library-en-gambling", "059_blade-tutorial-zh")
SCRAPED = (*STORIES, *OTHERS)

FLOORS = "precision = 0.9\nrecall = 0.5\n"


def put_sample(name: str, folder: Path) -> None:
    """Make the sample in the folder; KeyError for a name that is none."""
    SAMPLES[name](folder / name)


def _text(name: str, kind: str = "raw") -> str:
    return (CORPUS / kind / f"{name}.txt").read_bytes().decode()


def _texts(names: tuple[str, ...], kind: str) -> Callable[[Path], None]:
    """A folder with one file a document."""

    def put(path: Path) -> None:
        path.mkdir(parents=True)
        for name in names:
            shutil.copy(CORPUS / kind / f"{name}.txt", path)

    return put


def _one(name: str) -> Callable[[Path], None]:
    """A file with one document."""
    return lambda path: path.write_bytes(_text(name).encode()) and None


def _records(field: str = "text") -> Iterator[dict[str, str]]:
    for number, name in enumerate(SCRAPED):
        yield {"id": f"{number}", "url": f"https://example.org/{name}", field: _text(name)}


def _lines(field: str = "text") -> bytes:
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in _records(field)).encode()


def _parquet(field: str = "text") -> Callable[[Path], None]:
    def put(path: Path) -> None:
        import pyarrow
        from pyarrow import parquet

        parquet.write_table(pyarrow.Table.from_pylist(list(_records(field))), path)

    return put


def _web(path: Path) -> None:
    """A folder of texts and records."""
    _texts(SCRAPED[:3], "raw")(path)
    (path / "more.jsonl").write_bytes(_lines())


def _gold(path: Path) -> None:
    """The spans of the documents in raw/."""
    lines = (CORPUS / "gold.jsonl").read_text("utf-8").splitlines()
    path.write_text("".join(f"{line}\n" for line in lines if json.loads(line)["name"] in SCRAPED), "utf-8")


def _judgement(path: Path) -> None:
    """What the page of the run in out/ would hand down when every other wording was judged wrong."""
    from cleaner.report.picture import look

    picture = look(path.parent / "out")
    judged = [
        {"key": f"{wording.key:016x}", "verdict": verdict}
        for wording, verdict in zip(picture.wordings, cycle(("right", "wrong")), strict=False)
    ]
    fields = {"schema": 1, "kind": "cleaner-judgement", "run": picture.identity, "judged": judged}
    path.write_text(json.dumps(fields), "utf-8")


SAMPLES: dict[str, Callable[[Path], None]] = {
    "fixtures/": lambda path: path.symlink_to(CORPUS.parent),
    "scraped/": _texts(SCRAPED, "raw"),
    "corpus/": _texts(SCRAPED, "raw"),
    "raw/": _texts(SCRAPED, "raw"),
    "marked/": _texts(SCRAPED, "marked"),
    "gold.jsonl": _gold,
    "floors.toml": lambda path: path.write_text(FLOORS) and None,
    "texts/": _texts((*STORIES, *OTHERS), "clean"),
    "new/": _texts(LATER, "clean"),
    "web/": _web,
    "page.txt": _one(STORIES[0]),
    "a.txt": _one(STORIES[0]),
    "web.jsonl": lambda path: path.write_bytes(_lines()) and None,
    "web.jsonl.gz": lambda path: path.write_bytes(gzip.compress(_lines())) and None,
    "part.parquet": _parquet(),
    "part-0.jsonl.gz": lambda path: path.write_bytes(gzip.compress(_lines("content"))) and None,
    "part-1.parquet": _parquet("content"),
    "judgement-out.json": _judgement,
}

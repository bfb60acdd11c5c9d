"""Finished runs for tests, made by the stub (see ``tests/corpus/stub_cleaner.py``)."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "corpus"))

from stub_cleaner import StubCleaner

from cleaner.corpus.run import clean_corpus
from cleaner.corpus.stories import Duplicates

STORY = "渡轮停了一天，岛上的人坐在码头上等，到天黑也没有等到船来，第二天一早又都回到码头上去了。"

HOSTILE = (
    "<script>window.hacked = 1</script>",
    '<img src="x" onerror="window.hacked = 1">',
    "</script><script>window.hacked = 1</script>",
    "<!--<script>window.hacked = 1",
    "]]></style><svg onload='window.hacked = 1'>",
    "\u202egnp.exe\u202c\u2066abc\u2069 \u200b\u200f\x01\x1b[31m",
    "javascript:window.hacked=1 {{data}} {{script}} ${window.hacked=1}",
    "\u2028\u2029\ufeff\udcff".encode("utf-8", "surrogatepass").decode("utf-8", "replace"),
)


def finished(folder: Path, texts: dict[str, str | bytes], *, duplicates: bool = False) -> Path:
    """A run over these texts; gives its output folder."""
    for name, text in texts.items():
        path = folder / "in" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    mode = Duplicates.FLAG if duplicates else Duplicates.OFF
    clean_corpus([folder / "in"], folder / "out", StubCleaner(), duplicates=mode, jobs=1)
    return folder / "out"

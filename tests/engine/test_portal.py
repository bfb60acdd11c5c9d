"""Floors of portal pages, told by a scorer that is not part of this package.

``CLEANER_SHARED`` names a folder with ``score_portal.py`` and ``portal-news/``: pages with every visible line
(scraped), what an extractor made of them (extracted), and what of them is the article (reference).
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from fixtures import cleaner, read

SHARED = Path(os.environ.get("CLEANER_SHARED", "."))
FLOORS = {
    "scraped": {"precision": 0.955, "recall": 0.949, "f1": 0.945},
    "extracted": {"precision": 0.91, "recall": 0.905},
}
pytestmark = pytest.mark.skipif(
    not (SHARED / "score_portal.py").is_file(), reason="CLEANER_SHARED names no folder with score_portal.py"
)


@pytest.mark.parametrize("kind", ["scraped", "extracted"])
def test_the_floor_of_portal_pages(kind: str, tmp_path: Path) -> None:
    pages = SHARED / "portal-news"
    for path in (pages / kind).glob("*.txt"):
        once = cleaner().clean(read(path)).text
        assert cleaner().clean(once).edits == (), path.name
        (tmp_path / path.name).write_bytes(once.encode())
    script = [sys.executable, str(SHARED / "score_portal.py"), str(tmp_path), str(pages / "reference")]
    told = subprocess.run(script, check=True, capture_output=True, text=True).stdout
    precision, recall, f1 = map(float, re.findall(r"\b[PRF] (\d\.\d+)", told)[:3])
    found = {"precision": precision, "recall": recall, "f1": f1}
    for name, least in FLOORS[kind].items():
        assert found[name] >= least, (name, told)

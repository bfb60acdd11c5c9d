"""A scraped folder with something of everything."""

import os
from pathlib import Path

import pytest
from trees import make

from cleaner.corpus import shards


@pytest.fixture
def small_shards(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shards, "MAX_ENTRIES", 3)


@pytest.fixture
def scraped(tmp_path: Path) -> Path:
    files = {f"news/{number:02}.txt": f"正文{number}。\n{{{{gambling/a|彩票}}}}\r\n".encode() for number in range(7)}
    files |= {
        "clean.md": "只有正文。".encode(),
        "gbk": "正文正文正文，中国人民的生活。{{related/b|更多新闻}}".encode("gb18030"),
        "bom.txt": b"\xef\xbb\xbf" + "正文。{{mojibake/c|â€œ>“}}".encode(),
        "flag.txt": "正文。{{?byline/d|编辑}}".encode(),
        "reject.txt": "{{reject}}{{gambling/a|彩票}}".encode(),
        "crash.txt": b"{{crash}}",
        "image.png": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)),
        "empty.txt": b"",
    }
    make(tmp_path / "scraped", files)
    (tmp_path / "scraped/nothing/here").mkdir(parents=True)
    os.mkfifo(tmp_path / "scraped/pipe")
    return tmp_path / "scraped"

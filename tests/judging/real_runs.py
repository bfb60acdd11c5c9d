"""A run of the real engine over a few texts, and judgements about it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from cleaner.corpus.run import clean_corpus
from cleaner.corpus.stories import Duplicates
from cleaner.report.gather import Wording
from cleaner.report.picture import look
from fixtures import cleaner

PROSE = (
    "渡轮停了一天，岛上的人就坐在码头上等，到天黑也没有等到船来。\n"
    "鱼市的灯在凌晨三点就亮了，第一批船四点靠岸，六点已经散场。\n"
    "县里的图书馆重新开门了，孩子们在门口排队，等着借暑假要看的书。"
)
SPAM = "北斗棋牌官网|老虎机试玩平台|真人捕鱼app下载"
CREDIT = "责任编辑：王小明"


def finished(folder: Path, texts: dict[str, str | bytes]) -> Path:
    """A run over these texts; gives its output folder."""
    for name, text in texts.items():
        (folder / "in").mkdir(exist_ok=True)
        (folder / "in" / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    clean_corpus([folder / "in"], folder / "out", cleaner(), duplicates=Duplicates.OFF, jobs=1)
    return folder / "out"


def judged(out: Path, verdict: Callable[[Wording], str | None]) -> Path:
    """A judgement of all wordings of a run, as the page writes it."""
    picture = look(out)
    said = [
        {"key": f"{one.key:016x}", "verdict": word, "text": "not believed"}
        for one in picture.wordings
        if (word := verdict(one))
    ]
    path = out.parent / "judgement.json"
    fields = {"schema": 1, "kind": "cleaner-judgement", "run": picture.identity, "judged": said}
    path.write_text(json.dumps(fields))
    return path

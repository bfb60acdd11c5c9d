"""Runs that are killed at any moment and given again end with the bytes of a run that nobody disturbed."""

import importlib.util
import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from trees import make, tree

from cleaner.corpus.records.compressed import writing

CODE = """
import sys; sys.path[:0] = {path!r}
from cleaner.corpus import shards
from cleaner.corpus.records import pieces
from cleaner.corpus.records.options import RecordOptions
from cleaner.corpus.run import clean_corpus
from cleaner.corpus.stories import Duplicates
from trees import STUB
pieces.PIECE = shards.MAX_BYTES = 4000
options = RecordOptions(shard_size=9000)
clean_corpus([{source!r}], sys.argv[1], STUB, duplicates=Duplicates.DROP, records=options, jobs=2)
"""
STORY = "渡轮停了一天，岛上的人坐在码头上等，到天黑也没有等到船来。第二天风小了，船长说可以开，大家排成一队上船。"


def corpus(folder: Path) -> Path:
    """Texts and files of records of every format, some of them the same story."""
    chance = random.Random(1)
    texts = [f"{STORY}{number % 90}。{{{{gambling/a|彩票{number}}}}}" * (1 + number % 2) for number in range(300)]
    texts += ["".join(chance.choices("的一是在不了有和人这中大为上个国我以要他", k=150)) for _ in range(100)]
    chance.shuffle(texts)
    lines = "".join(json.dumps({"text": text, "n": number}) + "\n" for number, text in enumerate(texts)).encode()
    make(folder, {f"texts/{number:03}.txt": text.encode() for number, text in enumerate(texts)} | {"a.jsonl": lines})
    for compression in ("gz", "zst"):
        with (folder / f"b.jsonl.{compression}").open("wb") as file, writing(file, compression) as content:
            content.write(lines)
    if importlib.util.find_spec("pyarrow") is not None:
        import pyarrow as pa
        import pyarrow.parquet as pq

        pq.write_table(pa.table({"text": texts, "n": range(len(texts))}), folder / "c.parquet", row_group_size=50)
    return folder


def disturbed(base: Path, kills: int, seed: int) -> None:
    """Kill the run so many times, starting anew when it comes to its end before."""
    source = corpus(base / "in")
    code = CODE.format(path=sys.path, source=str(source))
    started = time.monotonic()
    subprocess.run([sys.executable, "-c", code, base / "whole"], check=True)
    lasts = time.monotonic() - started
    whole = tree(base / "whole")
    chance = random.Random(seed)
    done, turn = 0, 0
    while done < kills:
        out = base / f"out{turn}"
        with subprocess.Popen([sys.executable, "-c", code, out], start_new_session=True) as process:
            try:
                process.wait(chance.uniform(0.2, 1.1) * lasts)
            except subprocess.TimeoutExpired:
                parts = out / ".work/parts"
                done += parts.is_dir()  # a kill before there is anything to continue counts for nothing
                victim = chance.choice([os.killpg, os.kill])  # with its workers, or the parent alone
                victim(process.pid, signal.SIGKILL)
        if process.returncode == 0:
            assert tree(out) == whole
            turn += 1
        else:
            published = {path.name for path in out.iterdir()} if out.exists() else set()
            assert "summary.json" not in published or "audit.jsonl" in published
    subprocess.run([sys.executable, "-c", code, base / f"out{turn}"], check=True)
    assert tree(base / f"out{turn}") == whole


@pytest.mark.skipif(sys.platform == "win32", reason="processes are killed as on Unix")
def test_ten_kills(tmp_path: Path) -> None:
    disturbed(tmp_path, 10, seed=1)


@pytest.mark.long
@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="processes are killed as on Unix")
def test_two_hundred_kills(tmp_path: Path) -> None:
    disturbed(tmp_path, 200, seed=2)

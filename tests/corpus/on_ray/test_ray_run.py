"""Runs on a Ray cluster come to what runs of this machine come to, byte for byte."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from stub_cleaner import StubCleaner
from test_killed import REASON, Deadly, Once, deadly, failures
from trees import STUB, make, tree

from cleaner.corpus import shards
from cleaner.corpus.document import Cleans
from cleaner.corpus.engine import Engine
from cleaner.corpus.errors import CorpusError
from cleaner.corpus.records import pieces
from cleaner.corpus.records.options import RecordOptions
from cleaner.corpus.run import clean_corpus
from cleaner.corpus.stories import Duplicates
from cleaner.duplicates.cluster import batches
from cleaner.engine import Cleaner

__all__ = ["deadly"]

pytest.importorskip("ray.data", reason="Ray is not installed: pip install 'cleaner-corpus[ray]'")
pytestmark = pytest.mark.slow
CORPUS = Path(__file__).parents[3] / "fixtures/corpus"
Engines = Callable[[int], Engine]


def cleaned(inputs: list[Path | str], out: Path, cleaner: Cleans, **named: Any) -> None:
    """A run that looks for no near-duplicates: over a cluster that is what takes longest with so few texts."""
    clean_corpus(inputs, out, cleaner, duplicates=Duplicates.OFF, **named)


def differing(first: Path, second: Path) -> set[str]:
    """The files and folders in which two outputs differ."""
    one, other = tree(first), tree(second)
    return {name for name in one.keys() | other.keys() if name not in one or one[name] != other.get(name)}


@pytest.fixture
def records(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Real documents as JSON Lines (plain, gzip, zstd) and Parquet, each in several pieces where it can be."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    from cleaner.corpus.records.compressed import writing

    monkeypatch.setattr(pieces, "PIECE", 50_000)
    monkeypatch.setattr(shards, "MAX_BYTES", 80_000)
    monkeypatch.setattr(batches, "_LEAST", 1)
    aside = set((CORPUS / "aside.txt").read_text().split())
    paths = sorted(path for path in (CORPUS / "raw").iterdir() if path.stem not in aside)
    texts = [path.read_text("utf-8", "replace") for path in paths[:60]]
    rows = [{"id": f"d{number}", "text": text, "n": number / 2} for number, text in enumerate(texts)]
    lines = "".join(json.dumps(row, ensure_ascii=row["n"] % 2 == 0) + "\n" for row in rows).encode()
    folder = make(tmp_path / "in", {"a.jsonl": lines + b"no json\n", "text/one.txt": texts[0].encode()})
    for suffix in ("gz", "zst"):
        with (folder / f"b.jsonl.{suffix}").open("wb") as file, writing(file, suffix) as content:  # type: ignore[arg-type]
            content.write(lines)
    pq.write_table(pa.Table.from_pylist(rows), folder / "c.parquet", row_group_size=20)
    return folder


@pytest.mark.parametrize(("mode", "workers"), [(Duplicates.FLAG, 1), (Duplicates.FLAG, 2), (Duplicates.DROP, 2)])
def test_records_and_texts_come_out_as_on_this_machine(
    engine: Engines, records: Path, tmp_path: Path, mode: Duplicates, workers: int
) -> None:
    cleaner, options = Cleaner(), RecordOptions(id_field="id")
    local = clean_corpus([records], tmp_path / "local", cleaner, duplicates=mode, records=options, jobs=1)
    assert local.summary["duplicates"]["groups"] > 0
    assert local.summary["verdicts"]["failed"] == 1
    out = tmp_path / "ray"
    done = clean_corpus([records], out, cleaner, duplicates=mode, records=options, engine=engine(workers))
    assert not differing(out, tmp_path / "local")
    assert done.examples == local.examples


@pytest.mark.usefixtures("small_shards")
def test_a_folder_with_something_of_everything(engine: Engines, scraped: Path, tmp_path: Path) -> None:
    clean_corpus([scraped], tmp_path / "local", STUB, jobs=1)
    clean_corpus([scraped], tmp_path / "ray", STUB, engine=engine(2))
    assert not differing(tmp_path / "ray", tmp_path / "local")


def test_an_actor_that_dies_once_changes_nothing(engine: Engines, scraped: Path, tmp_path: Path) -> None:
    cleaned([scraped], tmp_path / "ray", Once(mark=tmp_path / "died"), engine=engine(2))
    assert (tmp_path / "died").exists()
    cleaned([scraped], tmp_path / "local", STUB, jobs=1)
    assert not differing(tmp_path / "ray", tmp_path / "local")


def test_what_kills_actors_is_failed_and_the_rest_is_cleaned(engine: Engines, deadly: Path, tmp_path: Path) -> None:
    cleaned([deadly], tmp_path / "ray", Deadly(), engine=engine(2))
    assert set(failures(tmp_path / "ray").values()) == {REASON}
    cleaned([deadly], tmp_path / "local", Deadly(), jobs=2)
    assert not differing(tmp_path / "ray", tmp_path / "local")


class Other(StubCleaner):
    """Claims rules of its own wherever it comes to."""

    def __setstate__(self, state: object) -> None:
        object.__setattr__(self, "config", STUB.config)
        object.__setattr__(self, "fingerprint", "other")


def test_a_node_with_other_rules_ends_the_run(engine: Engines, scraped: Path, tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="would clean by other rules"):
        cleaned([scraped], tmp_path / "out", Other(), engine=engine(1))
    assert not (tmp_path / "out/audit.jsonl").exists()
    cleaned([scraped], tmp_path / "out", STUB, jobs=1)  # and this machine can go on


def test_a_run_of_this_machine_is_continued_by_a_cluster(engine: Engines, scraped: Path, tmp_path: Path) -> None:
    def stop(done: int, total: int) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        cleaned([scraped], tmp_path / "out", STUB, jobs=1, progress=stop)
    cleaned([scraped], tmp_path / "out", STUB, engine=engine(1))
    cleaned([scraped], tmp_path / "local", STUB, jobs=1)
    assert not differing(tmp_path / "out", tmp_path / "local")


def test_actors_fetch_what_is_at_a_url(
    engine: Engines, records: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()  # who fetches a file cuts it into pieces, and actors do not know of patches
    cleaned([records], tmp_path / "local", STUB, jobs=1)
    cleaned([records.as_uri()], tmp_path / "ray", STUB, engine=engine(2))
    assert not differing(tmp_path / "ray", tmp_path / "local")


def test_a_file_that_turns_out_to_be_damaged_is_kept(engine: Engines, tmp_path: Path) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    folder = make(tmp_path / "in", {f"{number}.txt": b"{{gambling/a|x}}text" for number in range(9)})
    path = folder / "5.parquet"
    pq.write_table(
        pa.table({"text": ["{{gambling/a|x}}" + "ab" * 50] * 90}), path, row_group_size=30, compression="gzip"
    )
    start = pq.ParquetFile(path).metadata.row_group(2).column(0).dictionary_page_offset
    path.write_bytes(path.read_bytes()[:start] + bytes(40) + path.read_bytes()[start + 40 :])
    cleaned([folder], tmp_path / "local", STUB, jobs=2)
    cleaned([folder], tmp_path / "ray", STUB, engine=engine(2))
    assert failures(tmp_path / "ray")["5.parquet"].startswith("has pages that cannot be read, in row group 2")
    assert not differing(tmp_path / "ray", tmp_path / "local")

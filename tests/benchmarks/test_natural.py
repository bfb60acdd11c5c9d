"""The bench corpus: the same for the same seed, its shares as promised, its documents as pages and copies are."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from itertools import combinations, islice
from pathlib import Path
from random import Random

import pytest
from natural.articles import LONGEST, SHORTEST
from natural.documents import Corpus, Document, first, write
from natural.harvest import donors
from natural.newspaper import FIXTURES, fresh_number, read

from cleaner.text.tables import fold
from fixtures import cleaner

ROOT = Path(__file__).parents[2]
NUMBER = 1500


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    """A corpus from the fixtures' own clean texts: nothing is fetched."""
    return Corpus(read(None))


@pytest.fixture(scope="module")
def documents(corpus: Corpus) -> list[Document]:
    return list(islice(corpus, NUMBER))


def test_the_same_seed_gives_the_same_documents(corpus: Corpus) -> None:
    again = Corpus(read(None))
    assert list(islice(again, 50)) == list(islice(corpus, 50))
    assert corpus.document(40) == again.document(40), "whatever was made before"
    other = Corpus(corpus.paper, seed=2)
    assert all(a.text != b.text for a, b in zip(islice(corpus, 50), islice(other, 50), strict=True))


def test_a_small_corpus_is_the_beginning_of_a_large_one(corpus: Corpus, tmp_path: Path) -> None:
    write(corpus, tmp_path / "small.jsonl", size=50_000)
    write(corpus, tmp_path / "large.jsonl", size=200_000)
    small, large = ((tmp_path / name).read_bytes() for name in ("small.jsonl", "large.jsonl"))
    assert large.startswith(small)
    texts = [json.loads(line)["text"] for line in small.splitlines()]
    size = sum(len(text.encode()) for text in texts)
    assert size - len(texts[-1].encode()) < 50_000 <= size


def test_shares_are_as_promised(documents: list[Document]) -> None:
    assert sum(one.contaminated for one in documents) / NUMBER == pytest.approx(0.15, abs=0.03)
    assert sum(one.copy_of is not None for one in documents) / NUMBER == pytest.approx(0.10, abs=0.025)


def test_a_corpus_without_contamination_has_the_same_stories(corpus: Corpus) -> None:
    clean = Corpus(corpus.paper, contaminated=0)
    pairs = list(zip(islice(corpus, 200), islice(clean, 200), strict=True))
    assert not any(one.contaminated for _, one in pairs)
    assert all(a.text == b.text for a, b in pairs if not a.contaminated and a.copy_of is None)


def test_documents_are_as_long_as_news(documents: list[Document]) -> None:
    sizes = sorted(len(one.text.encode()) for one in documents if not one.contaminated and one.copy_of is None)
    assert sizes[0] >= SHORTEST
    assert sizes[-1] <= LONGEST + 1000, "the last paragraph is whole"
    assert 1500 < sizes[len(sizes) // 2] < 4000


def test_copies_tell_the_story_of_a_document_before_them(corpus: Corpus, documents: list[Document]) -> None:
    """Half of what the shorter of the two says stands in the other, scripts aside; few are copied to the letter."""
    copies = [one for one in documents if one.copy_of is not None and not one.contaminated][:60]
    plain = Corpus(corpus.paper, contaminated=0)
    for copy in copies:
        assert copy.copy_of is not None
        assert copy.copy_of < copy.number
        original = plain.document(copy.copy_of)
        assert original.copy_of is None
        ours, theirs = shingles(copy.text), shingles(original.text)
        assert len(ours & theirs) / min(len(ours), len(theirs)) > 0.5
    assert sum(one.text == plain.document(one.copy_of or 0).text for one in copies) < 0.1 * len(copies)


def shingles(text: str) -> set[str]:
    plain = re.sub(r"\s", "", fold(text))
    return {plain[k : k + 5] for k in range(len(plain) - 4)}


def test_contaminated_documents_are_not_what_was_written(corpus: Corpus, documents: list[Document]) -> None:
    plain = Corpus(corpus.paper, contaminated=0)
    dirty = [one for one in documents if one.contaminated and one.copy_of is None]
    assert all(one.text != plain.document(one.number).text for one in dirty)


def test_contaminated_documents_are_seen_as_such(documents: list[Document]) -> None:
    dirty = [one for one in documents if one.contaminated][:60]
    assert sum(bool(cleaner().clean(one.text).edits) for one in dirty) >= 57
    clean = [one for one in documents if not one.contaminated][:60]
    assert sum(bool(cleaner().clean(one.text).edits) for one in clean) <= 3


def test_rows_of_spam_are_put_together_anew(documents: list[Document]) -> None:
    """No table of lines could find them: rows of three and more items hardly ever come twice."""
    rows = [line for one in documents if one.contaminated for line in one.text.split("\n") if line.count("|") > 3]
    assert len(rows) > 100
    assert len(set(rows)) > 0.97 * len(rows)
    fixtures = "\n".join(path.read_text("utf-8") for path in (FIXTURES / "corpus" / "raw").glob("0[0-4]*zh.txt"))
    assert sum(row in fixtures for row in rows) < 0.03 * len(rows)


def test_documents_set_aside_give_nothing() -> None:
    aside = set((FIXTURES / "corpus" / "aside.txt").read_text("utf-8").split())
    names = [donor.name for donor in donors()]
    assert len(names) > 20
    assert aside.isdisjoint(names)


def test_donors_have_every_kind_of_contamination() -> None:
    known = donors()
    assert {cls for donor in known for piece in donor.pieces for cls, _ in piece.parts} > {
        "gambling", "template", "related", "disclaimer", "navigation", "byline", "image", "html", "promotion",
    }  # fmt: skip
    assert any(donor.glosses for donor in known)
    assert any(donor.entities for donor in known)
    assert any(donor.planted for donor in known)


def test_the_newspaper_varies_persons_places_and_numbers(sdist: Path) -> None:
    paper = read(sdist)
    assert paper.headlines == ("渡轮停航岛民等待消息",)
    assert paper.persons == ("陈远帆",)
    assert paper.places == ("宁波",)
    drawn = {paper.sentence(Random(seed)) for seed in range(200)}
    forms = {re.sub(r"\d+", "#", sentence) for sentence in drawn}
    assert forms == {"记者陈远帆#年在宁波看到，码头上排着#个人。"}, "half a quotation and a credit are no sentences"
    assert len(drawn) > 50
    assert all(2000 < int(re.findall(r"\d+", sentence)[0]) < 2030 for sentence in drawn)


@pytest.mark.parametrize("digits", ["7", "42", "1998", "123456"])
def test_a_fresh_number_is_as_long(digits: str) -> None:
    assert {len(fresh_number(digits, Random(seed))) for seed in range(20)} == {len(digits)}


def test_folders_and_texts_hold_the_same_documents(corpus: Corpus, tmp_path: Path) -> None:
    write(corpus, tmp_path / "folder", documents=30)
    write(corpus, tmp_path / "one.txt", documents=30)
    texts = [path.read_text("utf-8") for path in sorted((tmp_path / "folder").rglob("*.txt"))]
    assert texts == [one.text for one in first(corpus, documents=30)]
    assert (tmp_path / "one.txt").read_text("utf-8") == "".join(text + "\n" for text in texts)


def test_the_command_writes_its_output_and_nothing_else(sdist: Path, tmp_path: Path) -> None:
    before = snapshot(ROOT / "benchmarks") | snapshot(ROOT / "fixtures")
    target = tmp_path / "out" / "corpus.jsonl"
    command = [sys.executable, str(ROOT / "benchmarks" / "bench_corpus.py"), str(target), "--sdist", str(sdist)]
    subprocess.run([*command, "--megabytes", "0.05"], check=True, env={"PYTHONPATH": str(ROOT)})
    assert [path.name for path in target.parent.iterdir()] == ["corpus.jsonl"]
    assert snapshot(ROOT / "benchmarks") | snapshot(ROOT / "fixtures") == before


def snapshot(folder: Path) -> dict[Path, int]:
    files = (path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return {path: path.stat().st_mtime_ns for path in files}


def test_no_two_documents_are_the_same(documents: list[Document]) -> None:
    texts = [one.text for one in documents[:200]]
    assert not [pair for pair in combinations(texts, 2) if pair[0] == pair[1]]

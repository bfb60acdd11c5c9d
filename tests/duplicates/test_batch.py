"""The whole way: texts in, groups out; the same for any order and any number of workers."""

from __future__ import annotations

import random
import subprocess
import sys
from multiprocessing import get_context
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stories import corpus, near_pairs, shortened, story

from cleaner.duplicates import Group, SchemeError, SketchWriter, Threshold, find, find_in, search
from cleaner.duplicates.candidates import candidates
from cleaner.duplicates.shelf import Shelf, SketchError
from cleaner.duplicates.shingles import shingle_hashes
from cleaner.duplicates.signatures import sign
from cleaner.duplicates.tokens import tokenize


def write(path: Path, texts: dict[str, str]) -> Path:
    with SketchWriter(path) as sketches:
        for name, text in texts.items():
            sketches.add(name, text)
    return path


def write_part(work: tuple[Path, dict[str, str]]) -> Path:
    return write(*work)


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10**6), st.sampled_from([0.3, 0.5, 0.8]))
def test_groups_are_what_comparing_every_two_texts_gives(seed: int, threshold: float) -> None:
    texts = corpus(seed, 40)
    pairs = near_pairs(texts, threshold)
    grouped: set[str] = set()
    joined: set[str] = set()
    for group in find(texts, threshold):
        names = [member.name for member in group.members]
        assert names == sorted(names)
        assert group.representative in names
        assert len(names) > 1
        assert not grouped & set(names)
        grouped |= set(names)
        best = min(names, key=lambda name: (-len(texts[name]), name))
        assert group.representative == best
        same = [texts[name] == texts[best] for name in names]
        assert group.kind == ("exact" if all(same) else "near")
        for member, equal in zip(group.members, same, strict=True):
            pair = tuple(sorted((best, member.name)))
            exact = (1.0, 1.0) if equal else pairs[pair]
            assert (member.similarity, member.containment) == pytest.approx(exact)
            joined |= {member.name} - {best}
    # Two texts that head a group or stand alone are no near-duplicates, or bands have missed them.
    missed = {pair: alike for pair, alike in pairs.items() if not joined & set(pair)}
    missed = {pair: alike for pair, alike in missed.items() if texts[pair[0]] != texts[pair[1]]}
    assert all(similarity < threshold for similarity, _ in missed.values())


def test_nearly_all_pairs_are_candidates() -> None:
    near = found = 0
    for seed in range(40):
        texts = [text for text in dict.fromkeys(corpus(seed, 30).values()) if len(text) > 4]
        pairs, _ = candidates(sign(shingle_hashes(tokenize(texts))), Threshold())
        named = {tuple(sorted((texts[a], texts[b]))) for a, b in pairs.tolist()}
        truth = set(near_pairs({text: text for text in texts}))
        near += len(truth)
        found += len(truth & named)
    assert near > 200
    assert found > 0.99 * near


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 10**6), st.randoms())
def test_the_order_of_texts_does_not_matter(seed: int, shuffle: random.Random) -> None:
    texts = corpus(seed, 40)
    items = list(texts.items())
    shuffle.shuffle(items)
    assert find(items) == find(texts)


@settings(max_examples=10, deadline=None)
@given(st.integers(0, 10**6), st.integers(1, 7), st.randoms())
def test_files_may_come_in_any_number_and_order(seed: int, parts: int, shuffle: random.Random) -> None:
    import tempfile

    texts = corpus(seed, 40)
    items = list(texts.items())
    shuffle.shuffle(items)
    with tempfile.TemporaryDirectory() as folder:
        paths = [write(Path(folder) / f"{part}.sketch", dict(items[part::parts])) for part in range(parts)]
        shuffle.shuffle(paths)
        assert find_in(paths).groups == find(texts)


def test_workers_write_files_of_their_own(tmp_path: Path) -> None:
    texts = corpus(5, 200)
    items = list(texts.items())
    work = [(tmp_path / f"{part}.sketch", dict(items[part::5])) for part in range(5)]
    with get_context("spawn").Pool(2) as pool:
        paths = pool.map(write_part, work)
    assert find_in(paths).groups == find(texts)


def test_many_blocks_and_large_texts(tmp_path: Path) -> None:
    texts = {f"{number:05}": story(number, 3) for number in range(3000)}
    texts |= {"large": story(1, 200_000), "large too": story(1, 190_000), "twin": texts["00007"]}
    groups = find_in([write(tmp_path / "a.sketch", texts)]).groups
    assert [[member.name for member in group.members] for group in groups] == [
        ["00007", "twin"],
        ["large", "large too"],
    ]


def test_short_and_empty_texts() -> None:
    texts = {
        "a": "四个字啊",
        "b": "四个字啊",
        "c": "四个字啊。",
        "d": "",
        "e": "",
        "f": " \n",
        "g": " \n",
        "h": "。。",
        "i": "。。",
    }
    groups = find(texts)
    assert [[member.name for member in group.members] for group in groups] == [["a", "b"], ["h", "i"]]
    assert {group.kind for group in groups} == {"exact"}
    assert find({}) == []
    assert find({"a": "", "b": ""}) == []


def test_both_scripts_are_one_story() -> None:
    simplified = "新华社报道，网络游戏产业发展迅速，国内厂商纷纷进军海外市场，业绩创下历史新高。" * 2
    traditional = "新華社報導，網絡遊戲產業發展迅速，國內廠商紛紛進軍海外市場，業績創下歷史新高。" * 2
    [group] = find({"hans": simplified, "hant": traditional})
    assert group.kind == "near"
    assert min(member.similarity for member in group.members) > 0.7


def test_lone_surrogates_and_odd_names(tmp_path: Path) -> None:
    text = story(1) + "\udcff\ud800"
    names = ("\udce9", "a\nb", "")
    [group] = find(dict.fromkeys(names, text))
    assert [member.name for member in group.members] == sorted(names)


def test_texts_come_back_as_they_were(tmp_path: Path) -> None:
    blocks = [
        {"a": "plain ascii", "b": "", "c": "more of it\n"},
        {"d": "中文", "e": "ascii beside it", "f": "\n"},
        {"g": "😀 beyond 𠀀", "h": "中文", "i": "\udcff"},
    ]
    paths = [write(tmp_path / f"{number}.sketch", texts) for number, texts in enumerate(blocks)]
    shelf = Shelf(paths)
    texts = shelf.texts(np.arange(len(shelf)))
    assert dict(zip(shelf.names, texts, strict=True)) == blocks[0] | blocks[1] | blocks[2]
    assert shelf.texts(np.array([1, 4, 8])) == ["", "ascii beside it", "\udcff"]
    assert shelf.facts["blank"].tolist() == [False, True, False, False, False, True, False, False, False]


def test_equal_signatures_of_different_texts_are_not_equal() -> None:
    text = story(1)
    [group] = find({"a": text + "。！", "b": text + "！。", "c": text + "。！"})
    assert group.kind == "near"
    assert group.representative == "a"


def test_two_texts_of_one_name_are_refused() -> None:
    with pytest.raises(ValueError, match="two texts are called 'a'"):
        find([("a", "x"), ("a", "y")])


def test_what_was_removed_decides_between_equals(tmp_path: Path) -> None:
    with SketchWriter(tmp_path / "a.sketch") as sketches:
        for name, removed in (("a", 7), ("b", 3), ("c", 9)):
            sketches.add(name, story(1), removed)
    assert [group.representative for group in find_in([tmp_path / "a.sketch"]).groups] == ["b"]


def test_a_damaged_file_is_named(tmp_path: Path) -> None:
    path = write(tmp_path / "a.sketch", {"a": story(1), "b": story(2)})
    data = path.read_bytes()
    for damaged in (b"", b"x" + data[1:], data[:40], data[:-1], data[:-700], data + b"nd1\n"):
        path.write_bytes(damaged)
        with pytest.raises(SketchError, match=r"a\.sketch is not a whole file"):
            find_in([path])
    path.write_bytes(data)
    assert find_in([path]).documents == 2


def test_other_signatures_are_refused(tmp_path: Path) -> None:
    path = write(tmp_path / "a.sketch", {"a": story(1)})
    path.write_bytes(path.read_bytes().replace(b'"fold":3', b'"fold":9'))
    with pytest.raises(SchemeError, match=r"a\.sketch .* fold 9 instead of 3"):
        Shelf([path])


def test_monster_groups_stay_whole() -> None:
    text = story(1, 400)
    texts = {f"{number:04}": shortened(text, 0.97, number + 2) for number in range(500)}
    found = search(texts)
    [group] = found.groups
    assert len(group.members) == 500
    assert "the largest" in found.note


def test_the_library_is_imported_without_datasketch() -> None:
    code = "import sys, cleaner.duplicates; print('datasketch' in sys.modules, 'scipy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]


def test_texts_do_not_stay_in_memory() -> None:
    """40,000 texts of 4 kB are 160 MB of UTF-8; half of that may be the interpreter with NumPy."""
    code = """
import pathlib, re, resource, sys
import numpy as np
from cleaner.duplicates import search
generator = np.random.default_rng(1)
def texts():
    for number in range(40_000):
        if number == 0 or number % 10:
            codes = generator.integers(0x4E00, 0x9F00, 1333).astype("<u2")
        yield str(number), codes[number % 10 == 0 :].tobytes().decode("utf-16-le")
found = search(texts())
assert found.documents == 40_000 and len(found.groups) == 3_999
status = pathlib.Path("/proc/self/status")  # the peak since exec; that of getrusage may be of the process that forked
peak = re.search(r"VmHWM:\\s+(\\d+)", status.read_text()) if status.exists() else None
of_all = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1e3 if sys.platform == "darwin" else 1)
print((int(peak[1]) if peak else of_all) / 1e3)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert float(done.stdout) < 170


def test_groups_are_plain_values() -> None:
    text = story(1)
    assert find({"a": text, "b": text}) == find({"b": text, "a": text})
    assert isinstance(hash(find({"a": text, "b": text})[0]), int)
    assert all(isinstance(group, Group) for group in find({"a": text, "b": text}))

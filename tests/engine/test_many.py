"""One cleaner for many texts: columns, processes, threads, and the example of the package."""

from __future__ import annotations

import doctest
import pickle
import subprocess
import sys
from collections import UserDict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest

import cleaner as package
from cleaner.config import Config
from cleaner.engine import Cleaner
from cleaner.result import Result, Verdict
from fixtures import PROSE, cleaner, document, names

SPAM = "北斗棋牌官网|老虎机试玩平台|真人捕鱼app下载"
TEXTS = [PROSE[0], f"{PROSE[1]}\n{SPAM}", f"{SPAM}\n{SPAM}", "", f"{PROSE[3]}\r\n{{{{ post.footer }}}}\r\n{PROSE[5]}"]


def test_a_batch_is_its_texts_one_by_one() -> None:
    out = cleaner()({"text": TEXTS})
    results = [cleaner().clean(text) for text in TEXTS]
    assert out["text"] == [result.text for result in results]
    assert out["verdict"] == ["clean", "cleaned", "rejected", "clean", "cleaned"]
    assert out["language"] == [result.language for result in results]
    assert [len(edits) for edits in out["edits"]] == [len(result.edits) for result in results]


def test_the_edits_of_a_batch_are_plain_data_that_restore() -> None:
    out = cleaner()({"text": TEXTS})
    for before, after, edits in zip(TEXTS, out["text"], out["edits"], strict=True):
        back, shift = after, 0
        for edit in edits:
            start = edit["start"]
            assert back[start : start + len(edit["replacement"])] == edit["replacement"]
            back = back[:start] + edit["removed"] + back[start + len(edit["replacement"]) :]
            shift += edit["end"] - edit["start"] - len(edit["replacement"])
            assert set(edit) == {"start", "end", "removed", "replacement", "class", "rules"}
            assert all(type(value) in (int, str, list) for value in edit.values())
        assert back == before
        assert len(before) - len(after) == shift


def test_other_columns_stay_and_the_batch_is_not_changed() -> None:
    batch: dict[str, list[Any]] = {"id": [1, 2], "text": TEXTS[:2], "language": ["?", "?"]}
    out = cleaner()(batch)
    assert (batch["text"], batch["language"]) == (TEXTS[:2], ["?", "?"])
    assert out["id"] is batch["id"]
    assert list(out) == ["id", "text", "language", "verdict", "edits"]
    assert out["language"] == ["zh-Hans", "zh-Hant"]


@pytest.mark.parametrize("make", [dict, UserDict], ids=["dict", "mapping"])
@pytest.mark.parametrize("column", [list, tuple], ids=["list", "tuple"])
def test_any_mapping_of_any_sequence(make: Callable[..., dict[str, list[str]]], column: type) -> None:
    assert cleaner()(make(text=column(TEXTS)))["text"] == cleaner()({"text": TEXTS})["text"]


def test_an_empty_batch() -> None:
    assert cleaner()({"text": []}) == {"text": [], "verdict": [], "language": [], "edits": []}


def test_a_batch_without_texts_is_refused() -> None:
    with pytest.raises(KeyError, match="text"):
        cleaner()({"content": TEXTS})


@pytest.mark.parametrize("protocol", range(2, pickle.HIGHEST_PROTOCOL + 1))
def test_a_pickled_cleaner_is_the_same(protocol: int) -> None:
    config = Config(entry_points=False)
    one = Cleaner(config)
    one.clean(TEXTS[1])
    again = pickle.loads(pickle.dumps(one, protocol))
    assert again.config == config
    assert again.fingerprint == one.fingerprint != Cleaner(Config(ignore=("html",))).fingerprint
    assert [again.clean(text) for text in TEXTS] == [one.clean(text) for text in TEXTS]


def test_a_pickle_is_small() -> None:
    assert len(pickle.dumps(cleaner())) < 2000


def test_another_process_gives_the_same() -> None:
    code = (
        "import pickle, sys; cleaner, texts = pickle.load(sys.stdin.buffer);"
        " pickle.dump([cleaner.clean(text) for text in texts], sys.stdout.buffer)"
    )
    data = pickle.dumps((cleaner(), TEXTS))
    done = subprocess.run([sys.executable, "-c", code], input=data, capture_output=True, check=True)
    assert pickle.loads(done.stdout) == [cleaner().clean(text) for text in TEXTS]


def test_eight_threads_share_one_cleaner() -> None:
    shared, start = Cleaner(), Barrier(8)
    texts = [document(name) for name in names()[::3]]

    def work(shift: int) -> list[Result]:
        start.wait()
        order = texts[shift:] + texts[:shift]
        results = [shared.clean(text) for text in order]
        return results[len(texts) - shift :] + results[: len(texts) - shift]

    expected = [cleaner().clean(text) for text in texts]
    assert sum(result.verdict is Verdict.CLEANED for result in expected) > 20
    with ThreadPoolExecutor(8) as pool:
        for results in pool.map(work, range(0, 80, 10)):
            assert results == expected


def test_the_example_of_the_package_holds() -> None:
    done = doctest.testmod(package)
    assert done.attempted >= 3
    assert done.failed == 0


def test_the_shared_cleaner_is_made_once() -> None:
    assert package.clean(TEXTS[1]) == cleaner().clean(TEXTS[1])
    first = package._shared[0]
    package.clean(TEXTS[0])
    assert package._shared == [first]


def test_an_unknown_name_of_the_package() -> None:
    with pytest.raises(AttributeError, match="'cleaner' has no attribute 'cleanse'"):
        package.cleanse  # noqa: B018

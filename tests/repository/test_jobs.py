"""The work on many files: in their order, and by as many processes as it is worth."""

import os
from pathlib import Path

import pytest

from cleaner.repository import jobs
from cleaner.repository.jobs import in_order, weight_of
from cleaner.repository.sources import Source


def who(file: Source) -> tuple[bytes, int]:
    """The file and the process that it came to."""
    return file.path, os.getpid()


def made(folder: Path, *sizes: int) -> list[Source]:
    files = [folder / f"{number:03}.txt" for number in range(len(sizes))]
    for file, size in zip(files, sizes, strict=True):
        file.write_bytes(b"x" * size)
    return [Source(os.fsencode(file)) for file in files]


@pytest.fixture(autouse=True)
def _two_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cleaner.corpus.pool.cores", lambda: 2)


def test_the_order_is_that_of_the_files(tmp_path: Path) -> None:
    files = made(tmp_path, *[1000 * (number % 7) for number in range(150)])
    assert [path for path, _ in in_order(who, files, 2, weight=weight_of)] == [file.path for file in files]


def test_little_work_stays_in_this_process(tmp_path: Path) -> None:
    files = made(tmp_path, *[100] * 60)
    assert {process for _, process in in_order(who, files, weight=weight_of)} == {os.getpid()}
    assert {process for _, process in in_order(who, files * 3, 1, weight=weight_of)} == {os.getpid()}


def test_a_few_large_files_are_much_work(tmp_path: Path) -> None:
    files = made(tmp_path, *[jobs.ALONE] * 4)
    assert os.getpid() not in {process for _, process in in_order(who, files, weight=weight_of)}


def test_work_is_parted_by_size(tmp_path: Path) -> None:
    files = made(tmp_path, 0, 0, jobs.TOGETHER, 0, jobs.TOGETHER)
    assert [len(batch) for _, batch in jobs.parted(files, weight_of)] == [3, 2]


def test_what_is_gone_or_here_already_has_a_size(tmp_path: Path) -> None:
    files = [Source(os.fsencode(tmp_path / "gone.txt")), Source(b"<stdin>", data=b"x")]
    assert [path for path, _ in in_order(who, files, weight=weight_of)] == [file.path for file in files]

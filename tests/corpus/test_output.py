"""Files that a user names for output."""

import os
import threading
from pathlib import Path

import pytest
from permissions import as_user

from cleaner.corpus.output import write_output


def test_a_file_is_written_anew_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "found.json"
    for data in (b"one", b"two"):
        write_output(path, data)
        assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == {"found.json": data}


def test_a_pipe_or_device_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    path, read = tmp_path / "pipe", list[bytes]()
    os.mkfifo(path)
    reader = threading.Thread(target=lambda: read.append(path.read_bytes()), daemon=True)
    reader.start()
    write_output(path, b"data")
    reader.join(10)
    assert path.is_fifo()
    assert read == [b"data"]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("file")
    write_output(tmp_path / "link", b"data")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "file").read_bytes() == b"data"


def test_an_error_names_the_file_that_was_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError) as caught:
        write_output(tmp_path / "none/found.json", b"data")
    assert caught.value.filename == str(tmp_path / "none/found.json")
    tmp_path.chmod(0o500)
    with pytest.raises(PermissionError):
        as_user(lambda: write_output(tmp_path / "found.json", b"data"))
    tmp_path.chmod(0o700)

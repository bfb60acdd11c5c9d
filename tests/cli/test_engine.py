"""Who does the work of a run, as it is asked for on the command line."""

import socket
import sys
from pathlib import Path

import pytest

from cleaner import cli


def test_without_ray_it_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in [name for name in sys.modules if name.startswith(("cleaner.corpus.ray", "ray"))]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "ray", None)
    (tmp_path / "a.txt").write_text("x")
    assert cli.run(["clean", str(tmp_path / "a.txt"), "-o", str(tmp_path / "out"), "--engine", "ray"]) == 2
    assert "pip install 'cleaner-corpus[ray]'" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


@pytest.mark.slow
def test_an_address_at_which_nothing_listens(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("ray", reason="Ray is not installed: pip install 'cleaner-corpus[ray]'")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{taken.getsockname()[1]}"
        (tmp_path / "a.txt").write_text("x")
        args = ["clean", str(tmp_path / "a.txt"), "-o", str(tmp_path / "out"), "--engine", "ray"]
        assert cli.run([*args, "--ray-address", address]) == 2
    assert f"no Ray cluster can be reached at {address}" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()

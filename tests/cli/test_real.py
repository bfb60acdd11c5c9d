"""The two commands of a newcomer, with the real engine, over a folder of real documents."""

from pathlib import Path

import pytest

from cleaner import cli

RAW = Path(__file__).parents[2] / "fixtures/corpus/raw"


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_clean_and_restore(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out, back = str(tmp_path / "out"), str(tmp_path / "back")
    assert cli.run(["clean", str(RAW), "-o", out, "-j", "2"]) == 0
    assert cli.run(["restore", out, "-o", back]) == 0
    assert capsys.readouterr().err == ""
    assert files(tmp_path / "back") == files(RAW)
    assert files(tmp_path / "out/text").keys() == files(RAW).keys()
    assert files(tmp_path / "out/text") != files(RAW)

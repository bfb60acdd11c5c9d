"""UTF-8 read in another encoding: what reads back, and what is a language."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.detectors.misdecoded import mended
from fixtures import cleaner

LINES = [
    "Owner Petra proves her rye for thirty hours — longer in January — and it’s “worth it”.",
    "Жители сами чинят шпалы, и дети красят будку каждую весну.",
    "Gỗ sao ngày càng hiếm nên ông chuyển sang ghép ván nhỏ.",
    "木の匂いがする教室で、材料は栗か楢から選ぶ。",
]


def _mended(line: str) -> str:
    for start, end, meant in reversed(mended(line)):
        line = line[:start] + meant + line[end:]
    return line


@pytest.mark.parametrize("line", LINES)
@pytest.mark.parametrize("encoding", ["cp866", "koi8_r", "cp850", "cp437", "mac_roman"])
def test_a_line_reads_back_from_every_encoding_that_has_all_its_bytes(line: str, encoding: str) -> None:
    assert _mended(line.encode("utf-8").decode(encoding)) == line


@pytest.mark.parametrize(
    "line", [*LINES, "L’équipe dit « été\u00a0» et part.", "gagné\u00a0» et perdu\u00a0»", "país, zavést, «АРМИЯ»"]
)
def test_a_line_that_is_a_language_stays(line: str) -> None:
    assert mended(line) == []


@pytest.mark.parametrize(
    ("shown", "meant"),
    [
        ("She says it抯 late and they don抰 mind.", "She says it’s late and they don’t mind."),
        ("ÒBread doesnÕt wait,Ó she says.", "“Bread doesn’t wait,” she says."),
        ("a mirror of the caf√© opposite", "a mirror of the café opposite"),
    ],
)
def test_marks_and_single_letters(shown: str, meant: str) -> None:
    assert _mended(shown) == meant


@given(st.text(alphabet=st.characters(max_codepoint=0x7F)))
def test_ascii_stays(line: str) -> None:
    assert mended(line) == []


def test_a_sentence_of_a_chinese_line_reads_back() -> None:
    read = "他說第一個月只做一件事，就是把石頭翻面找平。"
    line = "學徒葉柏廷十九歲，海事學校畢業。" + read.encode("big5").decode("latin-1") + "師傅從不量尺寸。"
    assert (
        cleaner()
        .clean(line + "\n\n他看一眼就知道哪塊石頭該放在哪裡，大家都服他。")
        .text.startswith("學徒葉柏廷十九歲，海事學校畢業。" + read)
    )

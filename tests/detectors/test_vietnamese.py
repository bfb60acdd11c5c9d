"""Vietnamese written for old fonts."""

from __future__ import annotations

import pytest

from cleaner.detectors.vietnamese import in_unicode

MEANT = "Nghề làm giấy dó ở xóm nhỏ ven sông vẫn còn ba nhà giữ, được mỗi ngày."


@pytest.mark.parametrize(
    "line",
    [
        "NghÒ lµm giÊy dã ë xãm nhá ven s«ng vÉn cßn ba nhµ gi÷, ®\xadîc mçi ngµy.",
        "Ngheà laøm giaáy doù ôû xoùm nhoû ven soâng vaãn coøn ba nhaø giöõ, ñöôïc moãi ngaøy.",
    ],
    ids=["TCVN3", "VNI"],
)
def test_a_line_for_an_old_font_is_read(line: str) -> None:
    assert in_unicode(line) == MEANT


@pytest.mark.parametrize(
    "line",
    [
        MEANT,
        "L’été où j’étais à Besançon, le café était fermé, et la gaîté française s’était tue.",
        "Não é só a canção: é a manhã, o pão, a mãe e a irmã.",
        "Größe, Straße, Flüsse, schön, müde, süß, Äpfel, Öl",
        "På ön där är en å, där går gås, så än ett får på söm",
        "Þórr átti hús í bæ, og þar var öl, brauð, ást og dáð",
    ],
)
def test_a_line_of_a_language_stays(line: str) -> None:
    assert in_unicode(line) is None

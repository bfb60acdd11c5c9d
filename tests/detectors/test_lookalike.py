"""Letters of another alphabet inside words."""

from __future__ import annotations

import pytest

from fixtures import cleaner

CLEAN = "Sebuah bengkel membuat kincir angin dari velg sepeda bekas, dan warga menyebutnya ayam dari pohon randu."
DISGUISED = CLEAN.replace("sepeda", "sеpeda").replace("pohon", "pоhon").replace("warga", "wаrga")


def test_the_letters_that_were_meant_come_back() -> None:
    assert cleaner().clean(DISGUISED).text == CLEAN


@pytest.mark.parametrize(
    "text",
    [
        CLEAN.replace("sepeda", "sеpeda"),
        "SMSка пришла вечером, PRщик уже спал, VIPы уехали, а IT-отдел и USB-кабель остались на пароме до утра.",
        "三角函数里最常用的是sinα、cosα、tanα，它们之间的关系写在第一页，cotα和secα写在第二页，谁也没有记错。",
        "The terms Δx, μm and αs stand for lengths, and Москва, Волга and Дон are names on the map.",
    ],
    ids=["one", "compounds", "functions of angles", "formulas and names"],
)
def test_what_is_no_disguise_stays(text: str) -> None:
    assert cleaner().clean(text).text == text

"""Sentences of KOI8 and Windows-1251 inside lines of others come back; what only shouts stays."""

from __future__ import annotations

import pytest

from cleaner.detectors.swapped import swapped
from fixtures import cleaner

FERRY = "Старый паром через реку ходит дважды в день, и паромщик знает всех по именам."
SPRING = "Весной переправу закрывают на две недели, и почту возят на лодке."
SIGN = "Девятое правило знает весь город."
SHORT = "Мост закрыт."


def misread(text: str, right: str = "koi8_r", wrong: str = "cp1251") -> str:
    return text.encode(right).decode(wrong)


@pytest.mark.parametrize("encodings", [("koi8_r", "cp1251"), ("cp1251", "koi8_r")])
@pytest.mark.parametrize(
    "meant", [SPRING, SIGN, f"{SPRING} {SIGN}", f"{SIGN} {SHORT}", "Кто это был, он не сказал, да и не знал?"]
)
def test_sentences_between_others_are_repaired(meant: str, encodings: tuple[str, str]) -> None:
    for parts in ((FERRY, meant, FERRY), (meant, FERRY), (FERRY, meant)):
        line = " ".join(misread(part, *encodings) if part is meant else part for part in parts)
        assert cleaner().clean(f"{FERRY}\n{line}\n{SPRING}").text == f"{FERRY}\n{' '.join(parts)}\n{SPRING}"


def test_the_span_is_that_of_the_sentences() -> None:
    assert swapped(f"{FERRY} {misread(SIGN)} {SPRING}") == [(len(FERRY) + 1, len(FERRY) + 1 + len(SIGN), SIGN)]


@pytest.mark.parametrize(
    "line",
    [
        f"{FERRY} {SIGN.swapcase()} {SPRING}",
        f"{FERRY} {SIGN.upper()} {SPRING}",
        f"{FERRY} {SHORT.upper()} {SPRING}",
        f"{FERRY} {misread(SHORT)} {SPRING}",
        f"{FERRY} Его прислали из НИИГМИ и ВНИИМК. {SPRING}",
        f"{FERRY} ГОСТ 8.417 ЕСКД. {SPRING}",
    ],
    ids=("the wrong lock", "shouted", "shouted shortly", "too short", "initials", "a standard"),
)
def test_what_only_shouts_stays(line: str) -> None:
    assert swapped(line) == []
    assert cleaner().clean(line).text == line

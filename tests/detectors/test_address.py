"""Addresses: words of two kinds of selling and an account or a site; sites that an author names stay."""

from __future__ import annotations

import pytest

from cleaner import Cleaner

STORY = "The harbour master said on Tuesday that the old ferry will make its last crossing in October.\n"


@pytest.mark.parametrize(
    "advert",
    [
        "Handmade storm lamps with a discount this week, stoatlamps.shop",
        "Прокат сапов недорого, пишите в личку @volna_sup",
        "Sewa perahu murah, hubungi t.me/ombakbiru",
    ],
)
def test_a_line_that_sells_at_an_address_goes(advert: str) -> None:
    assert Cleaner().clean(f"{STORY}\n{advert}\n").text.strip() == STORY.strip()


@pytest.mark.parametrize(
    "line",
    [
        "The score sheets of all forty winters are kept at harwicktides.com by the daughter of the pilot.",
        "The discount on soup was all that was left of the old subscribers.",
        "Cheap tickets for the ferry are sold at the quay and not on ferrylines.com, whatever they say there.",
        "Our choir has a page now, harwickchoir.info, where you can hear the carols.",
        "Photographs: harbour.archive@council.example, second shelf from the left.",
    ],
)
def test_an_address_or_a_word_alone_stays(line: str) -> None:
    text = f"{STORY}\n{line}\n"
    assert Cleaner().clean(text).text == text


def test_a_text_about_the_trade_keeps_its_addresses() -> None:
    text = (
        "Loans without questions are offered on every lamp post of the town, and nobody takes them down.\n"
        "A payday loan of forty pounds grew to nine hundred in a year, the co-operative has counted.\n"
        "Whoever needs a loan today may click through to lendhaven.com, says the card, and many do so.\n"
    )
    assert Cleaner().clean(text).text == text

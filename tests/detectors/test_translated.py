"""Words explained in brackets, and lines that spell out the line beside them."""

from __future__ import annotations

import pytest

from fixtures import cleaner

GLOSSED = (
    "The old ferryman[船夫] sold his boat in March, and the lantern[灯笼] went with it.\n\n"
    "The keeper[主人] says that the planks[木板] are sound, and that children[孩子] climb on it all day."
)
SPELLED = (
    "渡口的老船工今年收了桨，他的船卖给了对岸的茶馆。\n"
    "dù kǒu de lǎo chuán gōng jīn nián shōu le jiǎng , tā de chuán mài gěi le duì àn de chá guǎn .\n"
    "夜里点一盏灯，走过的人都认得那条旧船。\n"
    "yè lǐ diǎn yī zhǎn dēng , zǒu guò de rén dōu rèn de nà tiáo jiù chuán ."
)


def test_a_glossed_text_is_freed_of_all_glosses() -> None:
    assert "[" not in cleaner().clean(GLOSSED).text


def test_lines_of_sounds_go() -> None:
    assert cleaner().clean(SPELLED).text.split() == SPELLED.split("\n")[::2]


@pytest.mark.parametrize(
    "text",
    [
        GLOSSED + "\n\nThe Chinese words are those of her grandmother.",
        GLOSSED.replace("[", " ["),
        GLOSSED.split("\n\n")[0],
        SPELLED + "\n这一课学拼音，读三遍。",
        "\n".join(SPELLED.split("\n")[:2]),
    ],
    ids=["speaks of the language", "set apart", "two", "a lesson", "one line"],
)
def test_what_authors_write_stays(text: str) -> None:
    assert [edit for edit in cleaner().propose(text).edits if edit.cls == "gloss"] == []


READ = (
    "港(みなと)の村(むら)で道(みち)を直す人(ひと)がいる。水(みず)は川(かわ)から運び、\n"
    "夜(よる)は門(もん)に火(ひ)が灯る。"
)


def test_readings_behind_common_characters_go() -> None:
    assert "(" not in cleaner().clean(READ).text


@pytest.mark.parametrize(
    "text",
    [
        "むかし、おじいさんがいました。" + READ,
        "声に出して読もう。" + READ,
        "彼は躊躇(ちゅうちょ)し、襖(ふすま)の陰で咳(せき)をした。簪(かんざし)が落ち、蝋燭(ろうそく)が揺れ、\n"
        "鼬(いたち)が鳴き、轆轤(ろくろ)が止まり、雨が屋根を打った。",
    ],
    ids=["a tale", "a lesson", "rare characters"],
)
def test_readings_of_authors_stay(text: str) -> None:
    assert cleaner().clean(text).text == text

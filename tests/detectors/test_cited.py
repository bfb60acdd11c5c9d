"""A ban on copying between two paragraphs stays where the text cites it, and goes where it breaks the story."""

from __future__ import annotations

import pytest

from fixtures import cleaner

LAMPS = "图书馆的门口换了新的灯，老人们晚上也可以来看报纸。"
YEARS = "馆员说，贴了二十年，真正来登记的人，一只手就数得过来，多半是学生。"
FERRY = "The ferry of Harwick runs again from Monday, and the old timetable will be kept until the autumn."
SMOKE = "The captain says that the new engine is quiet and that nobody will miss the smoke."
FÄHRE = "Die alte Fähre quert den Fluss zweimal am Tag, und der Fährmann kennt alle beim Namen."
BAN = "版权所有，侵权必究"


@pytest.mark.parametrize(
    "lines",
    [
        (LAMPS, "封底印着一行小字：", BAN, YEARS),
        (LAMPS, "门口贴着一张纸", "", "未经授权，禁止转载复制", "", YEARS),
        (LAMPS, f"“{BAN}”", LAMPS, YEARS),
        (LAMPS, BAN, "", "书店的老板把这一页裁下来，贴在自己的柜台上，从此没有人再来抄他的菜谱。", YEARS),
        (LAMPS, "转载请注明出处", "", "这是我对所有读者唯一的要求，别的都随你们，写信来也好，不写也好。", YEARS),
        (FERRY, "All rights reserved", "", "The teacher had copied the map with the words on it, and nobody wrote."),
        (FÄHRE, "Nachdruck nur mit Genehmigung", "", "Diesen Satz hat der Lehrer nie verstanden, sagt er.", FÄHRE),
    ],
)  # fmt: skip
def test_a_ban_that_the_text_cites_stays(lines: tuple[str, ...]) -> None:
    text = "\n".join(lines)
    assert cleaner().clean(text).text == text


@pytest.mark.parametrize(
    ("before", "ban", "after"),
    [
        (LAMPS, BAN, YEARS),
        (FERRY, "Reproduction without permission prohibited", SMOKE),
        (FÄHRE, "Nachdruck, auch auszugsweise, nur mit schriftlicher Genehmigung", FÄHRE),
    ],
)  # fmt: skip
def test_a_ban_that_nobody_speaks_of_goes(before: str, ban: str, after: str) -> None:
    assert cleaner().clean(f"{before}\n\n{ban}\n\n{after}").text == f"{before}\n\n{after}"

"""Headers, tables, sources of sayings, collections, licences are the author's; the same forms in furniture are not."""

from __future__ import annotations

import pytest

from fixtures import cleaner

STORY = "老船长说，雾散以后他才看见灯塔，那时船离礁石只有几十米，谁也不敢出声。"
CREDITS = """\
Format: https://kiln.example/formats/rights/2.0/
Upstream-Name: tilekit
Upstream-Contact: Orla Penhale <orla@tiles.example>
Source: https://tiles.example/releases/

Files: *
Copyright: 2009-2014 Orla Penhale <orla@tiles.example>
           2012 Joos van Weert <joos@weert.example>
           © 2015 The Glaze Guild
License: GPL-2+

Files: fonts/*
Copyright: © 2010 Ilse Brandt
License: House
 The letters on the tiles may be copied by everybody who lays at least one of them in a kitchen of their own.
"""
COMMIT = """\
commit 3f9c1d2e7ab04c55d1e0f6a7b8c9d0e1f2a3b4c5
Author: Orla Penhale <orla@tiles.example>
Date:   Fri Apr 6 09:23:06 2012 +0200

    The blue tiles are fired twice now, because the first fire left them grey and nobody wanted them in a kitchen.

commit 77aa01bc99de04c55d1e0f6a7b8c9d0e1f2a3b4c
Author: Joos van Weert <joos@weert.example>
Date:   Thu Apr 5 18:01:44 2012 +0200

    The list of glazes names the ones that may be eaten from, as the guild has asked us to do since the spring.
"""
LICENCE = """\
tilekit

Copyright (c) 2009 Orla Penhale
(c) 2012 Joos van Weert
All rights reserved.

Redistribution and use of the tiles in source and binary forms is permitted when this copyright notice is kept.
THE TILES ARE PROVIDED "AS IS", WITHOUT ANY WARRANTY, and whoever drops one has dropped it alone.
"""
SAYINGS = """\
A tile that is warm is not yet a tile that is done, and a potter who is warm is not yet either of these.
\t\t-- Orla Penhale

Nobody has ever seen a kiln hurry, though many have seen people hurry about a kiln and drop things.
\t\t-- Joos van Weert, "The Quiet Oven", 1931

Glaze is only glass that has been told to stay where it is, and has for once listened to somebody.
\t\t-- Ilse Brandt <ilse@brandt.example>
"""
POEMS = """\
《渡口》
作者：顾临川
船去江声在，人归草色深。
一灯沙上雨，犹照旧时心。

《山店》
作者：闻松
酒薄山风重，门低月影长。
主人言不得，指点雪中梁。

《夜泊并序》
作者：程野
那年秋天我与临川同宿渡口，半夜里听见雨打船篷，就着灯写下这几句，天明他已经走了。
潮平孤月近，风定一舟闲。
隔岸谁家笛，吹过第几山。

《寄友》
作者：顾临川
别后梅三熟，书来雁一声。
江南无限事，说与晚潮平。
"""
BOXED = """\
下面的表列出了镇上几间茶馆的编号、茶名和每天卖出的壶数，数字是去年冬天数的。
┌────────┬──────────┬────────┐
│编号    │茶名      │  支持  │
├────────┼──────────┼────────┤
│en_1    │更多的龙井│  注册  │
│es_2    │字体红茶  │  全屏  │
└────────┴──────────┴────────┘
"""


@pytest.mark.parametrize(
    "text",
    [CREDITS, COMMIT, LICENCE, SAYINGS, POEMS, BOXED],
    ids=("credits", "commit", "licence", "sayings", "poems", "boxed"),
)
def test_it_stays(text: str) -> None:
    assert cleaner().clean(text).text == text


def test_fields_without_a_compound_key_are_no_header() -> None:
    text = f"来源：海湾晚报\n作者：顾临川\n时间：2024-03-05 10:21\n{STORY}\n{STORY}"
    assert cleaner().clean(text).text == f"{STORY}\n{STORY}"


def test_one_copyright_line_grants_nothing() -> None:
    story = "The ferry runs again from Monday, and the old timetable will be kept until the autumn, says the captain."
    text = f"{story}\n{story}\nCopyright (c) 2024 Harbour Post. All rights reserved."
    assert cleaner().clean(text).text.strip() == f"{story}\n{story}"


def test_a_label_over_one_text_makes_no_collection() -> None:
    text = f"《渡口》\n作者：顾临川\n{STORY}\n{STORY}"
    assert "作者" not in cleaner().clean(text).text


def test_who_signs_a_change_off_stays() -> None:
    text = (
        "The quilt hides the squeak, and the squeak is the only thing that tells us where the wheel is.\n"
        "Please send it again without the quilt, and I shall be glad to take it for the next release.\n\n"
        "With those two changes:\n\nReviewed-by: Ilse Brandt <ilse@tiles.example>\n\nThanks,\nIlse\n"
    )
    assert cleaner().clean(text).text == text


def test_who_holds_the_rights_of_a_handbook_stays() -> None:
    years = ((2001, "Ilse Brandt"), (2006, "Orla Penhale"), (2011, "The Glaze Guild"))
    owners = "".join(f" * Copyright © {year} - {year + 4} {name}\n" for year, name in years)
    story = (
        "This handbook tells how tiles are glazed, and what to do when the kiln will not get warm.\n"
        "It is read from the beginning, and nothing of it needs to be learnt by heart.\n"
    )
    text = f"The Kiln Handbook\n\n{owners}\n{story}"
    assert cleaner().clean(text).text == text

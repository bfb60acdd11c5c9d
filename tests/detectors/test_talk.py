"""Talks by turns, announced lists, pages of manuals, Markdown with its own links stay as their authors wrote them."""

from __future__ import annotations

import pytest

from cleaner.detectors.guards import dialogue
from cleaner.detectors.page import Page
from fixtures import cleaner

STORY = "老船长说，雾散以后他才看见灯塔，那时船离礁石只有几十米，谁也不敢出声。"
LOG = """\
One evening the keepers of the two lighthouses were awake at the same hour, and this is what their log says.
[23:10] <fog_horn> is your lamp out or is it mine
[23:10] <Keeper_B> yours, I can see my own hand
[23:12] <fog_horn> then who is blinking
[23:12] <Keeper_B> that is the ferry
[23:13] <fog_horn> it has never blinked before
[23:15] <Keeper_B> it has never been aground before
"""
PLAY = """\
第二场　渡口的夜里，两个人守着一只空船，谁也不肯先开口说要走，雨一直下到三更。
老艄公: 船是空的，你看见了
年轻人: 看见了，可岸上的灯还没灭
老艄公: 灯不灭，是有人忘了吹
年轻人: 也可能是有人在等
老艄公: 等谁
年轻人: 等一只不空的船
"""
BUTTONS = """\
请各组在周五以前核对新版界面的文字，有不同意见的写在旁边，全部按钮文字如下：
首页
登录
我的收藏
分享到微信
返回顶部
查看更多
联系我们
"""
MANUAL = """\
KEG(1)                        Brewer's Commands                        KEG(1)

NAME
       keg - write down how warm a barrel is

DESCRIPTION
       Reads the thermometer once a minute and writes a line to the log of the cellar.

AUTHOR
       Written by Orla Penhale <orla@tiles.example>.

SEE ALSO
       brew(1), cellar(5)

keg 2.1                           April 2012                           KEG(1)
"""
README = """\
# The tide board

<a id="why"></a>

The board shows when the ferry can land, and it has been wrong twice in nineteen years, both times at new moon.

* [Why it was built](#why)
* [Who winds it](keepers.md)
* [What it costs](#costs)

<details>
<summary>The two mistakes</summary>

Both are told at length by the harbour master, who was aboard each time and does not laugh about either of them.

</details>

## Licence

© the parish, all rights reserved
"""


@pytest.mark.parametrize(
    "text", [LOG, PLAY, BUTTONS, MANUAL, README], ids=("log", "play", "buttons", "manual", "readme")
)
def test_it_stays(text: str) -> None:
    assert cleaner().clean(text).text == text


def test_a_credit_is_no_turn_of_a_talk() -> None:
    text = f"{STORY}\n问: 你怕不怕\n答: 怕得说不出话\n问: 后来怎么样了\n答: 后来雾又回来了\n来源：海湾晚报 作者：顾临川"
    page = Page(text, cleaner().rulebook)
    assert dialogue(page, text.index("后来雾"), len(text)) is not None
    assert dialogue(page, text.index("来源"), len(text)) is None


def test_a_label_with_a_colon_announces_nothing() -> None:
    text = f"{STORY}\n{STORY}\n分享到：\n微信\n微博\n返回顶部\n查看更多"
    assert cleaner().clean(text).text.strip() == f"{STORY}\n{STORY}"

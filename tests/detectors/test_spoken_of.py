"""Tokens and tags that a sentence speaks of are specimens; the same ones in an article are residue."""

from __future__ import annotations

import pytest

from fixtures import cleaner

SPOKEN_OF = [
    "在模板里写 {{ title }} 会输出标题，写 {{{ title }}} 则不会转义。初学者常常把两者混为一谈。",
    "帝国CMS用 [!--title--] 表示标题，用 [!--newstext--] 表示正文，保存以后要刷新内容页。",
    "站长发现首页出现了 {随机标题} 这样的字样，才知道网站被人动过。",
    "写网页时，<p> 表示段落，<br/> 表示换行，这两个标签不要混用。",
    "Use `&amp;` for an ampersand on the page, and `&lt;` for a less-than sign.",
    "${HOME} is the home directory, and ${PATH} tells the shell where to look for programs.",
    "On Windows, %PATH% and %USERPROFILE% are variables; set them with setx.",
    "If you see â€™ on a page, the text was UTF-8 and was read as something else.",
]
RESIDUE = [
    ("寨子里的客栈一共二十三家。{{ ad.middle }}真正着火的时候，头五分钟只能靠自己。", "{{ ad.middle }}"),
    ("寨子里的客栈一共二十三家，<b>真正着火的时候，头五分钟只能靠自己。", "<b>"),
    ("The council has offered a larger unit. ${ad.slot} It stands behind the fire station.", " ${ad.slot}"),
]


@pytest.mark.parametrize("text", SPOKEN_OF)
def test_specimens_stay(text: str) -> None:
    assert cleaner().clean(text).text == text


@pytest.mark.parametrize(("text", "token"), RESIDUE)
def test_residue_goes(text: str, token: str) -> None:
    assert cleaner().clean(text).text == text.replace(token, "")

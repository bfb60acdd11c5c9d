"""What is glued to a paragraph is judged as if it stood on a line of its own; its place has the last word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner import glued
from cleaner.config import Allow, Config
from cleaner.detectors.page import Page
from cleaner.engine import Cleaner
from cleaner.glued import copy
from fixtures import STORY, cleaner

GLUED = [
    "镇上的石匠把断了的栏板一块块运上岸，编了号。⟦前情回顾→石匠开口：谁也没想到会断⟧",
    "昨天的雨把菜地泡软了。⟦下载“垄上”APP，看实时墒情、领种子券！⟧等地干了再翻一遍。",
    "Paint the gate twice and let it dry in the shade.⟦DON'T MISS: Otters return to the mill pond⟧",
]
AUTHORS = [
    "写到这里，照规矩该有一句“觉得有用就点赞、收藏，关注我们不迷路！”可是这本账是写给我自己看的。",
    "He pinned up what the salesman had shouted: “Free spins, no deposit, play now!” It hung there for years.",
    "The second chapter is the better one. See also the letters of his sister, which were printed in 1911.",
    "根據英國河谷週報（River Weekly）的報導，今年的鰻魚比往年早了十天，漁夫都說沒見過。",
    "（渡口昨天排起长队，车都停到了岸上。图/河谷晚报记者 林砚秋）",
    "Foto: banjir di Desa Mekar surut pada pagi hari, dan warga mulai membersihkan rumah mereka.",
    "My aunt promised us a jackpot every Christmas: one orange each and, with luck, a coin.",
    "这家渡口边的小店我去了三回，鱼汤每回都是热的，老板娘还记得我不吃香菜。强烈推荐！",
    "6.5. 远程邮件检索和转发实用工具",
    "三、检查项目：栏板、石缝、桥墩。四、欢迎事项由村长负责，登录名册放在祠堂。",
]


@pytest.mark.parametrize("marked", GLUED)
def test_what_is_glued_goes_and_the_paragraph_stays(marked: str) -> None:
    raw = marked.replace("⟦", "").replace("⟧", "")
    before, _, rest = marked.partition("⟦")
    result = cleaner().clean(f"{STORY}\n{raw}")
    assert result.text == f"{STORY}\n{before}{rest.partition('⟧')[2]}"
    assert all(glued.OWN_LINE in edit.evidence for edit in result.edits)


@pytest.mark.parametrize("text", AUTHORS)
def test_what_the_place_shows_to_be_the_authors_stays(text: str) -> None:
    for whole in (f"{STORY}\n{text}\n{STORY}", f"{STORY}\n{text}"):
        assert cleaner().clean(whole).text == whole


def test_what_is_allowed_stays_though_it_is_glued() -> None:
    text = f"{STORY}\n{GLUED[0].replace('⟦', '').replace('⟧', '')}"
    allowing = Cleaner(Config(allow=(Allow(text="前情回顾→石匠开口：谁也没想到会断"),)))
    assert cleaner().clean(text).text != text
    assert allowing.clean(text).text == text


def test_a_text_without_words_of_contamination_is_not_copied() -> None:
    page = Page(STORY, cleaner().rulebook)
    assert glued.set_apart(page, []) is None


def test_a_text_that_is_very_large_is_not_copied(monkeypatch: pytest.MonkeyPatch) -> None:
    page = Page(f"{STORY}\n{GLUED[0]}", cleaner().rulebook)
    assert glued.set_apart(page, []) is not None
    monkeypatch.setattr(glued, "LARGEST", len(page.text) - 1)
    assert glued.set_apart(page, []) is None


@given(st.lists(st.text("ab. \n\r", max_size=9), min_size=1, max_size=7), st.data())
def test_the_copy_leads_back(parts: list[str], data: st.DataObject) -> None:
    text, spans = "".join(parts), []
    at = 0
    for part in parts:
        if part.strip() == part and part and "\n" not in part and "\r" not in part and data.draw(st.booleans()):
            spans.append((at, at + len(part)))
        at += len(part)
    copied = copy.copy_with(text, spans)
    assert [copied.text[a:b] for a, b in copied.pieces] == [text[a:b] for a, b in spans]
    assert [copied.back(*piece) for piece in copied.pieces] == spans
    lines = copied.text.replace("\r", "\n").split("\n")
    assert all(text[a:b] in lines for a, b in spans)
    assert copied.text.replace("\n", "") == text.replace("\n", "")

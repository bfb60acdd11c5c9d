"""Guards: only the author's own lines speak for a text, and what they say protects it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cleaner.detectors.guards import legal, registry, sheet, templating, told, turn, tutorial
from cleaner.detectors.page import Page
from fixtures import cleaner

ROOT = Path(__file__).parents[2]
FERRY = "昨天清晨六点，关了十一个月的青石老桥重新通车，第一辆开上桥的是送牛奶的小货车。"
BANNER = "住在桥头的陈婆婆说，她小时候每天都从这座桥上走去上学，桥栏上的石狮子她个个都认得。"
BOAT = "Лодку вытащили на берег до первого льда, и до весны она лежала вверх дном."
NOTICE = "声明：本文仅代表作者本人观点，不代表本平台立场，如有侵权请联系删除。"


def page(text: str) -> Page:
    return Page(text, cleaner().rulebook)


def test_a_notice_above_the_text_is_no_title_that_speaks_of_notices() -> None:
    ban = "未经书面授权，不得转载、摘编本站原创稿件，违者必究"
    assert cleaner().clean(f"{ban}\n{NOTICE}\n{FERRY}\n{BANNER}").text == f"{FERRY}\n{BANNER}"


def test_a_title_on_notices_keeps_the_sentences_about_them() -> None:
    about = "网络媒体转载文章时应当注明来源和作者，但注明出处并不等于可以不经授权。"
    text = f"版权课堂：转载要注意什么\n{FERRY}\n{about}\n{BANNER}"
    assert cleaner().clean(text).text == text


def test_code_words_in_condemned_lines_make_no_tutorial() -> None:
    spam = "棋牌官网模板|老虎机试玩html源码|真人捕鱼app下载php代码|彩票投注平台css脚本"
    assert cleaner().clean(f"{FERRY}\n{BANNER}\n{spam}\n责任编辑：何晓彤").text == f"{FERRY}\n{BANNER}"


def test_code_words_in_the_authors_lines_make_a_tutorial() -> None:
    above = "模板引擎会把变量渲染成字符串，没有转义的代码会被浏览器当成脚本。"
    text = f"{above}\n作者：{{{{ author }}}}\n模板语法里的花括号要成对出现，少一个就渲染不出来。"
    assert cleaner().clean(text).text == text


@pytest.mark.parametrize(
    "text",
    [
        "她说文章的观点并不代表谁。",
        "法院认为转载者应当承担责任。",
        "去年夏天，县报开始用人工智能生成天气稿。",
        "The police said that nobody was liable.",
        "Menurut polisi, ia tidak bertanggung jawab.",
        "ông nói rằng bài viết là của ông.",
        "編集長は無断転載が相次いだと話した。",
        "주인은 무단 전재가 문제라고 말했다.",
        "Суда ещё не было, и редактор рассказал об этом сам.",
        "Editör kaynak göstermesini söyledi.",
        "日本文化从来就是这样传下来的。",
    ],
)
def test_a_unit_that_tells(text: str) -> None:
    it = page(text)
    assert told(it, *it.lines[0])


@pytest.mark.parametrize(
    "text",
    [
        NOTICE,
        "其他媒体转载须注明出处",
        "The views expressed are those of the author.",
        "無断転載を禁じます。",
        "무단 전재 및 재배포 금지",
        "Перепечатка запрещена.",
    ],
)
def test_a_notice_tells_nothing(text: str) -> None:
    it = page(text)
    assert told(it, *it.lines[0]) is None


def test_terms_are_a_notice_themselves() -> None:
    terms = page("河谷图书馆读者须知\n1. 未经许可不得复制、转载。\n2. 本馆不承担责任。")
    story = page(f"老桥修缮后重新通车\n{FERRY}\n{NOTICE}")
    assert legal(terms, *terms.lines[1])
    assert legal(story, *story.lines[2]) is None


def test_a_field_of_a_sheet_stays_and_one_of_a_roll_goes() -> None:
    facts = page(f"年代：战国\n作者：佚名\n{FERRY}")
    roll = page(f"{FERRY}\n记者：王一诺\n编辑：李正")
    assert sheet(facts, *facts.lines[1])
    assert sheet(roll, *roll.lines[1]) is None


TALK = (
    "Brine, Sun May 19, 2019 6:48 am\nWhat holds an edge until noon?\n\n"
    "Millstone, Sun May 19, 2019 9:15 am\nNothing does.\n\nBrine, Sun May 19, 2019 8:33 pm\nThat worked."
)


def test_lines_that_open_the_turns_of_a_talk_stay() -> None:
    assert turn(page(TALK), 0, 10)
    assert not turn(page(TALK.split("\n\n", 1)[0]), 0, 10)


def test_a_text_on_templates_keeps_its_tokens_and_one_on_ferries_does_not() -> None:
    token = "[[$nav.next|cut:20]]"
    assert templating(page(f"模板里写一行就够了，输出的是下一篇的标题。\n{token}"), 24, 30)
    assert not templating(page(f"{FERRY}\n{token}"), len(FERRY) + 2, len(FERRY) + 8)


def test_the_words_beside_a_token_name_it() -> None:
    text = "输入 #xff0c; 会显示成逗号。"
    assert tutorial(page(text), text.index("#"), text.index(";") + 1)
    assert not tutorial(page(FERRY), 3, 6)


def test_a_sentence_that_ends_a_quotation_stays_with_it() -> None:
    text = (
        f"{FERRY}\n1. Bacalah pesan ini. “Selamat! Klik tautan ini dan daftar sekarang, dapat bonus 100 ribu"
        f" tanpa deposit.” Sebutkan tiga ciri yang membuat pesan tersebut patut dicurigai.\n{BANNER}"
    )
    assert cleaner().clean(text).text == text


def test_every_guard_is_used_and_documented() -> None:
    page_of_guards = (ROOT / "docs/rules-of-your-own.md").read_text("utf-8")
    assert set(registry()) == set(re.findall(r"^\| `(\w+)` \|", page_of_guards, re.MULTILINE))
    assert set(registry()) == {guard for rule in cleaner().rulebook.rules for guard in rule.guards}


@pytest.mark.parametrize(
    "below",
    [
        "Контакты\nСторож Илья, дом у причала",
        "Осталось\nсмола\nверёвка\nскачать",
    ],
)
def test_a_label_over_lines_that_stay_or_at_the_end_of_a_list_stays(below: str) -> None:
    text = f"Лодка до весны\n\n{BOAT}\n\n{below}"
    assert cleaner().clean(text).text == text


def test_a_label_that_the_text_names_in_quotation_marks_stays() -> None:
    text = f"Лодка до весны\n\n{BOAT}\nНа борту углём написано «Назад», и стирать это никому не велено.\n\nНазад"
    assert cleaner().clean(text).text == text


def test_the_last_label_goes_and_the_same_word_as_title_stays() -> None:
    assert cleaner().clean(f"Назад\n\n{BOAT}\n\nОтветить\nНазад").text == f"Назад\n\n{BOAT}"


def test_a_label_beside_the_title_goes_and_one_of_many_short_lines_stays() -> None:
    assert cleaner().clean(f"Лодка до весны\nПодписаться\n{BOAT}").text == f"Лодка до весны\n{BOAT}"
    verses = f"Лодка до весны\nпо воде\nПодписаться\nпод письмом\nна столе\n\n{BOAT}"
    assert cleaner().clean(verses).text == verses

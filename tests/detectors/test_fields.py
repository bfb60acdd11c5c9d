"""Fields: lines of dates, names, papers and counters go, and what only looks like them stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.detectors.fields import Options, read
from cleaner.detectors.page import Page
from fixtures import cleaner

TITLE = "桥头的柿子树"
FIRST = "霜降一过，河谷两边的柿子就红透了，站在山梁上看下去，像是谁在坡上点了一盏盏灯。"
LAST = "老周今年收了四千斤，一半做成柿饼，另一半让城里来的客人自己上树去摘。"
OPTIONS = Options(lists=("posting", "role", "press"))

HEADS = [
    "04-05 10:21 发布于浙江 河谷新闻官方账号",
    "2023-04-05 10:21 来源：河谷网 作者：王一诺 阅读 4321",
    "撰文王一诺 编辑李正",
    "■本报记者 王一诺",
    "記者陳怡君/花蓮報導",
    "Ada Holm • 4 March 2022 • 5 min read",
    "By ADA HOLM, Herald Staff Writer",
    "Last modified on Fri 4 Mar 2022 11.02 GMT",
    "Senin, 4 Maret 2024 | 10:21 WIB",
    "Thứ Hai, 04/03/2024 10:21 (GMT+7)",
    "입력 2024.03.04 10:21 수정 2024.03.04 11:02",
    "公開日:2024年3月4日 更新日:2024年3月5日",
    "Опубликовано 04.03.2024 в 10:21, обновлено в 11:02",
    "Giriş: 04.03.2024 - 10:21 Güncelleme: 04.03.2024 - 11:02",
]
TAILS = ["（王一诺 李正）", "(河谷日报记者 王一诺)", "【责任编辑:王一诺】", "作者：王一诺 来源：河谷网"]
TITLES = ["Ada Holm, editor, Harwick Herald", "Ada Holm, Herald Staff Writer", "王一诺 编辑 阅读4321"]
OPENED = [
    "By Ada Holm, Herald Staff Writer",
    "作者：王一诺 来源：河谷网",
    "编辑 王一诺 阅读4321",
    "2023-04-05 10:21 王一诺 编辑",
    "王一诺 编辑 2023-04-05 10:21",
]
KEPT = [
    "2023年4月5日 星期三 晴",
    "2025-07-19 22:46:38 河岸财经",
    "王一诺",
    "Friday, March 4, 2022",
    "编辑和记者的两张桌子",
    "她把三十年的信都交给了县档案馆",
]


@pytest.mark.parametrize("line", HEADS)
def test_a_line_of_fields_below_the_title_goes(line: str) -> None:
    assert cleaner().clean(f"{TITLE}\n{line}\n{FIRST}\n{LAST}").text == f"{TITLE}\n{FIRST}\n{LAST}"


@pytest.mark.parametrize("credit", TAILS)
def test_a_credit_glued_to_the_last_sentence_goes(credit: str) -> None:
    assert cleaner().clean(f"{TITLE}\n{FIRST}\n{LAST}{credit}").text == f"{TITLE}\n{FIRST}\n{LAST}"


@pytest.mark.parametrize("line", TITLES)
def test_a_first_line_without_a_time_or_a_label_to_open_it_is_the_title(line: str) -> None:
    text = f"{line}\n{FIRST}\n{LAST}"
    assert cleaner().clean(text).text == text
    assert cleaner().clean(f"\n\n{text}").text == f"\n\n{text}"
    assert cleaner().clean(f"{TITLE}\n{text}").text == f"{TITLE}\n{FIRST}\n{LAST}"


@pytest.mark.parametrize("line", OPENED)
def test_a_first_line_with_a_time_or_a_label_to_open_it_is_no_title(line: str) -> None:
    assert cleaner().clean(f"{line}\n{FIRST}\n{LAST}").text == f"{FIRST}\n{LAST}"


@pytest.mark.parametrize("line", KEPT)
def test_a_line_that_only_looks_like_fields_stays(line: str) -> None:
    text = f"{TITLE}\n{line}\n{FIRST}\n{LAST}"
    assert cleaner().clean(text).text == text


def test_the_source_of_a_quotation_stays() -> None:
    text = f"{TITLE}\n{FIRST}\n他在信的末尾抄了一句：“但愿人长久，千里共婵娟。”（苏轼）"
    assert cleaner().clean(text).text == text


@pytest.mark.parametrize("cited", [("(А. Чехов, «Степь»)",), ("(И. Бунин)", "(Л. Толстой)"), ("（苏轼）", "（陆游）")])
def test_the_author_of_a_cited_sentence_stays(cited: tuple[str, ...]) -> None:
    lines = ["Дорога шла полем, и коляска подпрыгивала на каждом камне.", "Дом стоял на горе, и окна его горели."]
    shown = [f"{line} {source}" for line, source in zip(lines, cited, strict=False)]
    text = "\n".join([FIRST, *shown])
    assert cleaner().clean(text).text == text


def test_a_chat_keeps_its_times() -> None:
    text = "".join(f"2023-04-05 10:{n}:33 老李\n今天谁去修桥，谁就带上那把新锤子。\n" for n in range(10, 20))
    assert cleaner().clean(text).text == text


def test_a_heading_of_a_letter_stays() -> None:
    mail = "From: Ada Holm\nTo: Per Lund\nDate: Fri, 4 Mar 2022 06:30\nSubject: The bell\n"
    text = f"{mail}\nThe ferry will stop on Sunday, and I wanted you to hear it from me first, before the paper writes."
    assert cleaner().clean(text).text == text


@given(st.text(alphabet="王一诺编辑记者：:|/ 2023-04年月日.。，abcABC“”（）\n", max_size=80))
def test_reading_never_fails_and_names_only_known_kinds(text: str) -> None:
    page = Page(text, cleaner().rulebook)
    known = {"address", "phone", "date", "count", "clock", "ago", "day", "place", "paper"}
    known |= {"label", "guess", "name", "bullet", "wrapped", "dash"}
    for line in page.lines:
        reading = read(page, OPTIONS, line)
        assert reading is None or reading.kinds <= known

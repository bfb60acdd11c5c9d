"""Labels, columns, boxes and rows of links: the shape that condemns, and the near shape that must not."""

from __future__ import annotations

import pytest

from cleaner import Cleaner
from cleaner.detectors.announce import announces, introduces
from cleaner.detectors.label import split_label
from cleaner.text.lines import Span
from cleaner.text.tables import fold

BEFORE = "合作社的负责人告诉大家，今年宁可早割一天，也不愿再赌天气，因为去年吃过亏。"
AFTER = "收下来的麦子先晒在学校的操场上，等到晚上再装袋，谁家的也不会弄错。"
FEED = ("荔枝价格跌破五元", "女排联赛收官", "国产大飞机首航西线")

SPAM = {
    "relative times": "\n".join(f"{title} {hours}小时前" for hours, title in enumerate(FEED, 1)),
    "times below, going back": "\n".join(f"{title}\n2025-06-{9 - n:02} 10:00" for n, title in enumerate(FEED)),
    "bullets": "\n".join(f"◆{title}" for title in FEED),
    "cut": "\n".join(f"{title}…" for title in FEED),
    "hot ranks": "\n".join(f"{n} {title} 热" for n, title in enumerate(FEED, 1)),
    "column": "\n".join(("点赞", "收藏", "分享", "举报", "打赏", "返回顶部")),
    "neighbours": f"前一則：{FEED[0]}\n後一則：{FEED[1]}",
}
BODY = {
    "bracketed label": f"【延伸閱讀】{FEED[0]}",
    "box": f"推荐阅读：\n{FEED[0]}\n{FEED[2]}",
    "hand": f"☞ {FEED[2]}",
    "credit": "攝影：林大海",
    "credit at the end": "（陈立 摄）",
    "agency": "Getty Images/iStockphoto",
}
KEPT = {
    "chronicle": "1958-03-01 开工典礼在白沙举行\n1961-08-12 因资金不足停工待命\n1969-10-01 全线通车试运行",
    "talk": "老徐 19:02\n这不是当年的粮站吗\n小陈 19:03\n左边扎辫子的是我妈\n老徐 19:05\n眼睛最像她",
    "verse": "石阶一级一级\n通向水里\n通向洗衣的人\n通向没有名字的黄昏",
}


@pytest.fixture(scope="module")
def cleaner() -> Cleaner:
    return Cleaner()


@pytest.mark.parametrize("name", SPAM)
def test_lists_below_the_text_go(cleaner: Cleaner, name: str) -> None:
    assert cleaner.clean(f"{BEFORE}\n{AFTER}\n{SPAM[name]}\n").text == f"{BEFORE}\n{AFTER}\n"


@pytest.mark.parametrize("name", BODY)
def test_links_and_credits_between_paragraphs_go(cleaner: Cleaner, name: str) -> None:
    assert cleaner.clean(f"{BEFORE}\n{BODY[name]}\n{AFTER}\n").text == f"{BEFORE}\n{AFTER}\n"


@pytest.mark.parametrize("name", KEPT)
@pytest.mark.parametrize("below", ["", AFTER])
def test_lists_of_an_author_stay(cleaner: Cleaner, name: str, below: str) -> None:
    text = f"{BEFORE}\n{KEPT[name]}\n{below}\n"
    assert cleaner.clean(text).text == text


def test_a_credit_among_other_fields_is_a_list_of_a_cast(cleaner: Cleaner) -> None:
    text = f"{BEFORE}\n导演：陈立\n摄影：王小禾\n剪辑：赵一鸣\n{AFTER}\n"
    assert cleaner.clean(text).text == text


def test_a_list_that_the_text_announces_stays(cleaner: Cleaner) -> None:
    text = f"{BEFORE}本周的三件大事如下：\n{SPAM['bullets']}\n"
    assert cleaner.clean(text).text == text


@pytest.mark.parametrize(
    "line", ["分工如下：", "the winners are as follows:", "Jadwalnya berikut ini:", "当番は次の通りだ。"]
)
def test_what_announces_a_list(line: str) -> None:
    assert announces(fold(line))


def test_what_opens_a_list_further_below_is_a_sentence_with_a_colon() -> None:
    assert introduces(fold("请各组在周五以前核对新版界面的文字，全部按钮文字如下："))
    assert not introduces(fold("请各组在周五以前核对新版界面的文字，全部按钮文字如下。"))
    assert not introduces(fold("友情链接："))


def test_a_bracket_needs_no_mark() -> None:
    text = "[관련기사] 오징어 값 두 배로"
    parts = split_label(text, Span(0, len(text)), ":")
    assert parts is not None
    assert [text[slice(*part)] for part in parts] == ["관련기사", "오징어 값 두 배로"]


def test_particulars_behind_wide_spaces_are_no_headlines(cleaner: Cleaner) -> None:
    story = "句会は雨の中で開かれ、十二名が集まった。\n最高点の句は、川の音を詠んだものだった。"
    particulars = "次回　九月十四日（土）公民館二階和室\n兼題　「鰯雲」「新米」　各三句\n会費　三百円（茶菓代を含む）"
    text = f"{story}\n選者は、来月も同じ題でよいと言った。\n\n{particulars}\n"
    assert cleaner.clean(text).text == text

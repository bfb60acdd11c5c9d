"""Time grows linearly with the text, on hostile input too: shown by counting, not by a clock.

The measure is how many lines of Python are executed and functions called (comprehensions count each turn) for n and
2n pieces of one kind.  It does not see what happens inside one call of C (regular expressions, copies); that is what
``benchmarks/hostile.py`` is for.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest

from cleaner.detectors import surface
from cleaner.engine import ROUNDS
from fixtures import cleaner

PROSE = "今天的风很大，渡轮停了一天，岛上的人就坐在码头上等。\n"
ROW = "北斗棋牌官网|老虎机试玩平台|真人捕鱼app下载\n"
NOTICE = "特别声明:以上内容(如有图片或视频亦包括在内)为自媒体平台“网易号”用户上传并发布,本平台仅提供信息存储服务。"

SET_IN = "旧的石板【北斗棋牌官网】一块块编号，不如到金鹿娱乐城领六百体验金，再用吊车运走。\n"

HOSTILE: dict[str, Callable[[int], str]] = {
    "a gambling word a line": lambda n: "棋牌\n" * n,
    "adverts, line by line": lambda n: PROSE + "来新宝博,每天签到即可领取免费彩金,随存随提!\n" * n,
    "adverts, one line": lambda n: PROSE + "来新宝博,每天签到即可领取免费彩金,随存随提!" * n,
    "appeals, line by line": lambda n: PROSE + "关注公众号 扫码下载app\n" * n,
    "appeals, one line of sentences": lambda n: "关注公众号，扫码下载app。" * n,
    "betting reported between rows": lambda n: ("这篇文章谈博彩和赌博，我们在这里把它说清楚。\n" + ROW) * n,
    "blank lines before rows": lambda n: "\n" * n + ROW * n + PROSE,
    "brackets, nested": lambda n: "([{【" * n + "】}])" * n,
    "brackets, open": lambda n: "([{【“" * n,
    "bullets and glyphs": lambda n: PROSE + "★推荐：荔枝价格 " * n,
    "carriage returns": lambda n: PROSE + "\r" * n + ROW,
    "Chinese read as Latin": lambda n: PROSE * n + "ÖÐ¹úÈËÃñ¹²ºÍ¹úµÄÒ»Ìì£¬ÎÒÃÇÔÚÕâÀï\n" * n,
    "code words and tokens": lambda n: "模板 渲染 {{ a }}\n" * n,
    "code, line by line": lambda n: "window.a=function(){b.push(1)};\n" * n + PROSE * 3,
    "code, one line": lambda n: PROSE + "window.a=function(){b.push(1)};" * n,
    "counts in a column": lambda n: PROSE + "1,234\n万\n" * n,
    "credits above the text": lambda n: "责任编辑：张三\n" * n + PROSE,
    "credits below the text": lambda n: PROSE + "责任编辑：张三\n" * n,
    "labels at the foot": lambda n: PROSE + "评论\n" * n,
    "told of betting, then touted": lambda n: "警方说赌客越来越多。\n" * n + "娱乐城试玩，体验金直接送，免储值。\n" * n,
    "credits, one line": lambda n: PROSE + "编辑:张三 " * n,
    "data, one line": lambda n: PROSE + '{"@type":"a",' + '"a":"b",' * n + "}",
    "clauses set into paragraphs": lambda n: SET_IN * n,
    "entities": lambda n: "今天的风&hellip;" * n,
    "entities, encoded again and again": lambda n: "&" + "amp;" * n + "lt;",
    "tags that a sentence names": lambda n: "先学一个标签，再学一个，名为 <b>, 和 <i>, " * n + "。",
    "tokens between quotation marks": lambda n: "「{{name}}様」と書いた。" * n,
    "escapes": lambda n: "\\u3000%E5%AE%98" * n,
    "feed rows": lambda n: PROSE + "县里的图书馆开门了\n新华网 3评论 2小时前\n" * n,
    "fields, line by line": lambda n: "Senin, 4 Maret 2024 | 10:21 WIB\n" * n + PROSE,
    "fields, one line": lambda n: PROSE + "Senin, 4 Maret 2024 | 10:21 WIB " * n,
    "furniture": lambda n: PROSE + "首页 新闻 体育 财经\n" * n,
    "glosses, line by line": lambda n: PROSE + "國(guó)家(jiā)\n" * n,
    "glosses, one line": lambda n: "國(guó)家(jiā)" * n,
    "headlines after a marker": lambda n: PROSE + "相关新闻\n" + "县里的图书馆重新开门了\n" * n,
    "headlines in pairs": lambda n: PROSE + "县里的图书馆开门了\n县里的图书馆2025-08-18 13:49:24\n" * n,
    "hits between commas": lambda n: "棋牌官网，" * n,
    "hits without an end": lambda n: "棋牌投注彩票" * n,
    "images": lambda n: "风![]()" * n,
    "insets": lambda n: (PROSE + ">>> 县里的图书馆\n") * n,
    "jammers": lambda n: PROSE + " ?[ @~ A" * n,
    "labelled lines": lambda n: PROSE + "★推荐:荔枝价格\n[관련기사] 도서관\n" * n,
    "lines of a letter": lambda n: "a\n" * 10 * n,
    "lost characters": lambda n: "锟斤拷" * n,
    "mojibake, line by line": lambda n: "the city’s â€™s good\n" * n,
    "mojibake, one line": lambda n: "鐨勪箣 " * n,
    "notices, line by line": lambda n: PROSE + (NOTICE + "\n") * n,
    "notices, one line": lambda n: PROSE + NOTICE * n,
    "planted characters": lambda n: "今ø天ઞ的Ω风" * n,
    "prose": lambda n: PROSE * n,
    "quotes around rows": lambda n: PROSE + ("“" + ROW.strip() + "”\n") * n,
    "quotes": lambda n: "他说：“好”，" * n,
    "quotes, open": lambda n: "“棋牌官网" * n,
    "reprint bans, line by line": lambda n: PROSE + "未经授权，不得转载。\n" * n,
    "reprint bans, one line": lambda n: PROSE + "未经授权，不得转载。" * n,
    "rolls of names": lambda n: PROSE + "无人机丨周淼\n图解:何一鸣\n" * n,
    "rows between prose": lambda n: (PROSE + ROW) * n,
    "rows with times": lambda n: PROSE + "县里的图书馆重新开门了 3小时前\n" * n,
    "rows": lambda n: PROSE + ROW * n,
    "rows, one line": lambda n: "棋牌官网|" * n,
    "separators, one line": lambda n: "a" + "|" * 10 * n + "a" + "-" * 10 * n + "a",
    "signs, one line": lambda n: PROSE + "?!*+~#@$%^&_=;:,." * n,
    "spaces inside a line": lambda n: "棋牌" + " " * 20 * n + "棋牌官网",
    "stacks": lambda n: PROSE + "лучшие букмекерские конторы\nставки на спорт с бонусом\n" * n,
    "stops, one line": lambda n: "棋牌" + "。" * 10 * n + "a" + "." * 10 * n + "a",
    "style, one line": lambda n: PROSE + ".a{color:red}" * n,
    "tags": lambda n: "<p>风</p>" * n,
    "template openers": lambda n: "{{ <? ${ {% [field: <!-- {dede: " * n,
    "templates, line by line": lambda n: "{{ a }}\n" * n,
    "templates, one line": lambda n: "今天的风{{ a }}" * n,
    "titles, open": lambda n: PROSE + "《棋牌" * n,
    "wrapped paragraphs": lambda n: ("the boats stayed in the harbour for a day and the\n" * 5 + "\n") * n,
}  # fmt: skip

LATE = {"rolls of names"}  # findings grow from findings: at this size not yet as often as they may at most
PIECES = 200
GROWTH = 2.2  # a constant part makes it less than 2, a part that grows faster more
MOST = 2000  # steps a character; a row of spam takes 200


class TooMuchError(Exception):
    """More was executed than linear growth allows."""


@pytest.fixture(autouse=True, scope="module")
def _warm() -> None:
    """What is made on first use (databases, tables) is no part of the measure."""
    for text in (PROSE, ROW, "風&hellip;Ã©<b>x</b>{{ a }}\n", "the tool library opens on a day\n"):
        cleaner().clean(text * 20)


def steps(call: Callable[[], object], limit: float = float("inf")) -> int:
    """How many lines and calls of Python something executes; ``TooMuchError`` beyond a limit."""
    count = 0

    def tracer(_frame: FrameType, _event: str, _arg: Any) -> Any:
        nonlocal count
        count += 1
        if count > limit:
            raise TooMuchError(f"more than {limit:.0f} steps")
        return tracer

    before = sys.gettrace()
    sys.settrace(tracer)
    try:
        call()
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize("kind", sorted(HOSTILE.keys() - LATE))
def test_twice_the_text_is_twice_the_work(kind: str) -> None:
    once, twice = (HOSTILE[kind](n) for n in (PIECES, 2 * PIECES))
    spent = steps(lambda: cleaner().clean(once), limit=MOST * len(once))
    steps(lambda: cleaner().clean(twice), limit=GROWTH * spent)


@pytest.mark.parametrize("power", [1, 2])
def test_the_measure_tells_a_quadratic_from_a_line(power: int) -> None:
    def spend(n: int) -> int:
        return sum(1 for _ in range(n**power))

    grown = steps(lambda: spend(2 * PIECES)) / steps(lambda: spend(PIECES))
    assert (grown > GROWTH) == (power == 2)


def test_a_text_is_searched_for_fences_once_a_round(monkeypatch: pytest.MonkeyPatch) -> None:
    searched: list[str] = []
    monkeypatch.setattr(surface, "has_fence", lambda text: searched.append(text) or False)
    cleaner().clean((PROSE + ROW) * PIECES)
    assert 0 < len(searched) <= ROUNDS


@pytest.mark.parametrize("piece", ["风", "a ", "([", "{{", "“", "!["])
def test_one_line_of_1_mb_is_cleaned(piece: str) -> None:
    text = piece * (1_000_000 // len(piece.encode()))
    assert cleaner().clean(text).text == text

"""Lines whose words the next line speaks of are specimens; the same lines above other prose go."""

from __future__ import annotations

import pytest

from cleaner.explain.line import explain
from fixtures import cleaner

POINTED_AT = [
    "扫码关注\n\n这四个字贴满了村口的每一棵树，老人们不认得，只当是寻狗的。",
    "版权所有\n\n他在自己画的第一张地图的角上写了这四个字，那年他九岁。",
    "吸烟有害健康。\n\n老烟盒上的这行字，他用刀片刮掉了，说看着心烦。",
    "請勿模仿\n\n這句話刻在雜技團的大門上，是老團長的父親親手刻的。",
    "All rights reserved\n\nThese three words were printed under my grandmother's jam labels, proudly.",
    "Don't try this at home.\n\nThat was what my uncle said each time before he lit the oven with a newspaper.",
    "転載禁止\n\nこの四文字を、祖父は自分の日記の表紙に筆で書いていた。",
    "무단 전재 금지\n\n이 문구를 할아버지는 일기장 첫 장에 붓으로 써 놓으셨다.",
    "Реклама\n\nЭто слово дед произносил с таким видом, будто говорил о болезни соседа.",
    "Quảng cáo\n\nHai chữ ấy treo trên cổng làng suốt ba năm, chẳng ai biết là quảng cáo cái gì.",
    "Anzeige\n\nDieses Wort stand über seinem ersten Text in der Dorfzeitung, und er war trotzdem stolz.",
    "Publicité\n\nCe mot, peint sur le mur de la grange, a survécu à trois propriétaires et à deux toits.",
    "烫烫烫烫烫烫\n\n这几个字是他写的第一个程序打印出来的，他把屏幕拍了下来。",
]
PASSED_BY = [
    ("扫码关注\n\n", "老槐树底下坐着三个人，一个剥豆子，一个补网，一个睡着了。"),
    ("Реклама\n\n", "Дед вернулся с рынка поздно и долго рассказывал, почём нынче сети и верёвка."),
    ("扫码关注\n\n", "这四户人家搬到山上以后，井台就没有人去了，桶也收了回来。"),
    ("All rights reserved\n\n", "These three boats are the last of the fleet, and only one still has an engine."),
]


@pytest.mark.parametrize("text", POINTED_AT)
def test_what_the_next_line_speaks_of_stays(text: str) -> None:
    assert cleaner().clean(text).text == text


@pytest.mark.parametrize(("line", "prose"), PASSED_BY)
def test_what_no_line_speaks_of_goes(line: str, prose: str) -> None:
    assert cleaner().clean(line + prose).text == prose


def test_the_reason_is_told() -> None:
    explanation = explain(cleaner(), POINTED_AT[0], 1)
    assert any("the next line speaks of its words" in judged.fate for judged in explanation.stopped)


@pytest.mark.parametrize("mark", ["", "▸ ", "1. "])
def test_lines_that_a_sentence_with_a_colon_announces_stay(mark: str) -> None:
    shown = (
        "娱乐城试玩，体验金168直接送，免储值",
        "加入LINE好友，老师带你当冲，天天有出金",
        "恭喜中奖！点我领取礼券500元",
    )
    text = "\n".join(
        (
            "老师把群里的话抄在黑板上，请大家一句一句地念：",
            *(mark + line for line in shown),
            "念完了，没有人说话，只有窗外的雨声。",
        )
    )
    text = f"渡口的老宋说，今年的水比往年大，船要多拴一道缆。\n{text}"
    assert cleaner().clean(text).text == text

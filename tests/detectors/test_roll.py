"""Rolls: unknown tasks beside a known credit, or enough of them at the very end."""

from __future__ import annotations

import pytest

from cleaner.detectors.labels import labelled, names
from fixtures import cleaner

PROSE = "他说手表这东西要听声音，隔着屏幕听不见，所以他从来不开网店，也不打算再搬家。"


@pytest.mark.parametrize(
    "roll",
    [
        "无人机丨何一鸣\n编辑丨李正",
        "无人机︱何一鸣\n编辑︱李正",
        "编辑：李正\n图解：周淼\n灯光：陈可",
        "灯光：王一诺\n图解：周淼\n收音：陈可",
    ],
)
def test_a_roll_goes(roll: str) -> None:
    assert cleaner().clean(f"{PROSE}\n{roll}").text == PROSE


@pytest.mark.parametrize(
    "lines",
    [
        "灯光：王一诺\n图解：周淼",
        "值班安排如下：\n周一：王一诺\n周二：李正\n周三：周淼",
        "一等奖：王一诺\n二等奖：李正\n三等奖：周淼",
        "材料：番茄三个\n时间：十分钟\n难度：低",
    ],
)
def test_other_lists_stay(lines: str) -> None:
    assert cleaner().clean(f"{PROSE}\n{lines}").text == f"{PROSE}\n{lines}"


def test_labels_and_names() -> None:
    assert labelled("视觉|周淼") == ("视觉", "周淼")
    assert labelled("文/编辑:") is not None
    assert labelled("他说手表这东西要听声音。") is None
    assert names("王一诺 李正", strict=True)
    assert names("阿木")
    assert not names("阿木", strict=True)
    assert names("ali ak and per lund")
    assert not names("战国", strict=True)

"""Holes of templates alone on a line go; stage directions and parts of songs in the same braces stay."""

from __future__ import annotations

import pytest

from fixtures import cleaner

BEFORE = "老石匠把灯放在桥头，对徒弟说，今天的石头已经够了。"
AFTER = "“你明天还走吗？”老石匠问他的徒弟，徒弟只是看着桥下的水。"


@pytest.mark.parametrize(
    "line",
    [
        "{她放下灯，没有回头}",
        "{灯灭。}",
        "{谁在敲门？}",
        "{She puts the lamp down, and does not turn.}",
        "{A bell!}",
        "{Who is there?}",
        "{灯灭，雨声渐起。} {幕落。}",
    ],
)
def test_a_stage_direction_stays(line: str) -> None:
    text = f"{BEFORE}\n{line}\n{AFTER}\n"
    assert cleaner().clean(text).text == text


@pytest.mark.parametrize("line", ["{Chorus}", "{verse 2}", "{Bridge}", "{intro}", "{Outro}", "{refrain}"])
def test_a_part_of_a_song_stays(line: str) -> None:
    text = f"{BEFORE}\n{line}\n{AFTER}\n"
    assert cleaner().clean(text).text == text


@pytest.mark.parametrize("line", ["{title}", "{标题}", "{short-story}", "{title} {author}", "{{제목}}"])
def test_a_hole_goes(line: str) -> None:
    assert cleaner().clean(f"{BEFORE}\n{line}\n{AFTER}\n").text == f"{BEFORE}\n{AFTER}\n"


def test_a_direction_saves_no_hole_on_another_line() -> None:
    text = f"{BEFORE}\n{{灯灭，雨声渐起}}\n{{标题}}\n{AFTER}\n"
    assert cleaner().clean(text).text == text.replace("{标题}\n", "")

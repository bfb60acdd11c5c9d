"""A draft around a sample: valid, and proven by its own examples."""

from pathlib import Path

import pytest

from cleaner.config import Config
from cleaner.engine import Cleaner
from cleaner.rulebook import examples
from cleaner.rulebook.draft import LONGEST, SampleError, start
from fixtures import cleaner

SAMPLES = (
    "更多港口新闻请看海港网",
    "Visit Zzebra's #1 page: it's \"free\" (100 %)",
    "  两端有空白  ",
    "點擊→進入斑馬網⟦1⟧",
    "第一行斑马\r\n\r\n第二行斑马 12\n  第三行斑马",
    "ＺＺＥＢＲＡ　全形 №３",
    "斑'''马\"\"\"三引号",
    "斑马\\d+反斜\\杠[a-z]*",
    "斑马\u200b看不见",
    "斑马\x7f\x1b控制\t符",
    "~~ ❀❀❀ ~~",
)


@pytest.fixture(scope="module")
def drafted(tmp_path_factory: pytest.TempPathFactory) -> Cleaner:
    """A cleaner with a draft for each sample."""
    path: Path = tmp_path_factory.mktemp("drafts") / "drafts.toml"
    packs = [start(cleaner(), sample, f"promotion/draft-{n}", "promotion")[0] for n, sample in enumerate(SAMPLES)]
    path.write_text("\n".join(packs), "utf-8", newline="")
    return Cleaner(Config(packs=(str(path),)))


@pytest.mark.parametrize("number", range(len(SAMPLES)))
def test_a_draft_is_valid_and_proves_itself(drafted: Cleaner, number: int) -> None:
    rule = drafted.rulebook.get(f"promotion/draft-{number}")
    assert list(examples.run(drafted, [rule])) == []


def test_numbers_and_white_space_may_differ(drafted: Cleaner) -> None:
    prose = "渡轮停了一天，岛上的人就坐在码头上等，到天黑也没有等到船来。"
    assert drafted.clean(f"{prose}\n第一行斑马\n第二行斑马  7\n第三行斑马").text == prose
    assert drafted.clean(f"{prose}\n第一行斑马\n中间一行\n第二行斑马 7\n第三行斑马").text != prose


def test_it_says_which_rules_know_the_sample() -> None:
    pack, known = start(cleaner(), "北斗棋牌官网|老虎机试玩平台|真人捕鱼app下载", None, None)
    assert "gambling/row" in known
    assert 'id       = "gambling/new"' in pack


@pytest.mark.parametrize(
    ("sample", "said"),
    [
        ("", "no two letters"),
        ("12 3", "no two letters"),
        ("斑马\udc80", "stray bytes"),
        ("x" * (LONGEST + 1), "more than 4,000"),
    ],
)
def test_what_no_rule_can_be_made_of(sample: str, said: str) -> None:
    with pytest.raises(SampleError, match=said):
        start(cleaner(), sample, None, None)

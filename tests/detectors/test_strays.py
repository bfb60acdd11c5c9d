"""Strays: headlines of other articles between paragraphs go, and what an author shows on lines of its own stays."""

from __future__ import annotations

import pytest

from fixtures import cleaner

HAN = (
    "那年冬天雪下得早，山里的路封了两个月，镇上的人都待在屋里，等着开春。",
    "开春以后，路通了，邮差第一天就背来了三麻袋东西，人们围着他不肯散。",
)
LATIN = (
    "The road over the pass was closed for two months that winter, and nobody came.",
    "In spring the postman carried three sacks up the hill on his back.",
)
STRAYS = [
    (HAN, "男子深夜报案称电动车被偷 邻居：是我借去买菜\n三地蔬菜批发价连跌 菜农忙着改种"),
    (HAN, "高铁新线下月开通 票价出炉\n女星素颜买菜被认出 网友：真人更美\n六旬老翁自学造船"),
    (LATIN, "Dentists Stunned By This Bedtime Habit\nPolice Arrest Man In Garden Gnome Theft"),
]
SHOWN = [
    (HAN, "学生们交上来的作文写什么的都有。\n我家的猫为什么不怕狗\n如果我是校长\n一次难忘的停电"),
    (HAN, "墙上贴着旧报纸，他无聊的时候就一张一张看过去。\n全县棉花丰收 农民喜售余粮\n我国第一台万吨水压机试制成功"),
    (HAN, "晚上我们轮流出题。\n怎么用一根火柴点两盏灯\n为什么雪地里听不见脚步"),
    (HAN, "他那时攒了很多诗，一首也没有发表。\n雪落在没有人的院子里 一直落\n谁在敲门 是风"),
    (HAN, "广播里传来断断续续的声音。\n今天夜里到明天有大雪 气温下降八度\n请广大群众注意防寒 关好门窗"),
    (HAN, "门上的告示换了三次。\n本店今日盘点 停业一天\n明起恢复营业 请多包涵"),
    (HAN, "外婆的菜园分成四块，每一块都有木牌。\n靠井的一块 种葱和蒜\n靠墙的一块 种丝瓜和豆角"),
    (LATIN, "My daughter asked questions all the way home.\nWhy Is The Moon Following Us\nHow Do Fish Sleep At Night"),
    (LATIN, "There were old newspapers on the wall.\nKing Visits Flooded Coal Mine\nFarmers Warned Of Early Frost"),
]


@pytest.mark.parametrize(("prose", "lines"), STRAYS)
def test_headlines_between_two_paragraphs_go(prose: tuple[str, str], lines: str) -> None:
    assert cleaner().clean(f"{prose[0]}\n{lines}\n{prose[1]}").text == "\n".join(prose)


@pytest.mark.parametrize(("prose", "lines"), SHOWN)
def test_what_the_sentence_above_speaks_of_stays(prose: tuple[str, str], lines: str) -> None:
    text = f"{prose[0]}\n{lines}\n{prose[1]}"
    assert cleaner().clean(text).text == text


WRITTEN = [
    "装机遇到点麻烦，还好 现在用着蛮好的\n但是机子的键盘调音量好像不管用",
    "做工不够细致，没有注意到\n买的时候忘了看了 回去发现没鼠标",
    "Das Geheimnis der Langeweile besteht darin, alles zu sagen, was man\nweiß oder wissen will",
    "ОДИН ИЗ ЗАКОНОВ ДЛЯ НОВИЧКОВ, РАЗРАБОТАННЫХ КОМИТЕТОМ ПО\nПРАКТИЧЕСКИМ РЕКОМЕНДАЦИЯМ АССОЦИАЦИИ ТУРИСТОВ",
    "\t\t-- François Marie Voltaire\n\t\t-- Johann Georg August Galletti",
]


@pytest.mark.parametrize("lines", WRITTEN)
def test_sentences_without_a_mark_and_posters_stay(lines: str) -> None:
    text = f"{HAN[0]}\n{lines}\n{HAN[1]}"
    assert cleaner().clean(text).text == text


def test_lines_below_a_heading_of_their_own_stay() -> None:
    text = "\n".join((*HAN, "", "下期预告", "怎么腌一缸好酸菜", "为什么老屋的门槛那么高", "一位渔夫的三十年"))
    assert cleaner().clean(text).text == text


def test_lines_on_one_subject_stay() -> None:
    text = f"{HAN[0]}\n梨树为什么三年不结果 老农有办法\n梨树怎么剪 老农教你三招\n{HAN[1]}"
    assert cleaner().clean(text).text == text

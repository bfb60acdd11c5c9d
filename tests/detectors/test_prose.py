"""What counts as prose: sentences in the wild, made ones, and what must not count."""

from __future__ import annotations

import pytest

from cleaner.detectors.prose import ends_sentence, function_share, is_prose, minimum_length
from cleaner.text.tables import fold
from fixtures import FIXTURES, SETS, read

PROSE = {
    "zh": "今天的风很大，渡轮停了一天，岛上的人就坐在码头上等。",
    "zh, quotation": "他说：“海没有手，所以要我们帮它把垃圾捡起来。”",
    "zh, question in brackets": "渡轮停了一天，岛上的人就坐在码头上等(还能怎么办呢？)",
    "zh, two sentences without an end": (
        "今天的风很大，渡轮停了一天。岛上的人就坐在码头上等，到天黑也没有等到船来，只好回家去。"
        "第二天的风更大，他们又来了，一直等到中午"
    ),
    "zh-Hant": "縣裡的圖書館重新開門了，孩子們在門口排隊，等著借暑假要看的書。",
    "en": "The tool library opens on Saturday, and the members may keep a saw for a week.",
    "en, ellipsis": "The tool library opens on Saturday, and after that nobody knows what will be…",
    "id": "Warga desa menanam kembali pohon bakau di pantai yang rusak karena badai itu.",
    "vi": "Dòng sông đã cạn từ tháng trước và người dân phải đi xa để lấy nước ngọt.",
    "th, no final mark": "เช้านี้มีฝนตกหนักในเมืองและการจราจรติดขัด นักเรียนไม่สามารถมาโรงเรียนได้ทันเวลา",
    "ja": "島の学校には生徒が三人しかいないが、運動会には村の人がみな集まってくる。",
    "ko": "마을 사람들은 다리가 다시 열리는 날을 기다리며 강가에서 노래를 불렀다.",
    "ru": "Сегодня утром в городе прошёл сильный дождь, и ученики опоздали в школу.",
    "tr": "Bu sabah şehirde şiddetli yağmur yağdı ve trafik aksadı, öğrenciler geç kaldı.",
    "de": "Heute Morgen fiel in der Stadt starker Regen, und die Schüler kamen zu spät.",
    "es": "Esta mañana cayó una fuerte lluvia en la ciudad y los niños llegaron tarde.",
}
NOT_PROSE = {
    "empty": "",
    "white space": " " * 60,
    "a mark": "。" * 40,
    "digits": "2025-08-18 13:49:24 " * 4,
    "short": "他们回家了。",
    "short, Latin": "They went home in the rain.",
    "row of spam": "北斗棋牌官网|老虎机试玩平台|真人捕鱼app下载",
    "spam with a full stop": "棋牌官网老虎机试玩平台真人捕鱼app下载彩票投注网站。",
    "headline": "县里的图书馆重新开门 孩子们在门口排队等着借书",
    "headline, Latin": "Tool library opens on Saturday and members may keep a saw for a week",
    "keywords in Latin": "slot gacor maxwin situs resmi judi online terpercaya slot88 rtp live.",
    "furniture": "首页 > 新闻 > 国内 > 正文 打印 关闭 字号 大 中 小",
    "thai furniture": "สล็อต บาคาร่า คาสิโน",
}


@pytest.mark.parametrize("line", PROSE.values(), ids=PROSE)
def test_prose(line: str) -> None:
    assert is_prose(fold(line))


@pytest.mark.parametrize("line", NOT_PROSE.values(), ids=NOT_PROSE)
def test_not_prose(line: str) -> None:
    assert not is_prose(fold(line))


def test_most_of_what_stays_in_the_fixtures_is_prose() -> None:
    longer = [
        line.strip()
        for folder in SETS
        for path in sorted((FIXTURES / folder / "clean").glob("*.txt"))
        for line in fold(read(path)).splitlines()
        if len(line.strip()) > 80
    ]
    assert len(longer) > 300
    assert sum(map(is_prose, longer)) > 0.9 * len(longer)


@pytest.mark.parametrize(
    "sentence", ["好。", "好！”", "Good.", 'Good."', "好…", "列表如下:", "好。 ", "(好。)", "what?’]"]
)
def test_an_end(sentence: str) -> None:
    assert ends_sentence(fold(sentence))


@pytest.mark.parametrize("line", ["", "好", "Good", "好。啊", "a, b,", "100%", "。好", "“好”"])
def test_no_end(line: str) -> None:
    assert not ends_sentence(fold(line))


def test_function_share_is_a_share() -> None:
    assert function_share("") == function_share("123 |||") == 0.0
    assert function_share("的了是在") == 1.0
    assert function_share("棋牌官网") == 0.0
    assert function_share("他的书") == pytest.approx(2 / 3)
    assert function_share("the saw") == 0.5
    assert function_share("ひらがなで") == 1.0


def test_minimum_length_goes_by_script() -> None:
    assert minimum_length(fold("今天的风很大")) == 18
    assert minimum_length(fold("마을 사람들은")) == 18
    assert minimum_length("the tool library") == 40
    assert minimum_length("今天 the tool library opens") == 40

"""What a text shows, tells by the hour or lists by version is its author's, whatever it looks like."""

from __future__ import annotations

import pytest

from cleaner.detectors.guards import enumerated, furnished, quoted, schedule, technical, warned
from cleaner.detectors.page import Page
from fixtures import cleaner

TIMETABLE = """\
山城客运 8137 路
梅仔坑站开
06:10　07:30　09:00　11:00　13:20　15:40
顶湖站开
07:05　08:25　10:00　12:00　14:20　16:40
"""
WATCH = """\
The keeper wrote down what he saw from the tower that night, and he signed every line of it.
18.05 Fog from the east
18.40 Horn sounded
22.58 A light, very low
23.10 Thank you, good night
"""
SAMPLES = """\
近一个月，有二十七位客户拿着手机来问，这样的短信是不是诈骗，我们把样本抄在下面。
恭喜！您的手机号获得二等奖，加微信领取，验证码请告知客服。
您的额度已提升至20万，无抵押，秒到账，回复1专员联系您。
柜员从来不问验证码，会问的都是骗子，遇到了请先打反诈中心的电话再说别的。
"""
FOOTERS = """\
我收集网页的页脚，像有人收集烟标，下面几条都是真网站上的，按年份排列。
友情链接：同城论坛 小城棋社 三中校友录
面包屑也一样，以前它假定你从大门进来，一间一间走到这里，现在没有人走大门了。
"""
NOTES = """\
Village Bus 2 - notes on 1.4.2
- Winter has come
- A new passenger: Aunt Fikriye
- {passenger_name} wants to get off! now shows the real name
- Hens pay no fare
- The radio knows two more songs
- Fuel costs five percent more
- The mosque casts its shadow to the right side
- Aunt Fikriye gets off at last
"""
HOMEWORK = """\
Monday, and this is what the teacher wrote on the board before the bell rang for the last time.
1. Sign the paper
2. Bring: a cup, a brush
3. Meeting 9/14 (Sat) 9:00, room 2, park on the field
"""
WORDS = "The committee takes down “Movers”, “Loans”, “Drains” and “Earn at home” from the door without a notice."
LOG = "\n".join(f"{n:07x} 03-{n:02} fix {{{{ title }}}} once more" for n in range(10, 19))


def at(guard, text: str, line: int) -> str | None:  # type: ignore[no-untyped-def]
    page = Page(text, cleaner().rulebook)
    reason: str | None = guard(page, *page.lines[line])
    return reason


@pytest.mark.parametrize(
    ("guard", "text", "line"),
    [
        (schedule, TIMETABLE, 2),
        (schedule, WATCH, 4),
        (warned, SAMPLES, 2),
        (furnished, FOOTERS, 1),
        (technical, NOTES, 3),
        (technical, LOG, 1),
        (enumerated, HOMEWORK, 3),
        (quoted, WORDS, 0),
    ],
)
def test_it_stays(guard, text: str, line: int) -> None:  # type: ignore[no-untyped-def]
    assert at(guard, text, line)
    assert cleaner().clean(text).text == text


@pytest.mark.parametrize(
    ("guard", "text", "line"),
    [
        (schedule, WATCH.replace("22.58", "16.58"), 2),  # the hours go back: rows of news have theirs in any order
        (schedule, WATCH.replace(" Horn", " 2025-07-01 Horn").replace("18.05 Fog", "2025-07-01 18.05 Fog"), 3),
        (warned, SAMPLES.replace("骗子", "孩子").replace("反诈", "服务"), 2),
        (furnished, FOOTERS.replace("面包屑", "招牌").replace("页脚", "招牌"), 1),
        (technical, NOTES.replace("1.4.2", "the road"), 3),
        (technical, LOG.replace("0000", "zzzz"), 1),
        (enumerated, HOMEWORK.replace("3.", "7."), 3),
        (quoted, WORDS.replace("“Movers”, “Loans”,", "movers,").replace("“Earn at home”", "boats"), 0),
    ],
)
def test_it_has_no_such_guard(guard, text: str, line: int) -> None:  # type: ignore[no-untyped-def]
    assert at(guard, text, line) is None


def test_a_quotation_inside_a_line_is_no_advert() -> None:
    said = 'She laughed at what people write. "Free spins, no deposit, max win guaranteed." She never saw one.'
    assert cleaner().clean(said).text == said


def test_glosses_of_zhuyin_in_a_text_for_children_stay() -> None:
    title = "小(ㄒㄧㄠˇ)蝸(ㄍㄨㄚ)牛(ㄋㄧㄡˊ)去(ㄑㄩˋ)郵(ㄧㄡˊ)局(ㄐㄩˊ)"
    story = f"{title}\n（親子共讀，生字才注音）\n小蝸牛要寄(ㄐㄧˋ)一封(ㄈㄥ)信給奶奶。"
    assert cleaner().clean(story).text == story


def test_laughter_in_korean_is_no_wrong_codec() -> None:
    told = "친구들은 내가 간다니까 또 지겠다고 했다. 그래도 나는 우비를 입고 갔다.\n1회초 0:3. 단톡방: ㅋㅋㅋㅋㅋㅋ"
    assert cleaner().clean(told).text == told


def test_a_selector_behind_a_han_character_chooses_its_form() -> None:
    told = "戸籍の名は旧字の「神\ufe00」だった。「福\ufe00」も「祥\ufe00」もそうで、役所の人はそのたびに字典を引く。"
    assert cleaner().clean(told).text == told


def test_a_selector_behind_a_letter_chooses_nothing() -> None:
    told = "The tool lib\ufe00rary lent its ten-thou\ufe01sandth item on Saturday, four years after it opened."
    assert cleaner().clean(told).text == told.replace("\ufe00", "").replace("\ufe01", "")

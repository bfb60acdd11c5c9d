"""Lines read in another encoding of their time come back exactly; what reads like a language is not touched."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.detectors.misread import read_back
from fixtures import cleaner

SENTENCES = {
    "gb18030": (
        "他们在山上种了三千棵核桃树，今年第一次结果。",
        "我们的村子在河的北边，有一座很老的石桥。",
        "孩子们放学以后都到这里来看书和做作业。",
        "老师说明天的天气会比今天好一些，大家可以去爬山。",
    ),
    "big5hkscs": (
        "他們在山上種了三千棵核桃樹，今年第一次結果。",
        "大家都說今年的茶比去年的好，價錢也高了一點。",
        "婆婆把爐灰掃進鐵桶，說要留下來種花。",
        "這條路上的店大多是老人家在看，年輕人都到城裡去了。",
    ),
    "cp932": (
        "今年は雨が多かったので、米の出来はあまり良くありません。",
        "子供たちは学校の帰りに、川のそばで遊んでいました。",
        "この店では、毎朝五時からパンを焼いています。",
        "町の人はみんな、その古い橋のことを覚えていると言います。",
    ),
    "cp949": (
        "올해는 비가 많이 와서 쌀이 잘 자라지 못했습니다.",
        "마을 사람들은 봄마다 뒷산에 나무를 심는다고 한다.",
        "아이들은 학교에서 돌아와 강가에서 놀고 있었다.",
        "할머니는 이 집에서 오십 년을 살았다고 말했다.",
    ),
    "cp1251": (
        "В этом году было много дождей, и урожай оказался небольшим.",
        "Дети возвращались из школы и долго играли у реки.",
        "Он сказал, что мост закрыли на две недели и не знают, когда откроют.",
    ),
    "cp874": (
        "ปีนี้ฝนตกมากและข้าวของชาวบ้านก็ไม่ค่อยดี",
        "เด็กๆ กลับจากโรงเรียนแล้วมาเล่นที่ริมแม่น้ำในตอนเย็น",
        "ยายบอกว่าอยู่บ้านหลังนี้มาห้าสิบปีแล้วและจะไม่ย้ายไปไหน",
    ),
    "cp1254": (
        "Bu yıl çok yağmur yağdı ve buğday iyi olmadı.",
        "Çocuklar okuldan dönünce ırmağın kıyısında uzun süre oynadılar ve şarkı söylediler.",
    ),
}
OTHERS = (
    "亭亭秀倚江南岸。",
    "亭亭，倚遍波心。",
    "亭亭，照人花谢。",
    "亭亭欺人千千万。",
    "The council’s plan was clear – and cheap; the café stays open.",
    "Les élèves de l’école n’ont pas pu arriver à l’heure. Où étiez-vous ?",
    "Příliš žluťoučký kůň úpěl ďábelské ódy.",
    "Það er mikilvægt að þið séuð öll með í því að hlusta á þetta og syngja.",
    "Năm nay mưa nhiều nên lúa không được tốt lắm.",
    "Η πόλη έχει πολλά παλιά σπίτια και ένα μικρό λιμάνι.",
    "Dziś rano w mieście spadł silny deszcz.",
    "העיר הזאת ישנה מאוד ויש בה נמל קטן.",
    "المدينة قديمة جدا وفيها ميناء صغير.",
    "Mötley Crüe, Motörhead и Blue Öyster Cult",
    "№ 5 — 12 м², 25 °C ± 0,5 °C, α = β × γ",
    "徐鹏飞作",
    "（徐勤王荣志）",
    "鹭鸶、鸬鹚、鹈鹕、鸳鸯、鹧鸪、鹌鹑、鸲鹆、䴙䴘",
    "魑魅魍魉、饕餮、貔貅、獬豸",
    "ПРАВИТЕЛЬСТВО УТВЕРДИЛО НОВЫЙ ПЛАН",
    "┌──────┬──────┐",
    "ことばのせつめい",
)
WIDE = ("gb18030", "big5hkscs", "cp932", "euc_jp", "cp949", "cp1252", "mac_roman", "cp1251", "koi8_r", "cp866")
PAIRS = [(right, wrong) for right in SENTENCES for wrong in WIDE if right != wrong]


def misread(text: str, right: str, wrong: str) -> str | None:
    """The text's bytes read in another encoding as browsers do, or None where they cannot be."""
    data = text.encode(right)
    try:
        return data.decode(wrong)
    except UnicodeDecodeError:
        if wrong not in ("cp1252", "mac_roman", "cp1251"):
            return None
        return "".join(bytes((byte,)).decode(wrong, "ignore") or chr(byte) for byte in data)


@st.composite
def misreadings(draw: st.DrawFn) -> tuple[str, str]:
    """(a text, how it reads in a wrong encoding)."""
    right, wrong = draw(st.sampled_from(PAIRS))
    text = " ".join(draw(st.lists(st.sampled_from(SENTENCES[right]), min_size=1, max_size=3)))
    return text, misread(text, right, wrong) or text


@given(misreadings())
def test_what_is_read_back_is_what_was_written(pair: tuple[str, str]) -> None:
    text, wrong = pair
    assert read_back(wrong) in ((None,) if wrong == text else (text, None))


SURE = [
    ("cp949", "gb18030"),
    ("cp949", "cp1252"),
    ("cp949", "big5hkscs"),
    ("big5hkscs", "gb18030"),
    ("big5hkscs", "cp1252"),
    ("cp932", "gb18030"),
    ("cp932", "cp1252"),
    ("gb18030", "cp1252"),
    ("gb18030", "cp1251"),
    ("cp1251", "cp1252"),
    ("cp1251", "koi8_r"),
    ("cp1251", "mac_roman"),
    ("cp874", "cp1252"),
    ("cp1254", "cp1252"),
]


@pytest.mark.parametrize(("right", "wrong"), SURE)
def test_whole_sentences_come_back(right: str, wrong: str) -> None:
    for text in SENTENCES[right]:
        line = misread(text, right, wrong)
        assert line is None or read_back(line) == text


@given(st.lists(st.sampled_from([s for sentences in SENTENCES.values() for s in sentences]), min_size=1, max_size=3))
def test_plausible_text_is_never_touched(sentences: list[str]) -> None:
    line = " ".join(sentences)
    assert read_back(line) is None
    assert all(read_back(piece) is None for piece in line.replace("，", " ").replace("、", " ").split())


@pytest.mark.parametrize("line", OTHERS)
def test_other_languages_names_and_tables_are_never_touched(line: str) -> None:
    assert read_back(line) is None


@given(st.text(max_size=60))
def test_any_text_is_read_without_error(line: str) -> None:
    meant = read_back(line)
    assert meant is None or meant != line


def test_a_misread_paragraph_is_repaired_in_its_article() -> None:
    above, lost, below = SENTENCES["cp949"][1], SENTENCES["cp949"][0], SENTENCES["cp949"][3]
    result = cleaner().clean(f"{above}\n\n{misread(lost, 'cp949', 'gb18030')}\n\n{below}\n")
    assert result.text == f"{above}\n\n{lost}\n\n{below}\n"
    assert {edit.rules for edit in result.edits} == {("mojibake/round-trip",)}


def test_labels_of_a_menu_come_back_without_small_words() -> None:
    wrong = "Главная / Новости района / Общество".encode("cp1251").decode("cp1252")
    assert read_back(wrong) == "Главная / Новости района / Общество"


@pytest.mark.parametrize("line", ["Été à Évreux, forêt, âne, œuf, où ça", "ÄÖÜ äöü ß", "Ñandú, ñoño, áéíóú"])
def test_accents_of_living_languages_stay(line: str) -> None:
    assert read_back(line) is None

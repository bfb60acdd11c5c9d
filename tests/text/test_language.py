"""The language of a text: by its script, by sure letters and words, and only then by statistics."""

from __future__ import annotations

import json
import random
import subprocess
import sys
import unicodedata
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Literal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.text import language as module
from cleaner.text.language import Language, detect
from cleaner.text.tables import Kind, codes_of, kind_table

FIXTURES = Path(__file__).parents[2] / "fixtures"

SENTENCES = {
    ("zh-Hans", "Hans"): "今天早上城里下了大雨，交通受到影响。学生们没能按时到校。",
    ("zh-Hant", "Hant"): "今天早上城裡下了大雨，交通受到影響。學生們沒能按時到校。",
    ("ja", "Jpan"): "今朝、町では激しい雨が降り、交通が乱れた。生徒たちは学校へ来ることができなかった。",
    ("ko", "Kore"): "오늘 아침 도시에 많은 비가 내려 교통이 혼잡했다. 학생들은 학교에 늦게 도착했다.",
    ("th", "Thai"): "เช้านี้มีฝนตกหนักในเมืองและการจราจรติดขัด นักเรียนไม่สามารถมาโรงเรียนได้ทันเวลา",
    ("en", "Latn"): "Heavy rain fell on the town this morning and the traffic was slow for hours.",
    (
        "id",
        "Latn",
    ): "Hujan deras turun di kota ini pagi tadi dan lalu lintas menjadi macet untuk beberapa jam.",
    ("vi", "Latn"): "Sáng nay trời mưa to ở thành phố và giao thông bị gián đoạn trong nhiều giờ.",
    ("tr", "Latn"): "Bu sabah şehirde şiddetli yağmur yağdı ve trafik aksadı, öğrenciler geç kaldı.",
    ("fr", "Latn"): "Ce matin, une forte pluie est tombée sur la ville et les élèves sont arrivés en retard.",
    ("de", "Latn"): "Heute Morgen fiel in der Stadt starker Regen, und die Schüler kamen zu spät.",
    ("es", "Latn"): "Esta mañana cayó una fuerte lluvia en la ciudad y los niños llegaron tarde.",
    ("pt", "Latn"): "Esta manhã caiu uma forte chuva na cidade e as crianças não chegaram a tempo.",
    ("pl", "Latn"): "Dziś rano w mieście spadł silny deszcz i uczniowie nie dotarli do szkoły na czas.",
    ("sv", "Latn"): "I morse föll ett kraftigt regn över staden och eleverna kom för sent till skolan.",
    ("ru", "Cyrl"): "Сегодня утром в городе прошёл сильный дождь, и ученики опоздали в школу.",
    ("uk", "Cyrl"): "Сьогодні вранці в місті пройшов сильний дощ, і учні запізнилися до школи.",
    ("bg", "Cyrl"): "Тази сутрин в града валя силен дъжд и учениците закъсняха за училище.",
    ("ar", "Arab"): "هطلت أمطار غزيرة على المدينة هذا الصباح وتأخر التلاميذ عن المدرسة",
    ("fa", "Arab"): "امروز صبح باران شدیدی در شهر بارید و دانش‌آموزان دیر به مدرسه رسیدند",
    ("hi", "Deva"): "आज सुबह शहर में भारी बारिश हुई और बच्चे स्कूल देर से पहुँचे",
    ("he", "Hebr"): "הבוקר ירד גשם חזק בעיר והתלמידים איחרו לבית הספר",
    ("el", "Grek"): "Σήμερα το πρωί έπεσε δυνατή βροχή στην πόλη και οι μαθητές άργησαν.",
}


@pytest.mark.parametrize(("expected", "text"), SENTENCES.items())
def test_a_sentence_of_each_language(expected: tuple[str, str], text: str) -> None:
    assert detect(text) == expected
    assert detect(text * 50) == expected


def test_the_fixtures_are_in_the_languages_they_say() -> None:
    total, wrong = 0, []
    for folder in ("corpus", "lookalikes", "probes"):
        meta = json.loads((FIXTURES / folder / "meta.json").read_text("utf-8"))
        for name, entry in meta.items():
            found = detect((FIXTURES / folder / "raw" / f"{name}.txt").read_bytes().decode())
            total += 1
            if found.tag != entry["lang"]:
                wrong.append(f"{folder}/{name}: {entry['lang']}, not {found.tag}")
    print(*wrong, sep="\n")
    assert len(wrong) <= total * 0.01, wrong


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ("und", "Zyyy")),
        ("2024-05-01 12:30 —— 100%", ("und", "Zyyy")),
        ("你好", ("und", "Hans")),
        ("歡迎", ("und", "Hant")),
        ("ok", ("und", "Latn")),
        ("ありがとう", ("und", "Jpan")),
        ("안녕", ("und", "Kore")),
        ("https://example.org/a/very/long/address/of/a/page", ("und", "Latn")),
        ("\ud800\udfff", ("und", "Zyyy")),
        ("人口七百万，山水十分好。" * 3, ("zh-Hans", "Hans")),
        ("ქართული ტექსტი არის მოკლე ტექსტი", ("und", "Zyyy")),
    ],
)
def test_short_and_odd_texts(text: str, expected: tuple[str, str]) -> None:
    assert detect(text) == expected


def test_chinese_that_quotes_japanese_stays_chinese() -> None:
    chinese = SENTENCES["zh-Hans", "Hans"]
    assert detect(chinese * 2 + "他说「ありがとう」，意思是谢谢。").tag == "zh-Hans"
    assert detect(chinese + "の" * 3).tag == "zh-Hans"


def test_japanese_with_many_han_characters_stays_japanese() -> None:
    assert detect("鹿島二対一町田、浦和〇対〇神戸。第三節の結果は次の通りである。").tag == "ja"


def test_addresses_and_commands_between_han_do_not_make_english() -> None:
    text = "打开 config.toml，把 output-format 设成 json，然后执行 cleaner clean 命令，结果在 out 目录里。"
    assert detect(text).tag == "zh-Hans"


def test_links_in_another_script_do_not_change_the_language() -> None:
    english = SENTENCES["en", "Latn"]
    assert detect(english * 3 + "澳门新葡京官网注册送彩金").tag == "en"


def test_malay_counts_as_indonesian() -> None:
    assert detect("Terima kasih kerana membeli di kedai kami, sila datang lagi esok untuk kek yang baru.").tag == "id"


def test_decomposed_vietnamese() -> None:
    assert detect(unicodedata.normalize("NFD", SENTENCES["vi", "Latn"])).tag == "vi"


def test_menus_before_the_prose_do_not_count() -> None:
    menu = "Home\nLogin\nAbout\nContact\nNews\nShop\n" * 20
    prose = (SENTENCES["id", "Latn"] + "\n") * 6
    assert detect(menu + prose).tag == "id"


@given(st.text())
def test_counts_that_the_caller_has_give_the_same_answer(text: str) -> None:
    counts = np.bincount(kind_table()[codes_of(text)], minlength=len(Kind)).tolist()
    assert detect(text, counts) == detect(text)


@given(st.text(st.characters(max_codepoint=0x4FF), min_size=20))
def test_the_answer_is_well_formed(text: str) -> None:
    tag, script = detect(text)
    assert tag == "und" or tag.split("-")[0].isalpha()
    assert script in {"Hans", "Hant", "Jpan", *module._SCRIPTS} - {"Hani"}


UNSURE = ["Dziś rano spadł deszcz", "lorem ipsum dolor sit amet consectetur", "qwrt plmn asdf ghjk zxcv bnmk"]


def test_the_answer_does_not_depend_on_order_or_threads() -> None:
    texts = [*SENTENCES.values(), *UNSURE] * 3
    expected = {text: detect(text) for text in texts}
    random.Random(7).shuffle(texts)
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(detect, texts)) == [expected[text] for text in texts]


def test_another_process_answers_the_same_and_loads_langdetect_only_when_asked() -> None:
    code = (
        "import json, sys; from cleaner.text.language import detect; texts = json.load(sys.stdin);"
        "sure = [detect(t) for t in texts[:2]]; assert 'langdetect' not in sys.modules;"
        "print(json.dumps([detect(t) for t in reversed(texts)]))"
    )
    texts = [SENTENCES["zh-Hans", "Hans"], SENTENCES["en", "Latn"], *UNSURE]
    run = subprocess.run(
        [sys.executable, "-c", code],
        input=json.dumps(texts),
        capture_output=True,
        text=True,
        check=True,
        cwd=FIXTURES.parent,
    )
    assert [Language(*answer) for answer in json.loads(run.stdout)] == [detect(text) for text in reversed(texts)]


@pytest.mark.parametrize("shape", ["a", "a ", "<a", "http://", "İ", "é\u0301\u0323", "word\n", "<" * 300 + ">", "я"])
def test_hostile_texts_are_judged_by_a_bounded_sample(shape: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Growth is linear because everything after the counting of characters works on a sample."""
    seen: list[int] = []
    normalize = unicodedata.normalize

    def spy(form: Literal["NFC"], text: str) -> str:
        seen.append(len(text))
        return normalize(form, text)

    monkeypatch.setattr(unicodedata, "normalize", spy)
    text = shape * (300_000 // len(shape))
    detect(text)
    assert all(length <= (module._PIECE + 1) * (module._PIECES + 1) for length in seen)
    assert len(module._sample(text, "Latn")) <= module._LETTERS

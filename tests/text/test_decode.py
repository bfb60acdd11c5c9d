"""Bytes to text and back: nothing is lost, the right encoding is found, what is no text is refused."""

from __future__ import annotations

import gzip
import json
import struct
import zlib
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cleaner.text import decode as module
from cleaner.text import plausible
from cleaner.text.decode import Decoded, DecodeError, can_encode, decode, decode_as, encode

FIXTURES = Path(__file__).parents[2] / "fixtures"

SIMPLIFIED = "今天早上城里下了大雨，交通受到影响。学生们没能按时到校。\n预计明天天气会好转，可以放心出行。\n"
TRADITIONAL = "今天早上城裡下了大雨，交通受到影響。學生們沒能按時到校。\n預計明天天氣會好轉，可以放心出行。\n"
JAPANESE = "今朝、町では激しい雨が降り、交通が乱れた。生徒たちは時間通りに学校へ来ることができなかった。\n"
KOREAN = "오늘 아침 도시에 많은 비가 내려 교통이 혼잡했다. 학생들은 제시간에 학교에 도착하지 못했다.\n"
RUSSIAN = "Сегодня утром в городе прошёл сильный дождь, и движение транспорта было затруднено.\n"
THAI = "เช้านี้มีฝนตกหนักในเมืองและการจราจรติดขัด นักเรียนไม่สามารถมาโรงเรียนได้ทันเวลา\n"
ENGLISH = "He said “it’s raining again” – and nobody was surprised. The town’s café stayed open…\n"
FRENCH = "Les élèves de l’école n’ont pas pu arriver à l’heure. Où êtes-vous allé cet été ? Ça dépend.\n"
POLISH = "Dziś rano w mieście spadł silny deszcz i ruch został utrudniony. Może jutro będzie lepiej.\n"

WRITTEN = [
    (SIMPLIFIED, "utf-8"), (SIMPLIFIED, "gb18030"), (SIMPLIFIED, "utf-16-le"), (SIMPLIFIED, "utf-16-be"),
    (SIMPLIFIED, "utf-32-le"), (SIMPLIFIED, "utf-32-be"),
    (TRADITIONAL, "utf-8"), (TRADITIONAL, "big5hkscs"), (TRADITIONAL, "gb18030"), (TRADITIONAL, "utf-16-le"),
    (JAPANESE, "cp932"), (JAPANESE, "euc_jp"), (JAPANESE, "utf-16-be"),
    (KOREAN, "cp949"), (KOREAN, "utf-16-le"),
    (RUSSIAN, "cp1251"), (RUSSIAN, "koi8_r"), (RUSSIAN, "utf-16-le"), (THAI, "cp874"), (POLISH, "cp1250"),
    (ENGLISH, "cp1252"), (ENGLISH, "utf-16-be"), (FRENCH, "cp1252"),
]  # fmt: skip

ENCODINGS = [
    "utf-8",
    "utf-16-le",
    "utf-16-be",
    "utf-32-le",
    "gb18030",
    "big5hkscs",
    "cp950",
    "cp932",
    "euc_jp",
    "cp949",
]
BOMS = [b"", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\xff\xfe\0\0", b"\0\0\xfe\xff"]


def survives(data: bytes) -> Decoded | None:
    """What the data decodes to, after asserting that it comes back; None if it is refused."""
    try:
        found = decode(data)
    except DecodeError:
        return None
    assert encode(found.text, found.encoding, found.bom) == data
    assert found.bom + encode(found.text, found.encoding) == data
    assert decode_as(data, found.encoding, found.bom) == found.text
    assert "\ufffd" not in found.text or "\ufffd" in data.decode(found.encoding, "ignore")
    lone = sum(0xD800 <= ord(c) < 0xE000 for c in found.text)
    assert found.stray == lone * (2 if found.encoding.startswith("utf-16") else 1)
    return found


# --- properties --------------------------------------------------------------------------------------------


@given(st.sampled_from(BOMS), st.binary(max_size=300))
@example(b"", b"")
@example(b"", b"\xed\xa0\x80")
@example(b"\xff\xfe", b"\x00\xd8")
@example(b"\xff\xfe\0\0", b"")
@example(b"\xff\xfe", b"\0\0a\0")
def test_any_bytes_come_back_or_are_refused(bom: bytes, body: bytes) -> None:
    survives(bom + body)


@given(st.sampled_from(BOMS), st.text(max_size=60), st.sampled_from(ENCODINGS), st.binary(max_size=3))
def test_text_with_junk_behind_it_comes_back_or_is_refused(bom: bytes, text: str, code: str, junk: bytes) -> None:
    survives(bom + (SIMPLIFIED + text).encode(code, "ignore") + junk)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_utf_8_is_read_as_such(text: str) -> None:
    bom = b"\xef\xbb\xbf" if text.startswith("\ufeff") else b""
    assert decode(text.encode()) == Decoded(text[len(bom) // 3 :], "utf-8", bom)


@given(st.text(st.characters(exclude_categories=["Cs"])), st.sampled_from([b for b in BOMS if b]))
def test_a_byte_order_mark_decides_and_is_not_in_the_text(text: str, bom: bytes) -> None:
    code = dict(module._BOMS)[bom]
    if code != "utf-8" and not text.startswith("\0"):
        assert decode(bom + text.encode(code)) == Decoded(text, code, bom)


@given(st.binary(max_size=200))
def test_the_answer_is_always_the_same(data: bytes) -> None:
    assert survives(data) == survives(bytes(bytearray(data)))


@given(st.text(st.characters(min_codepoint=1, exclude_categories=["Cs"]), min_size=1), st.sampled_from(ENCODINGS))
def test_can_encode_says_what_encode_does(text: str, code: str) -> None:
    try:
        writes = encode(text, code).decode(code) == text
    except UnicodeEncodeError:
        writes = False
    assert can_encode(text, code) == writes


# --- the right encoding ------------------------------------------------------------------------------------


@pytest.mark.parametrize(("text", "code"), WRITTEN)
@pytest.mark.parametrize("times", [1, 400])
def test_each_encoding_is_found(text: str, code: str, times: int) -> None:
    found = survives(text.encode(code) * times)
    assert found
    assert found.text == text * times
    assert found.stray == 0


@pytest.mark.parametrize("code", ["gb18030", "big5hkscs", "utf-16-le", "utf-16-be"])
def test_four_characters_are_enough(code: str) -> None:
    assert decode("你好世界".encode(code)) == Decoded("你好世界", code)


@pytest.mark.parametrize(
    ("set_name", "codes"),
    [
        ("zh-Hans", ["gb18030", "utf-16-le"]),
        ("zh-Hant", ["big5hkscs", "gb18030"]),
        ("ja", ["cp932", "euc_jp"]),
    ],
)
def test_real_documents_are_found_in_the_encodings_of_their_language(set_name: str, codes: list[str]) -> None:
    missed = []
    for folder in ("corpus", "lookalikes"):
        meta = json.loads((FIXTURES / folder / "meta.json").read_text("utf-8"))
        for name in (name for name, entry in meta.items() if entry["lang"] == set_name):
            text = (FIXTURES / folder / "raw" / f"{name}.txt").read_bytes().decode()
            for code in codes:
                data = text.encode(code, "ignore")
                found = survives(data)
                if found is None or found.text != data.decode(code):
                    missed.append(f"{folder}/{name} in {code}: {found and found.encoding}")
    assert not missed


def test_big5_that_hkscs_lacks() -> None:
    assert decode((TRADITIONAL + "5€").encode("cp950")) == Decoded(TRADITIONAL + "5€", "cp950")


def test_pinyin_glosses_of_mirror_sites_in_gb18030() -> None:
    text = "關(guān)鍵詞:新聞(wén)"
    assert decode(text.encode("gb18030")).text == text


def test_text_after_much_that_is_ascii() -> None:
    head = "var a = {};\n" * 20_000
    for text, code in ((SIMPLIFIED, "gb18030"), (TRADITIONAL, "big5hkscs"), (FRENCH, "cp1252")):
        assert decode((head + text).encode(code)).text == head + text


@pytest.mark.parametrize("text", ["naïve", "5 × 3", "100 °C", "© 2024 Example", "It’s fine.", "¿Qué tal?", "Ångström"])
def test_a_little_western_european(text: str) -> None:
    assert decode(text.encode("cp1252")) == Decoded(text, "cp1252")


def test_ascii_and_nothing_at_all_are_utf_8() -> None:
    assert decode(b"") == Decoded("", "utf-8")
    assert decode(b"plain") == Decoded("plain", "utf-8")
    assert decode(b"\xef\xbb\xbf") == Decoded("", "utf-8", b"\xef\xbb\xbf")


def test_line_ends_and_a_second_mark_stay() -> None:
    assert decode(b"a\r\nb\rc\n\x0b\x0c").text == "a\r\nb\rc\n\x0b\x0c"
    assert decode(b"\xef\xbb\xbf\xef\xbb\xbfa").text == "\ufeffa"


def test_a_utf_8_mark_before_something_else() -> None:
    assert decode(b"\xef\xbb\xbf" + SIMPLIFIED.encode("gb18030")) == Decoded(SIMPLIFIED, "gb18030", b"\xef\xbb\xbf")


# --- stray bytes -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("cut", [1, 2])
def test_utf_8_cut_in_a_character(cut: int) -> None:
    found = survives(SIMPLIFIED.encode() + "末".encode()[:cut])
    assert found
    assert (found.encoding, found.stray) == ("utf-8", cut)
    assert found.text[: len(SIMPLIFIED)] == SIMPLIFIED


@pytest.mark.parametrize(("text", "code"), [(SIMPLIFIED, "gb18030"), (TRADITIONAL, "big5hkscs"), (JAPANESE, "cp932")])
def test_an_older_encoding_cut_in_a_character(text: str, code: str) -> None:
    found = survives(text.encode(code) + "末".encode(code)[:1])
    assert found
    assert (found.encoding, found.stray, found.text[:-1]) == (code, 1, text)


def test_an_encoded_surrogate_is_three_stray_bytes() -> None:
    data = SIMPLIFIED.encode() + b"\xed\xa0\x80"
    assert decode(data) == Decoded(SIMPLIFIED + "\udced\udca0\udc80", "utf-8", b"", 3)
    assert encode(decode(data).text, "utf-8") == data


def test_half_a_pair_in_utf_16() -> None:
    text = SIMPLIFIED * 2 + "\ud83d"
    data = text.encode("utf-16-le", "surrogatepass")
    assert decode(b"\xff\xfe" + data) == Decoded(text, "utf-16-le", b"\xff\xfe", 2)


def test_too_many_stray_bytes_are_not_utf_8() -> None:
    found = survives("中".encode() + b"\xff\xfe\xfd" * 5)
    assert found is None or found.encoding != "utf-8"


def test_stray_bytes_that_meet_cannot_be_written() -> None:
    assert can_encode("\udce4 \udcb8\udcad", "utf-8")
    assert not can_encode("\udce4\udcb8\udcad", "utf-8")
    assert not can_encode("\ud83d\ude00", "utf-16-le")
    assert not can_encode("\ud83d", "utf-8")


def test_characters_that_the_encoding_lacks() -> None:
    assert not can_encode("你好", "cp1252")
    assert not can_encode("😀", "big5hkscs")
    assert can_encode("😀", "gb18030")
    with pytest.raises(UnicodeEncodeError):
        encode("你好", "cp1252")


def test_reading_in_an_encoding_that_is_known() -> None:
    assert decode_as("你好".encode("gb18030"), "gb18030") == "你好"
    with pytest.raises(DecodeError, match="byte order mark ff fe"):
        decode_as(b"a\0", "utf-16-le", b"\xff\xfe")
    with pytest.raises(DecodeError, match="not utf-16-le at byte 4"):
        decode_as(b"\xff\xfea\0b", "utf-16-le", b"\xff\xfe")


# --- what is no text ---------------------------------------------------------------------------------------

NOISE = zlib.compress(bytes(range(256)) * 40)

BINARY = [
    (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + NOISE, "PNG"),
    (b"\xff\xd8\xff\xe0\0\x10JFIF" + NOISE, "JPEG"),
    (b"GIF89a\1\0\1\0" + NOISE, "GIF"),
    (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "PDF"),
    (b"PK\3\4\x14\0\0\0" + NOISE, "ZIP"),
    (gzip.compress(b"text", mtime=0), "gzip"),
    (b"\x28\xb5\x2f\xfd" + NOISE, "Zstandard"),
    (b"PAR1\x15\4\x15\0" + NOISE, "Parquet"),
    (b"\x7fELF\2\1\1\0" + NOISE, "ELF"),
    (b"\xca\xfe\xba\xbe\0\0\0\x34" + NOISE, "Java"),
    (b"SQLite format 3\0" + NOISE, "SQLite"),
]


@pytest.mark.parametrize(("data", "kind"), BINARY)
def test_known_kinds_of_files_are_named(data: bytes, kind: str) -> None:
    with pytest.raises(DecodeError, match=rf"{kind}.* at byte 0; leave the file out"):
        decode(data)


def test_a_nul_byte_means_binary_as_in_git() -> None:
    with pytest.raises(DecodeError, match="a NUL byte at byte 7999"):
        decode(b"a" * 7999 + b"\0")
    assert decode(b"a" * 8000 + b"\0") == Decoded("a" * 8000 + "\0", "utf-8")
    with pytest.raises(DecodeError, match="a NUL byte at byte 5"):
        decode(b"\xef\xbb\xbfab\0cd")


def test_control_characters_mean_binary() -> None:
    with pytest.raises(DecodeError, match="many control characters, the first at byte 3"):
        decode(b"abc\x01\x02\x03\x04")
    assert decode(b"\x1b[1mbold\x1b[0m\n").encoding == "utf-8"
    assert decode(b"N\bNA\bAM\bME\bE").encoding == "utf-8"


@pytest.mark.parametrize("bom", [b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff"])
def test_a_mark_before_what_is_not_in_the_encoding(bom: bytes) -> None:
    with pytest.raises(DecodeError, match=rf"byte order mark.*byte {len(bom) + 4}"):
        decode(bom + "ab".encode(dict(module._BOMS)[bom])[:4] + b"x")


@pytest.mark.parametrize(
    "data",
    [
        struct.pack("<2000i", *(i % 50 for i in range(2000))),
        struct.pack("<2000d", *(i / 7 for i in range(2000))),
        b"\0" * 5000,
        NOISE.replace(b"\0", b"\x9d") * 3,
        bytes((i * i * 7919 >> 5) & 0x7F | 0x80 for i in range(3000)),
    ],
)
def test_numbers_and_compressed_data_are_refused(data: bytes) -> None:
    with pytest.raises(DecodeError):
        decode(data)


def test_ascii_that_could_be_utf_16_is_ascii() -> None:
    """The old bug of Windows Notepad: this sentence is also a row of Chinese characters in UTF-16."""
    assert decode(b"Bush hid the facts").encoding == "utf-8"


# --- bounded work ------------------------------------------------------------------------------------------

SHAPES = [
    b"\x81", b"\xff", b"\xe4", b"a\xe9 ", "中文".encode("gb18030"), "中文\n".encode("gb18030"),
    "中\n".encode() + b"\xff", b"\n\xa1", b"\xa1\xa1\x20", "的".encode("big5") + b"\x80",
]  # fmt: skip


@pytest.mark.parametrize("shape", SHAPES)
def test_hostile_bytes_cost_a_bounded_number_of_passes(shape: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """Growth is linear because everything but whole readings works on a sample, and those are few."""
    passes = 0
    read = module._read

    def counted(body: bytes, encoding: str, bom: bytes) -> Decoded | None:
        nonlocal passes
        passes += 1
        return read(body, encoding, bom)

    monkeypatch.setattr(module, "_read", counted)
    data = b"x" * 5000 + shape * (400_000 // len(shape))
    assert len(module._sample(data)) <= module._WINDOW * (module._WINDOWS + 1)
    survives(data)
    limit = sum(len(encodings) for _, encodings in module._MULTIBYTE) * 2 + len(plausible._SINGLE_BYTE) + 4
    assert passes <= limit


@given(st.binary(max_size=40), st.integers(400, 4000))
def test_the_sample_is_bounded_and_starts_at_characters(shape: bytes, times: int) -> None:
    data = shape * times
    sample = module._sample(data)
    assert len(sample) <= module._WINDOW * (module._WINDOWS + 1)
    assert sample == data or len(data) > len(sample)

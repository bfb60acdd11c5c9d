"""Glosses: which brackets hold one syllable, and which texts are glossed by a machine."""

from __future__ import annotations

import pytest

from cleaner.detectors.gloss import is_syllable
from fixtures import cleaner, document

WILD = "guó jiā xué guān tān gè zhen4 xi4 guan1 men2 deng1 yu zhuang xiong qiong juan lǜ nüe lüe er ŋ".split()[:-1]
MADE = ["ㄕˋ", "ㄍㄨㄛˊ", "gu&oacute;", "ɡuó", "gu\u030co", "a", "e", "ê", "ràng", "yīn", "fēi", "de5"]
NEGATIVE = "the inc usd hz kg ceo pm km abc tv ok etc guójiā hello 3 x gb xp nba pdf".split()


@pytest.mark.parametrize("text", [*WILD, *MADE])
def test_a_syllable(text: str) -> None:
    assert is_syllable(text)


@pytest.mark.parametrize("text", NEGATIVE)
def test_no_syllable(text: str) -> None:
    assert not is_syllable(text)


GLOSSED = "颱風離開後的週一，學(xué)校沒有照表上課(kè)。全校師(shī)生穿上雨鞋，走到沙灘(tān)，撿回三百個(gè)浮球(qiú)。"
PLAIN = "颱風離開後的週一，學校沒有照表上課。全校師生穿上雨鞋，走到沙灘，撿回三百個浮球。"


def test_a_glossed_text_is_freed_of_all_glosses() -> None:
    result = cleaner().clean(GLOSSED)
    assert result.text == PLAIN
    assert {edit.cls for edit in result.edits} == {"gloss"}


@pytest.mark.parametrize(
    "text",
    [
        "《水经注》的作者郦道元(lì dào yuán)是北魏人，他走遍了北方的河流，写下了四十卷书。",
        "她姓仇(qiú)，不读常见的那个音，老师点名的时候总要停一停。",
        GLOSSED + "本课学习注音和多音字，请注意声调和读音，跟老师读三遍。",
        "重(zhòng)量和重(chóng)复，银行(háng)和行(xíng)走，长(zhǎng)大和长(cháng)短，都是一个字两个音，要看词才知道。",
        "第一项(a)和第二项(e)都通过，第三项(a)和第四项(o)没有通过。" + PLAIN * 20,
        "这台电脑(pc)的屏幕(inch)很大，重量(kg)很轻，频率(hz)也高，价格(usd)不贵。",
    ],
    ids=["a name", "one", "teaching", "two readings", "sparse", "units"],
)
def test_other_brackets_stay(text: str) -> None:
    assert [edit for edit in cleaner().propose(text).edits if edit.cls == "gloss"] == []


def test_words_are_read_without_their_glosses() -> None:
    text = GLOSSED + "\n相關(guān)新聞：\n" + "縣(xiàn)裡的圖書館開門了\n" * 2
    assert cleaner().clean(text).text.rstrip("\n") == PLAIN


def test_a_teaching_document_keeps_its_readings() -> None:
    text = document("corpus/062_pinyin-teaching-zh")
    assert cleaner().clean(text).text == text

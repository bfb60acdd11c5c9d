"""Intrusions: clauses, sentences and search words of betting inside the paragraphs of another text."""

from __future__ import annotations

import pytest

from fixtures import cleaner

SET_IN = [
    "他找了三个退休的木工，用两个月换掉十九块船板，⟦不如到金鹿娱乐城领六百体验金，⟧再上了七道桐油。",
    "The snow began.⟦ We recommend spinpelican for trusted bitcoin roulette and fast cashouts.⟧ The ridge was clear.",
    "Çekiç eskiydi ve bölgede⟦ deneme bonusu veren siteler güncel giriş⟧ bu işi bilen bir usta kalmıştı.",
    "Satu perahu dikerjakan empat orang⟦ situs gajah138 login deposit 5000 tanpa potongan⟧ "
    "dan semuanya dari kampung kami.",
]
TOLD = [
    "表哥那几年迷上了网上的娱乐城，领了体验金就停不下来，后来连摩托车也卖了。",
    "剧里那个骗子一开口就是体验金、返水、稳赚不赔，观众听了都笑，导演说这是照着真人的录音改的。",
    "游戏里的老虎机只是装饰，投一枚金币，掉出来的是一颗糖，孩子们排着队玩。",
    "My uncle promised us a jackpot every Christmas: a welcome bonus of one orange and, with luck, a coin.",
    "The library has free slots on Friday, and you can book online; no deposit is needed for members.",
    "Anakku bilang gamenya tanpa deposit, cukup login dan dapat bonus harian berupa stiker kucing.",
]
OTHERS = "镇上的人都来看，孩子们坐满了石阶，一直到天黑才散。"


@pytest.mark.parametrize("marked", SET_IN)
def test_what_is_set_in_goes_and_the_sentence_reads_on(marked: str) -> None:
    raw = marked.replace("⟦", "").replace("⟧", "")
    before, rest = marked.split("⟦")
    assert cleaner().clean(f"{raw}\n{OTHERS}").text == f"{before}{rest.split('⟧')[1]}\n{OTHERS}"


@pytest.mark.parametrize("text", TOLD)
def test_what_is_told_of_betting_stays(text: str) -> None:
    assert cleaner().clean(f"{text}\n{OTHERS}").text == f"{text}\n{OTHERS}"


def test_a_text_about_betting_keeps_what_looks_set_in() -> None:
    text = (
        "博彩广告总是这么写，不如到金鹿娱乐城领六百体验金，他背得出十几句。\n"
        "赌客们听得多了，也就不信了，赌场的人自己也不信。"
    )
    assert cleaner().clean(text).text == text

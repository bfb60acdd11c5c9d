"""Words that a machine translated or spelled out in brackets behind them: ``lamplighter[点灯人]``, ``太阳(sun)``.

Extensions for learners and mirror sites put them behind words that no reader needs explained, many in a page and
without a white space.  An author who gives a term in another language does it for names and terms, and speaks of the
language.  So the count, the density and what stands before the brackets decide.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from cleaner.detectors.finding import Finding
from cleaner.detectors.gloss import is_syllable
from cleaner.detectors.page import Page
from cleaner.detectors.sounds import spells
from cleaner.text.plausible import weight

if TYPE_CHECKING:
    from cleaner.rulebook import Rule

_HAN = "\u3400-\u9fff"
_LATIN = "a-z\u00df-\u024f\u1e00-\u1eff"
_OTHER = "\u0370-\u1dff\u3041-\u30ff\uac00-\ud7a3"  # letters of alphabets that are not Latin
_OPENING = "([【〔"
_OPEN, _CLOSE = rf"[{re.escape(_OPENING)}]", r"\s?[)\]】〕]"
_GLOSSES = {  # sought from the opening mark, which is rare; the group is what stands before it
    "han": re.compile(rf"{_OPEN}(?<=([{_LATIN}]).)\s?[{_HAN}]{{1,10}}{_CLOSE}"),  # Chinese behind a Latin script
    "english": re.compile(
        rf"{_OPEN}(?<=([{_HAN}{_OTHER}]).)\s?[a-z][a-z'-]{{1,20}}(?:\s[a-z'-]{{2,20}}){{0,2}}{_CLOSE}"
    ),
    "kana": re.compile(rf"{_OPEN}(?<=([{_HAN}々]).)\s?[\u3041-\u3096\u3099-\u309c\u30a1-\u30f6ー]{{1,12}}{_CLOSE}"),
    "sounds": re.compile(
        rf"{_OPEN}(?<=([{_HAN}々{_OTHER}]).)\s?[{_LATIN}'’-]{{2,24}}(?:\s[{_LATIN}'’-]{{1,20}}){{0,2}}{_CLOSE}"
    ),
    "ipa": re.compile(rf"{_OPEN}(?<=([{_LATIN}]).)/[^/\s()\[\]]{{2,24}}/{_CLOSE}"),  # phonetic letters
}
COMMON = 0.8  # share of common characters from which few readings are a machine's
_WORD = re.compile(rf"(?<![{_LATIN}])[{_LATIN}]{{1,24}}$")
_TEACHING = re.compile(
    r"pronunc|phonetic|vowel|consonant|dialect|chinese|mandarin|cantonese|japanese|korean|kanji|hanja|hanzi|translat|glossar|vocabular|dictionar|pinyin|loanword"
    r"|chữ hán|hán việt|hán tự|chữ nôm|nho giáo|tiếng trung|tiếng hoa|tiếng nhật|từ vựng|tionghoa"
    r"|kosakata|aksara|bahasa"
    r"|念[错成对作]|怎么[念读]|读[错成对作]|误读|字音|英语|英文|英译|单词|词汇|翻译|词典|术语|学名|拉丁|课文|生词|外语|读音|拼音|注音|缩写|简称"
    r"|로마자|발음|표기|한국어|영어|단어|번역|외국어|한글|คำอ่าน|โรมัน|ถอดเสียง|ออกเสียง|ภาษา|คำศัพท์|คำแปล"
    r"|транслит|латиниц|произнош|английск|перевод|словар|слов[оа] «|ローマ字|英语|英単语|単语|外来语"
    r"|读み方|读みを|よみかた|声に出して|ふりがな|振り仮名|ルビ|音读|训读|汉字|辞书|発音|发音|ひらがな|仮名"
)
_TALE = re.compile(  # of tales, which are printed with readings for children
    r"むかし|昔々|昔むかし|ある日|あるところ|とさ。|めでたし|おじいさん|おばあさん|おかあさん|おとうさん|お母さん|お父さん|王さま|王子|お姫|姫さま|きつね|たぬき|うさぎ"
    r"|くまさん|ねずみ|鬼が|ぼくは|ぼくの|わたしは|坊や|おしまい"
)
_PHONETIC = re.compile("[\u0250-\u02ffæðŋθøœ]")
_ROMAJI = re.compile(
    r"(?:(?:[kgsztdnhbpmrfjwy]|[kgnhbpmr]y|sh|ch|ts|kk|ss|tt|pp|cch|ssh|tts|n')?[aiueoāīūēōâîûêô]|n(?![aiueo])|m(?=[bpm]))+"
)
_RUN = re.compile(r"[\u3400-\u9fff々]+")
_EVERYDAY = frozenset(
    "sun moon star sky sea river lake water rain snow wind cloud weather day night morning noon evening today tomorrow "
    "yesterday week month year spring summer autumn winter hour minute time house home door window room wall roof "
    "floor table chair bed kitchen "
    "street road bridge city town village country market shop store school hospital station "
    "bus train car boat ship plane bicycle man woman child children boy girl baby father mother parents brother sister "
    "son daughter grandfather grandmother family friend neighbor neighbour people person worker teacher student doctor "
    "farmer fisherman customer guest tourist visitor passenger driver boss owner bread rice salt sugar tea coffee milk "
    "egg meat fish fruit apple vegetable food breakfast lunch dinner dog cat bird chicken horse cow tree flower grass "
    "leaf wood stone sand fire paper book letter newspaper pen picture photo phone money price clothes shoes hat hand "
    "head eye face foot heart voice name word question answer story problem thing place way life work job game music "
    "song dance color colour red white black green blue big small large little long short high low old new young good "
    "bad hot cold warm dry wet fast slow early late heavy light strong easy difficult beautiful happy sad tired busy "
    "quiet go come walk run sit stand sleep eat drink buy sell give take open close read write speak say tell ask hear "
    "see look watch think know want like love wait help begin start finish learn teach play compare use make build "
    "repair collect choose change grow fall return arrive leave half many few more less first last next again always "
    "never often very only because pool holiday mountain field garden forest island beach coast harbor harbour wave "
    "government company factory office number history culture science art beginning end".split()
)


@dataclass(frozen=True)
class Options:
    """``form``: what stands in the brackets.  A page needs ``minimum`` of them, ``density`` for each 100 characters, on
    ``lines`` lines; and the share ``plain`` of them on words that need none.  Readings of fewer than the
    share ``sparse`` of the characters' runs are an author's, unless those are common by far.
    """

    form: Literal["han", "english", "kana", "sounds", "ipa"]
    minimum: int = 5
    density: float = 0.6
    lines: int = 2
    plain: float = 0.4
    sparse: float = 0.0


class Translated:
    """Decides for a whole document whether its bracketed words are glosses."""

    name = "translated"
    stage = 10
    Options = Options

    def detect(self, page: Page, rules: Sequence[Rule]) -> Iterator[Finding]:
        """A finding for each bracket of a page that is glossed."""
        if page.text.isascii() or not rules:
            return
        marks = sum(map(page.view.text.count, _OPENING))
        for rule in rules:
            options: Options = rule.options
            if marks < options.minimum or (not page.han and options.form in ("han", "kana")):
                continue
            glosses = _glosses(page, options)
            if len(glosses) >= options.minimum and _condemned(page, options, glosses):
                for m in glosses:
                    yield Finding(rule, m.start(), m.end(), 0.9, (f"{len(glosses)} words explained",))


def _glosses(page: Page, options: Options) -> list[re.Match[str]]:
    """The brackets of a form; what stands in or before them is no name, which the capitals of the original tell."""
    found = _GLOSSES[options.form].finditer(page.view.text)
    if options.form == "kana":
        return list(found)
    spans = ((m, (m.start() - len(_before(page, m)), m.start()) if options.form == "han" else m.span()) for m in found)
    return [m for m, span in spans if page.text[slice(*page.view.span(*span))].islower()]


def _before(page: Page, gloss: re.Match[str]) -> str:
    """The word before a bracket."""
    word = _WORD.search(page.view.text[max(0, gloss.start() - 24) : gloss.start()])
    return word[0] if word else ""


def _condemned(page: Page, options: Options, glosses: Sequence[re.Match[str]]) -> bool:
    text = page.view.text
    if 100 * len(glosses) < options.density * len(text) or _TEACHING.search(text):
        return False
    if len({page.number_at(m.start()) for m in glosses}) < options.lines or len({m[0] for m in glosses}) < 4:
        return False
    if options.form == "kana" and len(set(_TALE.findall(text))) >= 2:
        return False
    plain = sum(_is_plain(page, options, m) for m in glosses) / len(glosses)
    sparse = options.sparse and len(glosses) < options.sparse * len(_RUN.findall(text))
    return plain >= options.plain and not (sparse and plain < COMMON)


def _is_plain(page: Page, options: Options, gloss: re.Match[str]) -> bool:
    """Whether a word is one that no author explains: not spelled from Chinese, everyday, or a common character."""
    if options.form == "han":
        return len(gloss[0]) > 3 and not _is_spelled(_before(page, gloss))
    if options.form == "ipa":
        return _PHONETIC.search(gloss[0]) is not None
    if options.form == "sounds" and _RUN.match(gloss[1]):
        word = gloss[0].strip("()[]【】〔〕 ")
        return word not in _EVERYDAY and (_ROMAJI.fullmatch(word) is not None or _is_spelled(word))
    if options.form == "sounds":
        return spells(gloss[0].strip("()[]【】〔〕 "), page.view.text[max(0, gloss.start() - 12) : gloss.start()])
    if options.form == "english":
        return gloss[0].strip("()[]【】〔〕 ") in _EVERYDAY
    return weight(gloss[1], "zh") == 1


def _is_spelled(word: str) -> bool:
    """Whether a word can be the sound of Chinese ones, in syllables of two letters and more: guanxi, mianzi."""
    cuts = [0]
    for end in range(2, len(word) + 1):
        if any(end - start >= 2 and is_syllable(word[start:end]) for start in cuts):
            cuts.append(end)
    return cuts[-1] == len(word)


DETECTOR = Translated()

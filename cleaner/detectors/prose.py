"""Prose: the ground that cleaning must not touch.

A line is prose when it ends like a sentence, is long enough to be one, and has the small words that no
keyword list has.  Each family of languages has its own small words; A gambling word is no evidence,
a gambling word without a sentence is.
"""

from __future__ import annotations

import re
from functools import lru_cache

DENSELY, SPELLED = 18, 40  # characters of the shortest sentence: where one is a syllable or word, and elsewhere
_SAMPLE = 240
_KNOWN = 4096  # lines of which the answers are kept: detectors ask the same of a line again and again
_SHORT = 400  # characters of such a line
_PIECE = 1 << 16  # characters
_TH_GRAMMAR = 0.15  # of a Thai sentence; headlines have less
_CLOSING = 24  # more marks than this do not end a sentence
_END = re.compile(r"[。!?…:;.]+[”’)\]】》\"'」』]*\s*$")
_FULL_STOP = re.compile(r"[。!?…]|[.!?][\"'”’)]*(?:\s|$)")

# Grammatical characters of Chinese: particles, pronouns, prepositions, conjunctions, auxiliaries.
_ZH = re.compile(
    "[的了是在和有不这那我他她它们也就而与及到等为将对以从还被把让向于之其已又能会要说都很没着过吗呢吧并但却因所此于由向]"
)
_KANA = re.compile(r"[\u3040-\u309f]+")
_HANGUL = re.compile(r"[\uac00-\ud7af]+")
_KO_ENDING = re.compile(r"(?:은|는|이|가|을|를|에|의|로|과|와|도|고|서|며|해|다|한|된|할|던)(?=[\s,.\"'”’!?)]|$)")
_DENSE = re.compile(r"[\u3040-\u309f\u3400-\u9fff\uac00-\ud7af]+")
_HAN = re.compile(r"[\u3400-\u9fff]+")
_THAI = re.compile(r"[\u0e00-\u0e7f]+")
_TH = re.compile("ที่|และ|ใน|ของ|เป็น|ว่า|กับ|จาก|แต่|จะ|โดย|ซึ่ง|นี้|แล้ว|เพราะ|เมื่อ")
_WORD = re.compile(r"[^\W\d_]+")
# Endings of Turkish verbs and cases, for its sentences can do without small words.
_TR_LETTER = re.compile("[ığş]")
_TR_ENDING = re.compile(
    r"\b\w{2,}(?:yor|[dt][ıiuü]|m[ıiuü]ş|[ae]cak|[ae]cek|nda|nde|ndan|nden|n[ıiuü]n|lar[ıi]|leri)\b"
)
_SPACED = frozenset(
    # English
    "the of and to in a is that for on with as was it by at from be are this have not but has had his her they "
    "were an or which will their its been who would more than when one she he you we i if can said into after "
    # Indonesian
    "yang dan di dari untuk dengan ini itu pada ke tidak akan oleh adalah juga dalam sebagai karena bisa saat para "
    "ada sudah telah kami mereka ia hanya atau lebih sejak masih dapat kata satu dua orang "
    # Vietnamese
    "là và của có được cho các những một không với trong đã để này khi người ở từ đến còn mà về như nhưng vẫn "
    "sẽ rồi lại phải cũng thì ra vào ông bà họ "
    # Turkish, folded: no dotless i
    "ve bir bu için ile de da olarak daha çok gibi olan ama ne her kadar sonra ancak oldu dedi "
    "bazi kendi göre önce üzere arasinda içinde olduğu olduğunu artik yine hem ki diye bunu onu hiç tüm bütün biri ise "
    # Russian
    "и в на с по не что это как для от из к за его но у до а то же или бы она он они мы их при был была были где "
    "во ко со об её его ему им их ещё уже чтобы если только когда также после перед между под над этот эти этой "
    "который которая которые которую так лишь там будет было есть нет можно себя свой своей чем без ли через всех "
    # French; what is left of words before an apostrophe too
    "le la les des et en du un une dans pour que qui sur au aux par est avec ne pas plus il elle ils elles nous vous "
    "je ce cette ces son sa ses leur leurs mais ou où donc car si sans sous entre été était étaient sont ont avait "
    "fait tout tous comme aussi encore depuis chez dont lui même très bien puis quand après avant d l qu c n j m "
    # Spanish
    "el los las y del se una por con su sus es lo le como más pero ya sin sobre entre este esta estos estas ese esa "
    "fue era son está están ha han hasta desde cuando donde porque muy también nos les al ni sino cada había ser "
    # Portuguese
    "os em um uma uns dos das da ao aos à às pelo pela com não mais mas como ele ela eles elas seu sua seus suas foi "
    "são está estão era tem têm também já quando onde porque muito sem sobre até depois antes isso este esta esse essa "
    "nos nas num numa lhe se que é "
    # German
    "der die das und den von zu mit ist auf dem nicht ein eine einen einem einer im für sich des als auch es an bei "
    "aus nach wie wird werden wurde wurden hat haben hatte sind war waren sie er wir ich ihr sein seine seinen ihre "
    "ihren dass aber oder nur noch schon wenn weil über vom zum zur durch um man mehr so kein keine dieser diese "
    # Italian
    "di che e per non da si o il lo gli i una del della dei delle degli nel nella nei nelle al alla ai alle dal dalla "
    "sul sulla sono è ha hanno era erano più ma anche come questo questa quando dove perché chi cui suo sua suoi loro "
    "ci ne tra fra senza dopo prima ancora già molto stato dell all nell dall sull un".split()
)


def _count(characters: re.Pattern[str], text: str) -> int:
    """How many characters of a class a text has; the pattern finds runs of them, a piece of the text at a time."""
    pieces = (characters.findall(text, at, at + _PIECE) for at in range(0, len(text), _PIECE))
    return sum(sum(map(len, runs)) for runs in pieces)


def function_share(text: str) -> float:
    """How much of a text (of the view) are grammatical words: a share of its letters, 0 to 1."""
    return _known_share(text) if len(text) <= _SHORT else _function_share(text)


def _function_share(text: str) -> float:
    letters = _WORD.findall(text)
    total = sum(map(len, letters))
    if not total:
        return 0.0
    han, kana = _count(_HAN, text), _count(_KANA, text)
    if kana * 3 > han and kana > 2:
        return kana / total
    if han * 2 > total:
        return len(_ZH.findall(text)) / total
    if text.isascii():
        return sum(len(w) for w in letters if w in _SPACED) / total
    if _count(_HANGUL, text) * 2 > total:
        return 2 * len(_KO_ENDING.findall(text)) / total
    if _count(_THAI, text) * 2 > total:
        return sum(map(len, _TH.findall(text))) / total
    small = sum(len(w) for w in letters if w in _SPACED)
    if _TR_LETTER.search(text):
        small += 2 * len(_TR_ENDING.findall(text))
    return small / total


_known_share = lru_cache(_KNOWN)(_function_share)


def ends_sentence(text: str) -> bool:
    """Whether a line ends with the mark of a sentence (closing quotes and brackets after it allowed)."""
    return _END.search(text, max(0, len(text) - _CLOSING)) is not None


def spelled(text: str) -> bool:
    """Whether words are written with letters, so that a line is longer than one of syllables that says as much."""
    return minimum_length(text) == SPELLED


def minimum_length(text: str) -> int:
    """How long a sentence is at least: 18 characters where a character is a syllable or word, else 40."""
    return SPELLED if text.isascii() else _known_length(text) if len(text) <= _SHORT else _minimum_length(text)


def _minimum_length(text: str) -> int:
    return DENSELY if 3 * _count(_DENSE, text) > len(text) else SPELLED


_known_length = lru_cache(_KNOWN)(_minimum_length)


def is_prose(text: str) -> bool:
    """Whether a line (of the view, trimmed) is a sentence or paragraph of an author.

    A long paragraph is judged by its first ``_SAMPLE`` characters and its end, so that its length costs nothing.
    """
    sample = text[:_SAMPLE]
    least = minimum_length(sample)
    if len(text) < least or function_share(sample) < 0.04:
        return False
    if ends_sentence(text):
        return True
    if _count(_THAI, sample) > (60 if function_share(sample) < _TH_GRAMMAR else least):  # it does without final marks
        return True
    return any(stop.end() >= least for stop in _FULL_STOP.finditer(text))

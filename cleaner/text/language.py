"""Which language a text is in, as far as rules and word lists need to know.

The script comes first: counting kinds of code points settles Chinese, Japanese, Korean, Thai, Greek and
Hebrew at hundreds of megabytes a second, where statistical detectors take Traditional Chinese for Korean.
Only alphabets that many languages share need a look at words, and there the sure cases come first: letters
that only Vietnamese or Turkish has, then the share of words such as "the" or "yang".  What these leave open
goes to langdetect, with the profiles of that alphabet alone, on a sample of bounded size and with a fixed
seed, so that a text gets the same answer in every process.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from functools import cache
from importlib import resources
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from cleaner.text.tables import Kind, codes_of, kind_counts, kind_table, text_of

if TYPE_CHECKING:
    from langdetect.detector_factory import DetectorFactory

_ENOUGH = 20  # letters below which a script has no language
_LETTERS = 2000  # characters of the sample
_PROSE = 60  # characters that make a line prose
_PIECE, _PIECES = 2000, 8  # where a long text is looked at: so many pieces of so many characters

# How many letters of an alphabet one character stands for, so that an address or a few commands between Han
# characters do not make a text English.
_SCRIPTS: dict[str, dict[Kind, int]] = {
    "Hani": {Kind.HAN: 3, Kind.HAN_SIMPLIFIED: 3, Kind.HAN_TRADITIONAL: 3, Kind.KANA: 2},
    "Kore": {Kind.HANGUL: 2},
    "Thai": {Kind.THAI: 1},
    "Latn": {Kind.LATIN: 1},
    "Cyrl": {Kind.CYRILLIC: 1},
    "Arab": {Kind.ARABIC: 1},
    "Deva": {Kind.DEVANAGARI: 1},
    "Hebr": {Kind.HEBREW: 1},
    "Grek": {Kind.GREEK: 1},
    "Zyyy": {Kind.LETTER: 1, Kind.BOPOMOFO: 1},
}
_WORTH = [(script, kind, worth) for script, kinds in _SCRIPTS.items() for kind, worth in kinds.items()]
_ONE_LANGUAGE = {"Kore": "ko", "Thai": "th", "Hebr": "he", "Grek": "el", "Zyyy": "und"}

# Letters that settle the language when they are so many of a hundred, and those that speak against it.
_LETTERS_OF = {
    "Latn": (("vi", "đơư\u1ea0-\u1ef9", 3.0, "ğ"), ("tr", "ğı", 2.5, "ə")),
    "Cyrl": (("ru", "ыэ", 1.0, "іїєўјљњђћџөүәқғһ"), ("uk", "іїє", 3.0, "ыў")),
}
# Words, in prose one in five, that settle it when no other language has half as many.
_WORDS_OF = {
    "Latn": {
        "en": "the of and to is that for it was on with as by this from are be have not they we you",
        "id": "yang dan di untuk dengan ini dari pada dalam tidak akan itu juga adalah ke oleh karena ada",
        "es": "la que el en los del las por con una para su es al lo como más se pero fue",
        "fr": "la le et les des en un du une que est pour qui dans par plus pas au sur ce",
        "de": "der die und den von zu das mit sich des auf für ist im dem nicht ein eine auch es",
        "pt": "que da em um para com não uma os por mais as dos das foi ao ele são pelo",
        "it": "il la che un per una sono con del della non le si da di nel anche più gli è",
        "nl": "van het een en is dat op te zijn voor met die niet aan er om ook de bij",
        "tl": "ang ng sa na mga ay ni ito hindi para kung siya ako",
    },
    "Arab": {
        "ar": "في من على إلى أن عن مع هذا هذه التي الذي كان ما لا بعد",
        "fa": "در به از که این را با است برای آن می شد خود و تا",
        "ur": "کے میں کی ہے اور سے کا کو پر نے یہ اس بھی ہیں نہیں",
    },
}
_PROFILES = {
    "Latn": "af ca cs cy da de en es et fi fr hr hu id it lt lv nl no pl pt ro sk sl so sq sv sw tl tr vi",
    "Cyrl": "bg mk ru uk",
    "Arab": "ar fa ur",
    "Deva": "hi mr ne",
}
_NOT_PROSE = re.compile(r"https?://\S+|<[^<>]{0,200}>")
_loading = Lock()


class Language(NamedTuple):
    """A language as BCP 47 tag ("zh-Hant", "id"; "und" if it cannot be told) and its ISO 15924 script."""

    tag: str
    script: str


def detect(text: str, counts: Sequence[int] | None = None) -> Language:
    """The language that most of the text is in.

    ``counts`` are the numbers of characters of each ``Kind`` (index) in the text, for callers that have them.
    Malay counts as Indonesian.  A text of fewer than twenty letters (seven Han characters) has a script, but
    no language.

    >>> detect("東京の空は今日も青く、子どもたちは公園で遊んでいる。")
    Language(tag='ja', script='Jpan')
    """
    if counts is None:
        counts = kind_counts(codes_of(text))
    letters = dict.fromkeys(_SCRIPTS, 0)
    for script, kind, worth in _WORTH:
        letters[script] += counts[kind] * worth
    script = max(letters, key=letters.__getitem__) if any(letters.values()) else "Zyyy"
    found = _han(counts) if script == "Hani" else Language(_ONE_LANGUAGE.get(script, ""), script)
    if letters[script] < _ENOUGH:
        return found._replace(tag="und")
    return found if found.tag else found._replace(tag=_alphabetic(text, script))


def _han(counts: Sequence[int]) -> Language:
    """Japanese if a sixth or more is kana; a Chinese text that quotes a Japanese line stays Chinese."""
    simplified, traditional = counts[Kind.HAN_SIMPLIFIED], counts[Kind.HAN_TRADITIONAL]
    if counts[Kind.KANA] * 5 >= counts[Kind.HAN] + simplified + traditional:
        return Language("ja", "Jpan")
    return Language("zh-Hant", "Hant") if traditional > simplified else Language("zh-Hans", "Hans")


def _alphabetic(text: str, script: str) -> str:
    """The tag of a text in an alphabet of many languages."""
    sample = _sample(text, script)
    letters = len(sample) - sample.count(" ")
    for tag, own, percent, foreign in _LETTERS_OF.get(script, ()):
        count = len(re.findall(f"[{own}]", sample))
        if count * 100 > letters * percent and not re.search(f"[{foreign}]", sample):
            return tag
    return _by_words(sample, script) or (_by_profile(sample, script) if letters >= _ENOUGH else "und")


def _sample(text: str, script: str) -> str:
    """Words of one script in lower case, from the middle of the longer lines: of prose, not of menus."""
    if len(text) > _PIECE * _PIECES:
        step = len(text) // _PIECES
        text = "\n".join(text[at : at + _PIECE] for at in range(step // 2, len(text), step))
    lines = _NOT_PROSE.sub(" ", unicodedata.normalize("NFC", text)).lower().split("\n")
    prose = "\n".join([line for line in lines if len(line) >= _PROSE] or lines)
    codes = codes_of(prose).copy()
    codes[~np.isin(kind_table()[codes], list(_SCRIPTS[script]))] = ord(" ")
    words = " ".join(text_of(codes).split())
    start = max(0, (len(words) - _LETTERS) // 2)
    return words[start : start + _LETTERS]


def _by_words(sample: str, script: str) -> str | None:
    """The language whose commonest words are frequent in the sample, if no other comes near."""
    words = Counter(sample.split())
    own = _WORDS_OF.get(script, {}).items()
    hits = sorted(((sum(words[word] for word in common.split()), tag) for tag, common in own), reverse=True)
    if hits and hits[0][0] * 10 >= max(30, words.total()) and hits[0][0] >= 2 * hits[1][0]:
        return hits[0][1]
    return None


def _by_profile(sample: str, script: str) -> str:
    """The language by langdetect's statistics of letter sequences; "und" if they do not settle it."""
    from langdetect.lang_detect_exception import LangDetectException

    with _loading:
        detector = _profiles(script).create()
    detector.append(sample)
    try:
        best = detector.get_probabilities()[:1]
    except LangDetectException:
        return "und"
    return str(best[0].lang) if best and best[0].prob >= 0.6 else "und"


@cache
def _profiles(script: str) -> DetectorFactory:
    """The profiles of the languages of a script, in an order that does not depend on the file system."""
    from langdetect.detector_factory import DetectorFactory

    folder = resources.files("langdetect").joinpath("profiles")
    factory = DetectorFactory()
    factory.seed = 0
    factory.load_json_profile([folder.joinpath(tag).read_text("utf-8") for tag in _PROFILES[script].split()])
    return factory

"""Vietnamese in the encodings of old fonts (TCVN3, VNI), told by its syllables: ``nghÒ lµm giÊy``.

Such a text was never in another encoding: the font drew ``ề`` for ``Ò``.  Vietnamese syllables are built so narrowly
that a line whose words all become ones is no chance.
"""

from __future__ import annotations

import re
import unicodedata

_TCVN3 = str.maketrans(
    "µ¶·¸¹¨»¼½¾Æ©ÇÈÉÊË®ÌÎÏÐÑªÒÓÔÕÖ×ØÜÝÞßáâãä«åæçèé¬êëìíîïñòóô\xadõö÷øùúûüýþ¡¢£¤¥¦§",
    "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵĂÂÊÔƠƯĐ",
)
_VNI_LETTERS = str.maketrans("íìæóòôöîñÍÌÆÓÒÔÖÎÑ", "íìỉĩịơưỵđÍÌỈĨỊƠƯỴĐ")
_TONES = dict(zip("ùøûõï", "\u0301\u0300\u0309\u0303\u0323", strict=True))
_HATS = dict(
    zip("âáàåãä", ("\u0302" + tone for tone in ("", "\u0301", "\u0300", "\u0309", "\u0303", "\u0323")), strict=True)
)
_BREVES = dict(
    zip("êéèúüë", ("\u0306" + tone for tone in ("", "\u0301", "\u0300", "\u0309", "\u0303", "\u0323")), strict=True)
)
_VNI = re.compile(
    "([aA])([ùøûõïâáàåãäêéèúüëÙØÛÕÏÂÁÀÅÃÄÊÉÈÚÜË])|([eEoO])([ùøûõïâáàåãäÙØÛÕÏÂÁÀÅÃÄ])|([uUyYôöÔÖ])([ùøûõïÙØÛÕÏ])"
)
_WORD = re.compile(r"[^\W\d_]+")
_OLD = re.compile("[\xa1-\xff]")
_OTHER = re.compile("[\xa1-\xff](?<![ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúý])")  # no letters of Vietnamese
_UNICODE = re.compile("[\u0100-\u1fff]")  # what a line for such a font cannot have
_SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|th|tr|ph|kh|gh|gi|ch|qu|[bcdđghklmnpqrstvx])?(?:[aeiouyăâêôơư]{1,3})(?:ch|nh|ng|[cmnpt])?",
    re.IGNORECASE,
)
_MARKS = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
ODD = 3  # characters of no Vietnamese letter that a line must have
LEAST, SHARE = 5, 0.9  # words with marks that a line must have, and how many of all words must be syllables


def in_unicode(line: str) -> str | None:
    """What a line written for an old font says; None where it is no such line."""
    if len(_OLD.findall(line)) < LEAST or len(_OTHER.findall(line)) < ODD or _UNICODE.search(line):
        return None
    return next(filter(_is_vietnamese, (line.translate(_TCVN3), _from_vni(line))), None)


def _from_vni(line: str) -> str:
    return unicodedata.normalize("NFC", _VNI.sub(_composed, line).translate(_VNI_LETTERS))


def _composed(match: re.Match[str]) -> str:
    letter, mark = (part for part in match.groups() if part)
    small = mark.lower()
    base = letter.translate(_VNI_LETTERS)
    return base + (_TONES.get(small) or _HATS.get(small) or _BREVES[small])


def _is_vietnamese(meant: str) -> bool:
    """Whether all words but few are syllables, and all with marks."""
    words = [word.lower() for word in _WORD.findall(meant)]
    marked = {word for word in words if not word.isascii()}
    if len(marked) < LEAST or not all(map(_is_syllable, marked)):
        return False
    return sum(map(_is_syllable, words)) >= SHARE * len(words)


def _is_syllable(word: str) -> bool:
    """Whether a word has the build of a Vietnamese syllable, with one tone at most."""
    parts = unicodedata.normalize("NFD", word)
    if len(_MARKS.findall(parts)) > 1:
        return False
    return _SYLLABLE.fullmatch(unicodedata.normalize("NFC", _MARKS.sub("", parts))) is not None

"""Specimens: lines that the text itself points at, from below or from above.

An author who shows a sign, a slogan or a notice on a line of its own goes on to say where it stood or who said it
(``All rights reserved`` / ``These three words …``), and the words for that are few in any language.  Who shows several
sets them as points below a sentence with a colon.  Spam is followed by what it interrupted, or by more spam.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from cleaner.detectors.announce import introduces
from cleaner.detectors.finding import Finding
from cleaner.detectors.page import Page
from cleaner.detectors.prose import is_prose, spelled

LINES = 3  # of a sign or a slogan; what is longer is a block of a page
QUOTABLE = frozenset(("gambling", "promotion", "related", "disclaimer", "reprint"))
"""Classes of what an author may quote on a line of its own without a mark; others are what pages leave anywhere."""
FRAME = 80  # characters of marks around what is shown
POINTS = 3  # fewer are no list
_POINT = re.compile(r"[-–—•·●○◦▪■□▸►▶◆◇※*]\s?(?=[^\s\W])|\(?\d{1,2}[.、)]\s?(?=\D)")
_HEAD = 48  # characters of the next line in which it has to say so; half as many where one is a word
_POINTS = re.compile(
    r"[这那](?:短短的?)?(?:[一二三四五六七八九十两几]|\d{1,2})?(?:个|行|句|排)?(?:[大小红黑白金]|毛笔|粉笔)?字(?![体典数段])|[这那](?:[一二三四五六七八九十两几])?句(?:话|口号|标语)"
    r"|[这那](?:[一二三四五六七八九十两几])?(?:条(?:标语|横幅|口号)|[块个](?:牌子|招牌|木牌)|张(?:纸条|字条))"
    r"|\b(?:these|those)\s(?:\w+\s)?words\b|\bthat\s(?:is|was)\swhat\s(?:\w+\s){1,3}(?:said|says|wrote|shouted|read|called)\b"
    r"|\bso\s(?:said|reads?|says)\sthe\b|\b(?:these|those|the)\s(?:\w+\s)?words\s(?:were|are|had|hung|stood)\b"
    r"|[こそあ]の(?:[一二三四五六七八九十\d]{1,2}文字|言叶|一文|一行|张り纸|贴り纸|看板|札)"
    r"|\b[이그]\s(?:(?:한|두|세|네|다섯|여섯)\s)?(?:글자|문장|문구|팻말|표지판|구호)|^이?라고\s(?:적힌|쓰인|쓰여|적혀)"
    r"|\bэт(?:о|и|а|у)\s(?:\w+\s)?(?:слов[оа]|надпись|фраз[ау]|вывеск[ау]|табличк[ау])\b|\bтак\s(?:гласил[аи]?|было\sнаписано)\b"
    r"|\b(?:hai|ba|bốn|năm|sáu|mấy|dòng)\schữ\s(?:ấy|này|đó)\b|\b(?:dòng\schữ|tấm\sbiển|câu)\s(?:ấy|này|đó)\b"
    r"|\b(?:kata-kata|kalimat|papan|spanduk)\s(?:itu|tersebut)\b|\bdi?eses?\s(?:\w+\s)?(?:wort|worte|wörter|schild|inschrift|überschrift)\b"
    r"|\bces?\s(?:\w+\s)?mots?\b|\bcette\s(?:phrase|inscription|pancarte)\b|\best[ae]s?\s(?:\w+\s)?(?:palabras?|letrero|cartel)\b"
    r"|\bess[ae]s?\s(?:\w+\s)?(?:palavras?|placa)\b|\bqueste?\s(?:\w+\s)?parol[ae]\b"
    r"|\bbu\s(?:\w+\s)?(?:kelimeler?|sözler|cümle|tabela|levha)\b|(?:คำ|ข้อความ|ป้าย)นั้น"
)


def shown(page: Page, finding: Finding) -> str | None:
    """The text says that it shows what would go: the next line speaks of it, or a sentence announces its points."""
    if finding.on_original:
        return None
    lines = [n for n in page.touched(finding) if not page.blank(n)]
    if not lines:
        return None
    if page.zone(lines[0]) == "body":
        if page.once(_points).issuperset(lines):
            return "a sentence announces these points"
        if finding.rule.cls in QUOTABLE and lines[0] in page.once(_announced):
            return "a sentence announces these lines"
    return _pointed_at(page, finding, lines)


def _pointed_at(page: Page, finding: Finding, lines: Sequence[int]) -> str | None:
    """The finding takes lines as a whole, and the line of prose below them speaks of their words."""
    if len(lines) > LINES or not page.always(_specimen, lines[-1]):
        return None
    first, last = page.lines[lines[0]], page.lines[lines[-1]]
    if max(finding.start - first.start, last.end - finding.end) > FRAME:
        return None
    beside = page.view.text[first.start : finding.start] + page.view.text[finding.end : last.end]
    return None if any(map(str.isalnum, beside)) else "the next line speaks of its words"


def _points(page: Page) -> set[int]:
    """The lines that are one of several points with one mark, right below a sentence with a colon."""
    found: set[int] = set()
    for mark, group in groupby(range(len(page.lines)), key=lambda number: _mark(page.line(number))):
        points = list(group)
        above = next(page.neighbours(points[0], -1, 1), None) if mark and len(points) >= POINTS else None
        if above is not None and introduces(page.line(above)) and page.own(above):
            found.update(points)
    return found


def _mark(text: str) -> str:
    """What a point begins with; a number counts as one whatever it is."""
    match = _POINT.match(text)
    return re.sub(r"\d+", "1", match[0].strip()) if match else ""


def _announced(page: Page) -> set[int]:
    """The lines with a sentence with a colon above them, and no blank line and no other prose between."""
    found: set[int] = set()
    announced = False
    for number in range(len(page.lines)):
        if announced:
            found.add(number)
        if page.blank(number) or page.prose(number):
            announced = not page.blank(number) and introduces(page.line(number))
    return found


def _specimen(page: Page, number: int) -> bool:
    """Whether the line below one points at it."""
    below = (page.line(n) for n in page.neighbours(number, 1, 1))
    return any(_POINTS.search(text, 0, _HEAD if spelled(text) else _HEAD // 2) and is_prose(text) for text in below)

"""Lists of links below the text, told by what their rows have in common: a time, a count, a source, a bullet, a cut.

A headline alone may be a line of verse or of a list.  Three in a run that all carry the same ornament of a link list,
and whose words the text does not know, are other articles.  Chronicles have times too, but theirs go forward; lists
of an author are announced by the line above them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from cleaner.detectors.announce import announces
from cleaner.detectors.finding import Finding
from cleaner.detectors.page import Page
from cleaner.detectors.prose import function_share, spelled

if TYPE_CHECKING:
    from cleaner.rulebook import Rule

_DATE = r"(?:(?:\d{4}[-/.年])?\d{1,2}[-/.月]\d{1,2}日?(?:\s?\(\w{1,3}\))?(?:\s{0,8}\d{1,2}:\d{2}(?::\d{2})?)?)"
_STAMPED = re.compile(
    rf"^[(\[【]?(?:{_DATE}|\d{{1,2}}:\d{{2}})[)\]】]?\s+(?=\S)|(?<=\S)\s{{0,8}}[(\[【|]?\s{{0,8}}{_DATE}[)\]】]?$"
)
_AGO = re.compile(
    r"(?:刚刚|今天|昨天|昨日|前天|yesterday|\d{1,6}+\s?(?:(?:秒|分钟?|小时|時間|时间|天|日|周|週間|周间|个?月|か月|年)前"
    r"|(?:minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?)\sago|(?:menit|jam|hari|minggu|bulan)\s(?:yang\s)?lalu"
    r"|(?:phút|giờ|ngày|tuần|tháng)\strước|(?:분|시간|일|주|개월)\s?전|(?:минут\w?|час\w{0,2}|дн\w{1,2}|день)\sназад"
    r"|(?:dakika|saat|gün|hafta|ay)\sönce|(?:นาที|ชั่วโมง|วัน)ที่แล้ว))\W*$"
)
_COUNT = re.compile(
    r"\d[\d.,]{0,14}+\s?[万千億亿kmw]?\+?\s?(?:次?(?:弹幕|评论|评|跟贴|跟帖|回复|阅读|播放|浏览|观看|点赞|赞|人气|热度)|comments?|views?|reads?"
    r"|shares?|min\sread|回視聴|件|조회|댓글"
    r"|lượt xem|bình luận|kali dibaca|просмотр\w*|комментари\w*|okunma|yorum)\W*$"
)
_CUT = re.compile(r"[^\s.…](?:…+|\.{3,})$")
_SOURCE = re.compile(
    r"\S\s{1,4}[\w·]{0,8}(?:晚报|日报|早报|晨报|时报|都市报|周刊|新闻网|新闻|在线|网|前线|观察|频道|客户端|卫视|电视台"
    r"|财经|资讯|头条)$"
)
_BULLET = re.compile(r"(?![·.,:;!?()\[\]{}\"'“”‘’《》【】#@&*+=/\\|<>$%^~`…—–-])[^\w\s]\s*\w")
_RANK = re.compile(r"第?\d{1,2}位\s*\S|(?:no\.?|top|#)\s?\d{1,2}[\s.:]\s*\w|\d{1,2}위\s")
_HOT = re.compile(r"^\d{1,2}[.、\s]\s*[^\n。]{4,40}\s{0,4}(?:热|爆|新|沸|荐)$")
_CATEGORY = re.compile(r"[\[【]\w{2,6}[\]】]\s*\w|\w{2,6}\s?\|\s?\w")
_UNLIKE = re.compile(r"^[“\"'‘「『]|[|\t]|https?:|@|^\S{1,6}:\s?\S|^\(|《[^》]{1,60}》\s{0,4}\d{4}")
_STOP = re.compile(r"[。!?]")
_STAMP = re.compile(rf"[(\[【]?{_DATE}[)\]】]?$")
_BELOW = {"ago": 20, "count": 12, "time": 0}  # how far into the line below a headline its ornament may begin
_ANYWHERE = {"ago": _AGO, "count": _COUNT, "source": _SOURCE, "cut": _CUT, "time": _STAMPED, "hot": _HOT}
_AT_START = {"bullet": _BULLET, "category": _CATEGORY, "rank": _RANK}
_KANA = re.compile(r"[\u3041-\u30ff]")
_LEADING = re.compile(r"^[\W\d_]{0,8}")


@dataclass(frozen=True)
class Options:
    """``ornaments``: which of time, ago, count, source, cut, category, rank, hot and bullet (no dot: authors have
    those) make a list of ``minimum`` rows.

    A row shares with the prose at most ``1 - foreign`` of its pairs of letters; in scripts without spaces ``function``
    is the largest share of grammatical characters, which headlines leave out and points of an author do not.
    """

    ornaments: tuple[str, ...]
    minimum: int = 3
    foreign: float = 0.8
    function: float = 0.12
    zones: tuple[str, ...] = ("tail",)


class Rows:
    """Finds runs of rows with one ornament."""

    name = "rows"
    stage = 40
    Options = Options

    def detect(self, page: Page, rules: Sequence[Rule]) -> Iterator[Finding]:
        """A strong finding for each row of a list in the tail."""
        if page.unfinished < 3 or page.zones is None:
            return
        tail = [n for n in range(page.zones[1] + 1, len(page.lines)) if not page.blank(n)]
        if len(tail) < 3 or announces(page.line(page.zones[1])):
            return
        for rule in rules:
            headlines = [_headline(page, rule.options, number) for number in tail]
            if sum(headlines) < rule.options.minimum:
                continue
            for ornament in rule.options.ornaments:
                for run in _runs(page, rule.options, tail, headlines, ornament):
                    for number in run:
                        span = page.lines[number]
                        evidence = (f"{len(run)} rows with {ornament}",)
                        yield Finding(rule, span.start, span.end, 0.85, evidence, strong=True, zones=rule.options.zones)


def _runs(
    page: Page, options: Options, tail: Sequence[int], headlines: Sequence[bool], ornament: str
) -> Iterator[list[int]]:
    """Runs of foreign headlines that all wear an ornament, or have it on a line of its own below each."""
    run: list[int] = []
    rows, place = 0, 0
    while place <= len(tail):
        row = _row(page, tail[place : place + 2], ornament) if place < len(tail) and headlines[place] else []
        if row:
            run += row
            rows += len(row)
        else:
            if rows >= options.minimum and (ornament != "time" or _backward(page, run)):
                yield run
            run, rows = [], 0
        place += len(row) or 1


def _row(page: Page, lines: Sequence[int], ornament: str) -> list[int]:
    """The lines of a row that begins with a headline, the first of these lines; none if it wears no ornament."""
    match = _AT_START[ornament].match if ornament in _AT_START else _ANYWHERE[ornament].search
    if match(page.line(lines[0])):
        return [lines[0]]
    below = page.line(lines[1]) if len(lines) > 1 and ornament in _BELOW else ""
    return list(lines) if below and len(below) <= 30 and _is_below(below, ornament) else []


def _is_below(text: str, ornament: str) -> bool:
    """Whether a short line is an ornament, with a few words before it."""
    if ornament == "time":
        return _STAMP.match(text) is not None
    found = _ANYWHERE[ornament].search(text)
    return found is not None and found.start() <= _BELOW[ornament] and not _STOP.search(text, 0, found.start())


def _headline(page: Page, options: Options, number: int) -> bool:
    """Whether a row, its ornament aside, has the length of a headline and words that the text lacks."""
    text = _LEADING.sub("", page.line(number))
    wide = spelled(text)
    letters = page.letters(page.lines[number])
    if not (14 if wide else 6) <= letters <= (110 if wide else 48) or (wide and len(text.split()) < 3):
        return False
    if _UNLIKE.search(text) or (text.endswith(("。", ".", ":", ",", "、", ";")) and not text.endswith("...")):
        return False
    if not wide and not _KANA.search(text) and function_share(text) > options.function:
        return False
    return page.foreign(page.lines[number]) >= options.foreign


def _backward(page: Page, run: Sequence[int]) -> bool:
    """Whether no time of the rows is later than the one before: those of a chronicle go forward, of a feed back."""
    found = [m for m in (_STAMPED.search(page.line(n)) or _STAMP.match(page.line(n)) for n in run) if m]
    stamps = [tuple(map(int, re.findall(r"\d+", m[0]))) for m in found]
    return all(later <= earlier for earlier, later in pairwise(stamps))


DETECTOR = Rows()

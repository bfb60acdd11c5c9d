"""Lines of metadata: when, where and by whom a text was put up, how often it was read, and nothing else.

``Senin, 4 Maret 2024 | 10:21 WIB``, ``Ada Holm • 4 March 2022 • 5 min read``, ``04-05 10:21 发布于浙江``, ``입력 2024.03.04
10:21``: every site sets them in its own way.  So a line is read as tokens (dates, clocks, counters, addresses, names,
papers, labels); when they explain all of it, and are of two kinds that together only metadata has, it is no
sentence of an author.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from cleaner.detectors.finding import Finding
from cleaner.detectors.labels import RANK
from cleaner.detectors.names import HAN_NAME, JAPANESE_NAME, NAME, PAPER
from cleaner.detectors.page import Page
from cleaner.text.lines import Span
from cleaner.text.tables import Kind

if TYPE_CHECKING:
    from cleaner.rulebook import Rule

GLUED = 100  # how far a unit glued to a last sentence reaches
BEHIND = 4  # how many lines that end like a sentence may stand between an end of the text and its fields
_MONTH = (
    r"(?:jan(?:uar[iy])?|feb(?:ruar[iy])?|mar(?:ch|et)?|apr(?:il)?|ma[yi]|june?|juni|july?|juli|aug(?:ust)?|agustus|agu|sept?(?:ember)?"
    r"|o[ck]t(?:ober)?|nov(?:ember)?|de[cs](?:ember)?|tháng\s\d{1,2}|январ[ья]|феврал[ья]|марта?|апрел[ья]|ма[йя]|июн[ья]|июл[ья]|августа?"
    r"|сентябр[ья]|октябр[ья]|ноябр[ья]|декабр[ья]|ocak|şubat|mart|nisan|mayıs|haziran|temmuz|ağustos|eylül|ekim|kasım|aralık"
    r"|[มกพสตธ]\.?[คพยิ]\.?|มกราคม|กุมภาพันธ์|มีนาคม|เมษายน|พฤษภาคม|มิถุนายน|กรกฎาคม|สิงหาคม|กันยายน|ตุลาคม|พฤศจิกายน|ธันวาคม|มี\.ค\.|เม\.ย\.|มิ\.ย\.)"
)
_DATE = re.compile(
    r"(?:19|20|25)\d\d\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}(?:\s?日|\.)?|\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d{2})(?!\d)|\d{1,3}年\d{1,2}月\d{1,2}日"
    r"|[〇零一二三四五六七八九十]{4}年[一二三四五六七八九十]{1,3}月[一二三四五六七八九十]{1,3}日|\d{1,2}月\d{1,2}日|(?<!\d)\d{1,2}[-/]\d{1,2}(?![\d-])"
    rf"|\b\d{{1,2}}\.?\s{_MONTH}\.?,?\s\d{{4}}|\b{_MONTH}\.?\s\d{{1,2}}(?:st|nd|rd|th)?,?\s\d{{4}}"
)
_CLOCK = re.compile(
    r"(?:上午|下午|凌晨|晚上|오전|오후|at\s|pukul\s|lúc\s|в\s)?\s?(?<!\d)\d{1,2}(?:[:时時h]\d{2}分?(?::\d{2})?|\.\d{2}(?=\s(?:wi[bt]a?|gmt|น\.)))"
    r"(?:\s?(?:[ap]\.?m\.?|น\.))?(?:\s?\(?\b(?:wi[bt]|wita|gmt|utc|est|edt|pst|pdt|cet|bst|ist|jst|kst|msk|мск|et|pt)\b(?:\s?[+-]\d{1,2}(?::\d\d)?)?\)?)?"
)
_DAY = re.compile(
    r"周[一二三四五六日]|星期[一二三四五六日天]|礼拜[一二三四五六日天]|\([月火水木金土日一二三四五六월화수목금토일]\)|[월화수목금토일]요일"
    r"|\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?|\b(?:senin|selasa|rabu|kamis|jumat|sabtu|minggu)\b"
    r"|\bthứ\s(?:hai|ba|tư|năm|sáu|bảy)\b|\bchủ\snhật\b|\b(?:pazartesi|salı|çarşamba|perşembe|cuma|cumartesi|pazar)\b"
    r"|\b(?:понедельник|вторник|среда|четверг|пятница|суббота|воскресенье)\b"
)
_AGO = re.compile(
    r"(?:\d+|an?)\s?(?:分钟|小时|天|周|个月|年)前|刚刚|\b(?:\d+|an?)\s(?:min(?:ute)?|hour|day|week|month|year)s?\sago\b|\b\d+\s(?:menit|jam|hari)\s(?:yang\s)?lalu\b"
    r"|\b\d+\s(?:phút|giờ|ngày)\strước\b|\d+\s?(?:分|時間|日)前|\d+(?:분|시간|일)\s?전|\b\d+\s(?:минут[уы]?|час(?:а|ов)?|дн(?:я|ей))\sназад\b|\b\d+\s(?:dakika|saat|gün)\sönce\b"
)
_COUNT = re.compile(
    r"\d[\d.,]*\s?[万千亿wkm]?\+?\s?(?:人|次|个|位)?(?:粉丝|关注|阅读|阅|浏览|播放|评论|点赞|赞|转发|收藏|观看|参与|回复|views?\b|reads?\b|followers?\b|comments?\b|shares?\b|likes?\b|subscribers?\b"
    r"|lượt\s(?:xem|đọc)|bình\sluận|dibaca|komentar|просмотр\w*|комментари\w*|okunma|yorum|ครั้ง|view|分で読めます|コメント|조회|댓글)"
    r"|\d+[-\s]min(?:ute)?s?(?:\sto)?(?:\sread)?\b|\d+\s?(?:分钟|mnt|menit\s(?:baca|membaca)|phút\sđọc|мин\.?(?:\sчтения)?|dk\.?\sokuma)"
    r"|(?:阅读|浏览|点击|播放|评论|人气|粉丝|观看|访问|阅读量|浏览量|点击量|点击数|浏览次数|阅读数|阅读次数|访问量|查看|回复|字数|views?|dibaca|dilihat|lượt\sxem|조회수?|조회\s수|просмотров|okunma|閲覧数?)\s?[:(]?\s?\d[\d.,]*\s?[万kwm]?\s?(?:次|人|字|kali|\))?"
)
_ADDRESS = re.compile(r"[\w.+-]+[@#][\w-]+(?:\.[\w-]+)+|@[\w.]{2,30}|https?://\S+|\bwww\.\S+")
_PLACE = re.compile(
    r"(?:ip\s?属地|发布于|发布地|来自|ip地址)\s?[:：]?\s?[\u4e00-\u9fff]{2,5}|(?<![\u4e00-\u9fff])(?:北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南"
    r"|广东|海南|四川|贵州|云南|陕西|甘肃|青海|台湾|内蒙古|广西|西藏|宁夏|新疆|香港|澳门)(?![\u4e00-\u9fff])"
)
_GLUE = re.compile(r"\b(?:by|and|with|in|for|at|on|of|the|to|oleh|dan|di|và|от|и|в|ve|am|um)\b|[及和与、]")
_SENTENCE = re.compile(r"[。!?…]|,(?=[\u3400-\u9fff])")
_PHONE = re.compile(r"(?<!\d)(?:0\d{2,3}-?\d{7,8}|1\d{10}|\d{3}-\d{4})(?!\d)")
_KINDS = {
    "address": _ADDRESS, "phone": _PHONE, "date": _DATE, "count": _COUNT, "clock": _CLOCK, "ago": _AGO, "day": _DAY,
    "place": _PLACE, "paper": PAPER, "glue": _GLUE,
}  # fmt: skip
_TOKEN = re.compile("|".join(f"(?P<{kind}>{pattern.pattern})" for kind, pattern in _KINDS.items()))
_WORDS = re.compile(f"(?P<paper>{PAPER.pattern})|(?P<glue>{_GLUE.pattern})")
_FIGURE = re.compile(r"[\d@]|刚刚|www")
_BRACKET = re.compile(r"(?<=[。!?…”.])\s?(?P<unit>[(【〔\[<][^()【】〔〕\[\]<>\n]{2,80}[)】〕\]>])(?:\s?\d{3,8})?$")
_SUFFIX = re.compile(r"(?<=\n)(?:[人者员们组部室]|老师|单位)(?=\s?[:|/丨=])")
_PREFIX = re.compile(r"(?<![\u3400-\u9fff])[\u3400-\u9fff]{1,3}(?=\n+\s?[:|/丨=])")
_TASK = re.compile(
    rf"(?<![\u3400-\u9fff])(?![\u3400-\u9fff]*(?:{RANK}))[\u3400-\u9fff]{{2,6}}\s?[:|/丨=]\s?(?={HAN_NAME}(?![\u3400-\u9fff]))"
)
_FIELD = re.compile(r"^[\W_]*(?:[^\s:|/=]+\s?){1,4}[:|/丨=]|\bby\b|,\s[^,]+$")
_CREDIT = re.compile(r"(?<=[。!?…”])\s?(?P<unit>[^\s。!?:|丨/“”]{1,8}\s?[:|丨/][^。!?\n“”]{1,70})$")
_STOPS = frozenset("。!?…,;、:”")
_RUN = re.compile(  # what is too long for a name and does not end like a paper
    r"(?<![\u3400-\u9fff])[\u3400-\u9fff]{6,}+(?<![报网社台刊闻线端媒心经察号部讯记条])|(?:[a-z]+\s){12}[a-z]"
)
_HINT = re.compile(r"\d\s?(?:[-/.:年月时時h일]|[a-zа-яก-๛]|[分小天阅])|@|刚刚|[)】〕\]>]$")
_OPENING = frozenset("(【〔[<")
_BULLETS = frozenset("□■◆◇◎●○▲△☆★※►▶◤")
_LETTER = re.compile(r"[^\W_]")
_CLOSING = frozenset(")】〕]>0123456789")
WHEN = frozenset(("date", "clock", "ago"))
_PART = frozenset(("date", "clock", "day", "label"))


@dataclass(frozen=True)
class Options:
    """``lists``: labels and roles.  ``max_length``: no longer line is read.  ``most``: a text with more such lines than
    this is made of them (a log, a chronicle) and keeps them all.
    """

    lists: tuple[str, ...]
    max_length: int = 130
    most: int = 8


class Reading(NamedTuple):
    """What a unit is made of: the kinds of its tokens, how many labels, and whether it has the form of fields."""

    kinds: frozenset[str]
    labels: int
    form: bool


class Fields:
    """Judges the lines at both ends of a text, those with a label, and brackets behind the last sentence."""

    name = "fields"
    stage = 30
    Options = Options

    def detect(self, page: Page, rules: Sequence[Rule]) -> Iterator[Finding]:
        """A finding for each unit of metadata."""
        for rule in rules:
            numbers = _candidates(page, rule.options)
            found = {n: zones for n in numbers if (zones := _zones(read(page, rule.options, page.lines[n])))}
            found |= {n: ("head",) for n in _beside(page, rule.options, found)} if found else {}
            if len(found) <= rule.options.most:
                for number, zones in sorted(found.items()):
                    yield _finding(rule, page.lines[number], zones)
            yield from (_finding(rule, span, ("tail",)) for span in _glued(page, rule.options, numbers))


def _finding(rule: Rule, span: Span, zones: tuple[str, ...]) -> Finding:
    return Finding(rule, span.start, span.end, 0.8, ("nothing but fields",), zones=zones)


def _candidates(page: Page, options: Options) -> list[int]:
    """The lines at both ends that do not end like a sentence, and have a label or the look of fields."""
    labelled = set(page.lines_with(options.lists))
    numbers = {*_until_prose(page, range(len(page.lines))), *_until_prose(page, range(len(page.lines) - 1, -1, -1))}
    return sorted(n for n in numbers if n in labelled or _hints(page, page.lines[n]))


def _until_prose(page: Page, numbers: Iterable[int]) -> Iterator[int]:
    """The unfinished lines from one end until some lines that end like a sentence are behind."""
    sentences = 0
    for number in numbers:
        line = page.lines[number]
        if line.end > line.start:
            if page.view.text[line.end - 1] not in _STOPS:
                yield number
            else:
                sentences += 1
                if sentences == BEHIND:
                    return


def _hints(page: Page, line: Span) -> bool:
    """Whether a line has a number, an address, a bullet or a bracket."""
    first = page.view.text[line.start]
    return first in _BULLETS or first in _OPENING or _HINT.search(page.view.text, *_last(line)) is not None


def _last(line: Span) -> Span:
    """The end of a line, as far as a unit glued to it reaches."""
    return Span(max(line.start, line.end - GLUED), line.end)


def _zones(reading: Reading | None) -> tuple[str, ...]:
    """The zones in which a unit counts as metadata; none when it does not."""
    if reading is None:
        return ()
    kinds, when = reading.kinds, reading.kinds & WHEN
    if "guess" in kinds:
        return ("tail",) if reading.labels > 1 and kinds <= {"guess", "label", "name", "paper"} else ()
    facts = kinds & {"count", "place", "address"}
    if reading.labels and (facts or when - {"date"} or (when and reading.labels > 1)):
        return ("head", "tail")
    if reading.labels and kinds & {"name", "paper"} and (reading.labels > 1 or reading.form):
        return ("head", "tail")
    if facts and (when or len(facts) > 1 or (facts - {"place"} and "name" in kinds)):
        return ("head", "tail")
    if {"date", "clock"} <= kinds and "paper" not in kinds:
        return ("head",)
    if kinds == {"name", "wrapped"}:
        return ("tail",)
    return ("head",) if kinds == {"name", "bullet"} else ()


def _beside(page: Page, options: Options, found: Iterable[int]) -> Iterator[int]:
    """Lines of a date, a clock, a label or a name alone, above or below a line of metadata (no name on the first)."""
    first = next(page.neighbours(-1, 1, 1), None)
    for number in sorted(found):
        for step in (-1, 1):
            for other in page.neighbours(number, step, 1):
                reading = read(page, options, page.lines[other]) if other not in found else None
                if reading and (reading.kinds <= _PART or (reading.kinds == {"name"} and _person(page, other, first))):
                    yield other


def _person(page: Page, number: int, first: int | None) -> bool:
    """Whether a line that is a name is one of a person, short and not the title."""
    text = page.line(number)
    return number != first and (len(text) <= 4 or 2 <= len(text.split()) <= 3)


def _glued(page: Page, options: Options, numbers: Sequence[int]) -> Iterator[Span]:
    """What stands behind a last sentence: a credit, or a bracket of names that is not the source of a quotation."""
    for number in numbers:
        line = page.lines[number]
        bracket = page.view.text[line.end - 1 : line.end] in _CLOSING
        match = (_BRACKET if bracket else _CREDIT).search(page.view.text, *_last(line))
        reading = read(page, options, Span(*match.span("unit"))) if match else None
        if not match or not reading or not (bracket or reading.labels):
            continue
        quotes = page.view.text[match.start("unit") - 1] == "”"
        if _zones(reading) or (bracket and not quotes and reading.kinds - {"label", "paper", "wrapped"} == {"name"}):
            yield Span(match.start("unit"), line.end)


def read(page: Page, options: Options, span: Span) -> Reading | None:
    """What a unit is made of; None when something is left over, or when it is a sentence or too long."""
    text = page.string(span)
    if not 2 <= len(text) <= options.max_length or _SENTENCE.search(text):
        return None
    left, labels, kinds = text, 0, set[str | None]()
    for word in page.words(span, options.lists):
        place = slice(word.start - span.start, word.end - span.start)
        labels += "\n" not in left[place]
        left = left[: place.start] + "\n" * (word.end - word.start) + left[place.stop :]
    left = _PREFIX.sub(_blank, _SUFFIX.sub("\n", left))
    left, tasks = _TASK.subn(_blank, left)
    if _RUN.search(left):
        return None

    def take(match: re.Match[str]) -> str:
        kinds.add(match.lastgroup)
        return _blank(match)

    left, named = _without_names(page, span, text, (_TOKEN if _FIGURE.search(left) else _WORDS).sub(take, left))
    if len(_LETTER.findall(left)) > 1:
        return None
    kinds -= {"glue"}
    short = len(text) <= (26 if text.isascii() else 14)
    signed = (text[0] in _BULLETS, text[0] in _OPENING and not text.isascii() and text[-1] in _CLOSING)
    marks = (("label", labels + tasks), ("guess", not labels and tasks), ("name", named), ("bullet", short and signed[0]), ("wrapped", short and signed[1]))
    kinds |= {kind for kind, true in marks if true}
    return Reading(frozenset(kinds), labels + tasks, _FIELD.search(text) is not None)


def _without_names(page: Page, span: Span, text: str, left: str) -> tuple[str, int]:
    """What is left of a unit without names; capitals tell them, and the view has none."""
    raw = page.text[slice(*page.view.span(*span))]
    if len(raw) != len(left):
        return left, 0
    raw = "".join(r if v == f else v for r, v, f in zip(raw, left, text, strict=True))
    return (JAPANESE_NAME if page.kinds[Kind.KANA] > page.han else NAME).subn(_blank, raw)


def _blank(match: re.Match[str]) -> str:
    return "\n" * len(match[0])


DETECTOR = Fields()

"""Lines of metadata: when, where and by whom a text was put up, how often it was read, and nothing else.

``Senin, 4 Maret 2024 | 10:21 WIB``, ``Ada Holm • 4 March 2022 • 5 min read``: every site sets them
in its own way.  So a line is read as tokens (dates, clocks, counters, addresses, names, papers, labels); when they
explain all of it, and are of kinds that together only metadata has, it is no sentence of an author.
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
from cleaner.detectors.tokens import FIGURE, TOKEN, WORDS
from cleaner.rulebook.options import ListName
from cleaner.text.lines import Span
from cleaner.text.tables import Kind

if TYPE_CHECKING:
    from cleaner.rulebook import Rule

GLUED = 100  # how far a unit glued to a last sentence reaches
BEHIND = 4  # how many lines that end like a sentence may stand between an end of the text and its fields
_SENTENCE = re.compile(r"[。!?…]|,(?=[\u3400-\u9fff])|다\.\s")
_BRACKET = re.compile(r"(?<=[。!?…”.])\s?(?P<unit>[(【〔\[<][^()【】〔〕\[\]<>\n]{2,80}[)】〕\]>])(?:\s?\d{3,8})?$")
_SUFFIX = re.compile(r"(?<=\n)(?:[人者员们组部室]|老师|单位)(?=\s?[:|/=])")
_NUMBER = re.compile(
    r"(?<=\n)\s?[:(]?\s?(?:\d{1,3}(?:\s\d{3})+|\d[\d,.]{0,9})\s?[万k]?\)?(?=$|\s*(?:[|,·•\n]|/(?!\d))|\s{2,})"
)
_LOGIN = re.compile(  # who put it up, by an account or in a script without capitals
    r"(?<=\n)\s?:\s?(?:[a-z][a-z0-9_.-]{2,24}(?=\s*(?:[,|·\n]|$))|[\u0e01-\u0e4e]{2,20}(?=\s*(?:[,|·]|$)))"
)
_PREFIX = re.compile(
    r"(?<![\u3400-\u9fff])[\u3400-\u9fff]{1,3}(?=\n+\s?[:|/=])|(?<![\u0e01-\u0e4e])[\u0e01-\u0e4e]{1,12}(?=\n+\s\d)"
)
_TASK = re.compile(
    rf"(?<![\u3400-\u9fff])(?![\u3400-\u9fff]*(?:{RANK}))[\u3400-\u9fff]{{2,6}}\s?[:|/=]\s?(?={HAN_NAME}(?![\u3400-\u9fff]))"
)
_FIELD = re.compile(r"^[\W_]{0,8}[^\s:|/=]+(?:\s[^\s:|/=]+){0,3}\s?[:|/=]|\bby\b|,\s[^,]+$")
_WORK = re.compile(r"[«»《》〈〉“”\"]")
_CREDIT = re.compile(r"(?<=[。!?…”])\s?(?P<unit>[^\s。!?:|/“”]{1,8}\s?[:|/][^。!?\n“”]{1,70})$")
_EVENT = re.compile(r"\W*(?:fecha|cuándo|quand|wann|quando|когда|hora|heure|uhrzeit|日時|일시|thời gian)\s?:")
_OPENED = re.compile(
    r"\W{0,3}(?:by|von|par|por|di|oleh|bởi|โดย|文|图|撰)\b|[^\s:|]{1,16}\s?[:|]"
)  # a line that names somebody
_STOPS = frozenset("。!?…,;、:”")
_RUN = re.compile(  # what is too long for a name and does not end like a paper
    r"(?<![\u3400-\u9fff])[\u3400-\u9fff]{6,}+(?<![报网社台刊闻线端媒心经察号部讯记条])|(?<![a-z])(?:[a-z]+\s){12}[a-z]"
)
_HINT = re.compile(r"\d\s?(?:[-/.:年月时時h일]|[a-zа-яก-๛]|[分小天阅])|@|刚刚|[)】〕\]>]$")
_PARTED = re.compile(r"[:|/=,]|\bby\b|[\u3400-\ud7af]\s+[\u3400-\ud7af]")
_OPENING = frozenset("(【〔[<-")
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

    lists: tuple[ListName, ...]
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
            found = {n: zones for n in numbers if (zones := _zones(_metadata(page, rule.options, n)))}
            found |= dict.fromkeys(_beside(page, rule.options, found), ("head",)) if found else {}
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
    return sorted(n for n in numbers if _hints(page, page.lines[n], labelled=n in labelled))


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


def _hints(page: Page, line: Span, *, labelled: bool) -> bool:
    """Whether a line has a number, an address, a bullet or a bracket; beside a label a separator is enough."""
    first = page.view.text[line.start]
    if first in _BULLETS or first in _OPENING or _HINT.search(page.view.text, *_last(line)):
        return True
    return labelled and _PARTED.search(page.view.text, *_last(line)) is not None


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
    if kinds in ({"name", "wrapped"}, {"name", "paper", "dash"}):
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
    """What stands behind a last sentence: a credit, or a bracket of names that is not the source of a quotation.

    A credit stands once: bare names behind several sentences say where each of them was taken from.
    """
    bare: list[Span] = []
    for number in numbers:
        line = page.lines[number]
        bracket = page.view.text[line.end - 1 : line.end] in _CLOSING
        match = (_BRACKET if bracket else _CREDIT).search(page.view.text, *_last(line))
        reading = read(page, options, Span(*match.span("unit"))) if match else None
        if not match or not reading or not (bracket or reading.labels):
            continue
        unit = Span(match.start("unit"), line.end)
        if not (_zones(reading) or (bracket and reading.kinds - {"label", "paper", "wrapped"} == {"name"})):
            continue
        if reading.labels:
            yield unit
        elif page.view.text[unit.start - 1] != "”":
            bare.append(unit)
    if len(bare) == 1 and not _cites(page, bare[0]):
        yield bare[0]


def _cites(page: Page, unit: Span) -> bool:
    """Whether a bracket holds the title of a work and no paper: ``(A. Author, «Work»)``."""
    text = page.string(unit)
    return _WORK.search(text) is not None and PAPER.search(text) is None


def _metadata(page: Page, options: Options, number: int) -> Reading | None:
    """What a line is made of; a first line without a time, a bracket or a label to open it is the title."""
    line = page.lines[number]
    reading = read(page, options, line)
    if reading is None or reading.kinds & {*WHEN, "wrapped", "dash"} or number != next(page.neighbours(-1, 1, 1), None):
        return reading
    opened = _OPENED.match(page.view.text, line.start) or any(
        w.start <= line.start + 2 for w in page.words(line, options.lists)
    )
    return reading if opened else None


def read(page: Page, options: Options, span: Span) -> Reading | None:
    """What a unit is made of; None when something is left over, or when it is a sentence or too long."""
    text = page.string(span)
    if not 2 <= len(text) <= options.max_length or _SENTENCE.search(text) or _EVENT.match(text):
        return None
    left, labels = _without_labels(page, options, span, text)
    left, counts = _NUMBER.subn(_blank, left)
    left, tasks = _TASK.subn(_blank, _PREFIX.sub(_blank, _SUFFIX.sub(_blank, left)))
    if _RUN.search(left):
        return None
    pattern = TOKEN if FIGURE.search(left) else WORDS
    kinds = {str(match.lastgroup) for match in pattern.finditer(left)}
    left, named = _without_names(page, span, text, pattern.sub(_blank, left) if kinds else left)
    if len(_LETTER.findall(_LOGIN.sub(_blank, left))) > 1:
        return None
    marks = {"label": labels + tasks, "guess": tasks and not labels, "count": counts, "name": named, **_signs(text)}
    kinds |= {kind for kind, true in marks.items() if true}
    return Reading(frozenset(kinds - {"glue"}), labels + tasks, _FIELD.search(text) is not None)


def _without_labels(page: Page, options: Options, span: Span, text: str) -> tuple[str, int]:
    """What is left of a unit without the labels and roles of the lists, and how many there are."""
    labels = 0
    for word in page.words(span, options.lists):
        first, end = word.start - span.start, word.end - span.start
        labels += "\n" not in text[first:end]
        text = text[:first] + "\n" * (end - first) + text[end:]
    return text, labels


def _signs(text: str) -> dict[str, bool]:
    """The marks around a short unit: a bullet, a dash, brackets."""
    short = len(text) <= (26 if text.isascii() else 14)
    return {
        "bullet": short and text[0] in _BULLETS,
        "wrapped": short and text[0] in _OPENING and text[-1] in _CLOSING and not text.isascii(),
        "dash": text[0] == "-",
    }


def _without_names(page: Page, span: Span, text: str, left: str) -> tuple[str, int]:
    """What is left of a unit without names; capitals tell them, and the view has none."""
    raw = page.text[slice(*page.view.span(*span))]
    if len(raw) != len(left):
        return left, 0
    raw = "".join(r if r.isupper() and v == f else v for r, v, f in zip(raw, left, text, strict=True))
    return (JAPANESE_NAME if page.kinds[Kind.KANA] > page.han else NAME).subn(_blank, raw)


def _blank(match: re.Match[str]) -> str:
    return "\n" * len(match[0])


DETECTOR = Fields()

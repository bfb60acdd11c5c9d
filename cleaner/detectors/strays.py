"""Strays: headlines of other articles between the paragraphs of a text, or below them, without any mark.

Sites set links where a paragraph ends.  Two or more lines together are such links when nothing above announces them,
the text knows none of their words, and they have none in common: an author's list has one subject, and a sentence above
it says what it is, or speaks of something that is read or heard.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cleaner.detectors.announce import announces
from cleaner.detectors.finding import Finding
from cleaner.detectors.headline import is_headline, is_marked
from cleaner.detectors.page import Page
from cleaner.detectors.prose import ends_sentence, function_share, spelled
from cleaner.rulebook.options import ListName
from cleaner.text.pairs import pairs

if TYPE_CHECKING:
    from cleaner.rulebook import Rule

LEAST = 7  # characters of a headline where one is a word
_DASHES = frozenset("-–—")
_STOPS = frozenset("。.!?”…")
FOREIGN = 0.85  # of its pairs of letters, at least, are not in the text
MOST = 8  # more lines between two paragraphs are a text of lines
_HOLDS_WORDS = re.compile(  # what is read, heard or said: what follows may be just that
    r"[写读唱喊抄]|(?<!纪)念(?!头)|问(?!题)|[印贴登画刻][着了有]|播[出放送]|说[^\w]*$|作文|报纸|报上|(?<!问)题|提问|诗|歌|书|信[上里封]?|字|话|牌|标语|声音|广播|电影|节目|弹幕|屏幕|菜单|黑板|头条|标题|新闻|消息|目录|预告|告示|通知|备忘"
    r"|日记|本子|留言|评论|墙上|名字|清单|单子|名单|电视|收音机|喇叭|短信|对联|曲子|影片|剧本"
    r"|\b(?:questions?|newspapers?|papers?|songs?|hymns?|films?|movies?|books?|poems?|stories|headlines?|notes?|notices?|signs?|letters?|radio|screens?|notebooks?|lists?"
    r"|menus?|titles?|names?|words?|messages?|chapters?|essays?|plays?|posters?|said|says|reads?|wrote|writes|written|sang|sings?|asked|asks|called|printed|painted)\b"
    r"|[纸句]|曲を|言[いっうわ]|看板|映画|ノート|メモ|노래|책|시\b|글|영화|신문|질문|편지|제목|말했|물었|읽"
    r"|книг|песн|стих|газет|надпис|письм|вопрос|фильм|сказал|спросил|читал|пис[ал]|назва"
    r"|sách|báo|thơ|bài|thư|câu|phim|chữ|viết|đọc|hát|hỏi|buku|lagu|koran|surat|puisi|judul|tulis|baca|tanya|kitap|şarkı|gazete|şiir|mektup|soru|yaz|oku"
    r"|หนังสือ|เพลง|ข่าว|จดหมาย|ป้าย|ถาม|เขียน|อ่าน|ร้อง"
)


@dataclass(frozen=True)
class Options:
    """``minimum``: the fewest lines of a run, of which half must have a word of ``lists`` or the form of a headline.
    ``function``: the largest share of grammatical words in their mean, which headlines leave out and sentences do not;
    ``spelled``: the same where words are written with letters, and headlines leave out less.
    """

    minimum: int = 2
    function: float = 0.15
    spelled: float = 0.25
    lists: tuple[ListName, ...] = ()


class Strays:
    """Finds runs of headlines without a marker."""

    name = "strays"
    stage = 40
    Options = Options

    def detect(self, page: Page, rules: Sequence[Rule]) -> Iterator[Finding]:
        """A finding for each line of a run."""
        for rule in rules:
            for run in _runs(page, rule.options):
                for number in run:
                    span = page.lines[number]
                    yield Finding(rule, span.start, span.end, 0.85, (f"{len(run)} lines on subjects of their own",))


def _runs(page: Page, options: Options) -> list[list[int]]:
    """Runs of headlines; none where a text has as many other lines between its paragraphs that are no prose."""
    open_ended = _open_ended(page)
    if len(open_ended) < options.minimum or page.zones is None:
        return []
    first, last = page.zones
    unfinished = {n for n in open_ended if n > first and not page.prose(n) and page.condemned(n) is None}
    runs: list[list[int]] = [[]]
    for number in range(first + 1, len(page.lines)):
        if page.blank(number):
            continue
        if number in unfinished and _may_be(page, number):
            runs[-1].append(number)
        elif runs[-1]:
            runs.append([])
    few = [run for run in runs if options.minimum <= len(run) <= MOST and not _goes_on(page, run, unfinished)]
    found = [run for run in few if _astray(page, run, options)]
    rows = {number for run in found for number in run}
    return found if len(rows) >= sum(first < n < last for n in unfinished - rows) else []


def _may_be(page: Page, number: int) -> bool:
    """Whether a line is a headline, and neither a sentence that goes on below, nor a source, nor all in capitals."""
    text = page.line(number)
    if ";" in text or text[0] in _DASHES or not is_headline(page, number, LEAST, FOREIGN):
        return False
    below = next(page.neighbours(number, 1, 1), number)
    goes_on = below == number + 1 and _original(page, below)[:1].islower()
    return not goes_on and not _original(page, number).isupper()


def _original(page: Page, number: int) -> str:
    """A line with its capitals, which the view does not have."""
    return page.text[slice(*page.view.span(*page.lines[number]))]


def _goes_on(page: Page, run: Sequence[int], unfinished: Collection[int]) -> bool:
    """Whether lines that are no headlines follow a run: it begins a list."""
    return sum(number in unfinished for number in page.neighbours(run[-1], 1, 2)) == 2


def _open_ended(page: Page) -> list[int]:
    """The lines that do not end as sentences mostly do: few in most texts, and told at a glance."""
    text = page.view.text
    return [n for n, (start, end) in enumerate(page.lines) if end > start and text[end - 1] not in _STOPS]


def _astray(page: Page, run: Sequence[int], options: Options) -> bool:
    """Whether nothing announces the lines of a run, half of them are made like headlines, and each has its subject."""
    if _announced(page, next(page.neighbours(run[0], -1, 1))):
        return False
    texts = [page.line(n) for n in run]
    most = options.spelled if all(map(spelled, texts)) else options.function
    if sum(map(function_share, texts)) > most * len(run):
        return False
    if 2 * sum(is_marked(page, n) or bool(page.words(page.lines[n], options.lists)) for n in run) < len(run):
        return False
    held = Counter(pair for n in run for pair in set(pairs(page.line(n))))
    return all(_own_subject(page.line(n), held) for n in run)


def _announced(page: Page, above: int) -> bool:
    """Whether a line may be about those below it: it is unfinished, announces, or its end speaks of words."""
    if page.condemned(above) is not None:
        return False
    text = page.line(above)
    last = page.string(page.sentences(above)[-1])
    return announces(text) or _HOLDS_WORDS.search(last) is not None or not ends_sentence(text)


def _own_subject(text: str, held: Mapping[str, int]) -> bool:
    """Whether the pairs of letters of a line are in hardly any other line of its run."""
    own = set(pairs(text))
    return 5 * sum(held[pair] > 1 for pair in own) <= len(own)


DETECTOR = Strays()

"""Notices that are the text's own: its subject, a legal text, a story that is told."""

from __future__ import annotations

import re

from cleaner.detectors.page import Page
from cleaner.detectors.prose import is_prose
from cleaner.detectors.surface import different
from cleaner.text.lines import Span

_LEGAL = re.compile(
    r"^.{0,30}(?:条款|协议|政策|声明|须知|章程|规定|条例|办法|合同|承诺书|告知书|告知单|说明书|说明|公约|细则|通告|公告|规约|規約|ポリシー|约款|약관|방침)(?:[(].{0,20}[)])?$"
    r"|^(?:#+\s)?.{0,24}\b(?:terms\s(?:of|and)|privacy\spolicy|privacy\snotice|licen[cs]e|agreement|disclaimer"
    r"|cookie\spolicy|copyright\spolicy)\b.{0,40}$"
    r"|^(?:kebijakan\sprivasi|syarat\sdan|điều\skhoản|chính\ssách|ข้อกำหนด|นโยบาย|пользовательское\sсоглашение"
    r"|политика\sконфиденциальности|kullanım\skoşulları|gizlilik)"
)
_TOLD = re.compile(
    r"(?<!其)他|[她咱俺]|[日基根资成样剧课一两几三]本(?=[文书报社品作号页站刊台版])|我(?![们社司号站台刊报网方局院馆校])|法[院官]|警[方察]|[民交刑]警|记者(?:从|了解|看到|发现"
    r"|采访|问|在)|告诉|据悉|获悉|近日|昨[天日]|前天"
    r"|[去今明当]年|上[周月]|后来|本文的?(?:结论|目的)|教授|学者|老师|先生|女士|专家(?:认为|表示|指出)|说[,:“]|说道|回忆|判决|被告|原告"
    r"|\b(?:he|she|his|her|him|said|says|told|asked|court|judge|police|yesterday|professor|mayor|farmers?)\b"
    r"|\b(?:its|their|our)\s(?:results|findings|conclusions?)\b|\barticle\s(?:examines|argues|shows|covers"
    r"|is\sabout|does\snot\scover)\b"
    r"|\b(?:ia|dia|mengaku|ujar|ujarnya|katanya|kata|polisi|pengadilan|mengatakan)\b"
    r"|\b(?:ông|bà|anh|chị|cho\ biết|cho\ rằng|kể|công\ an)\b|เขา|เธอ|เล่าว่า|บอกว่า|กล่าวว่า|ตำรวจ"
    r"|\b(?:он|она|сказала?|рассказала?|заявила?|суда?|полици[яи])\b|\b(?:dedi|söyledi|anlattı|belirtti|mahkeme"
    r"|polis)\b"
    r"|(?:[っいしきぎ]た|れた|かった|という|だった|ている|話す|語る)(?:[。」”]|$)"
    r"|(?:했|였|었|았|겠|갔|왔|됐|났|웠|렸|졌|냈|셨)다(?:[.\s]|$)|\bговорит\b"
)


def subject(page: Page, start: int, end: int) -> str | None:
    """The notice is what the text is about: its words stand in the title or all through the prose.

    Behind the prose only a sentence that does not name the text itself can belong to such a text.
    """
    if page.zones is None:
        return None
    if page.once("legal", lambda: _is_legal(page)):
        return "the text is such a notice itself"
    number = page.number_at(start)
    behind = number > page.zones[1]
    if behind and (not is_prose(page.line(number)) or page.words(page.lines[number], ("self",))):
        return None
    title, told = page.once("subject", lambda: _about_notices(page))
    if title is not None and title != number:
        return "the title speaks of the notice"
    return "the text tells about such notices" if len(told - {number}) >= 3 and not behind else None


def _is_legal(page: Page) -> bool:
    """Whether the title, the author's first line, is that of terms, a policy, a licence, a leaflet."""
    title = next((n for n in range(len(page.lines)) if not page.blank(n) and page.own(n)), None)
    return title is not None and _LEGAL.search(page.line(title)) is not None


def _about_notices(page: Page) -> tuple[int | None, set[int]]:
    """The title's line if it speaks of notices, and the lines that tell of them; both the author's own."""
    title = next((n for n in range(len(page.lines)) if not page.blank(n) and page.own(n)), None)
    speaks = title is not None and _speaks_of_notices(page, page.lines[title])
    lines = (n for n in page.lines_with(("stance", "reprint")) if page.own(n))
    told = {n for n in lines if page.words(page.lines[n], ("narrative",))}
    return title if speaks else None, told


def _speaks_of_notices(page: Page, line: Span) -> bool:
    words = page.words(line, ("notice", "stance", "reprint"))
    mask = page.rulebook.mask(("stance", "reprint"))
    return len(different(words)) >= 2 and any(w.mask & mask for w in words) and line.end - line.start <= 80


def told(page: Page, start: int, end: int) -> str | None:
    """The span tells a story: persons and what they said or did, courts, times gone by.  A notice has none."""
    found = _TOLD.search(page.view.text, start, end)
    return f"it tells: {found[0]}" if found else None

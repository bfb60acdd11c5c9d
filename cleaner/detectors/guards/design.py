"""Texts about pages: who writes of footers and breadcrumbs shows some."""

from __future__ import annotations

import re

from cleaner.detectors.page import Page

_PARTS = re.compile(
    r"页脚|页眉|导航[栏条]|面包屑|网页设计|网站设计|做网页|界面设计|侧边栏|弹窗|落地页|栏目页|按钮"
    r"|\b(?:footers?|breadcrumbs?|navigation\ bars?|navbars?|sidebars?|pop-?ups?|landing\ pages?|web\ design(?:er)?s?"
    r"|buttons?|dropdowns?|tooltips?)\b"
    r"|フッター|パンくず|ウェブデザイン|サイドバー|푸터|내비게이션\ 바|웹\ 디자인|사이드바"
    r"|подвал\w{0,3}\ сайта|хлебны\w{1,3}\ крош|веб-дизайн"
    r"|fußzeile|brotkrum\w{1,12}|webdesign|pied\ de\ page|fil\ d'ariane|pie\ de\ página|rodapé|altbilgi|web\ tasar[ıi]m"
    r"|chân\ trang|thiết\ kế\ web|desain\ web|ออกแบบเว็บ",
    re.VERBOSE,
)
LEAST = 2  # different parts that the prose of such a text names


def furnished(page: Page, start: int, end: int) -> str | None:
    """The prose names two parts of pages: furniture between its lines is what it speaks of."""
    named = page.once(_named) if page.zone(page.number_at(start)) == "body" else frozenset()
    return f"the text speaks of pages: {', '.join(sorted(named)[:2])}" if len(named) >= LEAST else None


def _named(page: Page) -> frozenset[str]:
    """The parts of pages that lines of prose name."""
    prose = (page.line(n) for n in range(len(page.lines)) if page.prose(n))
    return frozenset(match[0] for line in prose for match in _PARTS.finditer(line))

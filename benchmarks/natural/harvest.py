"""What stands in contaminated pages, taken from the marked fixtures: whole lines by where they stood, and what varies.

Only the contaminated Chinese documents of ``fixtures/corpus`` that are not set aside are read.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from cleaner.rulebook.schema import CLASSES
from cleaner.text.edits import Edit
from cleaner.text.marks import parse
from natural.newspaper import FIXTURES, contaminated_fixtures

Part = tuple[str, str]
"""The class of a span, and its text."""

_GLOSS = re.compile(r"\([a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]+\)")
_HEADLINE = re.compile(r"[一-鿿“”]{6,20} [一-鿿“”]{2,16}|[一-鿿“”]{10,20}")
_SPAM = re.compile(
    r"网址|網址|官网|官網|下载|下載|登[录錄入]|入口|平[台臺]|网站|網站|棋牌|投注|下注|试玩|試玩|下分|提现|提現|网页|網頁"
)
ITEM = re.compile(r"(?![0-9]+(?![0-9一-鿿A-Za-z]))[一-鿿A-Za-z0-9]{2,16}")
_LEAST_HEADS = 3  # characters before an end that several items have before it counts as a suffix


@dataclass(frozen=True, slots=True)
class Piece:
    """Spans that stand together.  ``place``: where between the lines of the text, from 0 (before) to 1 (after)."""

    place: float
    parts: tuple[Part, ...]
    inline: bool = False


@dataclass(frozen=True, slots=True)
class Donor:
    """How one page is contaminated.  ``glosses`` and ``entities`` are what characters of the article turn into."""

    name: str
    hant: bool
    pieces: tuple[Piece, ...]
    glosses: dict[int, str] = field(default_factory=dict)
    entities: dict[str, str] = field(default_factory=dict)
    planted: tuple[str, ...] = ()

    def at(self, place: float) -> list[Piece]:
        return [piece for piece in self.pieces if piece.place == place]

    def spoils(self) -> bool:
        """Whether anything stands within its text."""
        return bool(self.glosses or self.planted or any(0 < piece.place < 1 for piece in self.pieces))


@dataclass(frozen=True, slots=True)
class Words:
    """Brands and suffixes of spam, which make items when put together."""

    brands: tuple[str, ...]
    suffixes: tuple[str, ...]


@cache
def donors() -> tuple[Donor, ...]:
    """The contaminated Chinese documents, by name."""
    found = []
    for name, language in contaminated_fixtures().items():
        marked = (FIXTURES / "corpus" / "marked" / f"{name}.txt").read_text("utf-8")
        found.append(_donor(name, language == "zh-Hant", *parse(marked, CLASSES)))
    return tuple(found)


def _donor(name: str, hant: bool, text: str, edits: Sequence[Edit]) -> Donor:
    glosses: dict[int, str] = {}
    entities: dict[str, str] = {}
    planted: list[str] = []
    rest: list[Edit] = []
    for edit in edits:
        wrong = text[edit.start : edit.end]
        if edit.replacement:
            entities[edit.replacement] = wrong
        elif edit.cls == "gloss" and _GLOSS.fullmatch(wrong) and edit.start:
            glosses[ord(text[edit.start - 1])] = text[edit.start - 1] + wrong
        elif edit.cls == "mojibake" and len(wrong) == 1:
            planted.append(wrong)
        else:
            rest.append(edit)
    return Donor(name, hant, tuple(_pieces(text, rest)), glosses, entities, tuple(planted))


def _pieces(text: str, edits: Sequence[Edit]) -> Iterator[Piece]:
    """Edits that stand together as pieces, placed by how much of the clean text is before them."""
    kept = len(text) - sum(edit.end - edit.start for edit in edits)
    gone = 0
    for run in _runs(text, edits):
        start, end = run[0].start, run[-1].end
        place = (start - gone) / kept if text[:start].strip() else 0.0
        place = place if text[end:].strip() else 1.0
        within = 0 < place < 1 and not _whole_lines(text, start, end)
        yield Piece(place, tuple((edit.cls, text[edit.start : edit.end]) for edit in run), within)
        gone += sum(edit.end - edit.start for edit in run)


def _whole_lines(text: str, start: int, end: int) -> bool:
    return "\n" in text[start - 1 : start + 1] and "\n" in text[end - 1 : end + 1]


def _runs(text: str, edits: Sequence[Edit]) -> Iterator[list[Edit]]:
    run: list[Edit] = []
    for edit in edits:
        if run and text[run[-1].end : edit.start]:
            yield run
            run = []
        run.append(edit)
    if run:
        yield run


def replace_headlines(text: str, fresh: Callable[[], str]) -> str:
    """The text with other headlines; what holds words of spam is none."""
    return _HEADLINE.sub(lambda match: match[0] if _SPAM.search(match[0]) else fresh(), text)


@cache
def words() -> Words:
    """Brands and suffixes: the ends that several items of the rows have in common, and what stands before them."""
    items = {
        item
        for donor in donors()
        for piece in donor.pieces
        for cls, text in piece.parts
        if cls == "gambling" and not donor.hant
        for item in ITEM.findall(replace_headlines(text, lambda: " "))
    }
    before: dict[str, set[str]] = defaultdict(set)
    for item in items:
        for cut in range(2, len(item) - 1):
            before[item[cut:]].add(item[cut - 1])
    suffixes = {end for end, heads in before.items() if len(heads) >= _LEAST_HEADS}
    brands = {_brand(item, suffixes) for item in items}
    named = (brand for brand in brands if 2 <= len(brand) <= 8 and re.search(r"[一-鿿0-9]", brand))
    return Words(tuple(sorted(named)), tuple(sorted(suffixes)))


def _brand(item: str, suffixes: set[str]) -> str:
    """The item without its longest suffix."""
    return next((item[:cut] for cut in range(2, len(item) - 1) if item[cut:] in suffixes), item)

"""Characters that no author typed: invisible ones, marks planted after letters, icons, radicals, strewn emoji.

Each is told by its code point and its neighbours, so that Persian keeps its joiners, emoji their selectors and a
chat its faces.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from cleaner.detectors.finding import Finding
from cleaner.detectors.page import Page
from cleaner.text.tables import Kind

if TYPE_CHECKING:
    from cleaner.rulebook import Rule

_PLAIN = r"\u0041-\u024f\u1e00-\u1eff\u0400-\u04ff\u3040-\u30ff\uac00-\ud7af\u0e00-\u0e7f"  # letters of one form
_LETTER = rf"[{_PLAIN}\u3400-\u9fff]"
_PATTERNS = {
    # Zero-width characters beside letters of scripts that have no use for them; selectors choose forms of Han.
    "invisible": re.compile(
        rf"(?<={_LETTER})[\u200b-\u200f\u2060-\u2064\ufeff\u00ad\u034f\u17b4\u17b5\u180e\u3164\u2800\u202a-\u202e\u2066-\u206f\U000e0020-\U000e007f]+"
        rf"|(?<=[{_PLAIN}])[\ufe00-\ufe0f]+"
        rf"|[\u200b\u2060-\u2064\ufeff\u00ad\u034f\u17b4\u17b5\u180e\u3164]+(?={_LETTER})"
    ),
    # Combining marks that no orthography of Latin script uses, strewn to break words.
    "marks": re.compile(r"(?<=[a-zA-Z\u00c0-\u024f\u1e00-\u1eff])[\u0332-\u033f\u0345-\u036f]+"),
    "icons": re.compile(r"[\ue000-\uf8ff]+"),
    "radicals": re.compile(r"[\u2e80-\u2fd5]"),
    "emoji": re.compile(r"[\U0001f300-\U0001faff\u2600-\u27bf]\ufe0f?(?=[，。、；：！？,.;:])"),
}
# radicals of the supplement, which Unicode's own folding leaves alone: PDF converters write them for these characters
_SUPPLEMENT = str.maketrans(
    "⺠⻓⻔⻅⻚⻛⻜⻢⻤⻥⻦⻩⻬⻰⻋⻝⻄⻉⻘⺟⺝⻁⻆⻨⻳⻮⻣⻑⻒⻧⺬⻙⻪⺒",
    "民长门见页风飞马鬼鱼鸟黄齐龙车食西贝青母月虎角麦龟齿骨長镸卤示韦黾巳",
)
_KINDS = {
    "invisible": Kind.INVISIBLE,
    "marks": Kind.OTHER,
    "icons": Kind.SYMBOL,
    "radicals": Kind.RADICAL,
    "emoji": Kind.SYMBOL,
}


@dataclass(frozen=True)
class Options:
    """``sort`` of character; ``minimum``: how many a document must have, ``different`` ones at that."""

    sort: Literal["invisible", "marks", "icons", "radicals", "emoji"]
    minimum: int = 1
    different: int = 1


class Characters:
    """Finds single characters by sort."""

    name = "characters"
    stage = 10
    Options = Options

    def detect(self, page: Page, rules: Sequence[Rule]) -> Iterator[Finding]:
        """One finding for each run of such characters; radicals are repaired to the characters they look like."""
        for rule in rules:
            options: Options = rule.options
            if not page.kinds[_KINDS[options.sort]]:
                continue
            found = list(_PATTERNS[options.sort].finditer(page.text))
            if len(found) >= options.minimum and len({m[0] for m in found}) >= options.different:
                for match in found:
                    meant = _character(match[0]) if options.sort == "radicals" else ""
                    if meant == match[0]:
                        continue
                    names = " ".join(f"U+{ord(c):04X}" for c in match[0][:4])
                    yield Finding(rule, *match.span(), 0.9, (names,), meant, on_original=True)


def _character(radical: str) -> str:
    """The character that a radical looks like; itself where there is none."""
    return unicodedata.normalize("NFKC", radical).translate(_SUPPLEMENT)


DETECTOR = Characters()

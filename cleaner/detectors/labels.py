"""Lines of a label and a value (``统筹：何一鸣``, ``年代：战国``), as credits and as sheets of facts have them."""

from __future__ import annotations

import re
from typing import NamedTuple

from cleaner.detectors.names import HAN_NAME

RANK = (  # in labels of lists of people that are no credits
    "[奖名组队班席长甲乙丙冠亚季级科系院校村县区街店号周日月时点晚早午父母扮饰第]"
    "|星期|书记|主任|教练|裁判|联系|负责|报名"
)
LONGEST = 120  # characters of a line that is a field
_LINE = re.compile(
    r"[\W_]{0,3}(?P<label>[^\s:|/=,.。]{1,14}(?:\s[^\s:|/=,.。]{1,14}){0,2})\s?[:|/=]\s*(?P<value>\S.*)?"
)
_HAN_NAMES = re.compile(
    rf"[(\[]?(?:{HAN_NAME}|[\u3400-\u9fff]{{2,4}})(?:[\s、,·/&]+(?:{HAN_NAME}|[\u3400-\u9fff]{{2,4}}))*[)\]]?"
)
_SURE_NAMES = re.compile(rf"{HAN_NAME}(?:[\s、,·/&]+{HAN_NAME})*")
_NAME = r"[^\W\d_][\w'’.-]*"
_OTHER_NAMES = re.compile(
    rf"{_NAME}(?:\s{_NAME}){{0,3}}(?:(?:,|\s[&/]|\s(?:and|dan|và|и|ve))\s{_NAME}(?:\s{_NAME}){{0,3}})*"
)
_HAN = re.compile(r"[\u3400-\u9fff]")


class Labelled(NamedTuple):
    """A line of a label and a value; the value may be empty."""

    label: str
    value: str


def labelled(text: str) -> Labelled | None:
    """A line (of the view, trimmed) parted into label and value, or None."""
    match = _LINE.fullmatch(text) if len(text) <= LONGEST else None
    return Labelled(match["label"], (match["value"] or "").strip()) if match else None


def names(value: str, *, strict: bool = False) -> bool:
    """Whether a value can be names of persons and nothing else; ``strict``: Chinese ones begin with a surname."""
    han = _SURE_NAMES if strict else _HAN_NAMES
    pattern = han if _HAN.search(value) else _OTHER_NAMES
    return len(value) <= 60 and pattern.fullmatch(value) is not None

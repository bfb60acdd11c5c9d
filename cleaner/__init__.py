"""Find and remove injected spam in scraped text, with an audit that restores every byte.

    >>> import cleaner
    >>> spam = "北斗棋牌官网|老虎机试玩平台|真人捕鱼app下载"
    >>> result = cleaner.clean("今天的风很大，渡轮停了一天，岛上的人就坐在码头上等。\\n" + spam)
    >>> result.text
    '今天的风很大，渡轮停了一天，岛上的人就坐在码头上等。'
    >>> [(edit.cls, edit.rules[0]) for edit in result.edits]
    [('gambling', 'gambling/access-row')]

``clean`` is for one text; a ``Cleaner`` for many (it is picklable, and takes columns as well).  Nothing heavy
is imported before the first of these names is used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cleaner._version import __version__

if TYPE_CHECKING:
    from cleaner.config import Config
    from cleaner.engine import Cleaner
    from cleaner.result import Result, Verdict

__all__ = ["Cleaner", "Config", "Result", "Verdict", "__version__", "clean"]

_HOMES = {
    "Cleaner": "cleaner.engine",
    "Config": "cleaner.config",
    "Result": "cleaner.result",
    "Verdict": "cleaner.result",
}
_shared: list[Cleaner] = []


def clean(text: str) -> Result:
    """Clean one text with the built-in rules (and those of installed packs).

    The cleaner behind it is made on the first call and kept.
    """
    if not _shared:
        from cleaner.engine import Cleaner

        _shared.append(Cleaner())
    return _shared[0].clean(text)


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        from importlib import import_module

        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'cleaner' has no attribute {name!r}")

"""The worst line for each way of finding: all of a text on one line, of what its rules and its signs look for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import asdict

from cleaner import Cleaner
from cleaner.rulebook import Rule

Make = Callable[[int], str]
"""Makes a text of so many pieces."""

PROSE = "今天的风很大，渡轮停了一天，岛上的人就坐在码头上等。\n"
PIECES = {
    "blank lines": "\n",
    "brackets": "([{<《「【“‘（",
    "brackets, closed": "(风)[a]{b}",
    "digits": "0123456789",
    "digits, times and sums": "12:34 2024-01-02 1,234.50 ",
    "emoji": "😀👍🏽🇨🇳👨\u200d👩\u200d👧",
    "entities": "&nbsp;&amp;&#12345;&hellip;",
    "full stops": "。",
    "full stops of all scripts": "。.！!？?…;；",
    "list items": "1. 风 2) 雨 • 雪 - 霜 ",
    "lone surrogates": "\ud800风",
    "mixed scripts": "aяα中カ한ก",
    "mixed scripts, words": "slot казино 彩票 カジノ 카지노 สล็อต ",
    "mojibake": "ä¸\xadå›½锟斤拷Ð¿Ñ€Ð¸",
    "one letter": "a",
    "one sign, -": "-",
    "one sign, |": "|",
    "one sign, ·": "·",
    "one word": "彩票",
    "one word of Latin": "casino ",
    "quotes": "“",
    "quotes of all kinds": "\"'“‘「『«",
    "quotes, closed": "“风”",
    "separators": "|-_—·/>»,、",
    "separators between words": "风|雨-雪_霜/",
    "spaces": " ",
    "spaces of all kinds": " \t\u3000\xa0\u2003",
    "tags": "<a href='b'>",
    "tags, open": "<",
    "templates, open": "{{",
    "URLs": "https://a.example/b?c=d&e=f ",
    "URLs without spaces": "http://a.example/bwww.b.example",
    "zero-width characters": "风\u200b\u200d\ufeff",
}


def worst_lines(cleaner: Cleaner) -> dict[str, Make]:
    """Kinds of texts by their names: the signs above, and the words of the rules of each detector."""
    kinds: dict[str, Make] = {}
    for name, piece in PIECES.items():
        kinds[f"line: {name}"] = piece.__mul__
        kinds[f"line below prose: {name}"] = lambda n, piece=piece: PROSE + piece * n
    for name, rules in sorted(cleaner.rulebook.by_detector.items()):
        words = sorted({word for rule in rules for word in _words(cleaner, rule)})
        if words:
            kinds[f"words of {name}"] = "".join(words).__mul__
            kinds[f"words of {name}, parted"] = (" ".join(words) + " ").__mul__
    return kinds


def _words(cleaner: Cleaner, rule: Rule) -> Iterator[str]:
    """The keywords of a rule, and the words of the lists that its options name."""
    yield from rule.keywords
    for value in asdict(rule.options).values() if rule.options is not None else ():
        for name in [value] if isinstance(value, str) else value if isinstance(value, tuple | list) else ():
            if name in cleaner.rulebook.lists:
                yield from cleaner.rulebook.lists[name].words

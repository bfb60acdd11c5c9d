"""No pattern takes much longer for a longer text: shown by counting what a backtracking engine tries.

Each pattern meets texts made from its own parts (see ``attacks``).  One that takes few steps a character passes; of
the others four times the text must take little more than four times the steps.
"""

from __future__ import annotations

import re

import pytest
from backtracking.attacks import Attacks
from backtracking.collect import Known, of_modules, of_packs
from backtracking.matcher import Counting, TooManyError
from hypothesis import given
from hypothesis import strategies as st

LENGTH = 400
FEW = 100  # steps for each time a piece is repeated; a quadratic takes half of LENGTH at least
MOST = 1000  # steps a character, whatever they grow like
GROWTH = 6.0  # of the steps for four times the text; loops with a far end come to theirs only then

# Patterns of which the code says how long a text they see: it is looked at before they are.
BOUNDED = {
    "cleaner.detectors.fields.TOKEN": 130,
    "cleaner.detectors.fields._FIELD": 130,
    "cleaner.detectors.guards.code._SPOKEN_OF_AFTER": 60,
    "cleaner.detectors.guards.code._SPOKEN_OF_BEFORE": 60,
    "cleaner.detectors.prose._END": 24,
}
SOME = 40  # attacks on a pattern in each run of the tests; all of them take minutes

KNOWN = {known.name: known for known in (*of_packs(), *of_modules())}


def steps(counting: Counting, known: Known, text: str, limit: float) -> float:
    """The steps for a text; more than the limit when it is not kept."""
    try:
        return (counting.search_all if known.searches else counting.match)(text, limit)
    except TooManyError:
        return limit + 1


def slowest(known: Known, some: int | None = None) -> str | None:
    """An attack that costs a pattern too much, None when there is none; of many attacks only ``some`` are tried."""
    counting = Counting(rf"(?:{known.pattern}\n)\Z" if known.whole else known.pattern, known.flags)
    length = BOUNDED.get(known.name, LENGTH)
    attacks = list(Attacks(counting, line=known.line).all())
    for attack in attacks[:: max(1, len(attacks) // some)] if some else attacks:
        text = attack.text(length)
        few = FEW * len(text) / len(attack.pump)  # a long piece begins a match at few places
        if steps(counting, known, text, few) <= few:
            continue
        spent = steps(counting, known, text, MOST * len(text))
        if spent > MOST * len(text):
            return f"{attack} takes more than {MOST} steps a character"
        if known.name not in BOUNDED:
            grown = steps(counting, known, attack.text(4 * length), GROWTH * spent)
            if grown > GROWTH * spent:
                return f"{attack}: {spent:.0f} steps become more than {GROWTH} times as many"
    return None


@pytest.mark.parametrize("name", KNOWN)
def test_a_pattern_grows_with_the_text(name: str) -> None:
    assert slowest(KNOWN[name], SOME) is None


@pytest.mark.slow
@pytest.mark.long
@pytest.mark.parametrize("name", KNOWN)
def test_no_attack_makes_a_pattern_grow(name: str) -> None:
    assert slowest(KNOWN[name]) is None


@pytest.mark.parametrize(
    ("pattern", "grows"),
    [
        ("(?:a+)+b", True), (r"\s*[|]", True), ("a*a*b", True), ("“[^”]+”", True), ("(?:a|aa)+$", True),
        (r"(?<=x)\s*,?\s*$", True), ("a+", False), (r"(?<!\s)\s*[|]", False), ("a++b", True), ("“[^“”]+”", False),
        ("(?:a|b)+$", True), ("^(?:a|b)+$", False), ("(?<!a)a++b", False), ("(?>a+)b", True), ("a{1,30}b", False),
        ("abcd[^\n]*!", True),
    ],
)  # fmt: skip
def test_the_measure_tells_slow_patterns_from_others(pattern: str, grows: bool) -> None:
    known = Known("a test", pattern, 0, frozenset(("finditer",)), line=True)
    assert (slowest(known) is not None) == grows


PIECES = st.sampled_from(
    ["a", "b", "[ab]", "[^a]", "a*", "b+?", "(a|b)", "(?:ab|a){1,2}", "(a)?", r"\1", "(?=b)", "(?!a)", "(?<=a)",
     "(?<!ab)", "a{2}", "(?:a*b?)*", "a?+", "(?>a|ab)", r"\b", "^", "$", "(?:a|)+"]
)  # fmt: skip


@given(st.lists(PIECES, min_size=1, max_size=5), st.text("ab\n", max_size=8))
def test_the_counting_matcher_matches_what_python_matches(parts: list[str], text: str) -> None:
    pattern = "(b?)" + "".join(parts)
    found = re.compile(pattern).match(text)
    assert Counting(pattern).matched(text) == (found.end() if found else None)

"""Texts that must stay: exactly they, what holds them, and what is a part of them."""

import pytest

from cleaner.config import Allow, Config
from cleaner.config.allow import Shelter
from cleaner.engine import Cleaner
from cleaner.result import Verdict
from fixtures import PROSE, SPAM, cleaner

RULE = cleaner().rulebook.get("gambling/row")


@pytest.mark.parametrize(
    ("allow", "text", "start", "end", "held"),
    [
        (Allow("bc"), "abcd", 1, 3, True),  # exactly it
        (Allow("bc"), "abcd", 0, 4, True),  # it and more around it
        (Allow("bc"), "abcd", 1, 2, True),  # a part of it
        (Allow("bc"), "abcd", 2, 4, True),  # its end and more
        (Allow("bc"), "abcd", 0, 1, False),  # up to it
        (Allow("bc"), "abcd", 3, 4, False),  # from its end
        (Allow("bc"), "abcb", 3, 4, False),  # the same letter elsewhere
        (Allow("aa"), "aaa", 2, 3, True),  # places may overlap
        (Allow("  b\n"), "a b\n", 1, 2, False),  # white space at its ends does not count
        (Allow("  b\n"), "a b\n", 1, 3, True),
        (Allow("b", rule="gambling/row"), "b", 0, 1, True),
        (Allow("b", cls="gambling"), "b", 0, 1, True),
        (Allow("b", rule="gambling/block"), "b", 0, 1, False),
        (Allow("b", cls="byline"), "b", 0, 1, False),
        (Allow(pattern="^b+$"), "a\nbbb\na", 3, 4, True),
        (Allow(pattern="^b+$"), "a\nbbb\na", 0, 2, False),
        (Allow(pattern="b*"), "ab", 0, 1, False),  # an empty match is nothing
        (Allow(pattern="(?i)B"), "ab", 1, 2, True),
        (Allow(pattern=r"\s*b\s*"), "a b c", 1, 2, False),
    ],
)
def test_what_is_held(allow: Allow, text: str, start: int, end: int, held: bool) -> None:
    assert Shelter((allow,), text).holds(RULE, start, end) is held


def test_several() -> None:
    shelter = Shelter((Allow("a"), Allow("c", cls="byline"), Allow(pattern="b")), "abc")
    assert [shelter.holds(RULE, at, at + 1) for at in range(3)] == [True, True, False]
    assert not Shelter((), "abc")


def test_a_line_of_spam_that_is_allowed() -> None:
    text = f"{PROSE[0]}\n{SPAM[0]}\n……\n{SPAM[1]}\n"
    assert cleaner().clean(text).text == f"{PROSE[0]}\n"
    one = Cleaner(Config(allow=(Allow(SPAM[0]),)))
    assert one.clean(text).text == f"{PROSE[0]}\n{SPAM[0]}\n"
    assert Cleaner(Config(allow=(Allow("北斗"),))).clean(text).text == f"{PROSE[0]}\n{SPAM[0]}\n"


def test_what_is_allowed_is_found_by_nobody() -> None:
    """An allowed line starts no block and opens no tail, for it is content."""
    text = f"{PROSE[0]}\n{SPAM[0]}\n……\n"
    result = Cleaner(Config(allow=(Allow(SPAM[0]),))).clean(text)
    assert (result.text, result.verdict, result.flags) == (text, Verdict.CLEAN, ())


def test_what_is_kept_is_still_seen() -> None:
    """A kept line is silent, but the rows beside it still make a block."""
    text = f"{PROSE[0]}\n{SPAM[0]}\n……\n"
    result = Cleaner(Config(actions=(("gambling/row", "keep"), ("gambling/access-row", "keep")))).clean(text)
    assert "……" not in result.text


def test_other_rules_may_remove_what_is_allowed_for_one() -> None:
    text = f"{PROSE[0]}\n{SPAM[0]}\n"
    rules = {name for edit in cleaner().clean(text).edits for name in edit.rules}
    assert len(rules) > 1
    allowed = Cleaner(Config(allow=(Allow(SPAM[0], rule="gambling/row"),))).clean(text)
    assert {name for edit in allowed.edits for name in edit.rules} == rules - {"gambling/row"}

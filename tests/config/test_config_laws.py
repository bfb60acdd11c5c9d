"""The laws of the design hold whatever is configured."""

from __future__ import annotations

import pickle
from dataclasses import replace
from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner.config import Allow, Config, PerPath
from cleaner.config.model import FURNITURE
from cleaner.config.profiles import ACTIONS, PROFILES
from cleaner.engine import Cleaner
from cleaner.result import Result, Verdict
from cleaner.rulebook import Rule
from cleaner.rulebook.schema import CLASSES
from cleaner.text.edits import apply, invert
from fixtures import SPAM, cleaner, document, names, texts

RULES = {rule.id: rule for rule in cleaner().rulebook.rules}
SELECTORS = (*CLASSES, *RULES, "byline/", "gambling/", "*")
selectors = st.lists(st.sampled_from(SELECTORS), max_size=4)
actions = st.dictionaries(st.sampled_from(SELECTORS), st.sampled_from(sorted(ACTIONS)), max_size=5)
allowed = st.builds(
    Allow,
    text=st.sampled_from((*SPAM, "棋牌", "责任编辑", "<p>", "相关新闻", "slot", "(", "。\n", "棋")),
    rule=st.none() | st.sampled_from(sorted(RULES)),
    cls=st.none() | st.sampled_from(CLASSES),
)
configs = st.builds(
    Config,
    profile=st.sampled_from(sorted(PROFILES)),
    furniture=st.sampled_from(FURNITURE),
    select=selectors,
    ignore=selectors,
    actions=actions,
    min_score=st.sampled_from((0.0, 0.0, 0.8, 0.9, 1.0)),
    allow=st.lists(allowed, max_size=3),
)
documents = st.sampled_from(names()).map(document)
generated = settings(max_examples=60, deadline=None)


@cache
def made(config: Config) -> Cleaner:
    """The cleaner of a configuration, over the rules that are loaded already."""
    base = Cleaner.__new__(Cleaner)
    base.config = config
    base._set_up(cleaner().rulebook)
    return base


def named(result: Result) -> tuple[set[str], set[str]]:
    """The rules of edits, and those of flags."""
    edits, flags = ({rule for edit in found for rule in edit.rules} for found in (result.edits, result.flags))
    return edits, flags


def removes(config: Config, rule: Rule) -> bool:
    """Whether a finding of the rule may change the text."""
    policy = made(config).policy
    if not policy.runs(rule):
        return False
    return policy.action(rule) == "edit" or (policy.action(rule) == "apply" and rule.action != "flag")


def check(config: Config, text: str) -> None:
    result = made(config).clean(text)
    assert apply(text, result.edits) == result.text
    assert apply(result.text, invert(text, result.edits)) == text
    assert bool(result.edits) == (result.verdict is Verdict.CLEANED)
    if result.verdict is not Verdict.REJECTED:
        again = made(config).clean(result.text)
        assert again.edits == ()
        assert again.text == result.text
    edits, flags = named(result)
    assert all(removes(config, RULES[rule]) for rule in edits)
    assert all(made(config).policy.runs(RULES[rule]) for rule in flags)
    assert not [rule for rule in flags if made(config).policy.action(RULES[rule]) == "keep"]


@given(configs, documents)
@generated
def test_laws_over_documents(config: Config, text: str) -> None:
    check(config, text)


@given(configs, texts())
@generated
def test_laws_over_texts(config: Config, text: str) -> None:
    check(config, text)


EDGES = " \t\r\n\u3000\u00a0\ufeff\x0b\x0c\x85\u2028\u2029"


@given(texts(), st.data(), st.sampled_from(sorted(PROFILES)))
@settings(max_examples=200, deadline=None)
def test_what_is_allowed_stays(text: str, data: st.DataObject, profile: str) -> None:
    """Every place of an allowed text is in the clean text, also when it is a part of what would go, or half of it."""
    going = made(Config(profile=profile)).clean(text).edits
    near = data.draw(st.sampled_from([0, len(text), *(at for edit in going for at in (edit.start, edit.end))]))
    start = max(0, near + data.draw(st.integers(-4, 4)))
    piece = text[start : start + data.draw(st.integers(1, 8))].strip(EDGES)
    if not piece:
        return
    result = made(Config(profile=profile, allow=(Allow(piece),))).clean(text)
    at = text.find(piece)
    while at >= 0:
        assert all(edit.end <= at or edit.start >= at + len(piece) for edit in result.edits)
        at = text.find(piece, at + 1)


@given(configs, texts())
@generated
def test_the_order_of_settings_does_not_count(config: Config, text: str) -> None:
    turned = {name: getattr(config, name)[::-1] for name in ("select", "ignore", "actions", "allow")}
    assert made(replace(config, **turned)).clean(text) == made(config).clean(text)


@given(configs, documents)
@settings(max_examples=8, deadline=None)
def test_nothing_is_lost_on_the_way_to_a_worker(config: Config, text: str) -> None:
    one = made(config)
    other = pickle.loads(pickle.dumps(one))
    assert other.fingerprint == one.fingerprint
    assert other.clean(text) == one.clean(text)


@given(texts())
@generated
def test_flags_are_what_would_have_gone(text: str) -> None:
    """To flag everything changes nothing and names the rules that would have removed something."""
    result = made(Config(actions=(("*", "flag"),))).clean(text)
    assert result.text == text
    assert result.edits == ()
    first = {rule for edit in made(Config()).propose(text).edits for rule in edit.rules}
    assert first <= named(result)[1]


@given(texts(), configs)
@generated
def test_settings_for_a_path_are_settings(text: str, config: Config) -> None:
    """A path's settings laid over nothing do what they do alone; other paths know nothing of them."""
    entry = PerPath(
        ("*.md",), config.profile, config.select or None, config.ignore, config.actions, config.allow, config.furniture
    )  # fmt: skip
    one = made(Config(min_score=config.min_score, per_path=(entry,)))
    assert one.for_path("a.md").clean(text) == made(config).clean(text)
    assert one.for_path("a.txt").clean(text) == made(Config(min_score=config.min_score)).clean(text)


def test_the_default_is_the_default() -> None:
    assert Cleaner().fingerprint == Cleaner(Config.from_dict({})).fingerprint == cleaner().fingerprint


@given(configs, configs)
@generated
def test_the_fingerprint_tells_configurations_apart(one: Config, other: Config) -> None:
    assert (made(one).fingerprint == made(other).fingerprint) == (one == other)

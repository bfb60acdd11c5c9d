"""What a configuration makes of each rule."""

import pytest

from cleaner.config import Allow, Config, ConfigError, PerPath
from cleaner.config.policy import Policy, check_names, narrowness
from cleaner.config.profiles import ACTIONS, PROFILES
from cleaner.detectors.finding import Finding
from cleaner.engine import Cleaner
from cleaner.rulebook import Rule
from fixtures import cleaner

BOOK = cleaner().rulebook
CREDIT, FLAG, ROW = (BOOK.get(name) for name in ("byline/credit", "byline/time-and-source", "gambling/row"))


def ran(config: Config) -> set[str]:
    return {rule.id for rule in BOOK.rules if Policy(config).runs(rule)}


def family(prefix: str) -> set[str]:
    return {rule.id for rule in BOOK.rules if rule.id.startswith(prefix)}


def test_of_two_selectors_the_narrower_counts() -> None:
    order = ["html", "*", "byline", "byline/", "byline/credit"]
    assert sorted(order, key=lambda selector: narrowness(selector, CREDIT)) == order
    assert narrowness("html", CREDIT) == narrowness("byline/cred", CREDIT) == -1


@pytest.mark.parametrize(
    ("config", "expected"),
    [
        (Config(), family("")),
        (Config(select=("byline",)), family("byline/")),
        (Config(select=("byline/",)), family("byline/")),
        (Config(select=("byline/credit", "html")), {"byline/credit"} | family("html/")),
        (Config(ignore=("byline",)), family("") - family("byline/")),
        (Config(ignore=("byline/credit",)), family("") - {"byline/credit"}),
        (Config(select=("byline",), ignore=("byline/credit",)), family("byline/") - {"byline/credit"}),
        (Config(select=("byline/credit",), ignore=("byline",)), {"byline/credit"}),
        (Config(select=("byline",), ignore=("byline",)), set()),
        (Config(ignore=("*",)), set()),
    ],
)
def test_which_rules_run(config: Config, expected: set[str]) -> None:
    assert ran(config) == expected


# Configuration, and what becomes of a removal, a flag and a removal of gambling.
TREATMENTS = [
    (Config(), ("edit", "flag", "edit")),
    (Config(profile="strict"), ("edit", "edit", "edit")),
    (Config(profile="spam"), ("flag", "flag", "edit")),
    (Config(actions=(("byline", "keep"),)), ("keep", "keep", "edit")),
    (Config(actions=(("byline", "keep"), ("byline/credit", "apply"))), ("edit", "keep", "edit")),
    (Config(actions=(("byline", "edit"), ("*", "flag"))), ("edit", "edit", "flag")),
    (Config(profile="spam", actions=(("byline/", "apply"),)), ("edit", "flag", "edit")),
    (Config(profile="strict", actions=(("byline", "apply"),)), ("edit", "flag", "edit")),
    (Config(min_score=0.8), ("keep", "keep", "keep")),
    (Config(min_score=0.7), ("edit", "flag", "edit")),
]


@pytest.mark.parametrize(("config", "outcomes"), TREATMENTS)
def test_what_becomes_of_findings(config: Config, outcomes: tuple[str, str, str]) -> None:
    policy = Policy(config)
    assert tuple(policy.outcome(Finding(rule, 0, 1, 0.7)) for rule in (CREDIT, FLAG, ROW)) == outcomes


def test_a_detector_that_only_flags_is_heard_too() -> None:
    unsure = Finding(CREDIT, 0, 1, action="flag")
    assert Policy(Config()).outcome(unsure) == "flag"
    assert Policy(Config(profile="strict")).outcome(unsure) == "edit"


def test_profiles_name_what_exists() -> None:
    for table in PROFILES.values():
        assert "*" in table
        assert set(table.values()) <= set(ACTIONS)
        check_names(Config(actions=tuple(table.items())), BOOK)


@pytest.mark.parametrize("rule", BOOK.rules, ids=lambda rule: rule.id)
def test_profiles_are_ordered(rule: Rule) -> None:
    """What spam removes standard removes too, and what standard removes strict does."""
    rank = {"keep": 0, "flag": 1, "edit": 2}
    outcomes = [Policy(Config(profile=name)).outcome(Finding(rule, 0, 1)) for name in ("spam", "standard", "strict")]
    assert [rank[outcome] for outcome in outcomes] == sorted(rank[outcome] for outcome in outcomes)
    assert outcomes[1] == ("flag" if rule.action == "flag" else "edit")


WRONG = [
    (Config(profile="all"), "profile: 'all' is no profile; valid are spam, standard, strict"),
    (Config(select=("gamblin",)), "select: 'gamblin' is no class, rule or prefix of rules (did you mean 'gambling'?)"),
    (Config(ignore=("byline/credits",)), "ignore: 'byline/credits' is no class, rule or prefix of rules (did you mean"),
    (Config(ignore=("qqq/",)), "ignore: 'qqq/' is no class, rule or prefix of rules; `cleaner rules list` shows all"),
    (Config(actions=(("html", "del"),)), "actions.html: 'del' is no action; valid are apply, edit, flag, keep"),
    (Config(actions=(("htm", "flag"),)), "actions.htm: 'htm' is no class, rule or prefix of rules"),
    (Config(allow=(Allow("x", rule="byline"),)), "[[allow]] 1: rule: 'byline' is no rule"),
    (Config(allow=(Allow("x"), Allow("x", cls="x"))), "[[allow]] 2: class: 'x' is no class; valid are byline"),
    (Config(per_path=(PerPath(("a",), ignore=("x",)),)), "[[per-path]] 1: ignore: 'x' is no class"),
]


@pytest.mark.parametrize(("config", "said"), WRONG, ids=[said for _, said in WRONG])
def test_names_that_do_not_exist(config: Config, said: str) -> None:
    with pytest.raises(ConfigError) as raised:
        Cleaner(config)
    assert str(raised.value).startswith(said)

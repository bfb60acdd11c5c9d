"""A table becomes a configuration, or an error that says which key, what is wrong and what would be right."""

import pickle
import tomllib
from typing import Any

import pytest

from cleaner.config import Allow, Config, ConfigError, PerPath

WHOLE = """
profile = "spam"
select = ["gambling", "byline/"]
ignore = ["byline/credit"]
min-score = 0.5
packs = ["mine.toml"]
entry-points = false
exclude = ["*.md", "!keep.md"]
[actions]
byline = "flag"
"byline/credit" = "keep"
[[allow]]
text = "北斗棋牌"
class = "gambling"
[[allow]]
pattern = '^\\S+$'
rule = "gambling/row"
[[per-path]]
paths = ["/forum/"]
profile = "strict"
select = ["html"]
ignore = ["html/tags"]
actions = { html = "edit" }
allow = [{ text = "<b>" }]
"""

MEANT = Config(
    packs=("mine.toml",),
    entry_points=False,
    profile="spam",
    select=("byline/", "gambling"),
    ignore=("byline/credit",),
    actions=(("byline", "flag"), ("byline/credit", "keep")),
    min_score=0.5,
    exclude=("*.md", "!keep.md"),
    allow=(Allow("北斗棋牌", cls="gambling"), Allow(pattern=r"^\S+$", rule="gambling/row")),
    per_path=(PerPath(("/forum/",), "strict", ("html",), ("html/tags",), (("html", "edit"),), (Allow("<b>"),)),),
)

# What is written, and what is said.
WRONG = {
    "selct = ['gambling']": "selct: unknown key (did you mean 'select'?); valid are actions, allow, entry-points",
    "min_score = 0.5": "min_score: unknown key (did you mean 'min-score'?)",
    "select = 'gambling'": "select: must be an array of strings: write ['gambling']",
    "select = ['gambling', 3]": "select: must be an array of strings that are not empty, not an array",
    "select = []": "select: is empty, so that nothing would run; leave it out to run all rules",
    "ignore = ['']": "ignore: must be an array of strings that are not empty",
    "profile = 'strickt'": "profile: 'strickt' is no profile (did you mean 'strict'?); valid are spam, stan",
    "profile = 1": "profile: must be a string that is not empty, not 1",
    "min-score = 2": "min-score: must be a number from 0 to 1, not 2",
    "min-score = true": "min-score: must be a number from 0 to 1, not true",
    "entry-points = 'yes'": "entry-points: must be true or false, not 'yes'",
    "actions = ['flag']": "actions: must be a table of classes or rules with actions, not an array",
    "actions.byline = 'remove'": "actions.byline: 'remove' is no action; valid are apply, edit, flag, keep",
    "exclude = ['a', '!']": "exclude: '!' is no pattern of gitignore: Invalid git pattern: '!'",
    "exclude = ['[z-a]']": "exclude: '[z-a]' is no pattern of gitignore: bad character range",
    "allow = 'text'": "allow: must be tables: write [[allow]] with two brackets, not 'text'",
    "allow = { text = 'a' }": "allow: must be tables: write [[allow]] with two brackets, not a table",
    "[[allow]]\nrule = 'a/b'": "[[allow]] 1: has neither text nor pattern; it needs one of them",
    "[[allow]]\ntext = 'a'\npattern = 'a'": "[[allow]] 1: has both text and pattern; it needs one of them",
    "[[allow]]\ntext = 'a'\nrule = 'a/b'\nclass = 'html'": "[[allow]] 1: has both rule and class",
    "[[allow]]\ntext = 'a'\n[[allow]]\npattern = '('": "[[allow]] 2: pattern: is no regular expression: missing )",
    "[[allow]]\ntext = ' '": "[[allow]] 1: text: must be a string that is not empty, not ' '",
    "[[allow]]\ntxt = 'a'": "[[allow]] 1: txt: unknown key (did you mean 'text'?); valid are class, pattern",
    "[[per-path]]\nprofile = 'spam'": "[[per-path]] 1: paths: is missing",
    "[[per-path]]\npaths = ['a']\npacks = ['b']": "[[per-path]] 1: packs: unknown key (did you mean 'paths'?)",
    "[[per-path]]\npaths = ['a']\nactions.x = 'y'": "[[per-path]] 1: actions.x: 'y' is no action",
    "[[per-path]]\npaths = ['a']\n[[per-path.allow]]\ntext = 3": "[[per-path]] 1: [[allow]] 1: text: must be a string",
}


def test_every_key() -> None:
    assert Config.from_dict(tomllib.loads(WHOLE)) == MEANT


@pytest.mark.parametrize(("written", "said"), WRONG.items(), ids=list(WRONG))
def test_what_is_wrong(written: str, said: str) -> None:
    with pytest.raises(ConfigError) as raised:
        Config.from_dict(tomllib.loads(written))
    assert str(raised.value).startswith(said)


@pytest.mark.parametrize("config", [Config(), MEANT])
def test_there_and_back(config: Config) -> None:
    assert Config.from_dict(config.as_dict()) == config
    assert pickle.loads(pickle.dumps(config)) == config
    assert hash(Config.from_dict(config.as_dict())) == hash(config)


def test_the_order_of_what_has_none_does_not_count() -> None:
    one = Config(select=("b", "a"), ignore=("d", "c", "c"), actions=(("f", "keep"), ("e", "flag")))
    other = Config(select=("a", "b"), ignore=("c", "d"), actions=(("e", "flag"), ("f", "keep")))
    assert one == other
    assert one.identity() == other.identity()


def test_lists_and_mappings_are_taken_as_well() -> None:
    plain: dict[str, Any] = {"select": ["gambling"], "actions": {"byline": "flag"}, "exclude": ["b", "a"]}
    config = Config(**plain)
    assert config.select == ("gambling",)
    assert config.actions == (("byline", "flag"),)
    assert config.exclude == ("b", "a")
    with pytest.raises(TypeError, match="not the string 'gambling'"):
        Config(select="gambling")  # type: ignore[arg-type]


def test_where_packs_lie_is_no_part_of_what_is_configured() -> None:
    assert Config(packs=("a.toml",), file="/x/cleaner.toml").identity() == Config().identity()
    assert Config(profile="spam").identity() != Config().identity()

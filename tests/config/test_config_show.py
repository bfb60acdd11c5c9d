"""What is shown is a configuration that says the same, with the origin of each value."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.config import Allow, Config, PerPath
from cleaner.config.files import read
from cleaner.config.profiles import ACTIONS, PROFILES
from cleaner.config.settings import Overrides, Settings, combine
from cleaner.config.show import as_toml

words = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=6).filter(str.strip)
selectors = st.lists(words, max_size=3)
actions = st.dictionaries(words, st.sampled_from(sorted(ACTIONS)), max_size=3)
allows = st.lists(st.builds(Allow, text=words, rule=st.none() | words), max_size=2)
entries = st.builds(
    PerPath,
    paths=st.lists(st.sampled_from(("*.md", "/a/", "!b")), min_size=1),
    profile=st.none() | st.sampled_from(sorted(PROFILES)),
    select=st.none() | st.lists(words, min_size=1, max_size=2),
    ignore=selectors,
    actions=actions,
    allow=allows,
)
configs = st.builds(
    Config,
    profile=st.sampled_from(sorted(PROFILES)),
    select=selectors,
    ignore=selectors,
    actions=actions,
    min_score=st.floats(0, 1),
    entry_points=st.booleans(),
    exclude=st.lists(st.sampled_from(("*.md", "/a/", "!b"))),
    allow=allows,
    per_path=st.lists(entries, max_size=2),
)


def reread(lines: list[str]) -> Config:
    return Config.from_dict(tomllib.loads("\n".join(lines)))


@given(configs)
def test_what_is_shown_says_the_same(config: Config) -> None:
    assert reread(as_toml(Settings(config))) == config


@given(configs, st.data())
def test_what_is_shown_of_a_document(config: Config, data: st.DataObject) -> None:
    """The entries that hold for it are laid over the rest as the cleaner does it."""
    numbers = range(len(config.per_path))
    chosen = tuple(sorted(data.draw(st.sets(st.sampled_from(numbers))))) if config.per_path else ()
    assert reread(as_toml(Settings(config), chosen)) == config.with_entries(chosen)


@given(words)
def test_nothing_shown_acts_on_a_terminal(word: str) -> None:
    lines = "".join(as_toml(Settings(Config(allow=(Allow(word),), actions=((word, "keep"),)))))
    assert not [c for c in lines if ord(c) < 32 or 0x7F <= ord(c) < 0xA0 or c in "\u202e\u2066\ufeff"]


WRITTEN = """\
profile = "strict"
ignore = ["byline", "image"]

[actions]
related = "flag"
html = "keep"

[[allow]]
text = "a"

[[per-path]]
paths = ["forum/"]
profile = "spam"
ignore = ["html"]
[per-path.actions]
html = "flag"
[[per-path.allow]]
pattern = '^>'
"""

SHOWN = """\
# configuration: cleaner.toml
# holds here: [[per-path]] 1, cleaner.toml:11
profile = "spam"  # cleaner.toml:13
# select: all rules  # default
ignore = ["byline", "html", "image"]  # cleaner.toml:2, cleaner.toml:14
min-score = 0.5  # --min-score
furniture = "auto"  # default
packs = []  # default
entry-points = true  # default
exclude = []  # default

[actions]
html = "flag"  # cleaner.toml:16
related = "flag"  # cleaner.toml:5

[[allow]]  # cleaner.toml:8
text = "a"

[[allow]]  # cleaner.toml:17
pattern = "^>"
""".splitlines()


def test_origins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("cleaner.toml").write_text(WRITTEN, "utf-8")
    settings = combine(read(Path("cleaner.toml")), Overrides({"min_score": 0.5}, options={"min-score": "--min-score"}))
    assert as_toml(settings, settings.config.matching("forum/a.txt")) == SHOWN


def test_packs_of_file_and_call(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("cleaner.toml").write_text('packs = ["a.toml"]', "utf-8")
    Path("a.toml").touch()
    source = read(Path("cleaner.toml"))
    overrides = Overrides(packs=("b.toml",))
    assert 'packs = ["a.toml"]  # cleaner.toml:1' in as_toml(combine(source))
    assert 'packs = ["a.toml", "b.toml"]  # cleaner.toml:1, --pack' in as_toml(combine(source, overrides))
    assert 'packs = ["b.toml"]  # --pack' in as_toml(combine(None, overrides))

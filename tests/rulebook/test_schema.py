"""What is wrong with a rule pack is said with file, rule, field and what would be right.

Each file of ``broken/`` has one mistake; its first line is the message after the file's name (``…``: anything).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from cleaner.config import Config
from cleaner.rulebook import RuleError, load
from cleaner.rulebook.folding import compile_pattern, fold_pattern
from cleaner.rulebook.messages import nearest
from cleaner.rulebook.options import build_options, list_names
from cleaner.rulebook.schema import ZONES
from fixtures import cleaner

HERE = Path(__file__).parent
BROKEN = sorted(HERE.glob("broken/*.toml"))
PACK = BROKEN[0].with_name("pattern-syntax.toml").read_text("utf-8").replace('pattern = "(', 'pattern = "')


def problem(path: Path) -> str:
    with pytest.raises(RuleError) as caught:
        load(Config(packs=(str(path),), entry_points=False))
    return str(caught.value)


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_broken(path: Path) -> None:
    expected = path.read_text("utf-8").splitlines()[0].removeprefix("# ")
    pattern = ".*".join(map(re.escape, expected.split("…")))
    assert re.fullmatch(f"{re.escape(str(path))}: {pattern}", problem(path)), problem(path)


def test_the_pack_is_whole_without_its_mistake(tmp_path: Path) -> None:
    (tmp_path / "whole.toml").write_text(PACK, "utf-8")
    rules = load(Config(packs=(str(tmp_path),), entry_points=False))
    assert rules.get("promotion/stall").keywords == ("欢迎光临本摊",)


def test_a_pack_that_is_not_utf_8_is_no_toml(tmp_path: Path) -> None:
    path = tmp_path / "gbk.toml"
    path.write_bytes(PACK.encode("gb18030"))
    assert problem(path).startswith(f"{path}: no valid TOML: ")


@dataclass(frozen=True)
class Options:
    """Options of every kind."""

    need: str
    many: tuple[int, ...] = ()
    share: float = 0.5
    maybe: int | None = None


def refuse(field: str, text: str) -> Exception:
    return RuleError(f"{field}: {text}")


def test_options_are_typed() -> None:
    made = build_options(Options, {"need": "a", "many": [1, 2], "share": 1, "maybe": 3}, refuse)
    assert made == Options("a", (1, 2), 1.0, 3)
    assert type(made.share) is float


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ({}, "need: is missing"),
        ({"need": 1}, "need: must be a string, not an integer"),
        ({"need": "a", "many": [1, "2"]}, "many: must be an integer, not a string"),
        ({"need": "a", "share": True}, "share: must be float, not bool"),
        ({"need": "a", "maybe": "3"}, "maybe: must be an integer, not a string"),
        ({"need": "a", "mayb": 3}, "mayb: unknown option (did you mean 'maybe'?); valid are many, maybe, need, share"),
    ],
)
def test_options_are_refused(table: dict[str, object], said: str) -> None:
    with pytest.raises(RuleError) as caught:
        build_options(Options, table, refuse)
    assert str(caught.value) == said


def test_a_far_name_has_no_nearest() -> None:
    assert nearest("zzz", ("one", "two")) == "; valid are one, two"


@pytest.mark.parametrize(
    ("pattern", "folded"),
    [
        (r"轉載\W+ABC", r"转载\W+abc"),
        (r"(?P<Name>臺)(?P=Name)", r"(?P<Name>台)(?P=Name)"),
        (r"\p{Han}\P{Lu}\S\D", r"\p{Han}\P{Lu}\S\D"),
        (r"\\W", r"\\w"),
    ],
)
def test_patterns_are_folded_but_for_escapes(pattern: str, folded: str) -> None:
    assert fold_pattern(pattern) == folded


AHEAD = [r"(?=[^\n]*\b(?:we|i)\b)[^\n]+", r"a(?=[^\n]*b)", r"^(?=[^\n]*\|)(?=[^\n]*(?:\d|min)).{2}"]


@pytest.mark.parametrize("pattern", AHEAD)
@given(text=st.text("abi w|1\n", max_size=12))
def test_a_look_ahead_from_the_near_end_finds_the_same(pattern: str, text: str) -> None:
    plain = regex.compile(pattern, regex.VERBOSE | regex.MULTILINE | regex.VERSION1)
    read = compile_pattern(pattern)
    assert read.pattern != plain.pattern
    assert [m.span() for m in read.finditer(text)] == [m.span() for m in plain.finditer(text)]


@pytest.mark.parametrize("pattern", [r"[^\n]*b", r"(?=[^\n]*+b)", r"(?=[^\n]*?b)", r"\(?=[^\n]*", r"(?![^\n]*b)"])
def test_other_patterns_are_compiled_as_they_are(pattern: str) -> None:
    assert compile_pattern(pattern).pattern == pattern


OTHER_NAMES = ("after", "anchors", "classes", "bare", "family")  # options that name classes and families


def test_every_name_of_a_list_in_an_option_is_checked() -> None:
    """What an option names like a word list is told by ``list_names``, so that the loader finds a wrong name."""
    book = cleaner().rulebook
    for rule in book.rules:
        told = {name for _, name in list_names(rule.options)}
        texts = {key: set(_texts(value)) for key, value in vars(rule.options).items() if key not in OTHER_NAMES}
        named = {name for found in texts.values() for name in found if name in book.lists} - set(ZONES)
        assert named <= told, (rule.id, named - told)


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _texts(item)

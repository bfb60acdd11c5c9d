"""Packs come from the package, from paths of the configuration and from installed distributions."""

from __future__ import annotations

import sys
from importlib import import_module
from importlib.metadata import EntryPoint, EntryPoints
from pathlib import Path
from types import SimpleNamespace

import pytest

from cleaner.config import Config
from cleaner.detectors import built_in as detectors
from cleaner.detectors.guards import registry as guards
from cleaner.engine import Cleaner
from cleaner.rulebook import RuleError, examples, load
from cleaner.rulebook.load import built_in, pack_files, read_pack
from cleaner.rulebook.schema import parse_rule

module = import_module("cleaner.rulebook.load")
PACK = (Path(__file__).parent / "broken/pattern-syntax.toml").read_text("utf-8").replace('pattern = "(', 'pattern = "')
WORDS = '[[words]]\nname = "{name}"\nwords = [{words}]\n'


def given(*paths: Path) -> Config:
    return Config(packs=tuple(map(str, paths)), entry_points=False)


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    path = tmp_path / "stall.toml"
    path.write_text(PACK, "utf-8")
    return path


def test_every_built_in_pack_is_read() -> None:
    rules = load(given())
    assert {rule.pack for rule in rules.rules} <= {path.name for path in built_in().glob("*.toml")}
    assert {rule.cls for rule in rules.rules} <= {path.stem for path in built_in().glob("*.toml")}
    assert [rule.id for rule in rules.rules] == sorted(rule.id for rule in rules.rules)
    assert not any("stall" in rule.id for rule in rules.rules)


def test_a_pack_by_path(pack: Path) -> None:
    assert load(given(pack)).get("promotion/stall").pack == str(pack)


def test_a_folder_of_packs(pack: Path) -> None:
    other = PACK.replace("promotion/stall", "promotion/booth")
    (pack.parent / "another.toml").write_text(other, "utf-8")
    (pack.parent / "notes.txt").write_text("no pack", "utf-8")
    rules = load(given(pack.parent))
    assert rules.get("promotion/stall").pack == str(pack)
    assert rules.get("promotion/booth").pack == str(pack.with_name("another.toml"))


def test_a_pack_that_is_named_twice_counts_once(pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(pack.parent)
    for paths in ((pack.parent, pack), (pack, pack.parent), (pack, Path("stall.toml")), (Path(), pack.parent)):
        assert load(given(*paths)).digest == load(given(pack)).digest


def test_a_pack_of_a_user_cleans_and_is_proven(pack: Path) -> None:
    cleaner = Cleaner(given(pack))
    rule = cleaner.rulebook.get("promotion/stall")
    text = "今天的风很大，渡轮停了一天，岛上的人就坐在码头上等。\n欢迎光临本摊\n"
    assert cleaner.clean(text).edits[0].rules == ("promotion/stall",)
    assert Cleaner(given()).clean(text).edits == ()
    assert list(examples.run(cleaner, [rule])) == []


def test_a_pack_adds_words_to_a_list(tmp_path: Path) -> None:
    (tmp_path / "words.toml").write_text(WORDS.format(name="game", words='"飛鏢", "棋牌"'), "utf-8")
    before, after = load(given()).lists["game"].words, load(given(tmp_path)).lists["game"].words
    assert after == (*before, "飞镖")


def test_a_missing_path(tmp_path: Path) -> None:
    with pytest.raises(RuleError) as caught:
        load(given(tmp_path / "none.toml"))
    assert str(caught.value) == f"{tmp_path / 'none.toml'}: no such rule pack; give a TOML file or a folder of them"


def test_a_folder_without_packs(tmp_path: Path) -> None:
    with pytest.raises(RuleError) as caught:
        load(given(tmp_path))
    assert str(caught.value) == f"{tmp_path}: no rule pack in this folder; a pack is a file NAME.toml"


@pytest.fixture
def offered(pack: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The pack, as if an installed distribution offered its folder."""
    monkeypatch.setitem(sys.modules, "offering", SimpleNamespace(PACKS=pack.parent))
    points = EntryPoints([EntryPoint("fair", "offering:PACKS", module.GROUP)])
    monkeypatch.setattr(module, "entry_points", lambda group: points.select(group=group))
    return pack


def test_an_installed_pack(offered: Path) -> None:
    assert ("fair: stall.toml", offered) in pack_files()
    assert load(Config()).get("promotion/stall").pack == "fair: stall.toml"


def test_installed_packs_can_be_left_out(offered: Path) -> None:
    assert pack_files(plugins=False) == pack_files()[:-1]
    with pytest.raises(KeyError):
        load(given()).get("promotion/stall")


def test_a_mistake_in_an_installed_pack_names_it(offered: Path) -> None:
    offered.write_text(PACK.replace('since = "0.1"\n', ""), "utf-8")
    with pytest.raises(RuleError, match=r"^fair: stall\.toml: rule promotion/stall: since: is missing or empty$"):
        load(Config())


def test_an_unknown_rule_has_near_names() -> None:
    with pytest.raises(KeyError, match=r"no rule 'gambling/rwo' \(did you mean 'gambling/row'\?\); valid are "):
        load(given()).get("gambling/rwo")


def test_the_digest_stands_for_the_packs(pack: Path) -> None:
    digests = [load(given()).digest, load(given(pack)).digest]
    pack.write_text(PACK.replace("0.1", "0.2"), "utf-8")
    digests.append(load(given(pack)).digest)
    assert len(set(digests)) == 3
    assert load(given(pack)).digest == digests[-1]


@pytest.mark.parametrize("path", sorted(built_in().glob("*.toml")), ids=lambda path: path.stem)
def test_the_packs_of_the_package_pass_every_check(path: Path) -> None:
    """They are read without trying their patterns, so that is done here."""
    for kind, record in read_pack(path.name, path.read_bytes()):
        if kind == "rule":
            rule = parse_rule(record, path.name, detectors(), guards())
            assert rule.pattern is None or rule.compiled is not None

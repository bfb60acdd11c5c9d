"""The rulebook: all rules and word lists of a configuration, and the gate made of them."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from cleaner.config import Config
from cleaner.rulebook.gate import Gate
from cleaner.rulebook.load import pack_files, read_pack
from cleaner.rulebook.schema import Rule, RuleError, WordList, nearest, parse_rule, parse_words

__all__ = ["Rule", "RuleError", "Rulebook", "WordList", "load"]


class Rulebook:
    """Rules by id and by detector, word lists by name, and the literals of the gate."""

    def __init__(self, rules: Sequence[Rule], lists: Mapping[str, WordList], digest: str = "") -> None:
        self.rules = tuple(sorted(rules, key=lambda rule: rule.id))
        self.lists = dict(lists)
        self.digest = digest
        literals = {word for words in self.lists.values() for word in words.words}
        literals |= {keyword for rule in self.rules for keyword in rule.keywords}
        self.gate = Gate(sorted(literals))
        number = {literal: n for n, literal in enumerate(self.gate.literals)}
        names: dict[int, list[str]] = defaultdict(list)
        for name, words in sorted(self.lists.items()):
            for word in words.words:
                names[number[word]].append(name)
        self.lists_of: list[tuple[str, ...]] = [tuple(names[n]) for n in range(len(number))]
        self.keywords_of = {rule.id: frozenset(number[k] for k in rule.keywords) for rule in self.rules}
        self._of_list = {name: frozenset(number[w] for w in words.words) for name, words in self.lists.items()}

    def literals_of(self, lists: Iterable[str]) -> frozenset[int]:
        """The numbers of all words of some lists."""
        return frozenset().union(*(self._of_list[name] for name in lists))

    @cached_property
    def by_detector(self) -> dict[str, tuple[Rule, ...]]:
        """The rules of each detector, by the detector's name."""
        found: dict[str, list[Rule]] = defaultdict(list)
        for rule in self.rules:
            found[rule.detector].append(rule)
        return {name: tuple(rules) for name, rules in found.items()}

    def get(self, identifier: str) -> Rule:
        """The rule of an id; KeyError with the nearest ids."""
        for rule in self.rules:
            if rule.id == identifier:
                return rule
        raise KeyError(f"no rule {identifier!r}" + nearest(identifier, (rule.id for rule in self.rules)))


def load(config: Config | None = None) -> Rulebook:
    """All packs of a configuration, checked; raises ``RuleError`` for the first thing that is wrong."""
    from cleaner.detectors import registry
    from cleaner.detectors.guards import registry as guards

    config = config or Config()
    detectors = registry(config.entry_points)
    rules: dict[str, Rule] = {}
    lists: dict[str, WordList] = {}
    digest = hashlib.sha256()
    for name, path in pack_files(config.packs, config.entry_points):
        digest.update(path.read_bytes())
        for kind, record in read_pack(name, path):
            if kind == "words":
                words = parse_words(record, name)
                known = lists.get(words.name)
                merged = tuple(dict.fromkeys((known.words if known else ()) + words.words))
                lists[words.name] = WordList(words.name, merged, words.pack)
            else:
                rule = parse_rule(record, name, detectors, guards())
                if rule.id in rules:
                    raise RuleError(f"{name}: rule {rule.id}: id: is taken by {rules[rule.id].pack}")
                rules[rule.id] = rule
    for rule in rules.values():
        _check_lists(rule, lists)
    return Rulebook(list(rules.values()), lists, digest.hexdigest())


LIST_OPTIONS = ("lists", "require", "absent", "things", "offers", "sure", "endings", "roles", "meta", "press")


def _check_lists(rule: Rule, lists: Mapping[str, WordList]) -> None:
    for option in LIST_OPTIONS:
        for name in getattr(rule.options, option, ()):
            if name not in lists:
                raise RuleError(f"{rule.pack}: rule {rule.id}: options.{option}: no word list {name!r}" + nearest(name, lists))

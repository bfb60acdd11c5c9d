"""The rulebook: all rules and word lists of a configuration, and the gate made of them."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from copy import copy
from functools import cached_property, lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt

from cleaner.config import Config
from cleaner.rulebook.gate import Gate
from cleaner.rulebook.load import built_in, pack_files, read_pack
from cleaner.rulebook.messages import RuleError, nearest
from cleaner.rulebook.options import list_names
from cleaner.rulebook.schema import Examples, Rule, WordList, parse_examples, parse_rule, parse_words

__all__ = ["Examples", "Rule", "RuleError", "Rulebook", "WordList", "load"]


class Rulebook:
    """Rules by id and by detector, word lists by name, the literals of the gate, and further examples of rules."""

    def __init__(
        self,
        rules: Sequence[Rule],
        lists: Mapping[str, WordList],
        digest: str = "",
        examples: Iterable[Examples] = (),
    ) -> None:
        self.examples = tuple(examples)
        self.rules = tuple(sorted(rules, key=lambda rule: rule.id))
        self.lists = dict(lists)
        self.digest = digest
        literals = {word for words in self.lists.values() for word in words.words}
        literals |= {keyword for rule in self.rules for keyword in rule.keywords}
        self.gate = Gate(sorted(literals))
        number = {literal: n for n, literal in enumerate(self.gate.literals)}
        self._bit = {name: 1 << place for place, name in enumerate(sorted(self.lists))}
        self.mask_of = [0] * len(number)
        for name, words in self.lists.items():
            for word in words.words:
                self.mask_of[number[word]] |= self._bit[name]
        self.rules_of: dict[int, list[str]] = defaultdict(list)
        for rule in self.rules:
            for keyword in rule.keywords:
                self.rules_of[number[keyword]].append(rule.id)
        self.is_word = np.array(self.mask_of, dtype=object) != 0
        self.is_keyword = np.array([n in self.rules_of for n in range(len(number))], dtype=bool)
        self._masks: dict[tuple[str, ...], int] = {}
        self._names: dict[int, list[str]] = {}
        self.memo: dict[str, Any] = {}  # what detectors prepare from the rules once

    def mask(self, lists: tuple[str, ...]) -> int:
        """The word lists of a tuple of names as a set of bits; ``mask_of`` has the lists of each literal."""
        known = self._masks.get(lists)
        if known is None:
            known = self._masks[lists] = sum(self._bit[name] for name in set(lists))
        return known

    def members(self, lists: Iterable[str]) -> npt.NDArray[np.bool_]:
        """Which literals of the gate are words of one of some lists."""
        columns = self._membership[:, [self._place[name] for name in lists]]
        return np.asarray(columns.any(axis=1))

    @cached_property
    def _membership(self) -> npt.NDArray[np.bool_]:
        """bool array of literals × lists."""
        number = {literal: n for n, literal in enumerate(self.gate.literals)}
        table = np.zeros((len(number), len(self._place)), dtype=np.bool_)
        for name, place in self._place.items():
            table[[number[word] for word in self.lists[name].words], place] = True
        return table

    @cached_property
    def _place(self) -> dict[str, int]:
        return {name: place for place, name in enumerate(sorted(self.lists))}

    def names(self, mask: int) -> list[str]:
        """The names of the lists in a set of bits."""
        if mask not in self._names:
            self._names[mask] = [name for name, bit in self._bit.items() if mask & bit]
        return self._names[mask]

    def only(self, at_work: Callable[[Rule], Rule | None]) -> Rulebook:
        """The same rulebook with only some rules at work, as ``at_work`` gives them; nothing is loaded again."""
        other = copy(self)
        other.memo = {}
        other.by_detector = _by_detector(rule for rule in map(at_work, self.rules) if rule is not None)
        return other

    @cached_property
    def by_detector(self) -> dict[str, tuple[Rule, ...]]:
        """The rules of each detector, by the detector's name."""
        return _by_detector(self.rules)

    def get(self, identifier: str) -> Rule:
        """The rule of an id; KeyError with the nearest ids."""
        for rule in self.rules:
            if rule.id == identifier:
                return rule
        raise KeyError(f"no rule {identifier!r}" + nearest(identifier, (rule.id for rule in self.rules)))


def _by_detector(rules: Iterable[Rule]) -> dict[str, tuple[Rule, ...]]:
    found: dict[str, list[Rule]] = defaultdict(list)
    for rule in rules:
        found[rule.detector].append(rule)
    return {name: tuple(rules) for name, rules in found.items()}


def load(config: Config | None = None) -> Rulebook:
    """All packs of a configuration, checked; raises ``RuleError`` for the first thing that is wrong.

    The same packs are read once in a process: cleaners share the rulebook and the database of its gate.
    """
    config = config or Config()
    own = built_in()
    found = pack_files(config.packs, config.entry_points)
    packs = tuple((name, path.read_bytes(), path.parent == own) for name, path in found)
    return _load(packs, config.entry_points)


@lru_cache(maxsize=4)
def _load(packs: tuple[tuple[str, bytes, bool], ...], entry_points: bool) -> Rulebook:
    from cleaner.detectors import registry
    from cleaner.detectors.guards import registry as guards

    detectors = registry(entry_points)
    rules: dict[str, Rule] = {}
    lists: dict[str, WordList] = {}
    examples: list[Examples] = []
    digest = hashlib.sha256()
    for name, data, tried in packs:
        digest.update(data)
        for kind, record in read_pack(name, data):
            if kind == "words":
                words = parse_words(record, name)
                known = lists.get(words.name)
                merged = tuple(dict.fromkeys((known.words if known else ()) + words.words))
                lists[words.name] = WordList(words.name, merged, words.pack)
            elif kind == "examples":
                examples.append(parse_examples(record, name))
            else:
                rule = parse_rule(record, name, detectors, guards(), known=tried)
                if rule.id in rules:
                    raise RuleError(f"{name}: rule {rule.id}: id: is taken by {rules[rule.id].pack}")
                rules[rule.id] = rule
    for rule in rules.values():
        _check_lists(rule, lists)
    for further in examples:
        if further.rule not in rules:
            what = f"{further.pack}: examples of {further.rule}: rule: there is no rule {further.rule!r}"
            raise RuleError(what + nearest(further.rule, rules))
    return Rulebook(list(rules.values()), lists, digest.hexdigest(), examples)


def _check_lists(rule: Rule, lists: Mapping[str, WordList]) -> None:
    for key, name in list_names(rule.options):
        if name not in lists:
            raise RuleError(f"{rule.pack}: rule {rule.id}: options.{key}: no word list {name!r}" + nearest(name, lists))

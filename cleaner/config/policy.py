"""What a configuration makes of each rule: whether it runs, and what becomes of its findings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from cleaner.config.error import ConfigError, KeyPath
from cleaner.config.model import FURNITURE
from cleaner.config.profiles import ACTIONS, PROFILES
from cleaner.rulebook.messages import nearest
from cleaner.rulebook.schema import CLASSES

if TYPE_CHECKING:
    from cleaner.config.model import Allow, Config, PerPath
    from cleaner.detectors.finding import Finding
    from cleaner.rulebook import Rule, Rulebook

Outcome = Literal["edit", "flag", "keep"]
ALL = "*"
_ID = 1_000_000  # narrower than any prefix


class Policy:
    """The treatment of each rule, worked out when it is first asked for."""

    def __init__(self, config: Config) -> None:
        self._config = config
        self._actions: dict[tuple[str, str], str] = {}

    def runs(self, rule: Rule) -> bool:
        """Whether what selects the rule is narrower than what ignores it; one that does not run costs nothing."""
        selected, ignored = self._config.select or (ALL,), self._config.ignore
        return _narrowest(selected, rule) > _narrowest(ignored, rule)

    def at_work(self, rule: Rule) -> Rule | None:
        """The rule as it runs: None when it does not, without its gate where furniture is looked for in every text."""
        if rule.detector == "furniture":
            if self._config.furniture == "off":
                return None
            if self._config.furniture == "on":
                rule = replace(rule, options=replace(rule.options, gated=False))
        return rule if self.runs(rule) else None

    def action(self, rule: Rule) -> str:
        """What the configuration says of the rule: apply, flag, keep or edit."""
        key = rule.id, rule.cls
        if key not in self._actions:
            self._actions[key] = _action(self._config, rule)
        return self._actions[key]

    def outcome(self, finding: Finding) -> Outcome:
        """What becomes of a finding."""
        action = self.action(finding.rule)
        if action == "keep" or finding.score < self._config.min_score:
            return "keep"
        own = finding.action or finding.rule.action
        return "flag" if action == "flag" or (action == "apply" and own == "flag") else "edit"


def narrowness(selector: str, rule: Rule) -> int:
    """How narrow a selector is that takes the rule: all, class, beginning of ids, id; -1 when it does not take it."""
    if selector == rule.id:
        return _ID
    if selector.endswith("/") and rule.id.startswith(selector):
        return 1 + len(selector)
    if selector == rule.cls:
        return 1
    return 0 if selector == ALL else -1


def _narrowest(selectors: Iterable[str], rule: Rule) -> int:
    return max((narrowness(selector, rule) for selector in selectors), default=-1)


def _action(config: Config, rule: Rule) -> str:
    """The action of the narrowest selector: of the user's table if one is there, else of the profile."""
    tables: tuple[Mapping[str, str], ...] = (dict(config.actions), PROFILES[config.profile])
    for table in tables:
        best = max(table, key=lambda selector: narrowness(selector, rule), default="")
        if best and narrowness(best, rule) >= 0:
            return table[best]
    return "apply"


def check_names(config: Config, rulebook: Rulebook) -> None:
    """Raise ConfigError for a class, rule, profile or action that does not exist."""
    check = _Names(rulebook)
    check.layer(config, ())
    for number, entry in enumerate(config.per_path):
        check.layer(entry, ("per-path", number))


class _Names:
    """The names that selectors can take."""

    def __init__(self, rulebook: Rulebook) -> None:
        self.ids = [rule.id for rule in rulebook.rules]
        self.prefixes = {name[: at + 1] for name in self.ids for at, c in enumerate(name) if c == "/"}

    def layer(self, layer: Config | PerPath, at: KeyPath) -> None:
        """Check the settings for all documents, or for some."""
        if layer.profile is not None and layer.profile not in PROFILES:
            raise ConfigError(f"{layer.profile!r} is no profile" + nearest(layer.profile, PROFILES), (*at, "profile"))
        if layer.furniture is not None and layer.furniture not in FURNITURE:
            said = f"{layer.furniture!r} is no way to treat furniture"
            raise ConfigError(said + nearest(layer.furniture, FURNITURE), (*at, "furniture"))
        for key in ("select", "ignore"):
            for selector in getattr(layer, key) or ():
                self.selector(selector, (*at, key))
        for selector, action in layer.actions:
            self.selector(selector, (*at, "actions", selector))
            if action not in ACTIONS:
                raise ConfigError(f"{action!r} is no action" + nearest(action, ACTIONS), (*at, "actions", selector))
        for number, entry in enumerate(layer.allow):
            self.allow(entry, (*at, "allow", number))

    def selector(self, name: str, at: KeyPath) -> None:
        if name != ALL and name not in CLASSES and name not in self.prefixes and name not in self.ids:
            raise self.unknown(name, "class, rule or prefix of rules", (*CLASSES, *self.prefixes, *self.ids), at)

    def allow(self, entry: Allow, at: KeyPath) -> None:
        if entry.rule is not None and entry.rule not in self.ids:
            raise self.unknown(entry.rule, "rule", self.ids, (*at, "rule"))
        if entry.cls is not None and entry.cls not in CLASSES:
            raise ConfigError(f"{entry.cls!r} is no class" + nearest(entry.cls, CLASSES), (*at, "class"))

    def unknown(self, name: str, what: str, valid: Iterable[str], at: KeyPath) -> ConfigError:
        """The error for a name; the rules are too many to list them all."""
        hint = nearest(name, valid).partition(";")[0]
        return ConfigError(f"{name!r} is no {what}{hint}; `cleaner rules list` shows all", at)

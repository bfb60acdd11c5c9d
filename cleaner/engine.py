"""The one object that everything calls: text in, clean text and reasons out."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

from cleaner._version import __version__
from cleaner.config import Config
from cleaner.config.allow import Shelter
from cleaner.config.place import GivenPath
from cleaner.config.policy import Policy, check_names
from cleaner.detection import find
from cleaner.detectors import STRUCTURAL, registry
from cleaner.detectors.finding import Finding
from cleaner.detectors.page import Page
from cleaner.glued import set_apart, taken_back
from cleaner.proportion import in_proportion, is_spam
from cleaner.result import Result, Verdict
from cleaner.rulebook import Rulebook, load
from cleaner.text.edits import Edit, apply, compose, resolve
from cleaner.text.language import Language
from cleaner.text.language import detect as detect_language
from cleaner.text.tidy import tidy

Spared = Callable[[str], Sequence[tuple[int, int]]]
"""Which spans of a text are none of a cleaner's business."""

ROUNDS = 3  # how often a changed document is detected again on its result


@dataclass(frozen=True, slots=True)
class Proposal:
    """What detection asks for on one text: edits to make, and findings that only speak."""

    edits: tuple[Edit, ...]
    flags: tuple[Edit, ...]


class Cleaner:
    """Cleans texts by the rules of its configuration; picklable, and safe to share between threads."""

    def __init__(self, config: Config | None = None) -> None:
        """Load the rules; raises ``RuleError`` for a pack and ``ConfigError`` for a setting that cannot be used."""
        self.config = config or Config()
        rulebook = load(self.config)
        check_names(self.config, rulebook)
        self._set_up(rulebook)

    def _set_up(self, rulebook: Rulebook, spared: Spared | None = None) -> None:
        self._spared = spared or _nothing
        self.policy = Policy(self.config)
        self.rulebook = rulebook.only(self.policy.at_work)
        self._per_path: dict[tuple[int, ...], Cleaner] = {}
        self._detectors = sorted(registry(self.config.entry_points).values(), key=lambda d: (d.stage, d.name))

    def __getstate__(self) -> dict[str, Any]:
        return {"config": self.config, "spared": self._spared}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__init__(state["config"])  # type: ignore[misc]
        self._spared = state["spared"]

    @property
    def fingerprint(self) -> str:
        """A digest of everything besides the text that a result depends on: version, packs, configuration."""
        parts = (__version__, self.rulebook.digest, repr(sorted(self.config.identity().items())))
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()

    def for_path(self, path: GivenPath, name: GivenPath = "") -> Cleaner:
        """The cleaner for the document at ``path``, by the settings for paths that match it; self when none does.

        A configuration file's patterns count from its folder; a document elsewhere, or one without a file, goes by
        ``name`` (its path in the input).
        """
        entries = self.config.matching(path, name)
        if not entries:
            return self
        if entries not in self._per_path:
            other = Cleaner.__new__(Cleaner)
            other.config = self.config.with_entries(entries)
            other._set_up(self.rulebook, self._spared)
            self._per_path[entries] = other
        return self._per_path[entries]

    def sparing(self, spans: Spared) -> Cleaner:
        """A cleaner like this one that lets no finding touch the spans (ordered, disjoint) that ``spans`` gives."""
        other = Cleaner.__new__(Cleaner)
        other.config = self.config
        other._set_up(self.rulebook, spans)
        return other

    def clean(self, text: str) -> Result:
        """Clean one text.

        A changed text is detected again on its result, at most ``ROUNDS`` times; one that does not come to rest
        by then stays as it was, and what would have gone is flagged.  So cleaning the clean text changes nothing.
        """
        proposal, language = self._first(text)
        if not proposal.edits:
            verdict = Verdict.FLAGGED if proposal.flags else Verdict.CLEAN
            return Result(text, (), proposal.flags, verdict, *language)
        clean, edits, at_rest = self._until_rest(text, list(proposal.edits))
        if at_rest and not is_spam(text, clean):
            return Result(clean, tuple(edits), proposal.flags, Verdict.CLEANED, *language)
        verdict = Verdict.REJECTED if at_rest else Verdict.FLAGGED
        return Result(text, (), tuple(sorted([*edits, *proposal.flags], key=_place)), verdict, *language)

    def _first(self, text: str) -> tuple[Proposal, Language]:
        """The first round, and language and script; the page ends here, for it is many times as large as its text."""
        page = Page(text, self.rulebook)
        return self._propose(page), detect_language(text, page.kinds)

    def _until_rest(self, text: str, edits: list[Edit]) -> tuple[str, list[Edit], bool]:
        """Detect again on the result and compose: the clean text, all edits on the original, whether it rests."""
        clean = apply(text, edits)
        for _ in range(ROUNDS):
            again = self.propose(clean)
            if not again.edits:
                return clean, edits, True
            edits = compose(edits, again.edits)
            clean = apply(text, edits)
        return clean, edits, not self.propose(clean).edits

    def propose(self, text: str, *, gated: bool = True) -> Proposal:
        """One round of detection on a text, nothing applied; ``gated=False`` is the slow truth tests compare with."""
        return self._propose(Page(text, self.rulebook, gated=gated))

    def _propose(self, page: Page) -> Proposal:
        """What detection finds, as the configuration has it: edits, flags, or nothing."""
        allowed = self._allowed(page)
        found = find(page, self.rulebook, self._detectors, allowed)
        found += [finding for finding in self._glued(page, found) if not allowed(finding)]
        asked: list[tuple[Finding, Edit]] = []
        flags: list[Edit] = []
        for finding in found:
            outcome = self.policy.outcome(finding)
            if outcome == "flag":
                flags.append(_edit(page, finding))
            elif outcome != "keep":
                asked.append((finding, _edit(page, finding)))
        done = in_proportion(page.text, asked)
        if len(done) < len(asked):
            flags += [edit for finding, edit in asked if (finding, edit) not in done]
        edits = [edit for _, edit in done]
        return Proposal(tuple(tidy(page.text, resolve(edits))) if edits else (), tuple(sorted(flags, key=_place)))

    def _allowed(self, page: Page) -> Callable[[Finding], bool]:
        """Whether a finding touches what the configuration allows, or what is none of this cleaner's business."""
        shelter, spared = Shelter(self.config.allow, page.text), self._spared(page.text)
        return lambda finding: _sheltered(page, finding, shelter) or _touches(page, finding, spared)

    def _glued(self, page: Page, found: Sequence[Finding]) -> list[Finding]:
        """What detectors that judge a line by itself find in pieces of paragraphs, each on a line of its own."""
        copy = set_apart(page, found)
        if copy is None:
            return []
        copied = Page(copy.text, self.rulebook, gated=page.gated)
        alone = [detector for detector in self._detectors if detector.stage < STRUCTURAL]
        found = find(copied, self.rulebook, alone, self._allowed(copied))
        return list(taken_back(page, copy, copied, found))

    def __call__(self, batch: Mapping[str, Sequence[Any]]) -> dict[str, Any]:
        """Clean the column ``text`` of a batch of columns (datasets.map, Ray, polars and pandas work unchanged).

        Returns the batch with ``text`` replaced and the columns ``verdict``, ``language`` and ``edits`` (a list of
        mappings) added.
        """
        results = [self.clean(text) for text in batch["text"]]
        return {
            **batch,
            "text": [r.text for r in results],
            "verdict": [str(r.verdict) for r in results],
            "language": [r.language for r in results],
            "edits": [[_as_mapping(e, str(t)) for e in r.edits] for r, t in zip(results, batch["text"], strict=True)],
        }


def _as_mapping(edit: Edit, text: str) -> dict[str, Any]:
    return {
        "start": edit.start, "end": edit.end, "removed": text[edit.start : edit.end],
        "replacement": edit.replacement, "class": edit.cls, "rules": list(edit.rules),
    }  # fmt: skip


def _place(edit: Edit) -> tuple[int, int, tuple[str, ...]]:
    return edit.start, edit.end, edit.rules


def _sheltered(page: Page, finding: Finding, shelter: Shelter) -> bool:
    """Whether a text that the configuration allows stands there."""
    return bool(shelter) and shelter.holds(finding.rule, *_span(page, finding))


def _nothing(text: str) -> Sequence[tuple[int, int]]:
    """No span of a text is spared."""
    return ()


def _touches(page: Page, finding: Finding, spared: Sequence[tuple[int, int]]) -> bool:
    """Whether a finding touches one of the spans, which are in order and disjoint."""
    start, end = _span(page, finding)
    at = bisect_right(spared, start, key=itemgetter(1))
    return at < len(spared) and spared[at][0] < end


def _span(page: Page, finding: Finding) -> tuple[int, int]:
    """The place of a finding in the original."""
    return (finding.start, finding.end) if finding.on_original else page.view.span(finding.start, finding.end)


def _edit(page: Page, finding: Finding) -> Edit:
    rule = finding.rule
    return Edit(*_span(page, finding), finding.replacement, rule.cls, (rule.id,), finding.score, finding.evidence)

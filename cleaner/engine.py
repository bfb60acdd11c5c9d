"""The one object that everything calls: text in, clean text and reasons out."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cleaner._version import __version__
from cleaner.config import Config
from cleaner.detectors import STRUCTURAL, Detector, registry
from cleaner.detectors.guards import registry as guard_registry
from cleaner.detectors.page import ZONES, Finding, Page
from cleaner.result import Result, Verdict
from cleaner.rulebook import Rulebook, load
from cleaner.text.edits import Edit, apply, compose, resolve
from cleaner.text.language import detect as detect_language
from cleaner.text.tidy import tidy

ROUNDS = 3  # how often a changed document is detected again on its result
PASSES = 8  # how often detectors may build on each other's findings


@dataclass(frozen=True, slots=True)
class Proposal:
    """What detection asks for on one text: edits to make, and findings that only speak."""

    edits: tuple[Edit, ...]
    flags: tuple[Edit, ...]


class Cleaner:
    """Cleans texts by the rules of its configuration; picklable, and safe to share between threads."""

    def __init__(self, config: Config | None = None) -> None:
        self.config = config or Config()
        self.rulebook: Rulebook = load(self.config)
        detectors = sorted(registry(self.config.entry_points).values(), key=lambda d: (d.stage, d.name))
        self._local = [d for d in detectors if d.stage < STRUCTURAL]
        self._structural = [d for d in detectors if d.stage >= STRUCTURAL]

    def __getstate__(self) -> dict[str, Any]:
        return {"config": self.config}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__init__(state["config"])  # type: ignore[misc]

    @property
    def fingerprint(self) -> str:
        """A digest of everything besides the text that a result depends on: version, packs, configuration."""
        parts = (__version__, self.rulebook.digest, repr(sorted(self.config.as_dict().items())))
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()

    def clean(self, text: str) -> Result:
        """Clean one text.

        A changed text is detected again on its result, at most ``ROUNDS`` times; one that does not come to rest
        by then stays as it was, and what would have gone is flagged.  So cleaning the clean text changes nothing.
        """
        page = Page(text, self.rulebook)
        proposal = self._propose(page)
        language = detect_language(text, page.kinds)
        if not proposal.edits:
            verdict = Verdict.FLAGGED if proposal.flags else Verdict.CLEAN
            return Result(text, (), proposal.flags, verdict, *language)
        clean, edits, at_rest = self._until_rest(text, list(proposal.edits))
        if at_rest and not _rejected(text, clean):
            return Result(clean, tuple(edits), proposal.flags, Verdict.CLEANED, *language)
        verdict = Verdict.REJECTED if at_rest else Verdict.FLAGGED
        return Result(text, (), tuple(sorted([*edits, *proposal.flags], key=_place)), verdict, *language)

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
        """What stands alone is found once; what stands beside it (blocks, lists, tails) until nothing is added."""
        kept: list[Finding] = []
        waiting: list[Finding] = []
        seen: set[tuple[str, int, int]] = set()
        self._pass(page, self._local, seen, kept, waiting)
        for _ in range(PASSES):
            kept += self._settle(page, waiting)
            before = len(kept) + len(waiting)
            self._pass(page, self._structural, seen, kept, waiting)
            if len(kept) + len(waiting) == before:
                break
        edits: list[Edit] = []
        flags: list[Edit] = []
        for finding in kept:
            edit = _edit(page, finding)
            (flags if (finding.action or finding.rule.action) == "flag" else edits).append(edit)
        return Proposal(tuple(tidy(page.text, resolve(edits))) if edits else (), tuple(sorted(flags, key=_place)))

    def _pass(
        self,
        page: Page,
        detectors: list[Detector],
        seen: set[tuple[str, int, int]],
        kept: list[Finding],
        waiting: list[Finding],
    ) -> None:
        """Run detectors; what no guard forbids is kept, or waits until the zones are known."""
        for detector in detectors:
            rules = self.rulebook.by_detector.get(detector.name, ())
            for finding in list(detector.detect(page, rules)) if rules else ():
                key = (finding.rule.id, finding.start, finding.end)
                if key in seen:
                    continue
                seen.add(key)
                if _guarded(page, finding):
                    continue
                if len(finding.zones) == len(ZONES):
                    page.add(finding)
                    kept.append(finding)
                else:
                    page.suspect(finding)
                    waiting.append(finding)

    @staticmethod
    def _settle(page: Page, waiting: list[Finding]) -> list[Finding]:
        """The findings that stand in one of their zones; they wait no longer."""
        settled = [finding for finding in waiting if page.counts(finding)]
        waiting[:] = [finding for finding in waiting if finding not in settled]
        for finding in settled:
            page.add(finding)
        return settled

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


def _guarded(page: Page, finding: Finding) -> bool:
    guards = guard_registry()
    return any(guards[name](page, finding.start, finding.end) for name in finding.rule.guards)


def _edit(page: Page, finding: Finding) -> Edit:
    start, end = (finding.start, finding.end) if finding.on_original else page.view.span(finding.start, finding.end)
    rule = finding.rule
    return Edit(start, end, finding.replacement, rule.cls, (rule.id,), finding.score, finding.evidence)


def _rejected(text: str, clean: str) -> bool:
    """Almost nothing but spam: under 40 characters are left, and less than a tenth."""
    left = sum(not c.isspace() for c in clean)
    return left < 40 and left * 10 < sum(not c.isspace() for c in text)

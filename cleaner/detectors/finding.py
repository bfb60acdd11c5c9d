"""A finding: what a detector says about a span of the page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cleaner.rulebook.schema import ZONES

if TYPE_CHECKING:
    from cleaner.rulebook import Rule


UNMISTAKABLE = ("gambling", "template", "gloss", "html", "mojibake")  # classes that no author's text looks like


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found: a span of the view, with the rule's class and action unless it says otherwise.

    ``strong`` findings are anchors: they condemn weak neighbours.  ``replacement`` is what a repair writes.
    ``on_original``: the span counts in the original, for what the view folds or leaves out.  ``zones``: where the
    finding counts; until that is known its lines are suspects and no prose.
    """

    rule: Rule
    start: int
    end: int
    score: float = 1.0
    evidence: tuple[str, ...] = ()
    replacement: str = ""
    strong: bool = False
    action: str | None = None
    on_original: bool = False
    zones: tuple[str, ...] = ZONES

    @property
    def anchored(self) -> bool:
        """Whether it proves something by itself, not only by how it looks or where it stands."""
        return self.strong or self.rule.cls in UNMISTAKABLE

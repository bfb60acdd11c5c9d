"""Ways of finding contamination, one a file; each is used by rules that name it.

A detector is an object with a ``name``, a ``stage`` (detectors of a lower stage run first, for the later ones build
on what the earlier condemned), an ``Options`` dataclass whose fields a rule may set, and ``detect(page, rules)``,
which gives findings.  Installed distributions add their own by the entry point group ``cleaner.detectors``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from cleaner.detectors.finding import Finding
    from cleaner.detectors.page import Page
    from cleaner.rulebook import Rule

GROUP = "cleaner.detectors"
STRUCTURAL = 40  # detectors from this stage on build on what is condemned already
WHOLE = 80  # from this one on wait until the others find nothing more
LAST = 90  # and from this one on judge once what all others have left
_MODULES = (
    "address advert bar block characters code column credit density evidence fields furniture gloss headlines "
    "inset interlinear intrusion items jammer label leftover lookalike misdecoded mojibake pattern planted "
    "references refrain roles roll rows spaced stack strays tail translated"
).split()


class Detector(Protocol):
    """What a way of finding has to offer."""

    name: str
    stage: int
    Options: type[Any]

    def detect(self, page: Page, rules: Sequence[Rule]) -> Iterable[Finding]:
        """Findings in a page for the rules that name this detector."""


@cache
def built_in() -> dict[str, Detector]:
    """The detectors of this package by name."""
    modules = (import_module(f"cleaner.detectors.{name}") for name in _MODULES)
    return {detector.name: detector for detector in (module.DETECTOR for module in modules)}


@cache
def registry(entry_points: bool = True) -> dict[str, Detector]:
    """All detectors by name, those of installed distributions included when ``entry_points``."""
    detectors = dict(built_in())
    if entry_points:
        from importlib.metadata import entry_points as installed

        for point in installed(group=GROUP):
            if point.name in detectors:
                raise ValueError(f"detector {point.name!r} of {point.value} has the name of another detector")
            detectors[point.name] = point.load()
    return detectors

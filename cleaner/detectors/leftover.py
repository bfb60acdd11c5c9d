"""What is left of a line when its tokens are gone: ``附件下载`` of ``{pboot:if(…)}附件下载{/pboot:if}``.

A template prints its labels with its values.  Where the values are tokens that nobody filled in, the label on the
same line says nothing; but a paragraph with one token in it is a paragraph.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cleaner.detectors.finding import Finding
from cleaner.detectors.page import Page
from cleaner.detectors.prose import ends_sentence, spelled
from cleaner.rulebook.schema import Class
from cleaner.text.lines import Span

if TYPE_CHECKING:
    from cleaner.rulebook import Rule


@dataclass(frozen=True)
class Options:
    """Tokens of ``classes`` that are ``share`` of a line's characters take a rest of ``rest`` characters along.

    ``bare`` classes take along only a rest without letters and digits.  Beside a single token only a label with its
    colon goes; in the head, where the title stands, only half as much.
    """

    classes: tuple[Class, ...]
    bare: tuple[Class, ...] = ()
    share: float = 0.5
    rest: int = 12


class Leftover:
    """Finds the rests of lines that other rules emptied."""

    name = "leftover"
    stage = 45
    Options = Options

    def detect(self, page: Page, rules: Sequence[Rule]) -> Iterator[Finding]:
        """A finding for each line whose rest goes with its tokens."""
        for rule in rules:
            wanted = (*rule.options.classes, *rule.options.bare)
            for number, found in _by_line(page, wanted).items():
                line = page.lines[number]
                rest = _rest(page, line, found)
                if rest.strip() and _goes(rule.options, found, page.string(line), rest, page.zone(number)):
                    start, end = min(line.start, found[0].start), max(line.end, max(f.end for f in found))
                    yield Finding(rule, start, end, 0.9, (f"left of a line of tokens: {rest.strip()[:30]}",))


def _by_line(page: Page, classes: tuple[str, ...]) -> dict[int, list[Finding]]:
    """The removals of classes inside single lines, by line and in order."""
    found: dict[int, list[Finding]] = {}
    for finding in page.findings:
        if (
            finding.rule.cls in classes
            and not finding.on_original
            and (finding.action or finding.rule.action) == "remove"
        ):
            found.setdefault(page.number_at(finding.start), []).append(finding)
    return {number: sorted(group, key=lambda f: (f.start, f.end)) for number, group in found.items()}


def _rest(page: Page, line: Span, found: Sequence[Finding]) -> str:
    rest, at = "", line.start
    for finding in found:
        rest += page.view.text[at : max(at, finding.start)] + " "
        at = max(at, finding.end)
    return rest + page.view.text[at : line.end]


def _goes(options: Options, found: Sequence[Finding], text: str, rest: str, zone: str) -> bool:
    """Whether the rest of a line is nothing without its tokens."""
    if not any(c.isalnum() for c in rest):
        return True
    tokens = all(finding.rule.cls in options.classes for finding in found)
    left = len("".join(rest.split()))
    width = 2 if spelled(rest) else 1
    short = left <= options.rest * width and left <= (1 - options.share) * len(text)
    label = rest.rstrip().endswith(":")
    several = len({finding.start for finding in found}) > 1
    room = zone != "head" or 2 * left <= options.rest * width
    unit = several and room and not ends_sentence(rest.strip())
    return tokens and short and (label or unit)


DETECTOR = Leftover()

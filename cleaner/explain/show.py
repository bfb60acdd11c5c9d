"""An explanation as text for a reader; what stands in the line acts on no terminal."""

from __future__ import annotations

from collections.abc import Iterator

from cleaner.audit.inert import inert
from cleaner.explain.line import Explanation, Judged

SHOWN = 5  # rules that nearly fired, unless all are asked for
_WIDTH = 200


def as_text(where: str, said: Explanation, *, verbose: bool = False) -> str:
    """The explanation, under the line and its fate."""
    parts = [
        f"{inert(where)} {said.fate}",
        f"  {inert(said.text, _WIDTH)}",
        "",
    ]
    parts += [f"zone      {said.zone}"]
    parts += [f"prose     {'yes' if said.prose else 'no'}: {', '.join(said.facts)}"]
    parts += [f"words     {inert('; '.join(said.words)) or 'none of any list'}"]
    parts += [f"keywords  {inert('; '.join(said.keywords)) or 'none of any rule'}"]
    parts += _section("found", [_judged(one) for one in said.found])
    parts += _section("stopped", [_judged(one) for one in said.stopped])
    near = [f"{one.rule}: has {one.has}; needs {', '.join(one.lacks)}" for one in said.near]
    shown = near if verbose else near[: SHOWN if said.fate in ("stays", "is flagged") else 0]
    more = [f"… and {len(near) - len(shown)} more (-v shows them)"] if 0 < len(shown) < len(near) else []
    parts += _section("nearly", [*map(inert, shown), *more])
    return "\n".join(parts)


def _section(title: str, lines: list[str]) -> Iterator[str]:
    if lines:
        yield ""
        yield title
        yield from (f"  {line}" for line in lines)


def _judged(one: Judged) -> str:
    columns = f"columns {one.start} to {one.end - 1}" if one.end > one.start else f"column {one.start}"
    evidence = f" ({'; '.join(map(inert, one.evidence))})" if one.evidence else ""
    return f"{one.rule} at {columns}, score {one.score:g}{evidence}: {inert(one.fate)}"

"""A backtracking matcher that counts its steps: what a regular expression costs, told without a clock.

It walks the tree that the standard library parses a pattern to, tries what a backtracking engine tries, in the same
order, and remembers nothing.  Real engines do the same with shortcuts, so what is linear here is linear there.
"""

from __future__ import annotations

import re
import re._constants as op  # type: ignore[import-not-found, unused-ignore]
import re._parser as parser  # type: ignore[import-not-found, unused-ignore]
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Any

Accepts = Callable[[str], bool]
Registers = tuple[int, ...]
"""Begins and ends of groups; of loops the number of turns and where the last one began."""
_CATEGORIES: dict[Any, Accepts] = {
    op.CATEGORY_DIGIT: str.isdecimal,
    op.CATEGORY_NOT_DIGIT: lambda c: not c.isdecimal(),
    op.CATEGORY_SPACE: str.isspace,
    op.CATEGORY_NOT_SPACE: lambda c: not c.isspace(),
    op.CATEGORY_WORD: lambda c: c.isalnum() or c == "_",
    op.CATEGORY_NOT_WORD: lambda c: not (c.isalnum() or c == "_"),
}
_SINGLE = (op.LITERAL, op.NOT_LITERAL, op.ANY, op.IN)
REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)


class TooManyError(Exception):
    """More steps were taken than the limit allows."""


def acceptor(kind: Any, value: Any, flags: int) -> Accepts:
    """Whether a node of one character accepts a character."""
    if flags & re.IGNORECASE:
        plain = acceptor(kind, value, flags & ~re.IGNORECASE)
        return cache(lambda c: plain(c) or plain(c.swapcase()[:1]))
    if kind is op.LITERAL:
        return lambda c: ord(c) == value
    if kind is op.NOT_LITERAL:
        return lambda c: ord(c) != value
    if kind is op.ANY:
        return (lambda c: True) if flags & re.DOTALL else (lambda c: c != "\n")
    negated = value[0][0] is op.NEGATE
    parts = [_in_set(*item) for item in value if item[0] is not op.NEGATE]
    return cache(lambda c: any(part(c) for part in parts) != negated)


def _in_set(kind: Any, value: Any) -> Accepts:
    if kind is op.LITERAL:
        return lambda c: ord(c) == value
    if kind is op.RANGE:
        return lambda c: value[0] <= ord(c) <= value[1]
    return _CATEGORIES[value]


class Counting:
    """A parsed pattern as a program of a backtracking machine.

    An instruction is a tuple of its name and what the method ``_do_NAME`` takes, which says whether it holds.
    """

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.tree = parser.parse(pattern, flags)
        self.flags = self.tree.state.flags
        self._program: list[tuple[Any, ...]] = []
        self._last: Registers = ()
        self._registers = 2 * self.tree.state.groups
        self._sequence(self.tree)
        self._program.append(("end",))
        self.steps = 0

    def search_all(self, text: str, limit: float = float("inf")) -> int:
        """The steps of finding all matches in a text, one after the other."""
        self.steps, at = 0, 0
        while at <= len(text):
            end = self._run(0, text, at, limit)
            at = at + 1 if end is None or end == at else end
        return self.steps

    def match(self, text: str, limit: float = float("inf")) -> int:
        """The steps of one attempt at the begin of a text."""
        self.steps = 0
        self._run(0, text, 0, limit)
        return self.steps

    def matched(self, text: str, at: int = 0) -> int | None:
        """Where the match ends that begins at a place, None when there is none."""
        return self._run(0, text, at, float("inf"))

    def _emit(self, *instruction: Any) -> int:
        self._program.append(instruction)
        return len(self._program) - 1

    def _sequence(self, nodes: Sequence[Any]) -> None:
        for kind, value in nodes:
            self._node(kind, value)

    def _node(self, kind: Any, value: Any) -> None:
        if kind in _SINGLE:
            self._emit("one", acceptor(kind, value, self.flags))
        elif kind is op.AT:
            self._emit("at", value)
        elif kind is op.BRANCH:
            self._branch(value[1])
        elif kind is op.SUBPATTERN:
            self._group(value[0], value[3])
        elif kind in REPEATS:
            self._repeat(kind, *value)
        elif kind is op.ATOMIC_GROUP:
            self._inner("atomic", value)
        elif kind in (op.ASSERT, op.ASSERT_NOT):
            name = "ahead" if value[0] > 0 else "behind"
            self._inner(name, value[1], kind is op.ASSERT, self._width(value[1]))
        elif kind is op.GROUPREF:
            self._emit("group", value)
        else:
            raise NotImplementedError(f"{kind}: teach the counting matcher")

    @staticmethod
    def _width(nodes: Any) -> tuple[int, int]:
        low, high = nodes.getwidth()
        return int(low), int(high)

    def _branch(self, branches: Sequence[Any]) -> None:
        ends = []
        for branch in branches[:-1]:
            split = self._emit()
            self._sequence(branch)
            ends.append(self._emit())
            self._program[split] = ("split", split + 1, len(self._program))
        self._sequence(branches[-1])
        for end in ends:
            self._program[end] = ("jump", len(self._program))

    def _group(self, number: int | None, nodes: Any) -> None:
        if number is not None:
            self._emit("save", 2 * number)
        self._sequence(nodes)
        if number is not None:
            self._emit("save", 2 * number + 1)

    def _inner(self, name: str, nodes: Any, *rest: Any) -> None:
        """A part that is matched by itself, and not tried again."""
        begin = self._emit()
        self._sequence(nodes)
        self._emit("end")
        self._program[begin] = (name, begin + 1, len(self._program), *rest)

    def _repeat(self, kind: Any, low: int, high: int, nodes: Any) -> None:
        if kind is op.POSSESSIVE_REPEAT:
            self._inner("atomic", [(op.MAX_REPEAT, (low, high, nodes))])
        elif len(nodes) == 1 and nodes[0][0] in _SINGLE:
            self._emit("run", acceptor(*nodes[0], self.flags), int(low), int(high), kind is op.MAX_REPEAT)
        else:
            count, begun = self._registers, self._registers + 1
            self._registers += 2
            self._emit("set", count)
            loop = self._emit()
            self._emit("save", begun)
            self._sequence(nodes)
            self._emit("turn", count, begun, loop)
            self._program[loop] = ("loop", count, int(low), int(high), kind is op.MAX_REPEAT, len(self._program))

    def _run(self, start: int, text: str, at: int, limit: float, registers: Registers | None = None) -> int | None:
        """Where the match ends that begins at ``at``; None when there is none."""
        state = _State(text, limit, registers or (-1,) * self._registers)
        state.later(start, at, at)
        while state.take():
            while True:
                self.steps += 1
                if self.steps > limit:
                    raise TooManyError
                name, *rest = self._program[state.here]
                if name == "end":
                    self._last = state.registers
                    return state.at
                state.here += 1
                if not getattr(self, f"_do_{name}")(state, *rest):
                    break
        return None

    def _do_one(self, state: _State, accepts: Accepts) -> bool:
        state.at += 1
        return state.at <= len(state.text) and accepts(state.text[state.at - 1])

    def _do_run(self, state: _State, accepts: Accepts, low: int, high: int, greedy: bool) -> bool:
        """A loop over one character; the places where it may end wait as a range."""
        end, most = state.at, min(len(state.text), state.at + high)
        while end < most and accepts(state.text[end]):
            end += 1
        self.steps += end - state.at if greedy else 0
        low += state.at
        if end < low:
            return False
        state.at = end if greedy else low
        if low < end:
            state.later(state.here, *((low, end - 1) if greedy else (low + 1, end)), from_the_end=greedy)
        return True

    def _do_split(self, state: _State, first: int, second: int) -> bool:
        state.later(second, state.at, state.at)
        state.here = first
        return True

    def _do_jump(self, state: _State, there: int) -> bool:
        state.here = there
        return True

    def _do_save(self, state: _State, register: int) -> bool:
        state.put(register, state.at)
        return True

    def _do_set(self, state: _State, register: int) -> bool:
        state.put(register, 0)
        return True

    def _do_loop(self, state: _State, count: int, low: int, high: int, greedy: bool, out: int) -> bool:
        turns = state.registers[count]
        if turns >= high:
            state.here = out
        elif turns >= low:
            more, less = (state.here, out) if greedy else (out, state.here)
            state.later(less, state.at, state.at)
            state.here = more
        return True

    def _do_turn(self, state: _State, count: int, begun: int, loop: int) -> bool:
        """The end of a turn; one that took nothing is the last."""
        if state.registers[begun] != state.at:
            state.put(count, state.registers[count] + 1)
            state.here = loop
        return True

    def _do_atomic(self, state: _State, begin: int, out: int) -> bool:
        found = self._run(begin, state.text, state.at, state.limit, state.registers)
        if found is None:
            return False
        state.registers, state.at, state.here = self._last, found, out
        return True

    def _do_ahead(self, state: _State, begin: int, out: int, wanted: bool, _width: tuple[int, int]) -> bool:
        state.here = out
        found = self._run(begin, state.text, state.at, state.limit, state.registers)
        return (found is not None) == wanted

    def _do_behind(self, state: _State, begin: int, out: int, wanted: bool, width: tuple[int, int]) -> bool:
        state.here = out
        starts = range(state.at - width[0], max(-1, state.at - width[1] - 1), -1)
        before = state.text[: state.at]
        found = (self._run(begin, before, start, state.limit, state.registers) for start in starts)
        return any(end == state.at for end in found) == wanted

    def _do_group(self, state: _State, number: int) -> bool:
        start, end = state.registers[2 * number : 2 * number + 2]
        word = state.text[start:end]
        state.at += len(word)
        return end >= 0 and state.text.startswith(word, state.at - len(word))

    def _do_at(self, state: _State, where: Any) -> bool:
        return _stands(where, state.text, state.at, self.flags)


class _State:
    """Where a matching stands, and what it tries next: places to go on at, the last first.

    A place is an instruction with a range of positions in the text, of which one is taken at a time.
    """

    def __init__(self, text: str, limit: float, registers: Registers) -> None:
        self.text, self.limit, self.registers = text, limit, registers
        self.here = self.at = 0
        self._stack: list[tuple[int, int, int, bool, Registers]] = []

    def later(self, here: int, first: int, last: int, *, from_the_end: bool = False) -> None:
        """Try that instruction at these positions when all else has failed."""
        self._stack.append((here, first, last, from_the_end, self.registers))

    def take(self) -> bool:
        """Go on where was to be tried next; whether there is anything."""
        if not self._stack:
            return False
        self.here, first, last, from_the_end, self.registers = self._stack.pop()
        self.at = last if from_the_end else first
        if first < last:
            rest = (first, last - 1) if from_the_end else (first + 1, last)
            self._stack.append((self.here, *rest, from_the_end, self.registers))
        return True

    def put(self, register: int, value: int) -> None:
        """Set a register; the states that wait keep theirs."""
        self.registers = (*self.registers[:register], value, *self.registers[register + 1 :])


def _stands(where: Any, text: str, at: int, flags: int) -> bool:
    """Whether an anchor holds at a place."""
    if where is op.AT_BEGINNING:
        return at == 0 or bool(flags & re.MULTILINE and text[at - 1] == "\n")
    if where is op.AT_BEGINNING_STRING:
        return at == 0
    if where is op.AT_END:
        return at == len(text) or text[at:] == "\n" or bool(flags & re.MULTILINE and text[at] == "\n")
    if where is op.AT_END_STRING:
        return at == len(text)
    edge = _word(text, at - 1) != _word(text, at)
    return edge == (where is op.AT_BOUNDARY)


def _word(text: str, at: int) -> bool:
    return 0 <= at < len(text) and _CATEGORIES[op.CATEGORY_WORD](text[at])


def nodes_of(nodes: Any) -> Iterator[tuple[Any, Any]]:
    """All nodes of a parsed pattern."""
    for kind, value in nodes:
        yield kind, value
        for inner in children(kind, value):
            yield from nodes_of(inner)


def children(kind: Any, value: Any) -> Sequence[Any]:
    """The sequences of nodes inside a node: one, or one a branch."""
    if kind is op.BRANCH:
        return list(value[1])
    if kind is op.SUBPATTERN:
        return [value[3]]
    if kind in REPEATS:
        return [value[2]]
    if kind is op.ATOMIC_GROUP:
        return [value]
    return [value[1]] if kind in (op.ASSERT, op.ASSERT_NOT) else []

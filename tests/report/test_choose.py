"""Which wordings are shown of a run with more than a page holds."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from cleaner.report.choose import OF_EACH_RULE, choose
from cleaner.report.survey import Wordings

ROW = st.tuples(st.integers(1, 9), st.floats(0, 1), st.integers(0, 5))


def wordings(rows: list[tuple[int, float, int]]) -> Wordings:
    times, doubts, rules = zip(*rows, strict=True) if rows else ((), (), ())
    return Wordings(
        np.arange(len(rows), dtype=np.uint64),
        np.array(times, np.int64),
        np.ones(len(rows), np.int64),
        np.array(doubts, np.float64),
        np.array(rules, np.uint32),
    )


@given(st.lists(ROW, max_size=60), st.integers(0, 80))
def test_as_many_as_there_is_room_for(rows: list[tuple[int, float, int]], limit: int) -> None:
    chosen = choose(wordings(rows), limit)
    assert len(chosen) == min(limit, len(rows))
    assert chosen <= set(range(len(rows)))


@given(st.lists(ROW, min_size=40, max_size=60))
def test_every_rule_has_its_most_doubtful(rows: list[tuple[int, float, int]]) -> None:
    chosen = choose(wordings(rows), 30)
    for rule in {rule for _, _, rule in rows}:
        most = max(doubt for _, doubt, own in rows if own == rule)
        assert any(rows[key][1] == most and rows[key][2] == rule for key in chosen)


def test_the_doubtful_and_the_frequent_share_the_rest() -> None:
    rows = [(1, 0.5 - n / 1000, 0) for n in range(100)] + [(100 + n, 0.0, 0) for n in range(100)]
    chosen = choose(wordings(rows), OF_EACH_RULE + 20)
    assert chosen == set(range(OF_EACH_RULE + 10)) | set(range(190, 200))

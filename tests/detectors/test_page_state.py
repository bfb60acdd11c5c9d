"""What follows from what is judged: the same whether lines were suspected first, or condemned at once."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cleaner.detectors.finding import Finding
from cleaner.detectors.page import Page
from tests.fixtures import cleaner

LINES = ("渔船清早靠岸，市场上的人已经等了很久，谁也没有说话。", "更多", "转载请注明出处", "")


def state(page: Page) -> tuple[object, ...]:
    lines = range(len(page.lines))
    return page.zones, [page.prose(n) for n in lines], [page.foreign(page.lines[n]) for n in lines]


@given(st.lists(st.sampled_from(LINES), min_size=1, max_size=8), st.data())
def test_zones_and_prose_follow_from_the_lines_that_are_lost(lines: list[str], data: st.DataObject) -> None:
    book = cleaner().rulebook
    rule = next(rule for rule in book.rules if rule.action == "remove")
    page, fresh = Page("\n".join(lines), book), Page("\n".join(lines), book)
    findings = [Finding(rule, *span) for span in page.lines]
    suspected = data.draw(st.lists(st.sampled_from(findings)))
    condemned = data.draw(st.lists(st.sampled_from(findings)))
    state(page)
    page.suspect(findings)
    state(page)
    page.suspect(suspected)
    state(page)
    page.add(condemned)
    fresh.add(condemned)
    fresh.suspect(suspected)
    assert state(page) == state(fresh)

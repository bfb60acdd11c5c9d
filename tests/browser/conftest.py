"""A real Chromium for the tests of the page; where there is none they are skipped, and say so.

playwright comes with the extra ``browser``; the Chromium is that of the system (apt install chromium), the one that
``CLEANER_CHROMIUM`` names, or playwright's own.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

sys.path[:0] = [str(Path(__file__).parents[1] / name) for name in ("report", "judging")]

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


def _program(playwright: Any) -> str | None:
    given = os.environ.get("CLEANER_CHROMIUM")
    found = [given] if given else [shutil.which(name) for name in NAMES]
    own = playwright.chromium.executable_path
    return next((path for path in [*found, own] if path and Path(path).exists()), None)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    api = pytest.importorskip("playwright.sync_api", reason="no playwright: pip install 'cleaner-corpus[browser]'")
    with api.sync_playwright() as playwright:
        program = _program(playwright)
        if program is None:
            pytest.skip("no Chromium: apt install chromium, or name one in CLEANER_CHROMIUM")
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def visit(chromium: Any) -> Iterator[Callable[..., Any]]:
    """Open a file in a context of its own; what goes wrong in it, or asks the world, fails the test."""
    wrong: list[str] = []
    contexts = []

    def opened(path: Path, **settings: Any) -> Any:
        context = chromium.new_context(accept_downloads=True, **settings)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: wrong.append(f"error: {error}"))
        page.on("console", lambda said: wrong.append(f"console: {said.text}"))
        page.on("request", lambda asked: None if asked.url == path.as_uri() else wrong.append(f"asked: {asked.url}"))
        page.on("dialog", lambda dialog: dialog.accept())
        page.goto(path.as_uri())
        page.wait_for_selector("html[data-ready=yes]")
        return page

    yield opened
    for context in contexts:
        context.close()
    assert [one for one in wrong if not one.startswith("asked: blob:")] == []

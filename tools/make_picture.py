"""Take the picture of the report that stands in README.md: docs/images/report.png.

python tools/make_picture.py

Needs the extra ``browser`` and a Chromium: that of the system, or the one that ``CLEANER_CHROMIUM`` names.  The report
is that of a run over the documents of fixtures/corpus that are not set aside.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from cleaner.cli import run

ROOT = Path(__file__).parents[1]
CORPUS = ROOT / "fixtures/corpus"
PICTURE = ROOT / "docs/images/report.png"
SIZE = {"width": 1200, "height": 2400}
ENTRIES = 2
# So that totals and removals stand in one picture, what lies between them is left out.
LEFT_OUT = (
    ".top nav, .doubtful, .plots > :nth-child(3), .filters, .keys, #removals > .quiet { display: none !important }"
)
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def report(folder: Path) -> Path:
    """The page of a run over what may be shown."""
    aside = set((CORPUS / "aside.txt").read_text("utf-8").split())
    (folder / "scraped").mkdir()
    for path in CORPUS.glob("raw/*.txt"):
        if path.stem not in aside:
            shutil.copy(path, folder / "scraped")
    status = run(["clean", str(folder / "scraped"), "-o", str(folder / "out"), "--report", "--quiet", "--no-config"])
    if status:
        raise SystemExit(f"cleaner clean ended with {status}")
    return folder / "out/report.html"


def take(address: str) -> None:
    """Open the page and take the picture of its totals and first removals."""
    program = os.environ.get("CLEANER_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        page = browser.new_page(viewport=SIZE, color_scheme="light", bypass_csp=True)
        page.goto(address)
        page.wait_for_selector("html[data-ready=yes]")
        page.add_style_tag(content=LEFT_OUT)
        last = page.locator("#list .card").nth(ENTRIES - 1).bounding_box()
        height = last["y"] + last["height"] if last else SIZE["height"]
        page.screenshot(path=PICTURE, clip={"x": 0, "y": 0, "width": SIZE["width"], "height": height})
        browser.close()


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        take(report(Path(folder)).as_uri())
    print(f"{PICTURE.relative_to(ROOT)}: {PICTURE.stat().st_size:,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())

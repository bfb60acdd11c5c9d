"""The page in a browser: it shows what the run did, answers, and obeys nobody but its reader."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from stub_runs import HOSTILE, STORY, finished

from cleaner.report import html
from cleaner.report.picture import look

Visit = Callable[..., Any]

OTHER = STORY.replace("渡轮", "飞机").replace("码头", "机场")
TEXTS: dict[str, str | bytes] = {
    "a.example/1.txt": f"{STORY}\n{{{{gambling/row|赢钱平台}}}}\n{{{{byline/credit|责任编辑}}}}",
    "a.example/2.txt": f"{STORY}\n{{{{gambling/row|赢钱平台}}}}",
    "b.example/1.txt": f"{OTHER}\n{{{{?related/list|看看这里}}}}",
    "b.example/2.txt": f"{OTHER}后来没有人再问。\n{{{{mojibake/utf8|â€œ>“}}}}",
    "b.example/3.txt": "{{reject}}{{gambling/row|赢钱平台}}",
    "b.example/4.bin": b"\x89PNG\r\n\x1a\n\0\0",
}


def written(folder: Path, texts: dict[str, str | bytes], **options: Any) -> Path:
    path = folder / "report.html"
    path.write_text(html.render(look(finished(folder, texts, **options))), "utf-8")
    return path


@pytest.fixture
def report(tmp_path: Path) -> Path:
    return written(tmp_path, TEXTS, duplicates=True)


def settle(page: Any) -> None:
    """Wait in the page's own time: its timers run in order, so what it had put off for less than this is done."""
    page.evaluate("() => new Promise((done) => setTimeout(() => requestAnimationFrame(done), 100))")


def cards(page: Any) -> list[str]:
    return [card.inner_text() for card in page.query_selector_all("#list > .card")]


def test_it_shows_the_run(visit: Visit, report: Path) -> None:
    page = visit(report)
    assert "6 documents" in page.inner_text(".lead")
    assert page.inner_text(".legend").split("\n") == ["failed 1", "rejected 1", "cleaned 3", "flagged 1"]
    assert page.locator("table[aria-label='By site or folder'] th").all_inner_texts() == ["a.example", "b.example"]
    assert len(cards(page)) == 5
    assert page.locator("#list del").count() == 3
    assert page.locator("#list ins").inner_text() == "“"
    assert page.locator("#list .flag").count() == 2
    assert STORY in page.inner_text("#list")
    assert page.inner_text("#problems li >> nth=1").startswith("failed b.example/4.bin")


def test_it_filters(visit: Visit, report: Path) -> None:
    page = visit(report)

    def listed(choice: dict[str, str]) -> int:
        page.evaluate("() => document.querySelector('.filters').reset()")
        for name in ("class", "rule", "score", "action", "judged"):
            page.select_option(f"[name={name}]", choice.get(name, ""))
        page.fill("[name=text]", choice.get("text", ""))
        settle(page)
        return len(cards(page))

    assert listed({"class": "gambling"}) == 2
    assert listed({"rule": "byline/credit"}) == 1
    assert listed({"action": "flag"}) == 2
    assert listed({"score": "0.9"}) == 0
    assert page.inner_text("#listed p") == "Nothing fits this filter."
    assert listed({"score": "0.95"}) == 5
    assert listed({"text": "责任"}) == 1
    assert listed({"text": "B.EXAMPLE/2"}) == 1
    page.click("text=Clear filter")
    assert len(cards(page)) == 5


def test_the_overview_leads_to_removals(visit: Visit, report: Path) -> None:
    page = visit(report)
    page.click(".bars button:has-text('byline/credit')")
    assert len(cards(page)) == 1
    page.click(".doubtful a >> nth=0")
    assert len(cards(page)) == 5
    assert page.evaluate("document.activeElement.id") == page.get_attribute(".doubtful a >> nth=0", "href")[1:]


def test_orders(visit: Visit, report: Path) -> None:
    page = visit(report)
    page.select_option("[name=order]", "times")
    settle(page)
    assert "removed 2 times in 2 documents" in cards(page)[0]
    page.select_option("[name=order]", "rule")
    settle(page)
    heads = page.locator(".rule-head h3").all_inner_texts()
    assert heads == ["byline/credit", "gambling/row", "mojibake/utf8", "related/list"]


def test_near_duplicates_side_by_side(visit: Visit, report: Path) -> None:
    page = visit(report)
    summaries = page.locator("#copies summary")
    assert summaries.count() == 2
    summaries.nth(0).click()
    settle(page)
    left, right = (page.locator(f"#copies .pair td:nth-child({side})").all_inner_texts() for side in (1, 2))
    assert OTHER in left
    assert OTHER in right
    assert "后来没有人再问。" in page.locator("#copies .pair :is(del, ins)").all_inner_texts()


def test_keys_judge_and_take_back(visit: Visit, report: Path) -> None:
    page = visit(report)
    page.keyboard.press("j")
    assert page.evaluate("getComputedStyle(document.activeElement, '::before').borderLeftWidth") == "4px"
    for key in ("r", "w", "w"):
        page.keyboard.press(key)
    assert page.inner_text("#judgement p >> nth=0") == "3 judged: 1 right, 2 wrong"
    page.keyboard.press("u")
    assert page.inner_text("#judgement p >> nth=0") == "2 judged: 1 right, 1 wrong"
    page.keyboard.press("/")
    page.keyboard.type("rw")
    assert page.input_value("[name=text]") == "rw"
    assert page.inner_text("#judgement p >> nth=0") == "2 judged: 1 right, 1 wrong"


def test_buttons_judge_one_and_all(visit: Visit, report: Path) -> None:
    page = visit(report)
    right = page.locator("#list .card .right").first
    right.click()
    assert right.get_attribute("aria-pressed") == "true"
    right.click()
    assert right.get_attribute("aria-pressed") == "false"
    page.select_option("[name=class]", "gambling")
    settle(page)
    page.click("#listed .wrong")
    assert page.inner_text("#judgement p >> nth=0") == "2 judged: 0 right, 2 wrong"
    page.reload()
    page.wait_for_selector("html[data-ready=yes]")
    assert page.inner_text("#judgement p >> nth=0") == "2 judged: 0 right, 2 wrong"
    page.click("#judgement >> text=Clear")
    assert page.inner_text("#judgement p >> nth=0") == "0 judged: 0 right, 0 wrong"


def test_hostile_text_is_inert_and_shown_as_it_is_stored(visit: Visit, tmp_path: Path) -> None:
    texts: dict[str, str | bytes] = {
        f"{number}<b>&amp;.txt": f"{part}{STORY}\n{{{{gambling/row|{part}}}}}" for number, part in enumerate(HOSTILE)
    }
    texts["name\u202etxt.exe"] = f"{{{{<img src=x onerror=hacked>/x|{HOSTILE[0]}}}}}"
    page = visit(written(tmp_path, texts, duplicates=True))
    for fold in page.query_selector_all("details"):
        fold.evaluate("fold => fold.open = true")
    settle(page)
    assert page.evaluate("typeof window.hacked") == "undefined"
    assert page.locator("main img, main svg, main script, main iframe, main style").count() == 0
    shown = page.inner_text("#removals")
    assert "<script>window.hacked = 1</script>" in shown
    assert not set(shown) & set("\u202e\u202c\u2066\u2069\u200b\u200f\x01\x1b")
    assert {"U+202E", "U+200F", "U+001B"} <= set(page.locator("#removals .control").all_inner_texts())


def test_a_megabyte_on_one_line(visit: Visit, tmp_path: Path) -> None:
    long = "长" * 400_000
    page = visit(written(tmp_path, {"a.txt": f"{long}{{{{gambling/row|{long}}}}}{long}", "b.txt": STORY * 9000}))
    assert "characters left out" in page.inner_text("#list")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_contrast(visit: Visit, report: Path, scheme: str) -> None:
    page = visit(report, color_scheme=scheme)
    ground = brightness(page, "body", "background-color")
    assert ground < 0.05 if scheme == "dark" else ground > 0.9
    page.click("#list .right >> nth=0")
    page.click("#list .wrong >> nth=1")
    for selector in (
        "body", ".quiet", "a", "del .ink", "ins .ink", ".flag .ink", ".too .ink", "summary", "#judgement .strong",
        ".card .right[aria-pressed=true]", ".card .wrong[aria-pressed=true]", ".card .right[aria-pressed=false]",
    ):  # fmt: skip
        if page.locator(selector).count():
            assert contrast(page, selector) >= 4.5, selector


def contrast(page: Any, selector: str) -> float:
    one, other = brightness(page, selector, "color"), brightness(page, selector, "background-color")
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)


def brightness(page: Any, selector: str, name: str) -> float:
    """Relative luminance (WCAG 2); of a background that is clear, that of what lies below."""
    code = """(element, name) => {
      for (let at = element; at; at = at.parentElement) {
        const color = getComputedStyle(at)[name === "color" ? "color" : "backgroundColor"];
        if (!color.endsWith(", 0)")) return color;
      }
      return "rgb(255, 255, 255)";
    }"""
    color = page.locator(selector).first.evaluate(code, name)
    parts = [int(part) / 255 for part in re.findall(r"\d+", color)[:3]]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_a_phone(visit: Visit, report: Path) -> None:
    page = visit(report, viewport={"width": 390, "height": 800}, has_touch=True, is_mobile=True)
    for fold in page.query_selector_all("details"):
        fold.evaluate("fold => fold.open = true")
    page.click("#list .right >> nth=0")
    settle(page)
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    for button in page.query_selector_all("#list .judge button"):
        assert button.bounding_box()["height"] >= 44


def test_names_for_those_who_do_not_see_it(visit: Visit, report: Path) -> None:
    page = visit(report)
    page.click("#list .right >> nth=0")
    assert page.evaluate("document.documentElement.lang") == "en"
    nameless = """() => [...document.querySelectorAll("button, a, summary, input, select")].filter((one) =>
      !(one.getAttribute("aria-label") || one.textContent.trim() || one.closest("label")?.textContent.trim())).length"""
    assert page.evaluate(nameless) == 0
    assert page.locator("main, header, nav, aside, h1").count() == 5
    assert page.locator("h2").all_inner_texts() == ["Removals", "Near-duplicates", "Not cleaned"]
    page.keyboard.press("Home")
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("Tab")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"


def test_it_does_not_move_by_itself(visit: Visit, report: Path) -> None:
    page = visit(report, reduced_motion="reduce")
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"


def test_thousands_of_wordings_answer_within_a_second(visit: Visit, tmp_path: Path) -> None:
    names = (str(number).translate(str.maketrans("0123456789", "abcdefghij")) for number in range(5000))
    rows = "\n".join(f"{{{{gambling/{len(name)}{name[-1]}|{name}赢钱平台{'长' * 200}}}}}" for name in names)
    path = written(tmp_path, {"a.txt": f"{STORY}\n{rows}", "b.txt": STORY})
    page = visit(path)
    assert path.stat().st_size < 20_000_000
    assert "4,000 of 5,000 wordings are shown" in page.inner_text(".note")
    for name, value in (("class", "gambling"), ("rule", "gambling/4a"), ("order", "times")):
        milliseconds = page.evaluate(
            """([name, value]) => new Promise((done) => {
              const field = document.querySelector(`[name=${name}]`);
              const start = performance.now();
              new MutationObserver(() => done(performance.now() - start)).observe(
                document.getElementById("list"), { childList: true });
              field.value = value;
              field.dispatchEvent(new Event("change"));
            })""",
            [name, value],
        )
        assert milliseconds < 1000

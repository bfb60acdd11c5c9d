"""The page as a file: whole, closed to the world, and with words for all that it says."""

import base64
import hashlib
import html as markup
import json
import re
from pathlib import Path

import pytest
from stub_runs import HOSTILE, STORY, finished

from cleaner.report import html
from cleaner.report.picture import look
from cleaner.report.words import Words
from cleaner.rulebook import load

SCRIPTS = Path(html.__file__).parent / "assets/script"


@pytest.fixture
def page(tmp_path: Path) -> str:
    texts = {f"{number}.txt": f"{STORY}\n{{{{gambling/row|{text}}}}}" for number, text in enumerate(HOSTILE)}
    return html.render(look(finished(tmp_path, texts)), {rule.id: rule for rule in load().rules})


def island(page: str, name: str) -> str:
    (found,) = re.findall(rf'<script type="application/json" id="{name}">(.*?)</script>', page, re.DOTALL)
    return str(found)


def test_hostile_text_stands_in_the_island_alone(page: str) -> None:
    data = island(page, "data")
    assert "<" not in data
    shown = {one["text"][0] for one in json.loads(data)["wordings"]}
    assert {f"{{{{gambling/row|{text}}}}}" for text in HOSTILE if not set("{}") & set(text)} <= shown
    assert page.count("window.hacked") == data.count("window.hacked") > 3
    assert page.count("<script") == 3


def test_the_policy_allows_the_style_and_the_script_and_nothing_else(page: str) -> None:
    (policy,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)
    rules = dict(rule.split(" ", 1) for rule in markup.unescape(policy).split("; "))
    assert rules["default-src"] == rules["base-uri"] == rules["form-action"] == "'none'"
    for name, element in (("style-src", "<style>"), ("script-src", "<script>")):
        (body,) = re.findall(rf"{element}(.*?)</", page, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(body.encode()).digest()).decode()
        assert rules[name] == f"'sha256-{digest}'"
    assert len(rules) == 5


def test_it_asks_for_nothing(page: str) -> None:
    code = page.replace(island(page, "data"), "")
    assert not re.findall(r"https?:|//[a-z]+\.|url\(|@import|fetch\(|XMLHttp|innerHTML|insertAdjacent|eval\(", code)
    assert not re.findall(r"\son[a-z]+=|\ssrc=|<link", code.replace(island(page, "words"), ""))


def test_every_word_is_in_the_table_and_every_entry_is_used() -> None:
    table = Words.read().table
    code = "".join(path.read_text("utf-8") for path in SCRIPTS.iterdir())
    code += "".join(path.read_text("utf-8") for path in SCRIPTS.parents[1].glob("*.py"))
    code += (SCRIPTS.parent / "page.html").read_text("utf-8")
    said = set(re.findall(r'(?:say\(|words\(f?|plot\(|box\(|data-(?:word|label)=)"([a-z.-]+)"', code))
    assert said - {"lang"} <= {re.sub(r"\.(one|other)$", "", key) for key in table}
    starts = set(re.findall(r'[`"]([a-z-]+)\.[$"{]', code)) | {
        "bar",
        "judge",
        "all",
        "order",
        "score",
        "action",
        "judged",
    }
    unused = [
        key for key in table
        if re.sub(r"\.(one|other)$", "", key) not in said and key.split(".")[0] not in starts | {"unit", "note"}
        and f'"{key}"' not in code
    ]  # fmt: skip
    assert unused == []


def test_numbers_and_forms() -> None:
    words = Words({"x.one": "{n} thing", "x.other": "{n} things of {name}", "y": "plain"})
    assert words("x", n=1) == "1 thing"
    assert words("x", n=1234, name="a") == "1,234 things of a"
    assert words("y") == "plain"
    with pytest.raises(KeyError):
        words("z")


def test_the_page_of_an_empty_run(tmp_path: Path) -> None:
    page = html.render(look(finished(tmp_path, {"a.txt": STORY})))
    assert json.loads(island(page, "data"))["wordings"] == []

"""What goes with the tokens of a line, and what stays beside them."""

from __future__ import annotations

import pytest

from cleaner.detectors.finding import Finding
from cleaner.detectors.leftover import Leftover
from cleaner.detectors.page import Page
from fixtures import cleaner

PROSE = "寨子里的客栈一共二十三家，真正着火的时候，头五分钟只能靠自己。"


@pytest.mark.parametrize(
    "line",
    [
        "{pboot:if('{content:file}'!='')}附件下载{/pboot:if}",
        "{{ post.author }} | {{ post.date }}",
        "{{ page.reading_time }} min {{ page.views }}",
        "作者:{$article.author}",
        "<li>{{ item.title }}</li> |",
    ],
)
def test_a_line_of_tokens_goes_whole(line: str) -> None:
    assert cleaner().clean(f"{PROSE}\n\n{line}\n").text == f"{PROSE}\n"


@pytest.mark.parametrize(
    ("line", "rest"),
    [
        ("老槐树搬家记{biaoti_kw}", "老槐树搬家记"),
        ("{{ ad.top }}寨子里的人都记得那一场火，烧了一天一夜。", "寨子里的人都记得那一场火，烧了一天一夜。"),
    ],
)
def test_titles_and_sentences_stay(line: str, rest: str) -> None:
    assert cleaner().clean(f"{line}\n\n{PROSE}\n").text == f"{rest}\n\n{PROSE}\n"


def taken(line: str, *tokens: str) -> bool:
    """Whether the rest of a line goes when each of the tokens is found by a rule of its own."""
    page = Page(f"{PROSE}\n{line}", cleaner().rulebook)
    rules = [rule for rule in page.rulebook.rules if rule.cls == "template" and rule.action == "remove"]
    places = [page.view.text.index(token) for token in tokens]
    spans = zip(rules, places, tokens, strict=False)
    page.add([Finding(rule, start, start + len(token)) for rule, start, token in spans])
    return bool(list(Leftover().detect(page, [page.rulebook.get("template/leftover")])))


@pytest.mark.parametrize("line", ["老槐树{biaoti_kw}", "{biaoti_kw}老槐树"])
def test_a_token_that_two_rules_find_is_one(line: str) -> None:
    assert len(cleaner().clean(f"{PROSE}\n\n{line}\n").edits[0].rules) == 2
    assert cleaner().clean(f"{PROSE}\n\n{line}\n").text == f"{PROSE}\n\n老槐树\n"


def test_several_tokens_start_in_several_places() -> None:
    line = "{a_b_c_d}槐树{e_f_g_h}"
    assert taken(line, "{a_b_c_d}", "{e_f_g_h}")
    assert not taken(line.removesuffix("{e_f_g_h}"), "{a_b_c_d}", "{a_b_c_d}")
    assert not taken(line.removesuffix("{e_f_g_h}"), "{a_b_c_d}", "{a_b_c")

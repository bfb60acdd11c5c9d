"""What goes with the tokens of a line, and what stays beside them."""

from __future__ import annotations

import pytest

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

"""Lines of the page's own code, and lines of an author that have braces or colons."""

from __future__ import annotations

import pytest

from cleaner.detectors.code import is_code
from fixtures import cleaner

CODE = [
    "var _hmt = _hmt || [];", '$(".share").click(function(){ share(); });', "window.__initial_state__={\"id\":1024};",
    ".article p{line-height:28px;font-size:16px;}", "@media (max-width:600px){.widget{float:none}}", "p{margin:0}",
    '{"@type":"breadcrumblist","itemlistelement":[]}', '"content":"","shareurl":"https://example.com/s/1","comments":0}',
    "(adsbygoogle = window.adsbygoogle || []).push({});", 'function openwin(url){window.open(url,"_blank");}',
]  # fmt: skip
PROSE = [
    "左边是去年;右边是今年}", "a: b; c: d", "{左边是去年：右边是今年}", 'he said: "go"; she said: "stay".',
    "note: bring a towel; bring soap", '"水": "water", 老师在黑板上写道。', "f(x) = (x + 1)(x - 1)",
    "第一条：本规则自公布之日起施行；第二条：解释权归村委会。",
]  # fmt: skip
ARTICLE = "县里的图书馆今年把闭馆时间推迟到了晚上十点，来的人反而更多了。"


@pytest.mark.parametrize("line", CODE)
def test_code(line: str) -> None:
    assert is_code(line)


@pytest.mark.parametrize("line", PROSE)
def test_no_code(line: str) -> None:
    assert not is_code(line)


def test_the_lines_beside_go_with_it() -> None:
    script = '(function() {\n  var hm = document.createElement("script");\n  hm.src = "/x.js";\n})();'
    assert cleaner().clean(f"{ARTICLE}\n{script}\n{ARTICLE}\n").text == f"{ARTICLE}\n{ARTICLE}\n"


def test_a_program_stays() -> None:
    program = "\n".join(f"var part{n} = document.querySelector('p:nth-child({n})');" for n in range(12)) + "\n"
    assert cleaner().clean(program).text == program

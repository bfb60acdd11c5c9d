"""Mentions: tokens of markup and templates that sentences name as they name things, in any language.

What a page left behind stands between words or around them; what a sentence speaks of has a word's place: it is apposed
(``the first, <h2>, is``), joined (``between <p> and </p>``), has the space or the particle of a noun (``in <h1> and``,
``<p>로``), is shown again between quotation marks, or is announced.  Two of them make a text one that explains.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from cleaner.detectors.announce import GRAMMAR
from cleaner.detectors.page import Page
from cleaner.detectors.prose import function_share, is_prose

LEAST = 2  # different tokens that sentences name, or places where they name one
_PLACED = re.compile(  # what templates and markup are made of, and nothing that stands in brackets besides
    r"</?[a-z][\w-]{0,20}(?:\s[^<>\n]{0,60})?/?>|<[?%][^<>\n]{0,60}[?%]>|[$#@%]?\{(?=[^{}\n]*[a-z{!])\{{0,2}[^{}\n]{1,60}\}{1,3}|&#?\w{2,8};|%\w{2,30}%"
)
_BARE = re.compile(r"<(/?)([a-z][a-z0-9]{0,11})>")
_VOID = frozenset(("br", "hr", "wbr", "img"))
_APPOSED_BEFORE, _APPOSED_AFTER = re.compile(r"[\w)”’\"'][,:(、]\s?$"), re.compile(r"\s?[,.;:)。、](?!\w)|,\s?\w")
_AND = re.compile(
    r"\s?(?:and|or|to|dan|atau|和|与|或|及|到|、|и|или|ve|veya|ile|và|hoặc|hay|e|ou|y|o|und|oder|bis|et|と|や|과|와|및|และ|หรือ)\s?"
)
_WORD_BEFORE = re.compile(r"[^\W_][\s“\"'(]\s?$|[\uac00-\ud7af\u3040-\u30ff\u4e00-\u9fff]\s?$")
_GOES_ON = re.compile(
    r"\s[^\W_]|\s?[,、](?!\s?<)|\s?[(”\"']"
    r"|(?:으?로|을|를|은|는|이|가|와|과|의|에|도|라고|이라고)(?![\uac00-\ud7af])\s?|[はがをとでのに](?![\u3040-\u309f]{6})|'[a-zı]{1,4}\b"
)
_BEFORE = re.compile(
    r"""(?:写(?:成|作|上|着|入)?|用|使用|输入|输出|打印出?|标签[是为]?|叫做?|称为|例如|比如|诸如|类似|出现了?
    |看到了?|看见|变成|显示[为成出]?
    |提示|返回|改[成为用]|换[成为]|挂(?:上|着|了)?|添加|套用|嵌入|加上|调用|名为|写法是?|语法是?|符号|变量|函数|代码
    |指令|命令|参数|元素|属性|包裹|放在
    |\b(?:use[sd]?|using|write|writes|writing|type[sd]?|called|named|sees?|seeing|prints?|tags?|element|variable
    |placeholder
    |token|begins?\ with|starts?\ with|gunakan|tulis|dùng|viết|kullan[ıi]n|используйте|пишут
    |пишем))\s*["'`“‘(]?\s*$""",
    re.VERBOSE,
)
_AFTER = re.compile(
    r"""\s*+["'`”’)]?\s*+(?:(?:[这那两几]?[个张幅])?(?:模板|模版)|这[张幅]|标签|语法|写法|指令|变量|函数|语句|字样|这样|这种|表示|代表|会(?:输出|显示|被|变)|可以(?:输出|写|用)|输出|返回
    |则不会|是指|的意思|一词|符号|元素|属性|と書|という|타그|태그|(?:tags?|elements?|syntax|variables?|placeholders?
    |directives?|attributes?
    |means?|stands?\ for|prints?|outputs?|tells|is|are|makes?|when|on\ (?:a|the)\ page|значит|означает)\b)""",
    re.VERBOSE,
)
_POINTED_BEFORE = re.compile(  # words that stand before a thing, and seldom before what a page left
    r"""(?:[那这每哪几](?:一|几|两)?[个种]|[打敲](?:了|上|成|出)?[一个]{0,2}|多(?:打|写)了[一个]{0,2}|[漏少](?:了|掉
    |写|打){1,2}[一个]{0,2}|忘(?:了|记)?[写加关]
    |闭合|结尾是|[全满]是|一[串堆]|(?:タグ|文字|記号|コード)の|余計な|謎の|(?:태그|기호|문자|대신|끝에|뒤에)\s
    |\b(?:stray|literal|bare|extra|missing|unclosed|insert(?:ed)?|clos(?:e|ed|ing)|forgot(?:ten)?|instead\ of
    |full\ of|saw|wrote|put|add(?:ed)?)\s
    |\b(?:тег\w{0,4}|символ\w{0,4}|знак\w{0,4}|код|закры\w{1,6}|забы\w{1,6}|вместо|у?видел\w{0,3}|встав\w{1,6}
    |набра\w{1,4}|напечата\w{1,4}|напис\w{1,5})\s
    |\b(?:thẻ|mã|ký\ tự|chữ|gõ|chèn|đóng|quên|thấy|ghi|tag|kode|tanda|tulisan|menulis|mengetik|ketik|menutup|lupa
    |muncul|sisipkan|pakai|memakai)\s
    |\b(?:etiketi?|kodu|işareti?|yerine)\s|(?:แท็ก|โค้ด|พิมพ์|ใส่|ปิด|ลืม|เขียน|เขียนว่า|คำว่า
    |เห็น)\s?)["'`“‘「(]?\s?$""",
    re.VERBOSE,
)
_ARTICLE_BEFORE = re.compile(r"\b(?:the|every|each|an?)\s$")
_NAMED_AFTER = re.compile(
    r"""["'`”’」)]?(?:\s?(?:字符|标记|代码|기호|표시|글자|태그)|라고|라는|이라고|이라는
    |'[a-zıiuü]{1,5}\b|\s(?:yaz\w{1,8}|etiket\w{0,5}|işaret\w{0,5}|kod\w{0,5}|тег\w{0,4}|символ\w{0,4}|знак\w{0,4}
    |пиш\w{1,4}|стоит|ставят|adalah|artinya|tertulis|muncul|là|nghĩa|ở\ cuối|ở\ đầu)\b
    |\s?(?:คือ|หมายถึง))""",
    re.VERBOSE,
)
_PARTICLE_AFTER = re.compile(  # what stands behind a noun, and behind a tag that ends a line too
    r"""["'`”’」)]?(?:\s?(?:不?是(?=\w)|变成|被|这几个|这个|那个|没(?:关|写|有)|[占就都](?=\w)|をつけ
    |を[入忘書閉消打]|が[入残出見抜並一]|だけ|って|と(?:書|入力|打|出|表示|なっ))
    |하나|(?:을|를|이|가|은|는|와|과|으?로|도)(?=\s[\uac00-\ud7af])|\s?(?:ตรง|ไว้))""",
    re.VERBOSE,
)
_OF_PAGES = re.compile(r"https?:|//|\b(?:class|style|target|id|data-\w{1,20})\s?=")  # attributes that lessons leave out
_SPAN = 60  # characters that an element of running text holds at most
_INNER = rf"[^.。!?<]{{0,{_SPAN}}}"
_QUOTED = re.compile(r"“[^“”\n]{0,200}?”|\"[^\"\n]{1,200}?\"|「[^「」\n]{0,200}?」|«[^«»\n]{0,200}?»")


def mentions(page: Page) -> str | None:
    """Why the tokens of a text are specimens: its sentences name some of them, or announce all."""
    if not any(sign in page.view.text for sign in "<{&%"):
        return None
    if _announced(page):
        return "a sentence announces the code"
    named = Counter(token for n in range(len(page.lines)) for token in _named(page.line(n)))
    again = _shown_again(page)
    if again or (named.total() >= LEAST and (len(named) >= LEAST or _BARE.fullmatch(min(named)))):
        return f"the text speaks of {', '.join(sorted(named.keys() | again)[:3])}"
    return None


def speaks_of(before: str, token: str, after: str) -> bool:
    """Whether the words of a sentence before or after a token speak of it."""
    if _BEFORE.search(before) or _AFTER.match(after):
        return True
    tag = _BARE.fullmatch(token)
    if (tag is None and not token.startswith("{")) or (tag and _wraps(before, tag, after)):
        return False
    if _POINTED_BEFORE.search(before) or _NAMED_AFTER.match(after):
        return True
    if (tag and tag[2] in _VOID) or not _WORD_BEFORE.search(before):
        return False
    return _ARTICLE_BEFORE.search(before) is not None or _PARTICLE_AFTER.match(after) is not None


def _named(line: str) -> Iterator[str]:
    """The tokens of a sentence that stand in it as nouns do."""
    tokens = list(_PLACED.finditer(line))
    if not tokens or not is_prose(_PLACED.sub(" ", line)):
        return
    for token in tokens:
        start, end = token.span()
        if (_APPOSED_BEFORE.search(line, max(0, start - 3), start) and _APPOSED_AFTER.match(line, end)) or _is_noun(
            line, token
        ):
            yield token[0]
    for one, other in pairwise(tokens):
        if _AND.fullmatch(line, one.end(), other.start()):
            yield from (one[0], other[0])


def _is_noun(line: str, token: re.Match[str]) -> bool:
    """Whether a tag without attributes has the place of a word, and neither holds words nor ends an element."""
    tag = _BARE.fullmatch(token[0])
    if tag is None or tag[2] in _VOID:
        return False
    start, end = token.span()
    if not _WORD_BEFORE.search(line, max(0, start - 4), start) or not _GOES_ON.match(line, end):
        return False
    return not _wraps(line[max(0, start - 2 * _SPAN) : start], tag, line[end : end + 2 * _SPAN])


def _wraps(before: str, tag: re.Match[str], after: str) -> bool:
    """Whether a tag begins or ends an element of running text."""
    if tag[1]:
        return re.search(rf"<{tag[2]}>{_INNER}$", before) is not None
    return re.match(rf"{_INNER}</{tag[2]}>", after) is not None


def _shown_again(page: Page) -> set[str]:
    """The tokens that stand in sentences twice, once of it between quotation marks."""
    placed: Counter[str] = Counter()
    quoted: set[str] = set()
    for number in range(len(page.lines)):
        line = page.line(number)
        tokens = [token[0] for token in _PLACED.finditer(line) if "{" in token[0]]
        if tokens and is_prose(_PLACED.sub(" ", line)):
            placed.update(tokens)
            quoted |= {token[0] for quotation in _QUOTED.finditer(line) for token in _PLACED.finditer(quotation[0])}
    return {token for token in quoted if placed[token] >= LEAST}


def _announced(page: Page) -> bool:
    """Whether all lines with tags stand together, below a sentence with a colon, and are no page's own."""
    tagged = [number for number in range(len(page.lines)) if _PLACED.search(page.line(number))]
    if not tagged or tagged[-1] - tagged[0] >= len(tagged) or page.line(tagged[0])[0] not in "<{":
        return False
    above = next(page.neighbours(tagged[0], -1, 1), None)
    if above is None or any(_OF_PAGES.search(page.line(number)) for number in tagged):
        return False
    text = page.line(above)
    return text.endswith(":") and function_share(text) >= GRAMMAR

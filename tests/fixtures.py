"""What several tests share: the documents of the fixtures, and texts that hypothesis makes of their like."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from hypothesis import strategies as st

from cleaner.engine import Cleaner
from cleaner.evaluation.documents import read_documents
from cleaner.evaluation.report import Report, evaluate
from cleaner.result import Result

FIXTURES = Path(__file__).parents[1] / "fixtures"
STORY = (
    "河谷老桥的石栏在去年的洪水里断了三处，镇上的石匠花了一个冬天才修好。\n"
    "桥面重新铺了青石，老人们又可以在桥上摆摊下棋，孩子们放学也从这里走。"
)
FERRY = (
    "The ferry of Harwick runs again from Monday, and the old timetable will be kept until the autumn.\n"
    "The captain says that the new engine is quiet and that nobody will miss the smoke."
)
SETS = tuple(sorted(path.parent.name for path in FIXTURES.glob("*/gold.jsonl")))


def read(path: Path) -> str:
    """A text with the line ends it has."""
    return path.read_bytes().decode()


def document(name: str) -> str:
    """The raw text of a document, by ``SET/NAME``."""
    folder, _, stem = name.partition("/")
    return read(FIXTURES / folder / "raw" / f"{stem}.txt")


@cache
def names() -> tuple[str, ...]:
    """The names ``SET/NAME`` of all documents."""
    return tuple(f"{s}/{path.stem}" for s in SETS for path in sorted(FIXTURES.glob(f"{s}/raw/*.txt")))


@cache
def clean_names() -> tuple[str, ...]:
    """The documents in which nothing is contaminated."""
    found = []
    for folder in SETS:
        for line in (FIXTURES / folder / "gold.jsonl").read_text("utf-8").splitlines():
            record = json.loads(line)
            if record.get("clean", not record["spans"]):
                found.append(f"{folder}/{record['name']}")
    return tuple(found)


@cache
def cleaner() -> Cleaner:
    """One cleaner for all tests of a process."""
    return Cleaner()


@cache
def cleaned(name: str) -> Result:
    """What that cleaner makes of a document; the laws all ask."""
    return cleaner().clean(document(name))


@cache
def evaluated(folder: str) -> Report:
    """What that cleaner makes of a set; of documents that are set aside it holds no text."""
    return evaluate(cleaner(), read_documents(FIXTURES / folder / "marked"), 1)


PROSE = (
    "今天的风很大，渡轮停了一天，岛上的人就坐在码头上等。",
    "縣裡的圖書館重新開門了，孩子們在門口排隊，等著借暑假要看的書。",
    "記者從水利局獲悉，堤壩的加固工程將在下個月完成，費用由縣裡負擔。",
    "The tool library opens on Saturday, and the members may keep a saw for a week.",
    "Warga desa menanam kembali pohon bakau di pantai yang rusak karena badai itu.",
    "Dòng sông đã cạn từ tháng trước và người dân phải đi xa để lấy nước ngọt.",
    "島の学校には生徒が三人しかいないが、運動会には村の人がみな集まってくる。",
    "마을 사람들은 다리가 다시 열리는 날을 기다리며 강가에서 노래를 불렀다.",
)
SPAM = (
    "北斗棋牌官网|老虎机试玩平台|真人捕鱼app下载", "【易博国际】电竞投注平台", "slot gacor maxwin situs resmi",
    "棋牌", "注册送彩金",
    "澳门新葡京官网 百家乐 开户送58", "nhà cái uy tín | nổ hũ đổi thưởng", "카지노사이트 추천", "……", "↓↓↓",
    "“北斗棋牌官网”",
)  # fmt: skip
RESIDUE = (
    "{{ post.footer }}", "<!! riqi() !!>", "{% if", "{{", "}}", "<?php echo $a; ?>", "${", "[field:title/]",
    "{dede:list", "<!--", "-->",
    "</p>", "<br />", "<p style=\"text-indent:2em\">", "?!?/p>", "?/p>", "/span>/p>", "![]()",
    "![图片](data:image/gif;base64,R0lG)", "image.png",
    "[[File:Reef.jpg|thumb]]", "&nbsp;", "&amp;hellip;", "&amp;amp;amp;lt;p&amp;gt;", "#xff0c;", "&nosuch;", "&#0;",
    "\\u3000\\u3000", "%E5%AE%98",
    "國(guó)家(jiā)", "视(ㄕˋ)", "镇(zhen4)", "鍘诲勾", "锛?", "銆?", "â€™", "Ã©", "锟斤拷锟斤拷", "通ø胀", "完ઞ全",
)  # fmt: skip
FURNITURE = (
    "相关新闻", "延伸閱讀:", "县里的图书馆重新开门了", "上一篇:没有了", "Baca juga: Warga desa menanam bakau",
    "2025-08-18 13:49:24",
    "责任编辑:何俊熹", "(海湾晚报记者 季澜 文/图)", "来源:", "首页 > 新闻 > 正文", "举报/反馈", "打印 关闭",
    "3评论 2小时前", "关注公众号,扫码下载app",
    "未经授权,不得转载。",
    "特别声明:以上内容(如有图片或视频亦包括在内)为自媒体平台“网易号”用户上传并发布,本平台仅提供信息存储服务。",
    "Notice: The content above", "All rights reserved.", "Share on Facebook", "点击上方蓝字关注我们", "[1] 参考文献",
    "模板 渲染 变量 代码",
)  # fmt: skip
ODD = (
    "\u200b", "\ufeff", "\u00ad", "\ud800", "\udc80", "\udfff", "\u2028", "\x0b", "\x0c", "\x85", "\x00", "\t",
    "\u3000", " ", "\ufe0f", "\U0001f600", "İ", "ŉ", "ﬁ", "Ⅷ", "“", "”", "(", "。", "棋",
)  # fmt: skip
BREAKS = ("\n", "\n", "\n", "\r\n", "\r", "\n\n", "\n \n", "")


@cache
def fixture_lines() -> tuple[str, ...]:
    """Every line of every document, for texts in which they stand together as nobody wrote them."""
    return tuple(sorted({line for name in names() for line in document(name).splitlines() if line}))


@st.composite
def lines(draw: st.DrawFn) -> str:
    """A line: one to three pieces of prose, spam, residue, furniture or a fixture, some with an odd character in it."""
    piece = st.one_of(*map(st.sampled_from, (PROSE, SPAM, RESIDUE, FURNITURE, fixture_lines())))
    line = draw(st.sampled_from(("", " ", "|", ","))).join(draw(st.lists(piece, min_size=1, max_size=3)))
    if draw(st.integers(0, 3)) == 3:
        at = draw(st.integers(0, len(line)))
        line = line[:at] + draw(st.sampled_from(ODD)) + line[at:]
    return line


@st.composite
def texts(draw: st.DrawFn, *, max_lines: int = 9) -> str:
    """A text of such lines with mixed line ends, or of odd characters alone."""
    if draw(st.integers(0, 19)) == 19:
        return draw(st.text(st.sampled_from((*ODD, "\n", "\r")), max_size=12))
    made = draw(st.lists(st.tuples(lines(), st.sampled_from(BREAKS)), max_size=max_lines))
    return "".join(part for pair in made for part in pair)

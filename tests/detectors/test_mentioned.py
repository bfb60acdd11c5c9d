"""Tokens that sentences speak of, in any language, are specimens, and so are the others of the same text."""

from __future__ import annotations

import pytest

from fixtures import cleaner

LESSONS = [
    "Tanda pertama <h2>, untuk judul. Semua yang diletakkan di antara <h2> dan </h2> akan menjadi besar.\n"
    "Contohnya seperti ini:\n<h2>Panen Kangkung</h2>\nMisalnya 17&nbsp;Agustus, dan hasilnya terlihat rapi di layar.",
    "The form with double braces, ${{ secrets.KEY }}, is replaced by the runner before any shell starts.\n"
    'The form with single braces, ${KEY}, is expanded by bash.\n  run: ./deploy.sh "${KEY:?missing}"',
    "표의 머리는 <th>, 칸은 <td>로 적는다고 선생님이 말했다. 그날 우리는 </td>를 지붕이라고 불렀다.",
    "Bir satırı eğik yazmak için <em> ile </em> arasına alırsınız, gerisini tarayıcı kendisi düşünür.",
    "Chữ đậm nằm giữa <b> hay <strong> và thẻ đóng của nó, cô giáo bảo thế rồi xoá bảng.",
    "Put the verse in <i> and the refrain in <b>, and the printer will know what to do with both.",
    "诗稿第三行后面那个<br>是排字工人忘了删的，主编说留着也好，读到那里正该喘一口气。",
    "案内状のひな形に {{name}} と入れておくと、宛名になります。昨年は「{{name}}様」のまま三百通も出しました。",
    "把下面两行存进一个文件，再用浏览器打开它：\n<h1>荷塘</h1>\n<p>蛙声一片。</p>\n孩子们围过来看，都说像报纸。",
    "Первый знак, <p>, ставят в начале, а между <b> и </b> пишут то, что должно быть жирным.\n<p>Вот <b>так</b>.</p>",
]
LEFT_OVER = [
    "Letters came from all over the<br>world, and the old postmaster read every one of them aloud in the square.",
    "<p>이 마을은 강가에 있어서 봄마다 안개가 짙고, 사람들은 종을 쳐서 배를 부른다고 했다.",
    "老人说这座桥修了三回<br>是他父亲那一辈人抬的石头，一块也没有请外面的匠人。",
    '相关的文章可以看这里的几篇：\n<a href="http://news.example/1">渡口的灯</a>\n<a href="http://news.example/2">石匠</a>',
    "The mayor opened the <b>new bridge</b> in May, and the <i>old one</i> was taken down within a week of it.",
    "市长在五月为<b>新桥</b>剪了彩，<i>老桥</i>过了一个星期就拆掉了，石料运到河边堆着。",
    "시장은 오월에 <b>새 다리</b>를 열었고, <i>옛 다리</i>는 한 주 뒤에 헐렸다고 사람들이 말했다.",
    "Foto-foto lama:\n<p>Perahu itu dicat biru oleh ayahnya.</p>\n<p>Sekarang ia disimpan di gudang desa.</p>",
    "The ferry was late, {{ title }}, and nobody in the harbour knew when it would come back from the island.",
    "Паром опоздал,<br> и никто в порту не знал, когда он вернётся. <p>Ждали до вечера, а потом разошлись.",
]


@pytest.mark.parametrize("text", LESSONS)
def test_a_text_whose_sentences_name_tokens_keeps_all_of_them(text: str) -> None:
    assert cleaner().clean(text).text == text


@pytest.mark.parametrize("text", LEFT_OVER)
def test_tokens_that_no_sentence_speaks_of_go(text: str) -> None:
    assert not set("{<").intersection(cleaner().clean(text).text)

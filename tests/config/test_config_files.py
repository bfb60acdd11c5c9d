"""Which file holds, and on which line of it each value stands."""

import os
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.config import Config, ConfigError
from cleaner.config.files import Finder, read, shown
from cleaner.config.lines import key_lines, line_of
from cleaner.config.settings import Overrides, Settings, combine


def written(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder


def found(path: Path, finder: Finder | None = None) -> str | None:
    source = (finder or Finder()).source(path)
    return None if source is None else shown(source.path)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty current directory."""
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def test_the_nearest_file_wins(here: Path) -> None:
    written(here, {"cleaner.toml": "", "a/pyproject.toml": "[tool.cleaner]", "a/b/x.txt": "", "c/pyproject.toml": ""})
    finder = Finder()
    assert found(Path("a/b"), finder) == "a/pyproject.toml"
    assert found(Path("a/b/x.txt"), finder) == "a/pyproject.toml"
    assert found(Path("a"), finder) == "a/pyproject.toml"
    assert found(Path("c"), finder) == "cleaner.toml"  # a pyproject.toml without the table is passed by
    assert found(Path(), finder) == "cleaner.toml"
    assert found(Path("a/b/not/there.txt"), finder) == "a/pyproject.toml"


def test_cleaner_toml_comes_first(here: Path) -> None:
    written(here, {"cleaner.toml": "", "pyproject.toml": "[tool.cleaner]"})
    assert found(here) == "cleaner.toml"


def test_elsewhere_the_file_of_the_current_directory_counts(here: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    assert found(tmp_path / "elsewhere") is None
    written(here, {"cleaner.toml": ""})
    assert found(tmp_path / "elsewhere") == "cleaner.toml"
    written(tmp_path, {"elsewhere/cleaner.toml": ""})
    assert found(tmp_path / "elsewhere") == str(tmp_path / "elsewhere/cleaner.toml")


def test_one_file_for_all_or_none(here: Path) -> None:
    written(here, {"cleaner.toml": "", "other.toml": ""})
    assert found(here, Finder(Path("other.toml"))) == "other.toml"
    assert found(here, Finder(no_config=True)) is None


def test_a_folder_that_is_called_like_the_file(here: Path) -> None:
    (here / "a/cleaner.toml").mkdir(parents=True)
    written(here, {"cleaner.toml": ""})
    assert found(here / "a") == "cleaner.toml"


def test_links_are_not_followed_upward(here: Path, tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (here / "link").symlink_to(tmp_path / "real")
    written(here, {"cleaner.toml": ""})
    written(tmp_path, {"cleaner.toml": ""})
    assert found(Path("link")) == "cleaner.toml"


# What stands in the file, and what is said.
WRONG = {
    "a = 1\nb = ]": "cleaner.toml:2:5: no valid TOML: Invalid value",
    "a = [": "cleaner.toml: no valid TOML: Invalid value (at end of document)",
    "profile = 'spam'\nselct = 1": "cleaner.toml:2: selct: unknown key",
    "[[allow]]\ntext = 'a'\n\n[[allow]]\n\npattern = '('": "cleaner.toml:6: [[allow]] 2: pattern: is no regular",
    "packs = [\n 'a.toml',\n]": "cleaner.toml:1: packs: no such file or folder: a.toml",
}


@pytest.mark.parametrize(("text", "said"), WRONG.items())
def test_what_is_wrong_is_said_with_its_line(here: Path, text: str, said: str) -> None:
    written(here, {"cleaner.toml": text})
    with pytest.raises(ConfigError) as raised:
        Config.from_file("cleaner.toml")
    assert str(raised.value).startswith(said)


def test_lines_of_a_pyproject(here: Path) -> None:
    written(here, {"pyproject.toml": "[project]\nname = 'x'\n[tool.cleaner]\n\nprofile = 'x'\n"})
    with pytest.raises(ConfigError, match=r"^pyproject\.toml:5: profile: 'x' is no profile"):
        Config.from_file("pyproject.toml")
    written(here, {"pyproject.toml": "tool.cleaner = 1"})
    with pytest.raises(ConfigError, match=r"^pyproject\.toml: tool\.cleaner: must be a table: write \[tool\.cleaner\]"):
        Config.from_file("pyproject.toml")
    written(here, {"pyproject.toml": "tool = 1"})
    with pytest.raises(ConfigError, match=r"^pyproject\.toml: has no table \[tool\.cleaner\]"):
        Config.from_file("pyproject.toml")


def test_files_that_cannot_be_read(here: Path) -> None:
    with pytest.raises(ConfigError, match=r"^no\.toml: cannot be read: No such file or directory; name another file"):
        read(Path("no.toml"))
    (here / "cleaner.toml").write_bytes(b"profile = '\xff'")
    with pytest.raises(ConfigError, match=r"^cleaner\.toml: is no UTF-8"):
        read(Path("cleaner.toml"))
    (here / "cleaner.toml").write_bytes(b"\xef\xbb\xbfprofile = 'spam'\r\n")
    assert Config.from_file("cleaner.toml").profile == "spam"


def test_packs_are_found_from_the_file(here: Path) -> None:
    written(here, {"a/cleaner.toml": "packs = ['own/x.toml', '../y.toml']", "a/own/x.toml": "", "y.toml": ""})
    config = Config.from_file("a/cleaner.toml")
    assert [os.path.realpath(pack) for pack in config.packs] == [str(here / "a/own/x.toml"), str(here / "y.toml")]
    both = combine(read(Path("a/cleaner.toml")), Overrides(packs=("y.toml", "z.toml", "z.toml")))
    assert [shown(os.path.realpath(pack)) for pack in both.config.packs] == ["a/own/x.toml", "y.toml", "z.toml"]


def test_a_call_overrides_the_file_and_what_it_says_for_paths(here: Path) -> None:
    text = "profile = 'spam'\nignore = ['html']\n[[per-path]]\npaths = ['a']\nprofile = 'strict'\nignore = ['image']\n"
    written(here, {"cleaner.toml": text})
    overrides = Overrides({"profile": "standard", "ignore": ("byline",)}, options={"profile": "--profile"})
    settings = combine(read(Path("cleaner.toml")), overrides)
    here_and_there = (settings.config, settings.config.with_entries((0,)))
    assert {(config.profile, config.ignore) for config in here_and_there} == {("standard", ("byline",))}
    assert settings.origin(("profile",)) == "--profile"
    assert settings.origin(("ignore",)) == "cleaner.toml:2"
    assert settings.origin(("select",)) == "default"


def test_an_error_of_the_rulebook_gets_its_place(here: Path) -> None:
    written(here, {"cleaner.toml": "\nignore = ['x']"})
    settings = combine(read(Path("cleaner.toml")))
    assert str(settings.located(ConfigError("is wrong", ("ignore",)))) == "cleaner.toml:2: ignore: is wrong"
    assert str(settings.located(ConfigError("is wrong"))) == "is wrong"
    by_option = Settings(settings.config, settings.source, Overrides(options={"ignore": "--ignore"}))
    assert str(by_option.located(ConfigError("is wrong", ("ignore",)))) == "--ignore: is wrong"


TRICKY = '''# [[allow]] in a comment
a = """
b = 1
[c]
"""
"quoted key".x = [
  # ]
  "]",
  { y = 1 },
]
[[allow]]
text = 'x = 1'
[[allow]]  # second
  pattern = "="
[[per-path]]
paths = []
[per-path.actions]
"a/b" = "keep"
[[per-path.allow]]
[[per-path.allow]]
text = ""
[[per-path]]
[per-path.actions]
z = "flag"
'''


def test_lines_of_keys() -> None:
    lines = key_lines(TRICKY)
    assert lines["a",] == 2
    assert lines["quoted key", "x"] == lines["quoted key",] == 6
    assert lines["allow", 0, "text"] == 12
    assert lines["allow", 1, "pattern"] == 14
    assert lines["per-path", 0, "actions", "a/b"] == 18
    assert lines["per-path", 0, "allow", 1, "text"] == 21
    assert lines["per-path", 1, "actions", "z"] == 24
    assert ("b",) not in lines
    assert line_of(lines, ("quoted key", "x", 1, "y")) == 6
    assert line_of(lines, ("nothing",)) is None
    assert key_lines(TRICKY.replace("\n", "\r\n")) == lines


STATEMENTS = ("", "# c", "k{} = 1", "k{} = '''\n[x]\n'''", "k{} = [\n1,\n\n2]", "[t{}]", "[[u]]\nv = 1")


@given(st.lists(st.sampled_from(STATEMENTS)))
def test_lines_of_any_file(parts: list[str]) -> None:
    """Each key stands on the line that begins with its name."""
    text = "\n".join(part.format(number) for number, part in enumerate(parts))
    tomllib.loads(text)
    for path, line in key_lines(text).items():
        name = next(step for step in reversed(path) if isinstance(step, str))
        assert name in text.split("\n")[line - 1]

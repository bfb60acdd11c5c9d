"""Which files count by their names."""

import pytest

from cleaner.repository.kinds import Kind, is_text_of_repository, kind_of


@pytest.mark.parametrize(
    "name",
    ["a.txt", "a/b.text", "news.md", "NEWS.MD", "x.jsonl", "a/license-plates.txt", "notice-of-meeting.md",
     "readme-1.txt",
     "requirement.txt", "New\nline.txt", ".hidden.txt"],
)  # fmt: skip
def test_texts(name: str) -> None:
    assert is_text_of_repository(name.encode())


@pytest.mark.parametrize(
    "name",
    ["a.py", "a", "a.json", "README.md", "README.zh.md", "sub/README-zh.txt", "LICENSE", "LICENSE.txt",
     "LICENSE-MIT.txt",
     "CHANGELOG.md", "license.txt", "Readme.md", "changelog.md", "COPYING.txt", "CONTRIBUTING.md", "requirements.txt",
     "requirements-dev.txt", "CMakeLists.txt", "robots.txt", ".cleaner-baseline.jsonl", "a.txt.gz"],
)  # fmt: skip
def test_other_files(name: str) -> None:
    assert not is_text_of_repository(name.encode())


def test_how_a_file_is_read() -> None:
    assert [kind_of(name) for name in (b"a.TXT", b"a.MD", b"b.JSONL", b"c.md.txt", b"d")] == [
        Kind.TEXT, Kind.MARKDOWN, Kind.RECORDS, Kind.TEXT, Kind.TEXT,
    ]  # fmt: skip

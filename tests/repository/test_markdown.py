"""What stays in Markdown."""

import pytest

from cleaner.repository.markdown import kept_spans


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("", []),
        ("plain\ntext", []),
        ("---\ntitle: x\n---\ntext", ["---\ntitle: x\n---"]),
        ("---\r\ntitle: x\r\n...\r\ntext", ["---\r\ntitle: x\r\n..."]),
        ("+++\nx = 1\n+++\n", ["+++\nx = 1\n+++"]),
        ("---\nnever closed", []),
        ("text\n---\nno front matter\n---\n", []),
        ("a\n```\ncode\n```\nb", ["```\ncode\n```"]),
        ("a\r```sh\rcode\r```\rb", ["```sh\rcode\r```"]),
        ("a\n~~~~\n~~~\n```\n~~~~~\nb\n```\nc", ["~~~~\n~~~\n```\n~~~~~", "```\nc"]),  # the last is never closed
        ("- item\n  ```\n  code\n  ```\n", ["  ```\n  code\n  ```"]),
        ("1. ```\n   code\n   ```\n", ["1. ```\n   code\n   ```"]),
        ("> ```\n> code\n> ```\n> text", ["> ```\n> code\n> ```"]),
        ("``` is not `a fence\n", []),
        ("`` two are none\n", []),
        ("---\na: 1\n---\n```\nx\n```", ["---\na: 1\n---", "```\nx\n```"]),
    ],
)
def test_kept_spans(text: str, kept: list[str]) -> None:
    assert [text[span.start : span.end] for span in kept_spans(text)] == kept

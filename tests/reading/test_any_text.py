"""Whatever a file holds is read, in the same way each time, into a tree that makes sense."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from notes2anki.model import Block, BlockKind, Document
from notes2anki.reading.document import read_document

_PIECES = [
    *(
        "# ",
        "###",
        "- ",
        "* ",
        "1. ",
        "> ",
        ">",
        "- [ ] ",
        "[!note]- ",
        "|",
        "|-|-|\n",
        "---\n",
        "===",
        "***",
        "```",
        "~~~",
    ),
    *(
        "```ad-note\n",
        "```dataview\n",
        "    ",
        "\t",
        "\n",
        "\n\n",
        "**",
        "*",
        "__",
        "_",
        "==",
        "~~",
        "`",
        "``",
        "$",
        "$$",
    ),
    *("[[", "]]", "![[", "[", "](", "](x)", ")", "!", "[^1]", "[^1]: ", "^[", "^id\n", "{ #id}", "{:toc}", "{{", "}}"),
    *("%%", "<!--", "-->", "<%", "%>", "<b>", "</b>", "<br>", "<div>", "</div>", "<a href='x'>", "<svg>", "<이름>"),
    *(
        '<div class="transclusion">',
        "</div></div>",
        "<",
        ">",
        "&lt;",
        "&",
        "\\",
        "\\|",
        "#태그",
        "#",
        "::",
        "[a:: ",
        "(a:: ",
        "__a__",
        "\n===\n",
        "%%no-card%%",
        "#flashcards/a ",
        "http://a.b",
    ),
    *("가", "는", "(", ")", "a", "1", " ", "\u00a0", "\u200b", "\u0301", "😀", "\ufe0f", "\r", "\x0b", "\u2028"),
]
TEXTS = st.lists(st.one_of(st.sampled_from(_PIECES), st.characters(codec="utf-8")), max_size=60).map("".join)


def check(text: str) -> None:
    document = read_document(text, "a.md")
    assert read_document(text, "a.md") == document
    last = text.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
    for block in (*document.blocks, *document.footnotes):
        check_tree(block, last)
    for before, after in itertools.pairwise(document.blocks):
        assert before.start <= after.start
    for dropped in document.dropped:
        assert 1 <= dropped.start <= dropped.end <= last
    for problem in document.problems:
        assert 1 <= problem.span.start <= problem.span.end <= last
    str(document).encode()
    check_strict(document, text)


def check_tree(block: Block, last: int) -> None:
    assert 1 <= block.start <= block.end <= last
    for line in block.lines:
        assert block.start <= line.number <= block.end
        assert "\n" not in line.text
        assert line.text == line.text.strip()
        assert line.inlines or block.kind is BlockKind.HEADING
    for child in block.children:
        assert block.start <= child.start
        assert child.end <= block.end
        check_tree(child, last)


def check_strict(document: Document, text: str) -> None:
    """Joining the lines of paragraphs changes where they break, and nothing else."""
    strict = read_document(text, "a.md", strict_line_breaks=True)
    assert bare_text(strict) == bare_text(document)


def bare_text(document: Document) -> str:
    return "".join("".join(block.text for block in (*document.blocks, *document.footnotes)).split())


@settings(max_examples=1000, deadline=None)
@given(TEXTS)
def test_any_text_is_read(text: str) -> None:
    check(text)


@pytest.mark.long
@settings(max_examples=50_000, deadline=None)
@given(TEXTS)
def test_any_of_many_texts_is_read(text: str) -> None:
    check(text)


def test_strict_line_breaks_join_a_paragraph() -> None:
    text = "하나\n둘  \n셋\n\n- 넷\n  다섯\n\n> 여섯\n일곱"
    strict = read_document(text, "a.md", strict_line_breaks=True)
    lines = [(line.number, line.text) for block in strict.blocks for each in block.walk() for line in each.lines]
    assert lines == [(1, "하나 둘"), (3, "셋"), (5, "넷 다섯"), (8, "여섯 일곱")]

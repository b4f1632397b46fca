"""Every word of a note is read, on its line; every line stands in a block or was dropped by name."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from generated_notes import Note, notes
from hypothesis import given, settings

from notes2anki.model import Block, BlockKind, Document
from notes2anki.reading.document import read_document


def check(note: Note) -> None:
    document = read_document(note.text, "a.md")
    placed = {(number, text) for number, text in texts(document)}
    for word, number in note.words.items():
        assert any(word in text for at, text in placed if at == number), (word, number, note.text)
    assert list(uncovered(note.lines, document)) == []
    assert [problem for problem in document.problems if problem.code == "unread-text"] == []


def texts(document: Document) -> Iterator[tuple[int, str]]:
    """Yield all text with the line that it stands on."""
    for block in all_blocks(document):
        yield block.start, block.info  # a footnote's label
        for line in block.lines:
            yield line.number, line.text
        if block.kind in (BlockKind.FENCE, BlockKind.MATH):
            for number in range(block.start, block.end + 1):
                yield number, block.literal


def uncovered(lines: list[str], document: Document) -> Iterator[int]:
    covered = {number for block in all_blocks(document) for number in range(block.start, block.end + 1)}
    covered |= {number for each in document.dropped for number in range(each.start, each.end + 1)}
    return (
        number for number, line in enumerate(lines, start=1) if line.strip("\u200b\u00a0 ") and number not in covered
    )


def all_blocks(document: Document) -> Iterator[Block]:
    for block in (*document.blocks, *document.footnotes):
        yield from block.walk()


@settings(max_examples=500, deadline=None)
@given(notes())
def test_no_word_and_no_line_is_lost(note: Note) -> None:
    check(note)


@pytest.mark.long
@settings(max_examples=5000, deadline=None)
@given(notes())
def test_no_word_and_no_line_is_lost_in_many_notes(note: Note) -> None:
    check(note)


@pytest.mark.parametrize(
    "text",
    [
        "\n".join("  " * depth + f"- 낱말{depth}" for depth in range(45)),
        "> " * 95 + "낱말",
        "\n".join("> " * depth + f"> 낱말{depth}" for depth in range(90)),
    ],
)
def test_deep_nesting_is_read(text: str) -> None:
    document = read_document(text + "\n\n뒤의 문단", "a.md")
    assert document.problems == ()
    assert document.blocks[-1].text == "뒤의 문단"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("\n".join("  " * depth + f"- 낱말{depth}" for depth in range(200)), 50),
        ("> " * 500 + "낱말", 1),
        ("앞\n\n" + "- " * 1000 + "낱말", 3),
    ],
)
def test_nesting_that_no_one_can_read_is_reported(text: str, line: int) -> None:
    [problem] = read_document(text + "\n\n뒤의 문단", "a.md").problems
    assert (problem.code, problem.span.start) == ("unread-text", line)

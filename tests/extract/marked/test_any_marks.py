"""Whatever marks stand in a note: cards that make sense, lines that belong to one thing, and no long search."""

from __future__ import annotations

import itertools
import time
from collections.abc import Callable, Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from notes2anki.extract.marked import find_cards, set_apart
from notes2anki.inlines import plain
from notes2anki.model import Block, Document, Style
from notes2anki.reading.document import read_document

_PIECES = st.sampled_from(
    [
        *("Q: ", "A: ", "Q. ", "A. ", "B. ", "질문 1: ", "답: ", "?\n", "??\n", "#card\n", "#card-reverse\n"),
        *("START\n", "Basic\n", "Cloze\n", "Back: ", "Front: ", "Tags: a\n", "END\n", "STARTI [Basic] ", " ENDI"),
        *("::", ":::", " :: ", "{{c1::", "{{c2::", "{c1:", "}}", "}", "::힌트", "==", "#flashcards", "**", "`", "$"),
        *("- ", "  - ", "> ", "> [!card] ", "# ", "## ", "```\n", "|a|\n|-|\n", "\n", "\n\n", "---\n", "![[a]]"),
        *("글", "낱말 ", "a", "1. ", "^id\n", "[^1]", "[^1]: ", "<br>", " ", "std::vector", "author:: "),
    ]
)
TEXTS = st.lists(_PIECES, max_size=40).map("".join)


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_any_marks_make_sense(text: str) -> None:
    document = read_document(text, "a.md")
    cards = find_cards(document)
    for card in cards:
        assert 1 <= card.start <= card.end
        shown = plain(card.text)
        places = sorted((deletion.start, deletion.end) for deletion in card.deletions)
        assert all(shown[start:end].strip() for start, end in places)
        assert all(before[1] <= after[0] for before, after in itertools.pairwise(places))
        if card.finished and card.style is not Style.CLOZE:
            assert any(block.text or block.lines or block.literal for each in card.back for block in each.walk())
    taken = {line for card in cards for line in card.lines}
    left = set(text_lines(set_apart(document, cards)))
    assert left.isdisjoint(taken)
    assert left == {line for line in text_lines(document) if line not in taken}


def text_lines(document: Document) -> Iterator[int]:
    """Yield the numbers of all lines that say something in paragraphs and headings."""
    for block in document.blocks:
        for each in block.walk():
            yield from (line.number for line in each.lines if line.inlines)


REPEATED: dict[str, Callable[[int], str]] = {
    name: lambda size, unit=unit: unit * (size // len(unit))  # type: ignore[misc]
    for name, unit in {
        "questions": "Q: a\n",
        "questions apart": "Q: a\n\n",
        "answers": "A: a\n",
        "marks": "a\n?\n",
        "marks apart": "?\n\n",
        "tags": "a #card\n",
        "starts": "START\n",
        "blocks": "START\nBasic\na\nBack: b\nEND\n\n",
        "in lines": "STARTI [Basic] a Back: b ENDI ",
        "open in lines": "STARTI [a] ",
        "fields": "Back: ",
        "colons": "a::b\n",
        "colons apart": "a:: b\n\n",
        "colons in a line": "a::",
        "clozes": "{{c1::a}} ",
        "open clozes": "{{c1::a ",
        "braces": "{",
        "closed braces": "}",
        "numbered lines": "{{c1::a}}\n",
        "items": "- Q: a\n  - A: b\n",
        "question items": "- a\n  ?\n  b\n",
        "nested items": "- a:: b\n  - c\n",
        "highlights": "==a== #flashcards\n",
        "open highlights": "#flashcards\n\n==a",
    }.items()
}


@pytest.mark.parametrize("family", REPEATED.values(), ids=REPEATED.keys())
def test_time_grows_with_length(family: Callable[[int], str]) -> None:
    small, large = (read_document(family(size), "a.md") for size in (4_000, 16_000))
    assert seconds(large) <= 8 * max(seconds(small), 0.003)


def test_nested_clozes_end() -> None:
    document = read_document("{{c1::a " * 2_000 + "}}" * 2_000, "a.md")
    assert seconds(document) < 5


def seconds(document: Document) -> float:
    times = []
    for _ in range(3):
        start = time.process_time()
        set_apart(document, find_cards(document))
        times.append(time.process_time() - start)
    return min(times)


def test_text_without_marks_stays_the_same_document() -> None:
    document = read_document("# 제목\n글이다.\n\n- 항목: 설명\n", "a.md")
    assert set_apart(document, find_cards(document)) is document


def test_a_block_that_holds_cards_and_text_keeps_the_text() -> None:
    document = read_document("> 앞\n>\n> Q: a?\n> A: b\n>\n> | x |\n> |---|\n> | 1 |", "a.md")
    [quote] = set_apart(document, find_cards(document)).blocks
    assert [block.kind for block in quote.children] == ["paragraph", "paragraph", "table"]
    assert isinstance(quote, Block)

"""Cards that authors marked, and what is left of their notes for everything else: input and both, in `*.md`."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from outline import outline, spell
from triples import Triple, read_triples, write_triples

from notes2anki.extract.marked import find_cards, set_apart
from notes2anki.extract.marked.card import Card
from notes2anki.inlines import plain, slice_inlines
from notes2anki.model import Block, Document, Inline, InlineKind, Line, Style
from notes2anki.reading.document import read_document

FILES = sorted(Path(__file__).parent.glob("*.md"))
EXAMPLES = [pytest.param(triple, id=f"{path.stem}: {triple.title}") for path in FILES for triple in read_triples(path)]


def told(text: str) -> str:
    """Return the cards of a note, and the blocks that are no part of one."""
    document = read_document(text, "note.md")
    cards = find_cards(document)
    return "\n".join([*(line for card in cards for line in described(card)), *rest(set_apart(document, cards))])


def described(card: Card) -> Iterator[str]:
    place = f"L{card.start}" if card.start == card.end else f"L{card.start}-{card.end}"
    yield f"{card.style} {place} {card.convention}" + (f" ^{card.block_id}" if card.block_id else "")
    if card.style is Style.CLOZE:
        yield from (f"  text {line}" for line in lines_of(card.text))
        for deletion in card.deletions:
            hidden = spelled(slice_inlines(card.text, deletion.start, deletion.end))
            yield f"  hidden {deletion.number} {hidden}" + (f" ({deletion.hint})" if deletion.hint else "")
    yield from (f"  front {line}" for line in lines_of(card.front))
    for name, blocks in (("back", card.back), ("extra", card.extra)):
        yield from (f"  {name} {line}" for line in block_lines(blocks))


def lines_of(inlines: tuple[Inline, ...]) -> Iterator[str]:
    """Yield a text that may have several lines."""
    start = 0
    for part in plain(inlines).split("\n") if inlines else ():
        yield spelled(slice_inlines(inlines, start, start + len(part)))
        start += len(part) + 1


def spelled(inlines: tuple[Inline, ...]) -> str:
    return spell(Line(1, tuple(each for each in inlines if each.text or each.kind is not InlineKind.TEXT)))


def block_lines(blocks: tuple[Block, ...]) -> list[str]:
    return outline(Document("note.md", "note", blocks)).split("\n") if blocks else []


def rest(document: Document) -> Iterator[str]:
    left = replace(document, dropped=(), problems=(), properties={}, tags=(), date=None, permalink="")
    shown = outline(left)
    if shown:
        yield from ("rest", textwrap.indent(shown, "  "))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_has_examples(path: Path, request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--regenerate"):
        write_triples(path, told)
    assert read_triples(path)


@pytest.mark.parametrize("triple", EXAMPLES)
def test_the_cards_are_as_written(triple: Triple, request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--regenerate"):
        pytest.skip("expected outputs are being written")
    assert told(triple.given) == triple.expected

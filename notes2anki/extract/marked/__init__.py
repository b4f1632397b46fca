"""Cards that authors marked as such, in the conventions of the tools that they come from.

| convention                               | comes from                                                |
|------------------------------------------|-----------------------------------------------------------|
| `START` … `END`, `STARTI [type] … ENDI`  | Obsidian_to_Anki                                          |
| `Q: …` over `A: …` (질문:, 답:)          | many                                                      |
| a line `?` (`??` both ways) between rows | Spaced Repetition                                         |
| a line or heading that ends in `#card`   | flashcards-obsidian                                       |
| `> [!card] question` over its answer     | flashcards-obsidian                                       |
| `{{c1::…}}`, `{c1:…}`                    | Anki, Obsidian_to_Anki                                    |
| `question::answer`, `:::` both ways      | Spaced Repetition, flashcards-obsidian                    |
| `==…==` where `#flashcards` asks for it  | Spaced Repetition                                         |

A line belongs to one card only, by the first convention of this table that reads it. What a card stands on is set
apart from the rest of the document, so that its lines are no titles, no answers and no facts of anything else.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from notes2anki.extract.marked import clozes, colons, fields, questions
from notes2anki.extract.marked.card import Card
from notes2anki.extract.marked.rows import Run, runs
from notes2anki.extract.marked.tagged import Tagged
from notes2anki.model import Block, BlockKind, Document, Line

CONVENTIONS: Mapping[str, Callable[[Run, Tagged], Iterator[Card]]] = {
    "START … END": fields.find_blocks,
    "STARTI … ENDI": fields.find_lines,
    "Q: and A:": questions.find_labelled,
    "?": questions.find_parted,
    "#card": questions.find_tagged,
    "> [!card]": questions.find_callouts,
    "{{c1::}}": clozes.find_signs,
    "::": colons.find,
    "==": clozes.find_highlights,
}
"""A new convention is a function, a line here and a fixture."""


def find_cards(document: Document) -> tuple[Card, ...]:
    """Return all cards that are marked in a document, in reading order; none for one that is all plain text."""
    tagged, found = Tagged(document), list[Card]()
    everything = tuple(runs(document))
    taken: set[int] = set()
    for find in CONVENTIONS.values():
        for run in everything:
            new = [card for card in find(run, tagged) if taken.isdisjoint(card.lines)]
            found += new
            taken.update(line for card in new for line in card.lines)
    return tuple(sorted(found, key=lambda card: (card.start, card.end)))


def set_apart(document: Document, cards: Collection[Card]) -> Document:
    """Return the document without the lines of its cards; an empty paragraph stands where each began."""
    if not cards:
        return document
    starts = frozenset(card.start for card in cards)
    lines = frozenset(line for card in cards for line in card.lines)
    return replace(document, blocks=tuple(_without(document.blocks, lines, starts)))


def _without(blocks: Sequence[Block], lines: frozenset[int], starts: frozenset[int]) -> Iterator[Block]:
    for block in blocks:
        numbers = range(block.start, block.end + 1)
        begun = [line for line in numbers if line in starts]
        if lines.isdisjoint(numbers):
            yield block
        elif block.kind is BlockKind.PARAGRAPH:
            yield from _pieces(block, lines, starts)
        elif lines.issuperset(numbers) and len(begun) < 2:
            if block.kind is BlockKind.HEADING:
                yield replace(block, lines=())  # what follows does not belong to the heading above
            places = tuple(map(_placeholder, begun))
            yield from (replace(block, children=places),) if block.kind is BlockKind.ITEM and places else places
        elif block.children:
            children = tuple(_without(block.children, lines, starts))
            if children:
                yield replace(block, children=children)
        else:
            yield block


def _pieces(paragraph: Block, lines: frozenset[int], starts: frozenset[int]) -> Iterator[Block]:
    """Yield what is left of a paragraph, cut where cards were."""
    kept: list[Line] = []
    seen: set[int] = set()
    for line in paragraph.lines:
        if line.number not in lines:
            kept.append(line)
            continue
        if kept:
            yield _piece(paragraph, kept)
            kept = []
        if line.number in starts and line.number not in seen:
            seen.add(line.number)
            yield _placeholder(line.number)
    if kept:
        yield _piece(paragraph, kept)


def _piece(paragraph: Block, lines: Sequence[Line]) -> Block:
    return replace(paragraph, start=lines[0].number, end=lines[-1].number, lines=tuple(lines))


def _placeholder(line: int) -> Block:
    return Block(BlockKind.PARAGRAPH, line, line, (Line(line, ()),))

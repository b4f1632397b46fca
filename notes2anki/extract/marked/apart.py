"""A document without the cards that its author marked: for everything else their lines are not there."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from notes2anki.extract.marked.card import Card
from notes2anki.extract.titles import is_bold_line
from notes2anki.model import Block, BlockKind, Document, Line


def set_apart(document: Document, cards: Collection[Card]) -> Document:
    """Return the document without the lines of its cards; an empty paragraph stands where each began."""
    if not cards:
        return document
    starts = frozenset(card.start for card in cards)
    lines = frozenset(line for card in cards for line in card.lines)
    return replace(document, blocks=tuple(_without(document.blocks, lines, starts)))


def left_of(body: Sequence[Block]) -> tuple[Block, ...]:
    """Return an answer without the places of cards, and without marked lines that only stood over one."""
    return tuple(
        block
        for block, after in zip_longest(body, body[1:])
        if not _is_place(block) and not (after is not None and _is_place(after) and _is_bold(block))
    )


def _is_place(block: Block) -> bool:
    return block.kind is BlockKind.PARAGRAPH and not any(line.inlines for line in block.lines)


def _is_bold(block: Block) -> bool:
    return block.kind is BlockKind.PARAGRAPH and all(is_bold_line(line) for line in block.lines)


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

"""Embedded notes: `![[note]]`, `![[note#heading]]` and `![[note#^block]]` become the text that they stand for.

What is embedded is a block of its own (`BlockKind.EMBED`) whose children keep the lines of the file they come from.
It is made when a card is built, long after extraction: the embedded text gives cards in its own file only.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from notes2anki.inlines import strip_inlines
from notes2anki.model import Block, BlockKind, Document, Inline, InlineKind, Line
from notes2anki.reading import metadata

Find = Callable[[str, str], Document | None]
"""Takes a note's name as an author writes it and the path of his document; returns the document that he means."""

DEEPEST = 4
"""Embeds within each other; the Digital Garden stops there too."""

MOST_LINES = 100
"""Lines that all embeds of one answer may have together; one that does not fit keeps its name."""

_COLUMNS = 80  # a longer line counts as several

_UNLIKE = re.compile(r"[\s#^|:%\[\]\\]+")


def with_embedded(blocks: Sequence[Block], document: Document, find: Find) -> tuple[Block, ...]:
    """Return the blocks of a document with the notes in place of their embeds.

    An embed stays as it is where its note, heading or block is not found, where it is not a paragraph's (in a table,
    a heading), where it would hold itself, and where it is beyond `DEEPEST` or `MOST_LINES`.
    """
    return tuple(_Embedder(find).blocks(blocks, document, ((document.path, ""),)))


Chain = tuple[tuple[str, str], ...]
"""What is embedded in what, outermost first: path and fragment."""


class _Embedder:
    """Puts the text of notes in place of their embeds, until the lines of one card are used up."""

    def __init__(self, find: Find) -> None:
        self._find = find
        self._lines_left = MOST_LINES

    def blocks(self, blocks: Iterable[Block], document: Document, chain: Chain) -> Iterator[Block]:
        for block in blocks:
            if block.kind is BlockKind.PARAGRAPH and _has_embed(block):
                yield from self._paragraph(block, document, chain)
            elif block.children:
                yield replace(block, children=tuple(self.blocks(block.children, document, chain)))
            else:
                yield block

    def _paragraph(self, block: Block, document: Document, chain: Chain) -> Iterator[Block]:
        """Yield the paragraph, cut where an embed stands."""
        lines: list[Line] = []
        start = block.start
        for line in block.lines:
            rest: list[Inline] = []
            for inline in line.inlines:
                embed = self._embed(inline, line.number, document, chain)
                if embed is None:
                    rest.append(inline)
                    continue
                lines += _line(line.number, rest)
                if lines:
                    yield replace(block, start=start, end=line.number, lines=tuple(lines), block_id="")
                yield embed
                lines, rest, start = [], [], line.number
            lines += _line(line.number, rest)
        if lines:
            yield replace(block, start=start, lines=tuple(lines))

    def _embed(self, inline: Inline, number: int, document: Document, chain: Chain) -> Block | None:
        if inline.kind is not InlineKind.EMBED:
            return None
        name, _, fragment = inline.target.partition("#")
        found = self._find(name.strip(), document.path) if name.strip() else document
        if found is None or metadata.apart(found.properties) == metadata.DRAWING:
            return None
        place = (found.path, _plain(fragment))
        inner = section(found, fragment)
        size = sum(1 + len(line) // _COLUMNS for block in inner for line in block.text.split("\n"))
        if not inner or place in chain or len(chain) > DEEPEST or size > self._lines_left:
            return None
        self._lines_left -= size
        children = tuple(self.blocks(inner, found, (*chain, place)))
        notes = tuple(_footnotes(children, found))
        return Block(
            BlockKind.EMBED, number, number, children=(*children, *notes), info=inline.target, literal=found.path
        )


def section(document: Document, fragment: str) -> tuple[Block, ...]:
    """Return the part of a document that a fragment means, `()` for none.

    `""` is the whole; `^id` a block; `heading` what stands under it, up to the next one of its level or above;
    `heading#heading` the same under a heading below the first. The heading itself is left out: the embed's name says
    it. Case, spaces and the signs that links cannot hold do not count.
    """
    if not fragment.strip():
        return document.blocks
    if fragment.strip().startswith("^"):
        return _block(document.blocks, fragment.strip()[1:].casefold())
    blocks = document.blocks
    for heading in fragment.split("#"):
        blocks = _under(blocks, _plain(heading))
    return blocks


def _under(blocks: Sequence[Block], wanted: str) -> tuple[Block, ...]:
    for index, block in enumerate(blocks):
        if block.kind is BlockKind.HEADING and _plain(block.text) == wanted:
            level, rest = block.level, blocks[index + 1 :]
            ends = (place for place, each in enumerate(rest) if _closes(each, level))
            return tuple(rest[: next(ends, len(rest))])
    return ()


def _closes(block: Block, level: int) -> bool:
    return block.kind is BlockKind.HEADING and block.level <= level


def _block(blocks: Sequence[Block], wanted: str) -> tuple[Block, ...]:
    """Return the block with an id; that of an item's first paragraph is the item's."""
    for block in blocks:
        if block.block_id.casefold() == wanted:
            return (block,)
        if block.kind is BlockKind.LIST:
            for item in block.children:
                if item.children and item.children[0].block_id.casefold() == wanted:
                    return (replace(block, start=item.start, end=item.end, children=(item,)),)
        found = _block(block.children, wanted)
        if found:
            return found
    return ()


def _plain(heading: str) -> str:
    return _UNLIKE.sub(" ", heading).strip().casefold()


def _has_embed(block: Block) -> bool:
    return any(inline.kind is InlineKind.EMBED for line in block.lines for inline in line.inlines)


def _line(number: int, inlines: Sequence[Inline]) -> list[Line]:
    """Return a line of some inlines, none when they show nothing."""
    shown = any(inline.text.strip() or not inline.text for inline in inlines)
    return [Line(number, strip_inlines(inlines))] if shown else []


def _footnotes(blocks: Sequence[Block], document: Document) -> Iterator[Block]:
    """Yield the footnotes of a document that some of its blocks refer to, and those that these refer to."""
    known = {footnote.info: footnote for footnote in document.footnotes}
    wanted = list(_labels(blocks))
    while wanted:
        footnote = known.pop(wanted.pop(0), None)
        if footnote is not None:
            yield footnote
            wanted += _labels(footnote.children)


def _labels(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        if block.literal and block.kind is BlockKind.EMBED:
            continue  # it has its own
        for line in block.lines:
            yield from (inline.target for inline in line.inlines if inline.kind is InlineKind.FOOTNOTE_REF)
        yield from _labels(block.children)

"""Small questions about a tree of blocks that several extractors ask."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from notes2anki.model import Block, BlockKind, Inline, InlineKind, Line

_LITERAL = (BlockKind.FENCE, BlockKind.MATH)


def lines_of(blocks: Sequence[Block]) -> Iterator[Line]:
    """Yield every line of running text in the blocks, in reading order."""
    for block in blocks:
        for part in block.walk():
            yield from part.lines


def inlines_of(blocks: Sequence[Block]) -> Iterator[Inline]:
    """Yield every inline of the blocks, in reading order."""
    for line in lines_of(blocks):
        yield from line.inlines


def text_of(blocks: Sequence[Block]) -> str:
    """Return the blocks as plain text, one line a line."""
    return "\n".join(text for block in blocks if (text := block.text))


def has_kind(blocks: Sequence[Block], *kinds: BlockKind) -> bool:
    """Tell whether a block of these kinds stands anywhere in the blocks."""
    return any(part.kind in kinds for block in blocks for part in block.walk())


def has_image(blocks: Sequence[Block]) -> bool:
    """Tell whether the blocks show an image."""
    return any(inline.kind in (InlineKind.IMAGE, InlineKind.EMBED) for inline in inlines_of(blocks))


def spoken(blocks: Sequence[Block]) -> int:
    """Count the characters of running text: code, formulas and link labels left out."""
    return sum(
        len(inline.text.strip())
        for inline in inlines_of(blocks)
        if inline.kind not in (InlineKind.LINK, InlineKind.TAG)
    )


def paragraph(inlines: Sequence[Inline], number: int, end: int | None = None) -> Block:
    """Make a paragraph of one line."""
    return Block(BlockKind.PARAGRAPH, number, end or number, (Line(number, tuple(inlines)),))


def trim(blocks: Sequence[Block], *, lines: int, chars: int) -> tuple[Block, ...]:
    """Return the first blocks that fit the limits together, at least one, never a cut block."""
    kept: list[Block] = []
    total_lines = total_chars = 0
    for block in blocks:
        count = sum(1 for line in lines_of([block]) if line.text.strip())
        size = len(block.text)
        if kept and spoken(kept) and (total_lines + count > lines or total_chars + size > chars):
            break
        kept.append(block)
        total_lines += count
        total_chars += size
    while kept and kept[-1].kind is BlockKind.RULE:
        kept.pop()
    return tuple(kept)


def is_literal(block: Block) -> bool:
    """Tell whether a block is code or a formula."""
    return block.kind in _LITERAL

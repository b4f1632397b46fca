"""The garden's transclusions: a `<div class="transclusion …">` around the text of another note."""

from __future__ import annotations

import re
from collections.abc import Sequence

from notes2anki.model import Block, BlockKind
from notes2anki.reading.htmltext import attributes
from notes2anki.reading.targets import decoded_path

_OPENING = re.compile(r'<div[^<>]*\bclass="[^"<>]*\btransclusion\b')
_CLOSING = re.compile(r"</div>\s*</div>")
_LINK = re.compile(r'<a[^<>]*\bclass="[^"<>]*\bmarkdown-embed-link\b[^<>]*>')


def fold_transclusions(blocks: Sequence[Block]) -> list[Block]:
    """Make one EMBED of each transclusion and what it holds; one that is never closed stays as it is."""
    if not any(_depth(block) > 0 for block in blocks):
        return list(blocks)
    closings = _closings(blocks)
    out: list[Block] = []
    index = 0
    while index < len(blocks):
        closing = closings.get(index)
        if closing is None:
            out.append(blocks[index])
            index += 1
        else:
            out.append(_embed(blocks[index : closing + 1]))
            index = closing + 1
    return out


def _closings(blocks: Sequence[Block]) -> dict[int, int]:
    """Return where each transclusion that is closed begins and ends, as indices."""
    pairs: dict[int, int] = {}
    open_at: list[int] = []
    for index, block in enumerate(blocks):
        depth = _depth(block)
        if depth > 0:
            open_at.append(index)
        if open_at and (depth < 0 or (depth > 0 and _CLOSING.search(block.literal))):
            pairs[open_at.pop()] = index
    return pairs


def _depth(block: Block) -> int:
    """Return 1 for a block that opens a transclusion, -1 for one that closes it, else 0."""
    if block.kind is not BlockKind.HTML:
        return 0
    if _OPENING.search(block.literal):
        return 1
    return -1 if _CLOSING.search(block.literal) else 0


def _embed(blocks: Sequence[Block]) -> Block:
    first, last = blocks[0], blocks[-1]
    link = _LINK.search(first.literal)
    target = decoded_path(attributes(link[0]).get("href", "")) if link else ""
    inner = fold_transclusions(blocks[1:-1]) if len(blocks) > 1 else [first]
    if inner and inner[0].text == "$":  # the garden leaves one before the title's tag
        inner = inner[1:]
    return Block(BlockKind.EMBED, first.start, last.end, children=tuple(inner), info=target)

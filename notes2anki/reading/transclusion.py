"""The garden's transclusions: a `<div class="transclusion …">` around the text of another note."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from notes2anki.model import Block, BlockKind
from notes2anki.reading.htmltext import attributes
from notes2anki.reading.targets import decoded_path

_DEEPEST = 20
"""Transclusions within each other; the garden itself stops at 4."""

_OPENING = re.compile(r'<div[^<>]*\bclass="[^"<>]*\btransclusion\b')
_CLOSING = re.compile(r"</div>\s*</div>")
_LINK = re.compile(r'<a[^<>]*\bclass="[^"<>]*\bmarkdown-embed-link\b[^<>]*>')


@dataclass(slots=True)
class _Open:
    """A transclusion whose end was not met yet."""

    opening: Block
    inner: list[Block] = field(default_factory=list)


def fold_transclusions(blocks: Sequence[Block]) -> list[Block]:
    """Make one EMBED of each transclusion and what it holds; one that is never closed stays as it is."""
    out: list[Block] = []
    open_ones: list[_Open] = []
    for block in blocks:
        opens, closes = _marks(block)
        here = open_ones[-1].inner if open_ones else out
        if opens and closes:
            here.append(_embed(block, [block], block))
        elif opens and len(open_ones) < _DEEPEST:
            open_ones.append(_Open(block))
        elif closes and open_ones:
            closed = open_ones.pop()
            here = open_ones[-1].inner if open_ones else out
            here.append(_embed(closed.opening, closed.inner, block))
        else:
            here.append(block)
    for unclosed in open_ones:
        out += [unclosed.opening, *unclosed.inner]
    return out


def _marks(block: Block) -> tuple[bool, bool]:
    """Tell whether a block opens and whether it closes a transclusion."""
    if block.kind is not BlockKind.HTML:
        return False, False
    return bool(_OPENING.search(block.literal)), bool(_CLOSING.search(block.literal))


def _embed(opening: Block, inner: list[Block], closing: Block) -> Block:
    link = _LINK.search(opening.literal)
    target = decoded_path(attributes(link[0]).get("href", "")) if link else ""
    if inner and inner[0].text == "$":  # the garden leaves one before the title's tag
        inner = inner[1:]
    return Block(BlockKind.EMBED, opening.start, closing.end, children=tuple(inner), info=target)

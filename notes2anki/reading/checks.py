"""Looks over a Document for what the author should know, and for text that was not read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from notes2anki.model import Block, BlockKind, Dropped, InlineKind

_REFERENCE = re.compile(r"\[\^([^\]\s]{1,100})\](?!:)")
_MARKERS = r"(?:[ \t>]|(?:[-*+]|\d{1,9}[.)]|\[.\])(?:[ \t]|$))*+"
_SHOWS_TEXT = re.compile(rf"{_MARKERS}.*?\w")
_EMPTY_WITHOUT_CHILDREN = (BlockKind.LIST, BlockKind.ITEM, BlockKind.QUOTE)
"""Blocks with no text of their own: at the limit of nesting they stand for text that was not read."""

_FRAMED = (BlockKind.CALLOUT, BlockKind.EMBED)
"""Blocks with lines of their own around their children: a title, settings, tags."""


def unread_lines(lines: Sequence[str], blocks: Iterable[Block], dropped: Iterable[Dropped]) -> list[int]:
    """Return the numbers of lines with letters or digits that stand in no innermost block and were not dropped."""
    read = [False] * (len(lines) + 1)
    for start, end in [*_innermost(blocks), *((each.start, each.end) for each in dropped)]:
        read[start : end + 1] = [True] * (end + 1 - start)
    return [number for number, line in enumerate(lines, start=1) if not read[number] and _SHOWS_TEXT.match(line)]


def undefined_footnotes(blocks: Iterable[Block]) -> Iterator[tuple[int, str]]:
    """Yield line and label of each reference to a footnote that is defined nowhere."""
    for block in blocks:
        for each in block.walk():
            for line in each.lines:
                for inline in line.inlines:
                    if inline.kind is InlineKind.TEXT and each.kind is not BlockKind.HTML:
                        yield from ((line.number, label) for label in _REFERENCE.findall(inline.text))


def _innermost(blocks: Iterable[Block]) -> Iterator[tuple[int, int]]:
    """Yield the lines of blocks that hold text themselves."""
    for block in blocks:
        for each in block.walk():
            if not each.children:
                if each.kind not in _EMPTY_WITHOUT_CHILDREN:
                    yield each.start, each.end
            elif each.kind in _FRAMED:
                yield each.start, each.children[0].start - 1
                yield each.children[-1].end + 1, each.end
            elif each.block_id:
                yield each.end, each.end  # the id may stand on a line of its own

"""Looks over a Document for what the author should know, and for text that was not read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from notes2anki.model import Block, Dropped, InlineKind

_REFERENCE = re.compile(r"\[\^([^\]\s]{1,100})\](?!:)")
_SHOWS_TEXT = re.compile(r"\w")


def unread_lines(lines: Sequence[str], blocks: Iterable[Block], dropped: Iterable[Dropped]) -> list[int]:
    """Return the numbers of lines with letters or digits that stand in no innermost block and were not dropped."""
    read = [False] * (len(lines) + 1)
    for start, end in [*_innermost(blocks), *((each.start, each.end) for each in dropped)]:
        read[start : end + 1] = [True] * (end + 1 - start)
    return [number for number, line in enumerate(lines, start=1) if not read[number] and _SHOWS_TEXT.search(line)]


def undefined_footnotes(blocks: Iterable[Block]) -> Iterator[tuple[int, str]]:
    """Yield line and label of each reference to a footnote that is defined nowhere."""
    for block in blocks:
        for each in block.walk():
            for line in each.lines:
                for inline in line.inlines:
                    if inline.kind is InlineKind.TEXT:
                        yield from ((line.number, label) for label in _REFERENCE.findall(inline.text))


def _innermost(blocks: Iterable[Block]) -> Iterator[tuple[int, int]]:
    for block in blocks:
        for each in block.walk():
            if not each.children:
                yield each.start, each.end
            for line in each.lines:
                yield line.number, line.number

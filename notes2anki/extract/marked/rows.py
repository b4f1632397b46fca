"""Text as the other programs see it: rows under one another, whatever lists and paragraphs Markdown makes of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from notes2anki.inlines import slice_inlines, strip_inlines
from notes2anki.model import Block, BlockKind, Document, Inline, InlineKind, Line

ANSWER = re.compile(r"\s*(?:A\d{0,3}|답\s?\d{0,3}|답변|정답|Answer)\s*[:.：](?:\s+|$)")
"""How an answer begins, below a line that `questions.QUESTION` matches."""

# Markdown takes these for the rest of a list's last item when no blank line stands between.
_AFTER_LIST = re.compile(rf"\s*(?:\?{{1,2}}|END|(?:Back|뒷면):.*|Tags:.*|{ANSWER.pattern}.*)\s*$")
_LONE = re.compile(r"\s*\?{1,2}\s*$")
_CONTAINERS = (BlockKind.QUOTE, BlockKind.CALLOUT)
_BREAK = Inline(InlineKind.TEXT, "\n")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a paragraph, or a whole block of another kind; `item` numbers the list items of a run from 1."""

    block: Block
    line: Line | None = None
    item: int = 0

    @property
    def start(self) -> int:
        """Its first line in the file."""
        return self.line.number if self.line else self.block.start

    @property
    def end(self) -> int:
        """Its last line in the file."""
        return self.line.number if self.line else self.block.end

    @property
    def words(self) -> Line:
        """What a line or a heading says, nothing for any other block."""
        if self.line is None and self.block.kind is BlockKind.HEADING and self.block.lines:
            return self.block.lines[0]
        return self.line or Line(self.start, ())

    @property
    def text(self) -> str:
        """The plain text of `words`."""
        return self.words.text

    @property
    def block_id(self) -> str:
        """The author's id of a block; that of a paragraph is its last line's."""
        last = self.line is None or not self.block.lines or self.line.number == self.block.lines[-1].number
        return self.block.block_id if last else ""

    def cut(self, start: int, end: int | None = None) -> Row:
        """Return the words between two offsets as a row."""
        words = self.words
        stop = len(words.text) if end is None else end
        return replace(self, line=Line(words.number, strip_inlines(slice_inlines(words.inlines, start, stop))))


Run = tuple[Row, ...]
"""Rows that stand under one another in the file, or in one list, quote or callout."""


def runs(document: Document) -> Iterator[Run]:
    """Yield all runs of a document, the outer before the inner; what is embedded is another note's."""
    yield from _runs(document.blocks)


def follows(row: Row, before: Row) -> bool:
    """Tell whether no blank line parts two neighbouring rows."""
    return row.start - before.end <= 1 or (row.line is not None and row.block is before.block)


def stretch(run: Run, first: int, wanted: Callable[[Row], bool]) -> int:
    """Return the index behind the wanted rows that follow one another from `first` on."""
    index = first
    while index < len(run) and (index == first or follows(run[index], run[index - 1])) and wanted(run[index]):
        index += 1
    return index


def blocks_of(rows: Sequence[Row]) -> tuple[Block, ...]:
    """Return rows as blocks again; lines of one paragraph stay together, and empty ones are left out."""
    blocks: list[Block] = []
    for _, group in groupby(rows, key=lambda row: id(row.block)):
        together = tuple(group)
        lines = tuple(row.line for row in together if row.line and row.line.inlines)
        if lines:
            blocks.append(Block(BlockKind.PARAGRAPH, lines[0].number, lines[-1].number, lines))
        blocks += [row.block for row in together if row.line is None]
    return tuple(blocks)


def inlines_of(rows: Sequence[Row]) -> tuple[Inline, ...]:
    """Return rows as the words of a front: one line under another, code as code, items with their dash."""
    lines = [line for row in rows for line in ([row.line.inlines] if row.line else list(_flat(row.block))) if line]
    joined = [inline for line in lines for inline in (_BREAK, *line)]
    return tuple(inline for inline in joined[1:] if inline.kind is not InlineKind.FOOTNOTE_REF)


def block_id_of(rows: Sequence[Row]) -> str:
    """Return the author's own id of the last row that has one."""
    return next((row.block_id for row in reversed(rows) if row.block_id), "")


def _flat(block: Block) -> Iterator[tuple[Inline, ...]]:
    if block.kind in (BlockKind.FENCE, BlockKind.MATH):
        kind = InlineKind.CODE if block.kind is BlockKind.FENCE else InlineKind.MATH
        yield from ((Inline(kind, line),) for line in block.literal.splitlines() if line.strip())
    yield from (line.inlines for line in block.lines)
    for child in block.children:
        mark = (Inline(InlineKind.TEXT, "- "),) if child.kind is BlockKind.ITEM else ()
        for number, line in enumerate(_flat(child)):
            yield (*mark, *line) if number == 0 else line


def _runs(blocks: Sequence[Block]) -> Iterator[Run]:
    yield tuple(_rows(blocks))
    for block in blocks:
        if block.kind is BlockKind.LIST:
            yield tuple(row for number, item in enumerate(block.children, 1) for row in _rows(item.children, number))
            for item in block.children:
                yield from list(_runs(item.children))[1:]
        elif block.kind in _CONTAINERS:
            yield from _runs(block.children)


def _rows(blocks: Sequence[Block], item: int = 0) -> Iterator[Row]:
    last: Row | None = None
    for block in blocks:
        touches = last is not None and block.start - last.end <= 1
        for row in _rows_of(block, item, touches=touches):
            last = row
            yield row


def _rows_of(block: Block, item: int, *, touches: bool) -> Iterator[Row]:
    """Yield a block's rows; `touches`: no blank line parts it from what stands above."""
    if block.kind is BlockKind.PARAGRAPH:
        yield from (Row(block, line, item) for line in block.lines)
    elif block.kind is BlockKind.LIST and ANSWER.match(_first_text(block)):
        for child in block.children:
            yield from _rows(child.children, item)
    elif block.kind is BlockKind.LIST and touches and not _asks_within(block):
        rest, lines, holder = _without_tail(block)
        yield Row(rest, None, item)
        yield from (Row(holder, line, item) for line in lines)
    else:
        yield Row(block, None, item)


def _first_text(block: Block) -> str:
    return next((line.text for line in _lines(block)), "")


def _asks_within(block: Block) -> bool:
    """Tell whether items of a list have their own `?`: in several of them, or in the only one."""
    asking = [item for item in block.children if any(_LONE.match(line.text) for line in _lines(item))]
    return len(asking) > 1 or len(asking) == len(block.children)


def _lines(block: Block) -> Iterator[Line]:
    for each in block.walk():
        yield from each.lines


def _without_tail(block: Block) -> tuple[Block, tuple[Line, ...], Block]:
    """Cut the lines off a list that only lack a blank line above; return the rest, them, and what held them."""
    if block.kind is BlockKind.PARAGRAPH:
        cut = next((index for index, line in enumerate(block.lines) if index and _AFTER_LIST.match(line.text)), None)
        if cut is not None:
            kept = replace(block, lines=block.lines[:cut], end=block.lines[cut - 1].number)
            return kept, block.lines[cut:], block
    elif block.kind in (BlockKind.LIST, BlockKind.ITEM) and block.children:
        rest, lines, holder = _without_tail(block.children[-1])
        return replace(block, end=rest.end, children=(*block.children[:-1], rest)), lines, holder
    return block, (), block

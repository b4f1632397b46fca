"""Table rows: the first cell asks for the others; in a table of one row each header asks for its cell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from notes2anki.extract.block_features import table_features
from notes2anki.extract.blocks import text_of
from notes2anki.extract.outline import TableAt
from notes2anki.extract.proposal import Proposal
from notes2anki.extract.study import Study, context_of
from notes2anki.extract.words import is_meaning
from notes2anki.language.script import language_of
from notes2anki.model import Block, BlockKind, Candidate, Inline, InlineKind, Kind, Line, Style


def propose(study: Study) -> Iterator[Proposal]:
    """Propose the rows of every table, or its columns where it has one row."""
    for table in study.outline.tables:
        header, rows = _parts(table.block)
        if header is None or len(header.children) < 2 or _side_by_side(header):
            continue
        if len(rows) == 1 and _compares(header, rows[0]):
            yield from _columns(study, table, header, rows[0])
        else:
            named = Counter(row.children[0].text.strip() for row in rows)
            for row in rows:
                if named[row.children[0].text.strip()] == 1:  # else a first cell does not name its row
                    yield from _row(study, table, header, row, len(rows))


def _parts(block: Block) -> tuple[Block | None, list[Block]]:
    rows = [row for row in block.children if any(cell.text.strip() for cell in row.children)]
    if not rows or block.children[0].info != "header":
        return None, rows
    return rows[0], rows[1:]  # a header left blank: the first row with words stands in for it


def _side_by_side(header: Block) -> bool:
    """Tell whether a head names a column twice: several tables stand side by side, and a row is not one thing."""
    names = [cell.text.strip().casefold() for cell in header.children if cell.text.strip()]
    return len(set(names)) < len(names)


_LABEL_CHARS = 16


def _compares(header: Block, row: Block) -> bool:
    """Tell whether one row compares its headers: each says something of its own, none is a mere label."""
    return all(len(cell.text.strip()) > _LABEL_CHARS for cell in row.children[: len(header.children)])


def _row(study: Study, table: TableAt, header: Block, row: Block, count: int) -> Iterator[Proposal]:
    first, rest = row.children[0], row.children[1:]
    filled = sum(_says_something(cell, besides=first.text.strip().casefold()) for cell in rest)
    if not _says_something(first) or not filled or 2 * filled < len(rest):
        return
    back = _cell(rest[0], row) if len(rest) == 1 else _told(header, row)
    front = _inlines(first)
    if not any(ch.isalpha() for ch in first.text) and header.children[0].text.strip():
        front = (*_inlines(header.children[0]), Inline(InlineKind.TEXT, " "), *front)  # 3 of what?
    yield _proposal(study, table, "table_row", front, (back,), row.start, len(header.children), count)


def _told(header: Block, row: Block) -> Block:
    """Return the cells behind the first that say something, under their headers."""
    cells = list(zip_longest(header.children[1:], row.children[1:], fillvalue=_EMPTY))
    key = row.children[0].text.strip().casefold()
    heads, told = zip(*(pair for pair in cells if _says_something(pair[1], besides=key)), strict=True)
    if len(told) == 1 and is_meaning(heads[0].text):
        return _cell(told[0], row)
    head = Block(BlockKind.ROW, header.start, header.end, children=heads, info="header")
    return Block(
        BlockKind.TABLE, row.start, row.end, children=(head, Block(BlockKind.ROW, row.start, row.end, children=told))
    )


_EMPTY = Block(BlockKind.CELL, 0, 0)


def _says_something(cell: Block, besides: str = "") -> bool:
    """Tell whether a cell holds more than signs for nothing, or for more of the same."""
    return bool(cell.text.strip(" .…-–—~")) and cell.text.strip().casefold() != besides


def _columns(study: Study, table: TableAt, header: Block, row: Block) -> Iterator[Proposal]:
    for head, cell in zip(header.children, row.children, strict=False):
        if head.text.strip() and cell.text.strip():
            yield _proposal(
                study, table, "table_column", _inlines(head), (_cell(cell, row),), row.start, len(header.children), 1
            )


def _proposal(
    study: Study,
    table: TableAt,
    rule: str,
    front: tuple[Inline, ...],
    back: tuple[Block, ...],
    line: int,
    width: int,
    count: int,
) -> Proposal:
    name = "".join(inline.text for inline in front).strip()
    candidate = Candidate(
        kind=Kind.CONCEPT,
        style=Style.BASIC,
        rule=rule,
        subject=name,
        sources=(study.document.span(line),),
        language=language_of(f"{name} {text_of(back)}"),
        front=front,
        back=back,
        context=context_of(table.trail),
    )
    features = table_features(study, table, candidate, width, count)
    return Proposal(candidate, f"{line}:{rule}:{name}", features, {}, alike=f"{table.block.start}:{rule}")


def _cell(cell: Block, row: Block) -> Block:
    return Block(BlockKind.PARAGRAPH, row.start, row.end, cell.lines)


def _inlines(cell: Block) -> tuple[Inline, ...]:
    lines: Sequence[Line] = cell.lines
    return tuple(inline for line in lines for inline in line.inlines)

"""markdown-it's block tokens become blocks."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from markdown_it.token import Token

from notes2anki.model import Block, BlockKind, Dropped, InlineKind, Line, Problem, Span
from notes2anki.reading.htmltext import html_lines
from notes2anki.reading.inlines import DISPLAY, Reading, read_lines
from notes2anki.reading.tokens import Node, nest
from notes2anki.reading.transclusion import fold_transclusions

PROGRAM_FENCES = frozenset(["base", "dataview", "dataviewjs", "query", "tasks"])
"""Languages of fences that are programs for Obsidian's plugins, not code that an author quotes."""


class TreeBuilder:
    """Builds the blocks of one file and collects what stands apart from them.

    `footnotes`, `dropped` and `problems` fill while `blocks` runs.
    """

    def __init__(self, path: str, lines: Sequence[str], env: Mapping[str, Any], *, joins_lines: bool) -> None:
        self.footnotes: list[Block] = []
        self.dropped: list[Dropped] = []
        self.problems: list[Problem] = []
        self._path = path
        self._env = env
        self._reading = Reading(joins_lines=joins_lines, footnote=self._inline_footnote)
        self._last_shown = _last_shown(lines)

    def blocks(self, tokens: Sequence[Token]) -> tuple[Block, ...]:
        """Return the top-level blocks of a token stream."""
        return self._blocks(nest(tokens))

    def _blocks(self, nodes: Sequence[Node]) -> tuple[Block, ...]:
        blocks: list[Block] = []
        for node in nodes:
            if _is_lone_id(node):
                self._give_id(blocks, node)
            elif node.kind in _BUILDERS:
                blocks += _BUILDERS[node.kind](self, node)
        return tuple(fold_transclusions(blocks))

    def _block(self, kind: BlockKind, node: Node, **fields: Any) -> Block:
        start, end = self._place(node)
        return Block(kind, start, end, **fields)

    def _place(self, node: Node) -> tuple[int, int]:
        """Return a node's first and last line, blank lines at its end left out."""
        first, after = node.token.map or (0, 1)
        return first + 1, max(first + 1, self._last_shown[min(after, len(self._last_shown) - 1)])

    def _lines(self, node: Node) -> tuple[Line, ...]:
        """Return the lines of a node's inline token."""
        token = next(child.token for child in node.children if child.token.type == "inline")
        return self._inline_lines(token)

    def _inline_lines(self, token: Token) -> tuple[Line, ...]:
        first = (token.map or [0])[0]
        return read_lines(token.content, token.children or (), first + 1, self._reading)

    def _heading(self, node: Node) -> list[Block]:
        block_id = node.token.meta.get("block_id", "")
        lines = self._lines(node) or (Line(self._place(node)[0], ()),)
        return [self._block(BlockKind.HEADING, node, lines=lines, level=int(node.token.tag[1:]), block_id=block_id)]

    def _paragraph(self, node: Node) -> list[Block]:
        lines = self._lines(node)
        if not lines:
            self.dropped.append(Dropped(*self._place(node), "empty"))
            return []
        paragraph = self._block(BlockKind.PARAGRAPH, node, lines=lines)
        pieces = _split_at_display_maths(paragraph)
        pieces[-1] = replace(pieces[-1], block_id=node.token.meta.get("block_id", ""))
        return pieces

    def _list(self, node: Node) -> list[Block]:
        first_number = node.children[0].token.info if node.children else ""
        return [self._block(BlockKind.LIST, node, children=self._blocks(node.children), info=first_number)]

    def _item(self, node: Node) -> list[Block]:
        task = node.token.meta.get("task", "")
        return [self._block(BlockKind.ITEM, node, children=self._blocks(node.children), info=task)]

    def _quote(self, node: Node) -> list[Block]:
        return [self._block(BlockKind.QUOTE, node, children=self._blocks(node.children))]

    def _callout(self, node: Node) -> list[Block]:
        title, *body = node.children
        kind, fold = node.token.meta["kind"], node.token.meta["fold"]
        lines, children = self._inline_lines(title.token), self._blocks(body)
        return [self._block(BlockKind.CALLOUT, node, lines=lines, children=children, info=kind, literal=fold)]

    def _table(self, node: Node) -> list[Block]:
        rows = [self._row(row, part.kind) for part in node.children for row in part.children]
        return [self._block(BlockKind.TABLE, node, children=tuple(rows))]

    def _row(self, node: Node, part: str) -> Block:
        cells = tuple(self._cell(cell, node) for cell in node.children)
        return self._block(BlockKind.ROW, node, children=cells, info="header" if part == "thead" else "")

    def _cell(self, node: Node, row: Node) -> Block:
        align = str(node.token.attrs.get("style", "")).removeprefix("text-align:")
        cell = self._block(BlockKind.CELL, row, lines=self._lines(node), info=align)
        if "[[" in cell.text and "]]" not in cell.text:
            message = r"a wikilink is split by the bar of its alias; write \| between path and alias in tables"
            self._report(cell.start, "split-wikilink", message)
        return cell

    def _fence(self, node: Node) -> list[Block]:
        info = node.token.info.strip()
        language = info.split(maxsplit=1)[0].lower() if info else ""
        if language in PROGRAM_FENCES:
            self.dropped.append(Dropped(*self._place(node), language))
            return []
        return [self._block(BlockKind.FENCE, node, info=info, literal=node.token.content)]

    def _math(self, node: Node) -> list[Block]:
        return [self._block(BlockKind.MATH, node, literal=node.token.content.strip())]

    def _html(self, node: Node) -> list[Block]:
        source = node.token.content
        lines = html_lines(source, self._place(node)[0])
        return [self._block(BlockKind.HTML, node, lines=lines, literal=source.rstrip("\n"))]

    def _rule(self, node: Node) -> list[Block]:
        return [self._block(BlockKind.RULE, node)]

    def _footnote(self, node: Node) -> list[Block]:
        label = node.token.meta["label"]
        footnote = self._block(BlockKind.FOOTNOTE, node, children=self._blocks(node.children), info=label)
        if any(other.info == label for other in self.footnotes):
            self._report(footnote.start, "duplicate-footnote", f"[^{label}] is defined before; this one is not read")
            self.dropped.append(Dropped(footnote.start, footnote.end, "duplicate footnote"))
        else:
            self.footnotes.append(footnote)
        return []

    def _inline_footnote(self, number: int, line: int) -> str:
        """Make a footnote of `^[text]` and return its label."""
        notes = self._env["footnotes"]
        label = f"inline-{number + 1}"
        while f":{label}" in notes["refs"]:
            label += "+"
        content, tokens = notes["list"][number]["content"], notes["list"][number]["tokens"]
        lines = read_lines(content, tokens, line, self._reading)
        end = line + content.count("\n")
        paragraph = Block(BlockKind.PARAGRAPH, line, end, lines=lines)
        self.footnotes.append(Block(BlockKind.FOOTNOTE, line, end, children=(paragraph,), info=label))
        return label

    def _give_id(self, blocks: list[Block], node: Node) -> None:
        """Give an id on a line of its own to the block before it."""
        start, end = self._place(node)
        if blocks:
            blocks[-1] = replace(blocks[-1], block_id=node.token.meta["block_id"], end=end)
        else:
            self.dropped.append(Dropped(start, end, "block id"))

    def _report(self, line: int, code: str, message: str) -> None:
        self.problems.append(Problem(Span(self._path, line, line), code, message))


_BUILDERS: Mapping[str, Callable[[TreeBuilder, Node], list[Block]]] = {
    "heading": TreeBuilder._heading,
    "paragraph": TreeBuilder._paragraph,
    "bullet_list": TreeBuilder._list,
    "ordered_list": TreeBuilder._list,
    "list_item": TreeBuilder._item,
    "blockquote": TreeBuilder._quote,
    "callout": TreeBuilder._callout,
    "table": TreeBuilder._table,
    "fence": TreeBuilder._fence,
    "code_block": TreeBuilder._fence,
    "math_block": TreeBuilder._math,
    "html_block": TreeBuilder._html,
    "hr": TreeBuilder._rule,
    "footnote_reference": TreeBuilder._footnote,
}


def _is_lone_id(node: Node) -> bool:
    return node.kind == "paragraph" and "block_id" in node.token.meta and not node.children[0].token.content.strip()


def _split_at_display_maths(paragraph: Block) -> list[Block]:
    """Make lines that hold nothing but `$$…$$` blocks of maths."""
    if not any(_is_display(line) for line in paragraph.lines):
        return [paragraph]
    pieces: list[Block] = []
    for line in paragraph.lines:
        if _is_display(line):
            pieces.append(Block(BlockKind.MATH, line.number, line.number, literal=line.text))
        elif pieces and pieces[-1].kind is BlockKind.PARAGRAPH:
            pieces[-1] = replace(pieces[-1], end=line.number, lines=(*pieces[-1].lines, line))
        else:
            pieces.append(Block(BlockKind.PARAGRAPH, line.number, line.number, lines=(line,)))
    ends = [max(piece.start, following.start - 1) for piece, following in zip(pieces, pieces[1:], strict=False)]
    pieces[0] = replace(pieces[0], start=paragraph.start)
    return [replace(piece, end=end) for piece, end in zip(pieces, [*ends, paragraph.end], strict=True)]


def _is_display(line: Line) -> bool:
    return len(line.inlines) == 1 and line.inlines[0].kind is InlineKind.MATH and line.inlines[0].label == DISPLAY


def _last_shown(lines: Sequence[str]) -> list[int]:
    """Return, for each line number from 0, the last line up to it that is not blank; 0 for none."""
    shown = [0]
    for number, line in enumerate(lines, start=1):
        shown.append(number if line.strip() else shown[-1])
    return shown

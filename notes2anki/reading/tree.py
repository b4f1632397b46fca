"""markdown-it's block tokens become blocks."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

from markdown_it.token import Token

from notes2anki.inlines import slice_inlines
from notes2anki.messages import _
from notes2anki.model import Block, BlockKind, Dropped, InlineKind, Line, Problem, Span
from notes2anki.reading.constructs import FLASHCARD_TAG
from notes2anki.reading.htmltext import html_lines
from notes2anki.reading.inlines import DISPLAY, Reading, read_lines
from notes2anki.reading.lines import one_line
from notes2anki.reading.tokens import Node, nest
from notes2anki.reading.transclusion import fold_transclusions

PROGRAM_FENCES = frozenset(["base", "dataview", "dataviewjs", "query", "tasks"])
"""Languages of fences that are programs for Obsidian's plugins, not code that an author quotes."""

_DEFINES = re.compile(r":\s+(?=\S)")
_SPLIT_WIKILINK = re.compile(r"\[\[[^\[\]]*$")


class TreeBuilder:
    """Builds the blocks of one file and collects what stands apart from them.

    `footnotes` (by label), `flashcard_tags`, `dropped` and `problems` fill while `read` runs.
    """

    def __init__(self, path: str, lines: Sequence[str], env: Mapping[str, Any], *, joins_lines: bool) -> None:
        self.footnotes: dict[str, Block] = {}
        self.flashcard_tags: list[str] = []
        self.dropped: list[Dropped] = []
        self.problems: list[Problem] = []
        self._inline_footnotes = 0
        self._path = path
        self._env = env
        self._reading = Reading(joins_lines, self._inline_footnote, self._flashcard_tag)
        self._last_shown = _last_shown(lines)

    def read(self, tokens: Sequence[Token]) -> tuple[Block, ...]:
        """Return the top-level blocks of a token stream."""
        return self.blocks(nest(tokens))

    def blocks(self, nodes: Sequence[Node]) -> tuple[Block, ...]:
        """Return the blocks that stand side by side in the file or in a block."""
        blocks: list[Block] = []
        for node in nodes:
            if _is_lone_id(node):
                self._give_id(blocks, node)
            elif node.kind in _BUILDERS:
                blocks += _BUILDERS[node.kind](self, node)
        return tuple(fold_transclusions(blocks))

    def block(self, kind: BlockKind, node: Node, **fields: Any) -> Block:
        """Return a block that stands where its node does."""
        start, end = self.place(node)
        return Block(kind, start, end, **fields)

    def place(self, node: Node) -> tuple[int, int]:
        """Return a node's first and last line, blank lines at its end left out."""
        first, after = node.token.map or (0, 1)
        return first + 1, max(first + 1, self._last_shown[min(after, len(self._last_shown) - 1)])

    def lines(self, inline: Token) -> tuple[Line, ...]:
        """Return the lines of an inline token."""
        first = (inline.map or [0])[0]
        return read_lines(inline.content, inline.children or (), first + 1, self._reading)

    def drop(self, node: Node, construct: str) -> None:
        """Note that a node is left out on purpose."""
        self.dropped.append(Dropped(*self.place(node), construct))

    def report(self, line: int, code: str, message: str) -> None:
        """Note a problem."""
        self.problems.append(Problem(Span(self._path, line, line), code, message))

    def _inline_footnote(self, number: int, line: int) -> str:
        """Make a footnote of `^[text]` and return its label."""
        notes = self._env["footnotes"]
        self._inline_footnotes += 1
        label = f"inline-{self._inline_footnotes}"
        while f":{label}" in notes["refs"]:
            label += "+"
        content, tokens = notes["list"][number]["content"], notes["list"][number]["tokens"]
        end = line + content.count("\n")
        paragraph = Block(BlockKind.PARAGRAPH, line, end, lines=read_lines(content, tokens, line, self._reading))
        self.footnotes[label] = Block(BlockKind.FOOTNOTE, line, end, children=(paragraph,), info=label)
        return label

    def _flashcard_tag(self, tag: str, line: int) -> None:
        self.flashcard_tags.append(tag)
        self.dropped.append(Dropped(line, line, FLASHCARD_TAG))

    def _give_id(self, blocks: list[Block], node: Node) -> None:
        """Give an id on a line of its own to the block before it."""
        if blocks:
            blocks[-1] = replace(blocks[-1], block_id=node.token.meta["block_id"], end=self.place(node)[1])
        else:
            self.drop(node, "block id")


def _heading(tree: TreeBuilder, node: Node) -> list[Block]:
    lines = one_line(tree.lines(node.children[0].token)) or (Line(tree.place(node)[0], ()),)
    block_id = node.token.meta.get("block_id", "")
    return [tree.block(BlockKind.HEADING, node, lines=lines, level=int(node.token.tag[1:]), block_id=block_id)]


def _paragraph(tree: TreeBuilder, node: Node) -> list[Block]:
    inline = node.children[0].token
    lines = tree.lines(inline)
    if not lines:
        if inline.content:  # else it was a task's brackets, and the item stands for it
            tree.drop(node, "empty")
        return []
    lines = (lines[0], *map(_without_colon, lines[1:]))
    pieces = _split_at_display_maths(tree.block(BlockKind.PARAGRAPH, node, lines=lines))
    pieces[-1] = replace(pieces[-1], block_id=node.token.meta.get("block_id", ""))
    return pieces


def _without_colon(line: Line) -> Line:
    """Return a line without the colon that makes it, in other Markdown, the definition of the line above."""
    colon = _DEFINES.match(line.text)
    return replace(line, inlines=slice_inlines(line.inlines, colon.end(), len(line.text))) if colon else line


def _list(tree: TreeBuilder, node: Node) -> list[Block]:
    first_number = node.children[0].token.info if node.children else ""
    return [tree.block(BlockKind.LIST, node, children=tree.blocks(node.children), info=first_number)]


def _item(tree: TreeBuilder, node: Node) -> list[Block]:
    task = node.token.meta.get("task", "")
    return [tree.block(BlockKind.ITEM, node, children=tree.blocks(node.children), info=task)]


def _quote(tree: TreeBuilder, node: Node) -> list[Block]:
    return [tree.block(BlockKind.QUOTE, node, children=tree.blocks(node.children))]


def _callout(tree: TreeBuilder, node: Node) -> list[Block]:
    title, *body = node.children
    kind, fold = node.token.meta["kind"], node.token.meta["fold"]
    lines, children = one_line(tree.lines(title.token)), tree.blocks(body)
    return [tree.block(BlockKind.CALLOUT, node, lines=lines, children=children, info=kind, literal=fold)]


def _table(tree: TreeBuilder, node: Node) -> list[Block]:
    rows = tuple(_row(tree, row, part.kind) for part in node.children for row in part.children)
    return [tree.block(BlockKind.TABLE, node, children=rows)]


def _row(tree: TreeBuilder, node: Node, part: str) -> Block:
    cells = tuple(_cell(tree, cell, node) for cell in node.children)
    return tree.block(BlockKind.ROW, node, children=cells, info="header" if part == "thead" else "")


def _cell(tree: TreeBuilder, node: Node, row: Node) -> Block:
    align = str(node.token.attrs.get("style", "")).removeprefix("text-align:")
    inline = node.children[0].token
    if _SPLIT_WIKILINK.search(inline.content):
        message = _("the bar before an alias splits the cell of a table; write \\| in wikilinks there")
        tree.report(tree.place(row)[0], "split-wikilink", message)
    return tree.block(BlockKind.CELL, row, lines=tree.lines(inline), info=align)


def _fence(tree: TreeBuilder, node: Node) -> list[Block]:
    info = node.token.info.strip()
    language = info.split(maxsplit=1)[0].lower() if info else ""
    if language in PROGRAM_FENCES:
        tree.drop(node, language)
        return []
    return [tree.block(BlockKind.FENCE, node, info=info, literal=node.token.content)]


def _math(tree: TreeBuilder, node: Node) -> list[Block]:
    return [tree.block(BlockKind.MATH, node, literal=node.token.content.strip())]


def _html(tree: TreeBuilder, node: Node) -> list[Block]:
    source = node.token.content
    lines = html_lines(source, tree.place(node)[0])
    return [tree.block(BlockKind.HTML, node, lines=lines, literal=source.rstrip("\n"))]


def _rule(tree: TreeBuilder, node: Node) -> list[Block]:
    return [tree.block(BlockKind.RULE, node)]


def _footnote(tree: TreeBuilder, node: Node) -> list[Block]:
    label = node.token.meta["label"]
    footnote = tree.block(BlockKind.FOOTNOTE, node, children=tree.blocks(node.children), info=label)
    if label in tree.footnotes:
        tree.report(footnote.start, "duplicate-footnote", f"[^{label}] is defined above; this definition is not read")
        tree.drop(node, "duplicate footnote")
    else:
        tree.footnotes[label] = footnote
    return []


_BUILDERS: Mapping[str, Callable[[TreeBuilder, Node], list[Block]]] = {
    "heading": _heading,
    "paragraph": _paragraph,
    "bullet_list": _list,
    "ordered_list": _list,
    "list_item": _item,
    "blockquote": _quote,
    "callout": _callout,
    "table": _table,
    "fence": _fence,
    "code_block": _fence,
    "math_block": _math,
    "html_block": _html,
    "hr": _rule,
    "footnote_reference": _footnote,
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
    ends = [max(piece.start, following.start - 1) for piece, following in pairwise(pieces)]
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

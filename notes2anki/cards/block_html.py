"""Blocks become HTML: one function for each kind."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType

from notes2anki.cards.callouts import callout_html
from notes2anki.cards.context import RenderContext
from notes2anki.cards.embeds import embed_label, render_embed
from notes2anki.cards.escape import DISPLAY_CLOSE, DISPLAY_OPEN, escape_math, escape_text
from notes2anki.cards.highlight import code_html
from notes2anki.cards.inline_html import inlines_html
from notes2anki.cards.raw_html import raw_html
from notes2anki.model import Block, BlockKind, Line

MANY_COLUMNS = 3  # more are crushed on a phone
ALIGNMENTS = frozenset({"left", "center", "right"})


def blocks_html(blocks: Iterable[Block], context: RenderContext) -> str:
    """Return blocks as HTML that is not sanitised yet."""
    return "".join(_RENDERERS[block.kind](block, context) for block in blocks)


def footnotes_html(context: RenderContext) -> str:
    """Return the footnotes that the card referred to so far, and those that they refer to, as a list."""
    entries = []
    number = 1
    while (listed := context.references.listed(number)) is not None:
        footnote, surroundings = listed
        entries.append(f"<li>{_tight(footnote.children, surroundings)}</li>")
        number += 1
    return f'<section class="n2a-footnotes"><ol>{"".join(entries)}</ol></section>' if entries else ""


def _lines(lines: Sequence[Line], context: RenderContext) -> str:
    return "<br>".join(inlines_html(line.inlines, context) for line in lines)


def _tight(blocks: Sequence[Block], context: RenderContext) -> str:
    """Render the first paragraph without its own tags, as stands well in a list."""
    if blocks and blocks[0].kind is BlockKind.PARAGRAPH:
        return _lines(blocks[0].lines, context) + blocks_html(blocks[1:], context)
    return blocks_html(blocks, context)


def _paragraph(block: Block, context: RenderContext) -> str:
    inside = _lines(block.lines, context)
    return f"<p>{inside}</p>" if inside else ""


def _heading(block: Block, context: RenderContext) -> str:
    level = min(max(block.level, 1), 6)
    inside = _lines(block.lines, context)
    return f"<h{level}>{inside}</h{level}>" if inside else ""


def _list(block: Block, context: RenderContext) -> str:
    items = "".join(_item(child, context, counts=bool(block.info)) for child in block.children)
    if not block.info:
        return f"<ul>{items}</ul>" if items else ""
    start = f' start="{int(block.info)}"' if block.info.isdecimal() and int(block.info) != 1 else ""
    return f"<ol{start}>{items}</ol>"


def _item(block: Block, context: RenderContext, *, counts: bool = False) -> str:
    """Render an item; an empty one is shown only where it is numbered, for the others count on, or a task."""
    inside = _tight(block.children, context)
    if not block.info:
        return f"<li>{inside}</li>" if inside or counts else ""
    box = "☐" if block.info == " " else "☑"
    return f'<li class="n2a-task"><span class="n2a-box">{box}</span> {inside}</li>'


def _quote(block: Block, context: RenderContext) -> str:
    inside = blocks_html(block.children, context)
    return f"<blockquote>{inside}</blockquote>" if inside else ""


def _callout(block: Block, context: RenderContext) -> str:
    return callout_html(block, _lines(block.lines, context), blocks_html(block.children, context))


def _table(block: Block, context: RenderContext) -> str:
    head = [row for row in block.children if row.info == "header"]
    body = [row for row in block.children if row.info != "header"]
    parts = [f"<{tag}>{blocks_html(rows, context)}</{tag}>" for tag, rows in (("thead", head), ("tbody", body)) if rows]
    columns = max((len(row.children) for row in block.children), default=0)
    classes = "n2a-table n2a-wide" if columns > MANY_COLUMNS else "n2a-table"
    return f'<div class="{classes}"><table>{"".join(parts)}</table></div>'


def _row(block: Block, context: RenderContext) -> str:
    tag = "th" if block.info == "header" else "td"
    return f"<tr>{''.join(_cell(cell, tag, context) for cell in block.children)}</tr>"


def _cell(block: Block, tag: str, context: RenderContext) -> str:
    align = f' class="n2a-{block.info}"' if block.info in ALIGNMENTS else ""
    return f"<{tag}{align}>{_lines(block.lines, context)}{blocks_html(block.children, context)}</{tag}>"


def _lone_cell(block: Block, context: RenderContext) -> str:
    return f"<p>{_lines(block.lines, context)}</p>{blocks_html(block.children, context)}"


def _fence(block: Block, _context: RenderContext) -> str:
    return code_html(block.literal, block.info)


def _math(block: Block, _context: RenderContext) -> str:
    return f'<div class="n2a-math">{DISPLAY_OPEN}{escape_math(block.literal.strip())}{DISPLAY_CLOSE}</div>'


def _html(block: Block, context: RenderContext) -> str:
    return raw_html(block.literal, context)


def _rule(_block: Block, _context: RenderContext) -> str:
    return "<hr>"


def _footnote(block: Block, context: RenderContext) -> str:
    return blocks_html(block.children, context)


def _embed(block: Block, context: RenderContext) -> str:
    if not block.children:
        return f"<p>{render_embed(block.info, '', context)}</p>"
    name = escape_text(embed_label(block.info))
    title = f'<div class="n2a-embed-title">{name}</div>' if name else ""
    shown = [child for child in block.children if child.kind is not BlockKind.FOOTNOTE]
    if block.literal:
        footnotes = [child for child in block.children if child.kind is BlockKind.FOOTNOTE]
        context = context.within(block.literal, footnotes)
    return f'<blockquote class="n2a-embed">{title}{blocks_html(shown, context)}</blockquote>'


_RENDERERS: Mapping[BlockKind, Callable[[Block, RenderContext], str]] = MappingProxyType(
    {
        BlockKind.HEADING: _heading,
        BlockKind.PARAGRAPH: _paragraph,
        BlockKind.LIST: _list,
        BlockKind.ITEM: _item,
        BlockKind.QUOTE: _quote,
        BlockKind.CALLOUT: _callout,
        BlockKind.TABLE: _table,
        BlockKind.ROW: _row,
        BlockKind.CELL: _lone_cell,
        BlockKind.FENCE: _fence,
        BlockKind.MATH: _math,
        BlockKind.HTML: _html,
        BlockKind.RULE: _rule,
        BlockKind.FOOTNOTE: _footnote,
        BlockKind.EMBED: _embed,
    }
)

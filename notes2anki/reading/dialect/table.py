"""Tables that lose no cell: GFM drops what stands beyond the header's columns.

And the unescaped bar of `[[target|alias]]` parts no cell below the header.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block.table import escapedSplit, getLine, table
from markdown_it.token import Token

_OPEN = re.compile(r"\[\[[^\[\]]*$")
_CLOSED = re.compile(r"[^\[\]]*\]\]")


def use_whole_tables(md: MarkdownIt) -> None:
    """Keep surplus cells as cells of their row."""
    md.block.ruler.at("table", _table, {"alt": ["paragraph", "reference"]})


def _table(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    first = len(state.tokens)
    matched = table(state, start_line, end_line, silent)
    if matched and not silent:
        state.tokens[first:] = _with_surplus_cells(state, state.tokens[first:])
    return matched


def _with_surplus_cells(state: StateBlock, tokens: list[Token]) -> list[Token]:
    out: list[Token] = []
    line, cells = 0, list[Token]()
    for token in tokens:
        if token.type == "tr_open":
            line, cells = (token.map or [0])[0], []
        elif token.type == "inline":
            cells.append(token)
        elif token.type == "tr_close" and out[-1].type == "td_close":
            texts = _joined(_columns(getLine(state, line)))
            for index, cell in enumerate(cells):
                cell.content = texts[index].strip() if index < len(texts) else ""
            out += _cells(texts[len(cells) :], line, token.level + 1)
        out.append(token)
    return out


def _joined(texts: list[str]) -> list[str]:
    """Join cells that the bar of a wikilink parted."""
    joined = texts[:1]
    for text in texts[1:]:
        if _OPEN.search(joined[-1]) and _CLOSED.match(text):
            joined[-1] += f"|{text}"
        else:
            joined.append(text)
    return joined


def _columns(row: str) -> list[str]:
    columns = escapedSplit(row.strip())
    if columns and not columns[0]:
        columns.pop(0)
    if columns and not columns[-1]:
        columns.pop()
    return columns


def _cells(texts: list[str], line: int, level: int) -> list[Token]:
    out = []
    for text in texts:
        place = [line, line + 1]
        out += [
            Token("td_open", "td", 1, level=level, block=True),
            Token("inline", "", 0, level=level + 1, block=True, content=text.strip(), children=[], map=place),
            Token("td_close", "td", -1, level=level, block=True),
        ]
    return out

"""A line of text over `===` is a heading; one over `---` is text over a rule (see `dialect.build`).

Only a paragraph of one line is one: under more text the signs are a line that someone drew.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

_UNDERLINE = re.compile(r"={3,}[ \t]*$")


def use_underlined_headings(md: MarkdownIt) -> None:
    """Add the rule; it makes the same tokens as `# heading`."""
    md.block.ruler.before("paragraph", "underlined_heading", _underlined_heading)


def _underlined_heading(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    below = start_line + 1
    if silent or below >= end_line or state.sCount[below] < state.blkIndent:
        return False
    if not _UNDERLINE.match(_text(state, below)):
        return False
    state.line = below + 1
    opening = state.push("heading_open", "h1", 1)
    opening.markup = "="
    opening.map = [start_line, state.line]
    inline = state.push("inline", "", 0)
    inline.content = _text(state, start_line).strip()
    inline.map = [start_line, start_line + 1]
    inline.children = []
    state.push("heading_close", "h1", -1).markup = "="
    return True


def _text(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]

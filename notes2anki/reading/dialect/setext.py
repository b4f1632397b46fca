"""A line of text over `===` is a heading; one over `---` is text over a rule (see `dialect.build`).

Only a paragraph of one line is one: elsewhere the signs are a line that someone drew, a rule as well.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

_UNDERLINE = re.compile(r"={3,}[ \t]*$")


def use_underlined_headings(md: MarkdownIt) -> None:
    """Add the rules; they make the same tokens as `# heading` and `---`."""
    md.block.ruler.before("paragraph", "underlined_heading", _underlined_heading)
    md.block.ruler.after("hr", "double_rule", _double_rule, {"alt": ["paragraph", "reference", "blockquote"]})


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


def _double_rule(state: StateBlock, start_line: int, _end_line: int, silent: bool) -> bool:
    if state.is_code_block(start_line) or not _UNDERLINE.match(_text(state, start_line)):
        return False
    if not silent:
        state.line = start_line + 1
        rule = state.push("hr", "hr", 0)
        rule.map = [start_line, state.line]
        rule.markup = "==="
    return True


def _text(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]

"""`$inline$` and `$$display$$` maths; sums of money (`20,000$`, `$5`) stay text."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline.state_inline import StateInline
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.dollarmath.index import math_block_dollar

# Between single dollars no space stands inside, no digit before or behind: `$5 ~ $10` is money.
_INLINE = re.compile(r"\$(?P<source>(?![\s$])(?:\\.|[^\\$])+?(?<!\s))\$(?!\d)", re.DOTALL)
_DOUBLE = re.compile(r"\$\$(?P<source>(?:\\.|[^\\$]|\$(?!\$))+?)\$\$", re.DOTALL)
_LONGEST_BLOCK = 300
"""Lines in which a block with blank lines must end; a `$$` that is never closed must not take the note."""

_block_rule = math_block_dollar(allow_labels=False, allow_blank_lines=True)


def use_math(md: MarkdownIt) -> None:
    """Add `math_inline`, `math_inline_double` and `math_block` tokens, whose content is the LaTeX source."""
    md.use(dollarmath_plugin, allow_labels=False, double_inline=True)
    # The plugin's rule looks at the last character of a text for the one before its first.
    md.inline.ruler.at("math_inline", _math_inline)
    md.block.ruler.at("math_block", _math_block)


def _math_inline(state: StateInline, silent: bool) -> bool:
    source, position = state.src, state.pos
    if source[position] != "$":
        return False
    if source.startswith("$$", position):
        kind, found = "math_inline_double", _DOUBLE.match(source, position, state.posMax)
    elif position and source[position - 1].isdigit():
        return False
    else:
        kind, found = "math_inline", _INLINE.match(source, position, state.posMax)
    if not found or not found["source"].strip():
        return False
    if not silent:
        state.push(kind, "math", 0).content = found["source"]
    state.pos = found.end()
    return True


def _math_block(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    return _is_closed(state, start_line, end_line) and _block_rule(state, start_line, end_line, silent)


def _is_closed(state: StateBlock, start_line: int, end_line: int) -> bool:
    """Tell whether a block ends soon enough, and without a blank line unless its dollars stand alone.

    `$$a$$ 와 $$b$$` is text with maths in it.
    """
    opening = _line(state, start_line)
    if not opening.startswith("$$"):
        return False
    if "$$" in opening[2:]:
        return opening.endswith("$$") and opening[2:-2].strip(" $") != "" and "$$" not in opening[2:-2]
    for line in range(start_line + 1, min(end_line, start_line + _LONGEST_BLOCK)):
        text = _line(state, line)
        if text.endswith("$$"):
            return True
        if (not text and opening != "$$") or text.startswith("# "):
            return False
    return False


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]].strip()

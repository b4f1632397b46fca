"""Blocks of HTML that end where their elements do.

CommonMark goes on to the next blank line, and the heading under a lone `</div>`, or the text under a lone
`<br>`, would be HTML; authors mean Markdown there. Only an element that is still open takes the next line.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block.html_block import html_block

from notes2anki.reading.htmltags import KNOWN, VOID

_TAG = re.compile(r"<(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9-]*)(?P<rest>[^<>]*)(?P<end>>?)")
# These end with a mark of their own: scripts and the like, comments, declarations.
_OTHER_KINDS = re.compile(r"<(?:[!?]|(?:script|pre|style|textarea)(?=[\s>]|$))", re.IGNORECASE)


def use_short_html_blocks(md: MarkdownIt) -> None:
    """Let a block of HTML end with its last open element, and leave `<placeholders>` to the paragraph."""
    md.block.ruler.at("html_block", _html_block, {"alt": ["paragraph", "reference", "blockquote"]})


def _html_block(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    start = state.bMarks[start_line] + state.tShift[start_line]
    line = state.src[start : state.eMarks[start_line]]
    if not line.startswith("<") or _is_placeholder(line):
        return False
    if not silent and not _OTHER_KINDS.match(line):
        end_line = _last_open(state, start_line, end_line)
    return html_block(state, start_line, end_line, silent)


def _is_placeholder(line: str) -> bool:
    """Tell whether a line begins with the author's own `<name>`: no element, not even one of a component."""
    found = _TAG.match(line)
    return bool(found and found["name"].lower() not in KNOWN and "-" not in found["name"])


def _last_open(state: StateBlock, start_line: int, end_line: int) -> int:
    """Return the line behind the first one that leaves no element open, at most the line behind the block."""
    depth = 0
    for line in range(start_line, end_line):
        if line > start_line and (state.isEmpty(line) or state.sCount[line] < state.blkIndent):
            break
        depth = _depth_after(state.src[state.bMarks[line] : state.eMarks[line]], depth)
        if depth == 0:
            return line + 1
    return end_line


def _depth_after(line: str, depth: int) -> int:
    for tag in _TAG.finditer(line):
        if tag["close"]:
            depth = max(0, depth - 1)
        elif not tag["end"]:
            return depth + 1  # its attributes go on in the next line
        elif tag["name"].lower() not in VOID and not tag["rest"].endswith("/"):
            depth += 1
    return depth

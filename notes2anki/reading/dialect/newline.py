"""Line breaks that know where they stand, so that every visible line keeps its number in the file."""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_inline.escape import escape
from markdown_it.rules_inline.newline import newline
from markdown_it.rules_inline.state_inline import StateInline


def use_positioned_newlines(md: MarkdownIt) -> None:
    """Give `softbreak` and `hardbreak` tokens their offset in the inline's content, as meta `offset`."""
    md.inline.ruler.at("newline", _newline)
    md.inline.ruler.before("escape", "escaped_newline", _escaped_newline)


def _newline(state: StateInline, silent: bool) -> bool:
    offset = state.pos
    matched = newline(state, silent)
    if matched and not silent:
        state.tokens[-1].meta["offset"] = offset
    return matched


def _escaped_newline(state: StateInline, silent: bool) -> bool:
    offset = state.pos
    if not state.src.startswith("\\\n", offset):
        return False
    matched = escape(state, silent)
    if matched and not silent:
        state.tokens[-1].meta["offset"] = offset + 1
    return matched

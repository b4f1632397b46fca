"""Headings without the space that CommonMark asks for: `###제목`.

Authors write them, and no other reading of two or more hashes at the start of a line makes sense. One
hash is a heading only when what follows cannot be a tag (`#1. 서론`, `#**제목**`) and starts a block: of 24
lines in public vaults that begin with one glued hash and hold several words, 22 are tags with text.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from notes2anki.reading.dialect.tag import TAG_PATTERN, is_tag

_GLUED = re.compile(r"(?P<hashes>#{1,6})(?P<text>[^\s#].*)")
_TAG = re.compile(TAG_PATTERN)


def use_glued_headings(md: MarkdownIt) -> None:
    """Add the rule; it makes the same tokens as a well-formed heading."""
    interrupts = ["paragraph", "reference", "blockquote"]
    md.block.ruler.after("heading", "glued_heading", _glued_heading, {"alt": interrupts})


def _glued_heading(state: StateBlock, start_line: int, _end_line: int, silent: bool) -> bool:
    start = state.bMarks[start_line] + state.tShift[start_line]
    end = state.eMarks[start_line]
    if start >= end or state.src[start] != "#" or state.is_code_block(start_line):
        return False
    found = _GLUED.match(state.src[start:end])
    if not found or (len(found["hashes"]) == 1 and (silent or _could_be_tag(found[0]))):
        return False
    if not silent:
        _push(state, start_line, len(found["hashes"]), _without_closing(found["text"].rstrip()))
    return True


def _could_be_tag(line: str) -> bool:
    """Tell whether a line with one hash is a tag, a number (`#1`) or the first line of a script (`#!`)."""
    tag = _TAG.match(line)
    if not tag:
        return line.startswith("#!")
    return is_tag(tag["tag"]) or tag.end() == len(line.rstrip())


def _without_closing(text: str) -> str:
    """Cut closing hashes off a heading, but not those of a word (`###C#`)."""
    bare = text.rstrip("#")
    return bare.rstrip() if bare.endswith((" ", "\t")) else text


def _push(state: StateBlock, line: int, level: int, text: str) -> None:
    state.line = line + 1
    opening = state.push("heading_open", f"h{level}", 1)
    opening.markup = "#" * level
    opening.map = [line, state.line]
    inline = state.push("inline", "", 0)
    inline.content = text
    inline.map = [line, state.line]
    inline.children = []
    state.push("heading_close", f"h{level}", -1).markup = "#" * level

"""Dataview's `[key:: value]` and `(key:: value)` within a line, read as they are shown: `key value` and `value`.

A field that has a line to itself (`key:: value`) stays as written, for it may be a card (`question::answer`).
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_inline.state_inline import StateInline

_OPENING = re.compile(r"[\[(](?P<key>\w[\w /-]{0,50})::[ \t]+")
_CLOSINGS = {"[": "]", "(": ")"}
_LONGEST = 500
"""Characters in which a field must end."""


def use_inline_fields(md: MarkdownIt) -> None:
    """Add `field` tokens, whose content is the key where it is shown; the value's own tokens follow."""
    md.inline.add_terminator_char("(")
    md.inline.ruler.before("link", "inline_field", _inline_field)


def _inline_field(state: StateInline, silent: bool) -> bool:
    opening = _OPENING.match(state.src, state.pos, state.posMax)
    end = _end(state, opening) if opening else -1
    if opening is None or end < 0:
        return False
    if not silent:
        state.push("field", "", 0).content = opening["key"] if opening[0][0] == "[" else ""
        last, state.pos, state.posMax = state.posMax, opening.end(), end
        state.md.inline.tokenize(state)
        state.posMax = last
    state.pos = end + 1
    return True


def _end(state: StateInline, opening: re.Match[str]) -> int:
    """Return the place of the bracket that closes a field, -1 for none: `[a:: b](address)` is a link."""
    source, depth = state.src, 0
    left, right = opening[0][0], _CLOSINGS[opening[0][0]]
    for place in range(opening.end(), min(state.posMax, opening.end() + _LONGEST)):
        if source[place] == "\n":
            return -1
        if source[place] == left:
            depth += 1
        elif source[place] == right:
            if depth == 0:
                return -1 if left == "[" and source.startswith("(", place + 1) else place
            depth -= 1
    return -1

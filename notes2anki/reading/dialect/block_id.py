r"""Block ids: `text ^id` as Obsidian writes them and `text\n{ #id}` as the garden does."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

_BLOCK_ID = re.compile(r"(?:^|[ \t\n])(?:\^(?P<id>[A-Za-z0-9-]{1,100})|\{ ?#(?P<garden>[\w-]{1,100})\})[ \t]*$")
# The longest that the pattern can match, so that it is not tried all over a long paragraph.
_LONGEST = 120
_HOLDERS = ("paragraph_open", "heading_open")


def use_block_ids(md: MarkdownIt) -> None:
    """Move the id at the end of a paragraph or heading from its text to the meta `block_id` of its opening."""
    md.core.ruler.before("inline", "block_id", _block_ids)


def _block_ids(state: StateCore) -> None:
    for opening, text in zip(state.tokens, state.tokens[1:], strict=False):
        if opening.type in _HOLDERS:
            _take_id(opening, text)


def _take_id(opening: Token, text: Token) -> None:
    tail_start = max(0, len(text.content) - _LONGEST)
    found = _BLOCK_ID.search(text.content, tail_start)
    if not found or (tail_start and found.start() == tail_start and found[0][0] in "^{"):
        return
    if opening.type == "heading_open" and not text.content[: found.start()].strip():
        return  # `### ^C` is about a key
    opening.meta["block_id"] = found["id"] or found["garden"]
    text.content = text.content[: found.start()]

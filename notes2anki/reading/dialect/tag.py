"""`#tag/nested`, in any script."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_inline.state_inline import StateInline

# The characters that end a tag are those that the garden excludes.
TAG_PATTERN = r"#(?P<tag>[^\s!@#$%^&*()=+.,\[{\]};:'\"?><\\`|~]{1,200})"
_TAG = re.compile(TAG_PATTERN)


def use_tags(md: MarkdownIt) -> None:
    """Add `tag` tokens, whose content is the tag without its `#`."""
    md.inline.ruler.after("escape", "tag", _tag)


def is_tag(name: str) -> bool:
    """Tell whether a name can be a tag: more than digits and slashes (`#1984` is a number)."""
    bare = name.replace("/", "")
    return bool(bare) and not bare.isdigit()


def _tag(state: StateInline, silent: bool) -> bool:
    source, position = state.src, state.pos
    if source[position] != "#" or state.linkLevel:
        return False
    if position and not source[position - 1].isspace():
        return False
    found = _TAG.match(source, position, state.posMax)
    if not found or not is_tag(found["tag"]):
        return False
    if not silent:
        token = state.push("tag", "", 0)
        token.content = found["tag"].strip("/")
    state.pos = found.end()
    return True

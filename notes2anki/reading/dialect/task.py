"""`- [x] done`, with any one character between the brackets."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore

_TASK = re.compile(r"\[([^\n])\](?:[ \t]+|$|(?=\n))")


def use_tasks(md: MarkdownIt) -> None:
    """Move an item's task state from its text to the meta `task` of its `list_item_open` token."""
    md.core.ruler.before("inline", "task", _tasks)


def _tasks(state: StateCore) -> None:
    for item, paragraph, text in zip(state.tokens, state.tokens[1:], state.tokens[2:], strict=False):
        if item.type != "list_item_open" or paragraph.type != "paragraph_open":
            continue
        found = _TASK.match(text.content)
        if found:
            item.meta["task"] = found[1]
            text.content = text.content[found.end() :]

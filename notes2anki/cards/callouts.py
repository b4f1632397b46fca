"""Callouts as boxes; a foldable one opens and closes."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from notes2anki.cards.escape import escape_text
from notes2anki.model import Block

# The families that Obsidian colours alike: https://help.obsidian.md/callouts
FAMILIES: Mapping[str, str] = MappingProxyType(
    {
        alias: family
        for family, aliases in {
            "note": "note",
            "info": "info todo abstract summary tldr",
            "tip": "tip hint important success check done",
            "question": "question help faq",
            "warning": "warning caution attention",
            "danger": "danger error bug failure fail missing",
            "example": "example",
            "quote": "quote cite",
        }.items()
        for alias in aliases.split()
    }
)


def callout_html(block: Block, title: str, body: str) -> str:
    """Return a callout; `title` and `body` are HTML. An empty title is its type, as in Obsidian."""
    name = block.info.partition("|")[0].strip()
    classes = f"n2a-callout n2a-callout-{FAMILIES.get(name.lower(), 'note')}"
    shown = title or escape_text(name[:1].upper() + name[1:]) or "Note"
    if not block.literal:
        return f'<div class="{classes}"><div class="n2a-callout-title">{shown}</div>{body}</div>'
    opened = " open" if block.literal == "+" else ""
    return f'<details class="{classes}"{opened}><summary class="n2a-callout-title">{shown}</summary>{body}</details>'

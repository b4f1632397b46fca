"""Finished fields: rendered, then sanitised, then made safe for Anki, always in this order.

The sanitiser decodes entities, so whatever Anki must not see as its own is escaped after it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from notes2anki.cards.block_html import blocks_html, footnotes_html
from notes2anki.cards.cloze_html import cloze_html
from notes2anki.cards.context import RenderContext
from notes2anki.cards.escape import escape_text, neutralise, neutralise_cloze
from notes2anki.cards.inline_html import inlines_html
from notes2anki.cards.sanitise import sanitise
from notes2anki.model import Block, Deletion, Inline


def render_inlines(inlines: Iterable[Inline], context: RenderContext) -> str:
    """Return inlines as the HTML of a field. Raises `RefusedFieldError`, as all functions here do."""
    return neutralise(sanitise(inlines_html(inlines, context)))


def render_blocks(blocks: Iterable[Block], context: RenderContext) -> str:
    """Return blocks as the HTML of a field; footnotes that they refer to are only numbered."""
    return neutralise(sanitise(blocks_html(blocks, context)))


def render_footnotes(context: RenderContext) -> str:
    """Return the list of all footnotes that the card's other fields referred to, `""` for none."""
    return neutralise(sanitise(footnotes_html(context)))


def render_cloze(inlines: Sequence[Inline], deletions: Sequence[Deletion], context: RenderContext) -> str:
    """Return a cloze text; `deletions` as `cloze_html.settle` gives them."""
    return neutralise_cloze(sanitise(cloze_html(inlines, deletions, context)))


def render_text(text: str) -> str:
    """Return plain text as the HTML of a field."""
    return neutralise(sanitise(escape_text(text).replace("\n", "<br>")))

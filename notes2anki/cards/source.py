"""Where a note comes from: links that lead back to the author's own lines."""

from __future__ import annotations

from pathlib import PurePosixPath
from urllib.parse import quote

from notes2anki.cards.escape import escape_attribute, escape_text, neutralise
from notes2anki.cards.options import CardOptions
from notes2anki.cards.sanitise import sanitise
from notes2anki.model import Document, Span

ARROW = " ▸ "
MOST_SOURCES = 5  # places that a card names; a fact repeated daily needs no more


def render_source(sources: tuple[Span, ...], document: Document, options: CardOptions) -> str:
    """Return links to all places that state the fact, and the published page of the first if there is one."""
    places = [_place(span, options) for span in sources[:MOST_SOURCES]]
    page = _page(document.permalink, options)
    lines = [f"{places[0]} · {page}" if page else places[0], *places[1:]]
    return neutralise(sanitise("<br>".join(lines)))


def obsidian_link(vault: str, path: str) -> str:
    """Return the `obsidian://` address that opens a file of a vault."""
    return f"obsidian://open?vault={quote(vault, safe='')}&file={quote(path.removesuffix('.md'), safe='')}"


def _place(span: Span, options: CardOptions) -> str:
    label = escape_text(f"{PurePosixPath(span.path).stem}{ARROW}line {span.start}")
    if not options.vault:
        return label
    return f'<a href="{escape_attribute(obsidian_link(options.vault, span.path))}">{label}</a>'


def _page(permalink: str, options: CardOptions) -> str:
    if not permalink.strip():
        return ""
    label = escape_text(permalink.strip())
    if not options.site_url:
        return label
    address = options.site_url.rstrip("/") + quote("/" + permalink.strip().lstrip("/"), safe="/%")
    return f'<a href="{escape_attribute(address)}">{label}</a>'

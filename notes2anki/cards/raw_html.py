"""HTML that an author wrote in a note: written anew tag by tag, so that nothing he left open swallows the rest."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from notes2anki.cards.context import RenderContext
from notes2anki.cards.embeds import render_embed, render_image
from notes2anki.cards.escape import escape_attribute, escape_text
from notes2anki.cards.inline_html import link_address
from notes2anki.cards.sanitise import ALLOWED_TAGS
from notes2anki.reading.targets import decoded_path

# Shown with nothing of what stands inside them.
SILENT_TAGS = frozenset(
    {"canvas", "iframe", "math", "noscript", "object", "script", "style", "svg", "template", "title"}
)
_KEPT = {
    "details": ("open",),
    "img": (),
    "ol": ("start",),
    "td": ("colspan", "rowspan"),
    "th": ("colspan", "rowspan"),
}
_AROUND = {"table": ('<div class="n2a-table">', "</div>")}  # scrolls when it is wider than the screen
_NO_DECLARATION = re.compile(r"<!(?!--|doctype\b)", re.IGNORECASE)  # Python's parser fails on `<![[`
_MARKDOWN_EMBED_LINK = "markdown-embed-link"  # the Digital Garden's link from a transclusion to its note


def raw_html(source: str, context: RenderContext) -> str:
    """Return an author's HTML with its allowed tags, images from the vault, and no class or style."""
    writer = _Writer(context)
    writer.feed(_NO_DECLARATION.sub("&lt;!", source))
    writer.close()
    return "".join(writer.out)


class _Writer(HTMLParser):
    def __init__(self, context: RenderContext) -> None:
        super().__init__(convert_charrefs=True)
        self.out: list[str] = []
        self._context = context
        self._silent: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        if tag in ("iframe", "embed") and not self._silent:
            self.out.append(_frame(attributes))
        if self._silent or tag in SILENT_TAGS or _MARKDOWN_EMBED_LINK in attributes.get("class", ""):
            self._hush(tag)
        elif tag == "img":
            self.out.append(_image(attributes, self._context))
        elif tag in ("audio", "video", "source") and attributes.get("src"):
            self.out.append(render_embed(decoded_path(attributes["src"]), "", self._context))
        elif tag == "input" and attributes.get("type") == "checkbox":
            self.out.append("☑" if "checked" in attributes else "☐")
        elif tag in ALLOWED_TAGS:
            self.out.append(_AROUND.get(tag, ("", ""))[0] + _start(tag, attributes))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in SILENT_TAGS:
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if self._silent:
            if self._silent[-1] == tag:
                self._silent.pop()
        elif tag in ALLOWED_TAGS:
            self.out.append(f"</{tag}>" + _AROUND.get(tag, ("", ""))[1])

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.out.append(escape_text(data))

    def _hush(self, tag: str) -> None:
        """Keep silent until `tag` is closed; within silence only the same tag nests."""
        if not self._silent or self._silent[-1] == tag:
            self._silent.append(tag)


def _start(tag: str, attributes: dict[str, str]) -> str:
    kept = [f' {name}="{escape_attribute(attributes[name])}"' for name in _KEPT.get(tag, ()) if name in attributes]
    if tag == "a" and link_address(attributes.get("href", "")):
        kept.append(f' href="{escape_attribute(link_address(attributes["href"]))}"')
    return f"<{tag}{''.join(kept)}>"


def _image(attributes: dict[str, str], context: RenderContext) -> str:
    size = _pixels(attributes.get("width", "")), _pixels(attributes.get("height", ""))
    target = decoded_path(attributes.get("src", ""))
    return render_image(target, attributes.get("alt", ""), size, context) if target else ""


def _pixels(written: str) -> int:
    digits = written.strip().removesuffix("px")
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 5 else 0


def _frame(attributes: dict[str, str]) -> str:
    address = link_address(attributes.get("src", ""))
    if not address:
        return ""
    return f'<a class="n2a-remote" href="{escape_attribute(address)}">{escape_text(address)}</a>'

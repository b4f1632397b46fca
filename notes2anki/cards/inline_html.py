"""Inlines become HTML: marks, code, formulas, links, images."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from urllib.parse import quote, urlsplit

from notes2anki.cards.context import RenderContext
from notes2anki.cards.embeds import render_embed, render_image
from notes2anki.cards.escape import MATH_CLOSE, MATH_OPEN, escape_attribute, escape_math, escape_text
from notes2anki.cards.pieces import Piece, Wrapper, join_pieces
from notes2anki.cards.sanitise import LINK_SCHEMES
from notes2anki.model import Inline, InlineKind, Mark

# Outermost first.
MARK_TAGS: Mapping[Mark, Wrapper] = MappingProxyType(
    {
        Mark.HIGHLIGHT: Wrapper("<mark>", "</mark>"),
        Mark.COLOR: Wrapper('<span class="n2a-color">', "</span>"),
        Mark.BOLD: Wrapper("<strong>", "</strong>"),
        Mark.ITALIC: Wrapper("<em>", "</em>"),
        Mark.UNDERLINE: Wrapper("<u>", "</u>"),
        Mark.STRIKE: Wrapper("<s>", "</s>"),
        Mark.SUB: Wrapper("<sub>", "</sub>"),
        Mark.SUP: Wrapper("<sup>", "</sup>"),
        Mark.KBD: Wrapper("<kbd>", "</kbd>"),
    }
)
CODE = Wrapper("<code>", "</code>")
WIKILINK = Wrapper('<span class="wikilink">', "</span>")
TAG = Wrapper('<span class="n2a-tag">', "</span>")


def inlines_html(inlines: Iterable[Inline], context: RenderContext) -> str:
    """Return inlines as HTML that is not sanitised yet."""
    return join_pieces(Piece(leaf_html(inline, context), wrappers_of(inline)) for inline in inlines)


def wrappers_of(inline: Inline) -> tuple[Wrapper, ...]:
    """Return the tags around an inline, outermost first: its marks, then those of its kind."""
    kind = _kind_wrappers(inline)
    if not inline.marks:
        return kind
    return (*(wrapper for mark, wrapper in MARK_TAGS.items() if mark in inline.marks), *kind)


def leaf_html(inline: Inline, context: RenderContext) -> str:
    """Return what stands inside an inline's tags."""
    render = _LEAVES.get(inline.kind)
    return _text(inline) if render is None else render(inline, context)


def link_address(address: str) -> str:
    """Return an address that Anki may open, percent-encoded where it must be; `""` for any other scheme."""
    try:
        scheme = urlsplit(address.strip()).scheme.lower()
    except ValueError:
        return ""
    return quote(address.strip(), safe="%/:?#[]@!$&'()*+,;=~") if scheme in LINK_SCHEMES else ""


def _kind_wrappers(inline: Inline) -> tuple[Wrapper, ...]:
    match inline.kind:
        case InlineKind.CODE:
            return (CODE,)
        case InlineKind.WIKILINK:
            return (WIKILINK,)
        case InlineKind.TAG:
            return (TAG,)
        case InlineKind.LINK:
            address = link_address(inline.target)
            return (Wrapper(f'<a href="{escape_attribute(address)}">', "</a>"),) if address else ()
        case _:
            return ()


def _text(inline: Inline) -> str:
    return escape_text(inline.text).replace("\n", "<br>")


def _math(inline: Inline, _context: RenderContext) -> str:
    return f"{MATH_OPEN}{escape_math(inline.text)}{MATH_CLOSE}"


def _image(inline: Inline, context: RenderContext) -> str:
    return render_image(inline.target, inline.label, inline.size, context)


def _embed(inline: Inline, context: RenderContext) -> str:
    return render_embed(inline.target, inline.label, context)


def _footnote_reference(inline: Inline, context: RenderContext) -> str:
    number = context.number(inline.target)
    return "" if number is None else f'<sup class="n2a-ref">{number}</sup>'


_LEAVES: Mapping[InlineKind, Callable[[Inline, RenderContext], str]] = MappingProxyType(
    {
        InlineKind.MATH: _math,
        InlineKind.IMAGE: _image,
        InlineKind.EMBED: _embed,
        InlineKind.FOOTNOTE_REF: _footnote_reference,
    }
)

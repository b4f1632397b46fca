"""Images, sounds and embedded files: shown where Anki can, named in words where it cannot."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from notes2anki.cards.context import RenderContext
from notes2anki.cards.escape import SOUND_CLOSE, SOUND_OPEN, escape_attribute, escape_text
from notes2anki.cards.media import IMAGE_SUFFIXES, SOUND_SUFFIXES, file_of, suffix_of
from notes2anki.reading.targets import has_scheme

_PAGE = re.compile(r"page=(\d{1,5})")


def render_image(target: str, label: str, size: tuple[int, int], context: RenderContext) -> str:
    """Return an image of the package, a link for a remote one, words for one that is not there."""
    if is_remote(target):
        return _remote(target, label)
    if has_scheme(target):  # data: and file: are nothing that a vault holds
        return _missing(label or target.partition(":")[0])
    if suffix_of(file_of(target)) not in IMAGE_SUFFIXES:
        return render_embed(target, label, context)
    media = context.media.find(file_of(target))
    if media is None:
        return _missing(target)
    return f'<img src="{media.name}" alt="{escape_attribute(label)}"{_size(size)}>'


def render_embed(target: str, label: str, context: RenderContext) -> str:
    """Return a sound or film that Anki plays, or the name of any other embedded file."""
    if is_remote(target):
        return _remote(target, label)
    if suffix_of(file_of(target)) not in SOUND_SUFFIXES:
        return f'<span class="n2a-file">{escape_text(label or embed_label(target))}</span>'
    media = context.media.find(file_of(target))
    return _missing(target) if media is None else f"{SOUND_OPEN}{media.name}{SOUND_CLOSE}"


def is_remote(target: str) -> bool:
    """Tell whether a target is an address on the network; it is never fetched."""
    try:
        return urlsplit(target.strip()).scheme.lower() in ("http", "https") or target.startswith("//")
    except ValueError:
        return False


def embed_label(target: str) -> str:
    """Name an embed in words: `D.pdf#page=3` is `D.pdf p.3`, `a/N#H` is `N > H`, block ids stay hidden."""
    path, *fragments = (part.strip() for part in target.split("#"))
    shown = [path.rstrip("/").rpartition("/")[2].removesuffix(".md")]
    for fragment in fragments:
        page = _PAGE.fullmatch(fragment)
        if page:
            return f"{shown[0]} p.{page[1]}"
        if fragment and not fragment.startswith("^"):
            shown.append(fragment)
    return " > ".join(part for part in shown if part)


def _remote(target: str, label: str) -> str:
    address = escape_attribute(target.strip())
    return f'<a class="n2a-remote" href="{address}">{escape_text(label or _short(target))}</a>'


def _short(address: str) -> str:
    parts = urlsplit(address.strip())
    return parts.path.rstrip("/").rpartition("/")[2] or parts.netloc or address


def _missing(target: str) -> str:
    name = file_of(target).rstrip("/").rpartition("/")[2]
    return f'<span class="n2a-missing">{escape_text(name or target)}</span>'


def _size(size: tuple[int, int]) -> str:
    width, height = size
    if width > 0:
        return f' width="{width}"'
    return f' height="{height}"' if height > 0 else ""

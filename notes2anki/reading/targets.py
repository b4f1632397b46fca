"""Where links and pictures lead: paths and addresses as they were meant, sizes, alternative texts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import unquote, urlsplit

from notes2anki.model import Inline, InlineKind
from notes2anki.reading.decode import normalise
from notes2anki.reading.lines import Link

IMAGE_ENDINGS = frozenset(["avif", "bmp", "gif", "jpeg", "jpg", "png", "svg", "webp"])
"""What Obsidian shows as a picture (help.obsidian.md/file-formats)."""

GARDEN_PREFIX = "/img/user/"
"""Where the Digital Garden publishes the vault's pictures."""

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{1,30}:")
_DRIVE = re.compile(r"[A-Za-z]:[\\/]")
_UNSAFE = ("javascript:", "vbscript:", "data:")
_SIZE = re.compile(r"(\d{1,5})(?:x(\d{1,5}))?")
_VIDEO_HOSTS = ("youtube.com", "www.youtube.com", "m.youtube.com", "youtu.be", "vimeo.com")
_NOTE_LINK = re.compile(r"(?:.*\.md)?(?:#.*)?", re.IGNORECASE | re.DOTALL)
_MARKUP = re.compile(r"(\*\*|==|~~|`)(.+?)\1")


def decoded_path(address: str) -> str:
    """Return a path inside the vault as the author knows it: decoded once, without the garden's prefix.

    An address with a scheme is returned as it is. The path is never split as a URL: the garden leaves
    `#`, `?` and `&` of file names as they are (`C#.png`).
    """
    if has_scheme(address):
        return address
    return normalise(unquote(address)).removeprefix(GARDEN_PREFIX)


def has_scheme(address: str) -> bool:
    """Tell whether an address begins with a scheme such as `https:`."""
    return bool(_SCHEME.match(address))


def link_to(address: str) -> Link | None:
    """Return where a Markdown or HTML link leads; None when it must not be followed (scripts)."""
    if address.lower().startswith(_UNSAFE):
        return None
    target = decoded_path(address)
    if not has_scheme(address) and _NOTE_LINK.fullmatch(target):
        return Link(InlineKind.WIKILINK, target)
    return Link(InlineKind.LINK, target)


def wikilink_text(target: str, parts: tuple[str, ...]) -> str:
    """Return what a wikilink shows: its alias, or the last part of its path and its headings.

    Block ids are not shown: `[[Note#^id]]` shows `Note`.
    """
    if parts and parts[-1]:
        return _MARKUP.sub(r"\2", parts[-1])
    path, *fragments = target.split("#")
    name = path.strip().rstrip("/").rpartition("/")[2].removesuffix(".md")
    headings = [part.strip() for part in fragments if not part.strip().startswith("^")]
    return " > ".join(part for part in (name, *headings) if part) or target


def markdown_picture(address: str, alt: str) -> Inline:
    """Return what `![alt](address)` shows; `![alt|300]` has a size, and `![3]` is an alternative text."""
    first, *others = alt.split("|")
    target = decoded_path(address)
    if not has_scheme(address) and target.partition("#")[0].lower().endswith(".md"):
        return Inline(InlineKind.EMBED, "", target=target, label=first.strip())
    return picture(target, others, alt=first)


def picture(target: str, parts: Sequence[str], *, alt: str = "") -> Inline:
    """Return a picture, or a link to the video that stands in its place.

    `parts` are what stood between the pipes: an alternative text and, last, a size (`300`, `100x145`).
    """
    size, rest = _size([part.strip() for part in parts])
    name = target.rpartition("/")[2]
    label = next((part for part in (*reversed(rest), alt.strip()) if part and part != name), "")
    if has_scheme(target) and urlsplit_host(target) in _VIDEO_HOSTS:
        return Inline(InlineKind.LINK, label or target, target=target)
    return Inline(InlineKind.IMAGE, "", target=target, label=label, size=size)


def embed(target: str, parts: tuple[str, ...]) -> Inline:
    """Return what `![[target|…]]` embeds: a picture by its ending, else a note, a PDF, a sound …."""
    path = target.partition("#")[0].strip()
    ending = path.rpartition(".")[2].lower()
    if ending in IMAGE_ENDINGS:
        return picture(path, parts)
    size, rest = _size(parts)
    return Inline(InlineKind.EMBED, "", target=target, label=rest[-1] if rest else "", size=size)


def urlsplit_host(address: str) -> str:
    """Return an address's host in lower case, "" when it cannot be told."""
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def _size(parts: Sequence[str]) -> tuple[tuple[int, int], Sequence[str]]:
    found = _SIZE.fullmatch(parts[-1]) if parts else None
    if not found:
        return (0, 0), parts
    return (int(found[1]), int(found[2] or 0)), parts[:-1]

"""What a file says of itself: its tags, its permalink, the day it is about."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import PurePosixPath

from notes2anki.model import Block, BlockKind, InlineKind
from notes2anki.reading.dates import find_date, parse_by_format

_TAG_PROPERTIES = ("tags", "tag")
_TAG_HEADINGS = frozenset(["tags", "tag", "태그"])
_PERMALINKS = ("dg-permalink", "permalink")
_DATES = ("date", "created")
_OWN = "notes2anki"
_NO = (False, "false", "no", "off", "0")
_BOARDS = ("excalidraw-plugin", "kanban-plugin")
_PLACEHOLDER = re.compile(r"\{\{(?:date|time|title)(?::[^{}]*)?\}\}|<%[^%]*\btp\.")

OPTED_OUT, TEMPLATE, DRAWING = "opted-out", "template", "drawing"

_NESTED = "dg-note-properties"
"""Where the garden keeps the author's own properties since 2026."""


def find_property(properties: Mapping[str, object], *names: str) -> object | None:
    """Return the first of some properties that is set, at the top or among the garden's nested ones."""
    nested = properties.get(_NESTED)
    levels = [properties, nested] if isinstance(nested, Mapping) else [properties]
    for name in names:
        for level in levels:
            value = level.get(name)
            if value not in (None, ""):
                return value
    return None


def apart(properties: Mapping[str, object]) -> str:
    """Tell why a file gives no cards: `OPTED_OUT`, `TEMPLATE` or `DRAWING`; "" for a file as any other.

    The author said `notes2anki: false`; its placeholders for date or title were never filled in; a plugin keeps it.
    """
    if find_property(properties, _OWN) in _NO:
        return OPTED_OUT
    if _PLACEHOLDER.search(" ".join(_texts(properties))):
        return TEMPLATE
    return DRAWING if find_property(properties, *_BOARDS) is not None else ""


def _texts(value: object) -> Iterator[str]:
    """Yield all texts in properties, nested ones too."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)


def permalink(properties: Mapping[str, object]) -> str:
    """Return where the garden publishes the file, "" when it does not say."""
    value = find_property(properties, *_PERMALINKS)
    return value if isinstance(value, str) else ""


def tags(properties: Mapping[str, object], blocks: Sequence[Block], others: Iterable[str] = ()) -> tuple[str, ...]:
    """Return all tags without their `#`: of the properties, in the text, linked to under a `# Tags` heading.

    `others` are tags that stood in the text and are no part of it. Each stands once, in the order of its first place.
    """
    found = [*_property_tags(properties), *_inline_tags(blocks), *_linked_tags(blocks), *others]
    return tuple(dict.fromkeys(tag for tag in found if tag))


def date(path: str, daily_format: str, properties: Mapping[str, object], blocks: Sequence[Block]) -> dt.date | None:
    """Return the day that a file is about: by its name, its permalink, a property or its first heading."""
    return (
        _date_of_name(path.removesuffix(PurePosixPath(path).suffix), daily_format)
        or _date_of_name(permalink(properties).strip("/"), daily_format)
        or find_date(str(find_property(properties, *_DATES) or ""))
        or _date_of_heading(blocks, daily_format)
    )


def _date_of_name(path: str, daily_format: str) -> dt.date | None:
    """Read as many parts of a path, from its end, as the format has."""
    depth = re.sub(r"\[[^\]]*\]", "", daily_format).count("/") + 1
    name = "/".join(path.split("/")[-depth:])
    return parse_by_format(name, daily_format)


def _date_of_heading(blocks: Sequence[Block], daily_format: str) -> dt.date | None:
    for block in blocks:
        if block.kind is BlockKind.HEADING:
            text = block.text.strip()
            return parse_by_format(text, daily_format) or find_date(text)
    return None


def _property_tags(properties: Mapping[str, object]) -> list[str]:
    value = find_property(properties, *_TAG_PROPERTIES)
    if isinstance(value, str):
        # Obsidian's list in one line: `a, b`, or by spaces as it was once.
        value = value.split(",") if "," in value else value.split()
    values = value if isinstance(value, list) else []
    return [str(each).strip().lstrip("#").strip("/") for each in values if isinstance(each, str | int)]


def _inline_tags(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        if block.kind is BlockKind.EMBED:
            continue  # what is transcluded has tags of its own
        for line in block.lines:
            yield from (inline.text[1:] for inline in line.inlines if inline.kind is InlineKind.TAG)
        yield from _inline_tags(block.children)


def _linked_tags(blocks: Sequence[Block]) -> Iterator[str]:
    level = 0
    for block in blocks:
        if block.kind is BlockKind.HEADING:
            if block.text.strip().casefold() in _TAG_HEADINGS:
                level = block.level
            elif block.level <= level:
                level = 0
        elif level:
            yield from _wikilinks(block)


def _wikilinks(block: Block) -> Iterator[str]:
    for each in block.walk():
        for line in each.lines:
            yield from (inline.text for inline in line.inlines if inline.kind is InlineKind.WIKILINK)

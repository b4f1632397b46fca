"""Where a note goes in Anki: its deck and its tags."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from notes2anki.cards.escape import printable
from notes2anki.cards.options import CardOptions, DeckFrom
from notes2anki.extract.words import is_navigation
from notes2anki.model import Candidate, Document

SEPARATOR = "::"
DEFAULT_ROOT = "notes2anki"
LONGEST_PART = 80  # characters; longer names are whole sentences and break the deck list on a phone

_COLONS = re.compile(r":{2,}")
_TAG_SPACE = re.compile(r"\s+")
_QUOTES = str.maketrans("", "", "\"'“”‘’")


def deck_name(candidate: Candidate, document: Document, options: CardOptions) -> str:
    """Return the full name of the note's deck, its parts joined by `::`."""
    root = (options.deck_root or options.vault).split(SEPARATOR)
    below = {
        DeckFrom.HEADING: _subject_heading(candidate),
        DeckFrom.FOLDER: document.path.split("/")[:-1],
        DeckFrom.VAULT: [],
    }[options.deck_from]
    return SEPARATOR.join(part for part in map(_deck_part, [*root, *below]) if part) or DEFAULT_ROOT


def note_tags(candidate: Candidate, document: Document, options: CardOptions) -> tuple[str, ...]:
    """Return the document's tags and `<prefix>::<kind>` as Anki writes them, sorted, each once whatever its case."""
    own = f"{options.tag_prefix}{SEPARATOR}{candidate.kind.value}"
    return tuple(sorted(_distinct(anki_tag(tag) for tag in (own, *document.tags))))


def anki_tag(tag: str) -> str:
    """Return a tag without what Anki cannot keep in one: spaces become `_`, `/` becomes `::`."""
    bare = _normal(tag).removeprefix("#").translate(_QUOTES)
    parts = (_TAG_SPACE.sub("_", part.strip()) for part in bare.replace("/", SEPARATOR).split(SEPARATOR))
    return SEPARATOR.join(part for part in parts if part)


def _subject_heading(candidate: Candidate) -> list[str]:
    return [next((heading for heading in candidate.context if not is_navigation(heading)), "")]


def _deck_part(name: str) -> str:
    bare = _COLONS.sub(":", _normal(name)).translate(_QUOTES)
    return " ".join(bare.split())[:LONGEST_PART].strip(" :")


def _normal(name: str) -> str:
    return unicodedata.normalize("NFC", printable(name))


def _distinct(tags: Iterable[str]) -> list[str]:
    seen: dict[str, str] = {}
    for tag in tags:
        seen.setdefault(tag.casefold(), tag)
    return [tag for tag in seen.values() if tag]

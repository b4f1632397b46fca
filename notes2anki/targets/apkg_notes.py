"""From a package back to notes: with the ledger lost, it still tells who was who.

What a person reads of a field is recovered as text; it tells a note again well enough, though not to the letter.
"""

from __future__ import annotations

import html
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from urllib.parse import unquote

from notes2anki.cards.cloze_html import CLOZE
from notes2anki.cards.digest import digest_of
from notes2anki.cards.notetypes import NOTE_TYPES
from notes2anki.cards.source import ARROW
from notes2anki.model import ClozeMap, Document, Guid, Kind, Note, Span, Style
from notes2anki.plain import GAP
from notes2anki.plan import ORPHAN_TAG
from notes2anki.targets.apkg_reader import WrittenNote

_LINE_ENDS = re.compile(r"<br\s*/?>|</(?:p|div|li|tr|h\d|pre|blockquote)>", re.IGNORECASE)
_CELL_ENDS = re.compile(r"</t[dh]>(?=\s*<t[dh])", re.IGNORECASE)
_TAG = re.compile(r"<[^>]*>")
_FORMULA = re.compile(r"\\[()\[\]]")
_PLACE = re.compile(r'<a href="obsidian://open\?[^"]*?file=([^"&]*)[^"]*">[^<]*?(\d+)</a>')
_PAGE = re.compile(r"</a> · (?:<a [^>]*>)?([^<]+)")


def notes_of(written: Mapping[Guid, WrittenNote]) -> Iterator[tuple[Note, bool]]:
    """Yield what can be known of each written note, without an orphan's tag, and whether it has its text.

    Notes of another shape than ours, or without a source, are left out, and copies that the user made in Anki: they
    have a guid of their own, and their `N2AId` is still that of the note beside them.
    """
    for each in written.values():
        note = None if _is_copy(each, written) else _note(each)
        if note is not None:
            yield note, ORPHAN_TAG not in each.tags


def plain_of(field: str) -> str:
    """Return what a person reads of a field, without markup."""
    broken = _LINE_ENDS.sub("\n", _CELL_ENDS.sub(" | ", field))
    text = html.unescape(_FORMULA.sub("", _TAG.sub("", broken)))
    return "\n".join(line for line in (" ".join(line.split()) for line in text.split("\n")) if line)


def _is_copy(note: WrittenNote, written: Mapping[Guid, WrittenNote]) -> bool:
    names = NOTE_TYPES[note.style]
    ours = note.fields[names.position("N2AId")] if len(note.fields) == len(names.fields) else ""
    return ours != note.guid and ours in written


def _note(written: WrittenNote) -> Note | None:
    note_type = NOTE_TYPES[written.style]
    sources = tuple(_sources(written.fields[4])) if len(written.fields) == len(note_type.fields) else ()
    if not sources:
        return None
    fields, tags = written.fields, tuple(tag for tag in written.tags if tag != ORPHAN_TAG)
    page = _PAGE.search(fields[4].partition("<br>")[0])
    document = Document(sources[0].path, "", (), permalink=html.unescape(page[1]) if page else "")
    cloze = written.style is Style.CLOZE
    clozes = _clozes(fields[0]) if cloze else ()
    return Note(
        guid=written.guid,
        kind=_kind(tags),
        style=written.style,
        fields=fields,
        deck=written.deck,
        tags=tags,
        media=(),
        sources=sources,
        digest=digest_of(written.style, fields, tags, document),
        front=plain_of(CLOZE.sub(GAP, fields[0]) if cloze else fields[0]),
        back=" / ".join(dict.fromkeys(words for _number, words in clozes)) if cloze else plain_of(fields[1]),
        text=plain_of(CLOZE.sub(r"\2", fields[0])) if cloze else None,
        context=tuple(part for part in plain_of(fields[2]).split(ARROW) if part),
        score=1.0,
        reason="",
        modified=written.modified,
        clozes=clozes,
    )


def _sources(field: str) -> Iterator[Span]:
    for name, line in _PLACE.findall(field):
        path = unquote(html.unescape(name))
        yield Span(path if path.endswith(".markdown") else f"{path}.md", int(line), int(line))


def _kind(tags: tuple[str, ...]) -> Kind:
    names = {tag.rpartition("::")[2] for tag in tags if tag.startswith("n2a::")}
    return next((kind for kind in Kind if kind.value in names), Kind.EXPLICIT)


def _clozes(field: str) -> ClozeMap:
    """Return which words each number hides, as `Note.clozes` does."""
    hidden: defaultdict[int, dict[str, None]] = defaultdict(dict)
    for number, words in CLOZE.findall(field):
        hidden[int(number)][plain_of(words)] = None
    return tuple((number, " / ".join(hidden[number])) for number in sorted(hidden))

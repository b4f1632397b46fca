"""Write Anki packages with genanki: the same bytes for the same notes.

genanki gives the shape of the database, of note types and of decks. Ours is what it leaves out: a modification time
for each note instead of the time of export (else every import rewrites every note, and the user's tags are lost),
pinned note types (else every import overwrites his styling), compression, and bytes that no clock goes into.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, BinaryIO

import genanki
from genanki.apkg_col import APKG_COL
from genanki.apkg_schema import APKG_SCHEMA

from notes2anki.cards.notetypes import MODIFIED, NOTE_TYPES, NoteType, style_sheet
from notes2anki.errors import OutputError
from notes2anki.model import Media, Note
from notes2anki.targets.apkg_check import check_package
from notes2anki.targets.checks import card_ordinals, check_notes
from notes2anki.targets.decks import one_spelling
from notes2anki.targets.delivery import Delivery
from notes2anki.targets.replace import replaced_file

DATABASE = "collection.anki2"
# Compressed already; to deflate them again only takes time.
PACKED = frozenset(
    {".avif", ".gif", ".jpeg", ".jpg", ".m4a", ".mkv", ".mov", ".mp3", ".mp4", ".ogg", ".png", ".webm", ".webp"}
)
_LEVEL = 4  # of deflate: half the time of the usual 6 for a file larger by a twenty-fifth
_CHUNK = 1 << 20
_ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)  # the first date that a zip file can hold
_NOT_SYNCED = -1
_UNSTUDIED = (0,) * 8  # interval, ease, counts, original deck and flags of a new card
# An index is made at once when all rows are there, in half the time of one that grows with them.
_TABLES, _CREATE_INDEX, _OTHERS = APKG_SCHEMA.partition("CREATE INDEX")
_INDEXES = _CREATE_INDEX + _OTHERS
_INSERT_NOTE = "INSERT INTO notes VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_INSERT_CARD = "INSERT INTO cards VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"

MediaReader = Callable[[Media], BinaryIO]


def open_media(media: Media) -> BinaryIO:
    """Open a media file where it is on disk."""
    return Path(media.path).open("rb")


class ApkgTarget:
    """A package for Anki's File > Import, or for AnkiConnect."""

    def __init__(self, path: Path, media_reader: MediaReader = open_media) -> None:
        self._path = path
        self._media_reader = media_reader

    def deliver(self, notes: Sequence[Note]) -> Delivery:
        """Write the package; see `write_apkg`."""
        return write_apkg(notes, self._path, media_reader=self._media_reader)


def write_apkg(notes: Sequence[Note], path: Path, *, media_reader: MediaReader = open_media) -> Delivery:
    """Write all notes, in the order in which they are to be learnt, as the package at `path`.

    Equal notes give equal bytes. The package is checked before it replaces the old one. Raises `OutputError`,
    which names the file or the note and what to do; the old file is then untouched.
    """
    check_notes(notes)
    with replaced_file(path) as made:
        media = _distinct_media(notes)
        try:
            _write_database(notes, made.with_name(DATABASE))
            _write_zip(made, made.with_name(DATABASE), media, media_reader)
            cards = check_package(made, notes, media)
        except (sqlite3.Error, zipfile.BadZipFile) as error:
            raise OutputError(f"{path}: the package did not pass its check ({error}); run the command again") from error
        return Delivery(len(notes), cards, len(media), _sha256(made))


# --------------------------------------------------------------------------------------------
# The database


def _write_database(notes: Sequence[Note], path: Path) -> None:
    decks = one_spelling(dict.fromkeys(note.deck for note in notes))
    first_id = max(note.modified for note in notes) * 1000
    with closing(sqlite3.connect(path)) as database:
        # The file is thrown away unless it is whole, so it needs no journal.
        database.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
        database.executescript(_TABLES)
        database.executescript(APKG_COL)
        database.execute(
            "UPDATE col SET models = ?, decks = ?", (_note_types_json(notes), _decks_json(database, decks.values()))
        )
        database.executemany(_INSERT_NOTE, _note_rows(notes, first_id))
        database.executemany(_INSERT_CARD, _card_rows(notes, first_id, decks))
        database.commit()
        database.executescript(_INDEXES)


def _note_rows(notes: Sequence[Note], first_id: int) -> Iterator[tuple[object, ...]]:
    for index, note in enumerate(notes):
        yield (
            first_id + index,
            note.guid,
            NOTE_TYPES[note.style].id,
            note.modified,
            _NOT_SYNCED,
            f" {' '.join(note.tags)} " if note.tags else "",
            "\x1f".join(note.fields),
            note.fields[0],  # the sort field; Anki works it out again, and the checksum too
            0,
            0,
            "",
        )


def _card_rows(notes: Sequence[Note], first_id: int, decks: Mapping[str, str]) -> Iterator[tuple[object, ...]]:
    card_id = first_id + len(notes)
    deck_ids = {name: _deck_id(spelling) for name, spelling in decks.items()}
    for due, note in enumerate(notes, start=1):  # a new card's `due` is its place in the queue
        note_id = first_id + due - 1
        for ordinal in card_ordinals(note):
            head = (card_id, note_id, deck_ids[note.deck], ordinal, note.modified, _NOT_SYNCED, 0, 0, due)
            yield (*head, *_UNSTUDIED, "")
            card_id += 1


def _deck_id(name: str) -> int:
    """Return an id made from a deck's name; Anki knows decks by name and gives them ids of its own."""
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:6], "big") + 2  # 1 is Anki's default deck


def _decks_json(database: sqlite3.Connection, decks: Iterable[str]) -> str:
    shapes: dict[str, Any] = json.loads(database.execute("SELECT decks FROM col").fetchone()[0])
    shapes |= {str(_deck_id(name)): genanki.Deck(_deck_id(name), name).to_json() for name in decks}
    return json.dumps(shapes)


def _note_types_json(notes: Sequence[Note]) -> str:
    used = (NOTE_TYPES[style] for style in sorted({note.style for note in notes}))
    return json.dumps({str(note_type.id): _note_type_shape(note_type) for note_type in used})


def _note_type_shape(note_type: NoteType) -> dict[str, Any]:
    model = genanki.Model(
        note_type.id,
        note_type.name,
        fields=[
            {"id": field.id, "name": field.name, "collapsed": field.hidden, "excludeFromSearch": not field.searchable}
            for field in note_type.fields
        ],
        templates=[
            {"id": template.id, "name": template.name, "qfmt": template.question, "afmt": template.answer}
            for template in note_type.templates
        ],
        css=style_sheet(),
        model_type=genanki.Model.CLOZE if note_type.is_cloze else genanki.Model.FRONT_BACK,
    )
    shape: dict[str, Any] = model.to_json(MODIFIED, None)
    return shape


# --------------------------------------------------------------------------------------------
# The zip file


def _distinct_media(notes: Iterable[Note]) -> tuple[Media, ...]:
    by_name = {media.name: media for note in notes for media in note.media}
    return tuple(by_name[name] for name in sorted(by_name))


def _write_zip(path: Path, database: Path, media: Sequence[Media], media_reader: MediaReader) -> None:
    with zipfile.ZipFile(path, "w") as package:
        with database.open("rb") as source:
            _add(package, DATABASE, source, packed=False)
        names = {str(index): one.name for index, one in enumerate(media)}
        package.writestr(_member("media", packed=False), json.dumps(names))
        for index, one in enumerate(media):
            _add_media(package, str(index), one, media_reader)


def _add_media(package: zipfile.ZipFile, member: str, media: Media, media_reader: MediaReader) -> None:
    try:
        with media_reader(media) as source:
            digest = _add(package, member, source, packed=Path(media.name).suffix in PACKED)
    except FileNotFoundError as error:
        raise OutputError(f"{media.path}: is gone since the notes were read; run the command again") from error
    if digest[:16] not in media.name:
        raise OutputError(f"{media.path}: has changed since the notes were read; run the command again")


def _add(package: zipfile.ZipFile, member: str, source: BinaryIO, *, packed: bool) -> str:
    """Copy a stream into the package and return the SHA-256 of what went in."""
    digest = hashlib.sha256()
    with package.open(_member(member, packed=packed), "w", force_zip64=False) as target:
        while chunk := source.read(_CHUNK):
            digest.update(chunk)
            target.write(chunk)
    return digest.hexdigest()


def _member(name: str, *, packed: bool) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, _ZIP_EPOCH)
    info.compress_type = zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED
    info._compresslevel = _LEVEL  # type: ignore[attr-defined]  # noqa: SLF001 - public since Python 3.13
    info.create_system = 3  # Unix, whatever the machine: the bytes must not tell
    info.external_attr = 0o644 << 16
    return info


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()

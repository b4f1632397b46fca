"""Read back what an earlier export wrote: with no ledger, the package itself tells what Anki was given."""

from __future__ import annotations

import json
import sqlite3
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from notes2anki.cards.notetypes import NOTE_TYPES
from notes2anki.errors import OutputError
from notes2anki.messages import _
from notes2anki.model import Guid, Style

# Ours, or what Anki exports with "Support older Anki versions": then the first is the collection.
DATABASES = ("collection.anki21", "collection.anki2")
NEW_FORMAT = "collection.anki21b"  # beside it lies a collection.anki2 that only says so
STYLES = {note_type.id: style for style, note_type in NOTE_TYPES.items()}


@dataclass(frozen=True, slots=True)
class WrittenNote:
    """A note as it stands in a package; `modified` is in UTC seconds, `deck` that of its first card."""

    guid: Guid
    style: Style
    fields: tuple[str, ...]
    tags: tuple[str, ...]
    modified: int
    deck: str


class ForeignFileError(OutputError):
    """What lies where a package is to be written is no package of ours: it must not be replaced."""


def read_notes(path: Path) -> Mapping[Guid, WrittenNote]:
    """Return the notes of the package at `path`, by guid; none where there is no file or an empty one.

    Raises ForeignFileError when the file is not a package of ours, and OutputError when it cannot be read just now:
    it may be all that is known of the guids, so nothing must be put in its place.
    """
    with reading(path):
        notes = _read_package(path) if path.is_file() and path.stat().st_size else None
    if notes is None:
        return {}
    if not notes:
        message = _(
            "{path} is there already and was not made by notes2anki; name another file or move it away.", path=path
        )
        raise ForeignFileError(message)
    return notes


@contextmanager
def reading(path: Path) -> Iterator[None]:
    """Say in words of ours which package cannot be read. Raises OutputError for the OSError within."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or type(error).__name__
        message = _("{path} cannot be read: {reason}. Nothing was changed; try again.", path=path, reason=reason)
        raise OutputError(message) from error


def _read_package(path: Path) -> dict[Guid, WrittenNote]:
    """Return the notes of a file, none when it is no package of ours. Raises OSError when it cannot be read."""
    try:
        with zipfile.ZipFile(path) as package:
            if NEW_FORMAT in package.namelist():
                raise _new_format(path)
            database = next(name for name in DATABASES if name in package.namelist())
            return _read_database(package.read(database))
    except (StopIteration, zipfile.BadZipFile, sqlite3.Error):
        return {}


def _new_format(path: Path) -> ForeignFileError:
    return ForeignFileError(
        _(
            "{path} was exported by Anki in its new format; export it again with"
            ' "Support older Anki versions" switched on.',
            path=path,
        )
    )


def is_by_anki(path: Path) -> bool:
    """Whether a package that can be read was exported by Anki, and not written by us."""
    with zipfile.ZipFile(path) as package:
        return DATABASES[0] in package.namelist()


def _read_database(content: bytes) -> dict[Guid, WrittenNote]:
    with closing(sqlite3.connect(":memory:")) as database:
        database.deserialize(content)
        rows = database.execute(
            "SELECT guid, mid, flds, tags, notes.mod, did, min(ord) FROM notes JOIN cards ON nid = notes.id"
            " GROUP BY notes.id ORDER BY notes.id"
        ).fetchall()
        decks = json.loads(database.execute("SELECT decks FROM col").fetchone()[0])
    return {
        Guid(guid): WrittenNote(
            Guid(guid),
            STYLES[note_type],
            tuple(fields.split("\x1f")),
            tuple(tags.split()),
            modified,
            decks.get(str(deck), {}).get("name", ""),
        )
        for guid, note_type, fields, tags, modified, deck, _ordinal in rows
        if note_type in STYLES
    }

"""Read a package back before it takes the old one's place."""

from __future__ import annotations

import json
import shutil
import sqlite3
import zipfile
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import IO

from notes2anki.errors import OutputError
from notes2anki.model import Media, Note
from notes2anki.targets.checks import card_ordinals

_DATABASE = "collection.anki2"
_CHUNK = 1 << 20


def check_package(path: Path, notes: Sequence[Note], media: Sequence[Media]) -> int:
    """Return the number of cards in the package at `path`, beside which its database is unpacked.

    Raises `OutputError` if it does not hold exactly these notes, a card for each that Anki would make, and all
    media; `BadZipFile` or `sqlite3.Error` if it cannot be read.
    """
    with zipfile.ZipFile(path) as package:
        if json.loads(package.read("media")) != {str(index): one.name for index, one in enumerate(media)}:
            raise _fault(path, "its list of media is not the one that was written")
        expected = {_DATABASE, "media", *map(str, range(len(media)))}
        if set(package.namelist()) != expected:
            raise _fault(path, "it does not hold the media that it lists")
        for member in expected - {_DATABASE}:
            with package.open(member) as source:
                _read_through(source)
        unpacked = path.with_name("checked.anki2")
        with package.open(_DATABASE) as source, unpacked.open("wb") as target:
            shutil.copyfileobj(source, target, _CHUNK)
    with closing(sqlite3.connect(f"file:{unpacked.as_posix()}?mode=ro", uri=True)) as database:
        return _check_database(path, database, notes)


def _read_through(source: IO[bytes]) -> None:
    """Read to the end: there the checksum is compared, and `BadZipFile` raised if it is another."""
    while source.read(_CHUNK):
        pass


def _check_database(path: Path, database: sqlite3.Connection, notes: Sequence[Note]) -> int:
    if database.execute("PRAGMA quick_check").fetchone() != ("ok",):
        raise _fault(path, "its database is damaged")
    written = dict(database.execute("SELECT guid, count(*) FROM notes JOIN cards ON nid = notes.id GROUP BY notes.id"))
    if written != {note.guid: len(card_ordinals(note)) for note in notes}:
        raise _fault(path, "it does not hold every note with its cards")
    return sum(written.values())


def _fault(path: Path, what: str) -> OutputError:
    return OutputError(f"{path}: the package did not pass its check: {what}; run the command again")

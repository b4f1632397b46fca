"""The part of the ledger that knows what is not made and could be: the user may want it all the same.

Spares are what of each file only its score keeps out; what is left out would be made, did the user's decisions on
others not speak against it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator

from notes2anki.draft import Draft, Settled
from notes2anki.ledger.codec import draft_of, draft_text, dumps, note_of, note_text
from notes2anki.model import Note


def record(connection: sqlite3.Connection, path: str, given: Iterable[Draft]) -> None:
    """Record the spares of a file, in the place of what is known of it."""
    forget(connection, [path])
    connection.executemany(
        "INSERT INTO spares VALUES (?, ?, ?, ?, ?)",
        [
            (path, number, draft.position, note_text(draft.note), draft_text(draft))
            for number, draft in enumerate(given)
        ],
    )


def forget(connection: sqlite3.Connection, paths: Iterable[str]) -> None:
    """Forget the spares of files."""
    connection.executemany("DELETE FROM spares WHERE path = ?", [(path,) for path in paths])


def load(connection: sqlite3.Connection, without: Collection[str] = ()) -> Iterator[Draft]:
    """Yield the spares of all files but some, in reading order."""
    rows = connection.execute("SELECT path, place, note, rest FROM spares ORDER BY path, position")
    for path, place, note, rest in rows:
        if path not in without:
            yield draft_of(note, place, rest)


def of(connection: sqlite3.Connection, paths: Iterable[str]) -> Iterator[Draft]:
    """Yield the spares of some files, in reading order."""
    query = "SELECT place, note, rest FROM spares WHERE path = ? ORDER BY position"
    for path in sorted(paths):
        for place, note, rest in connection.execute(query, (path,)):
            yield draft_of(note, place, rest)


def leave_out(connection: sqlite3.Connection, notes: Iterable[Settled], paths: Iterable[str] | None = None) -> None:
    """Record what was left out of some files, or of all, in the place of what was before."""
    if paths is None:
        connection.execute("DELETE FROM left_out")
    else:
        connection.executemany("DELETE FROM left_out WHERE path = ?", [(path,) for path in paths])
    connection.executemany(
        "INSERT OR REPLACE INTO left_out VALUES (?, ?, ?, ?)",
        [(each.note.guid, each.note.sources[0].path, note_text(each.note), dumps(each.traits)) for each in notes],
    )


def left_out(connection: sqlite3.Connection) -> Iterator[tuple[Note, str]]:
    """Yield the notes that were left out, each with its traits as they are written."""
    for note, traits in connection.execute("SELECT note, traits FROM left_out ORDER BY guid"):
        yield note_of(note), traits

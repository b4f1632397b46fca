"""The part of the ledger that knows what of each file only its score keeps out: the user may want it all the same."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator

from notes2anki.draft import Draft
from notes2anki.ledger.codec import draft_of, draft_text, note_text


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


def load(connection: sqlite3.Connection) -> Iterator[Draft]:
    """Yield the spares of all files, in reading order."""
    rows = connection.execute("SELECT place, note, rest FROM spares ORDER BY path, position")
    for place, note, rest in rows:
        yield draft_of(note, place, rest)

"""The part of the ledger that knows what each target has; one that is down does not stand in another's way."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from notes2anki.model import Guid, Note


@dataclass(frozen=True, slots=True)
class KnownTarget:
    """A target as it was last given all notes: by which choices, and the SHA-256 of the file that was written."""

    name: str
    recipe: str
    sha256: str
    delivered_at: int


def targets(connection: sqlite3.Connection) -> Mapping[str, KnownTarget]:
    """Return all targets by name."""
    rows = connection.execute("SELECT name, recipe, sha256, delivered_at FROM targets ORDER BY name")
    return {row[0]: KnownTarget(*row) for row in rows}


def delivered(connection: sqlite3.Connection, target: str) -> Mapping[Guid, int]:
    """Return the modification times of the notes that a target has, by guid."""
    return dict(connection.execute("SELECT guid, modified FROM deliveries WHERE target = ?", (target,)))


def record(connection: sqlite3.Connection, target: KnownTarget, notes: Iterable[Note]) -> None:
    """Record that a target has taken exactly these notes."""
    connection.execute(
        "INSERT INTO targets VALUES (?, ?, ?, ?) ON CONFLICT (name) DO UPDATE SET"
        " recipe = excluded.recipe, sha256 = excluded.sha256, delivered_at = excluded.delivered_at",
        (target.name, target.recipe, target.sha256, target.delivered_at),
    )
    now = {note.guid: note.modified for note in notes}
    before = delivered(connection, target.name)
    connection.executemany(
        "DELETE FROM deliveries WHERE target = ? AND guid = ?",
        [(target.name, guid) for guid in before if guid not in now],
    )
    connection.executemany(
        "INSERT OR REPLACE INTO deliveries VALUES (?, ?, ?)",
        [(target.name, guid, modified) for guid, modified in now.items() if before.get(guid) != modified],
    )


def forget(connection: sqlite3.Connection, name: str) -> None:
    """Forget a target that the user took out of his configuration."""
    connection.execute("DELETE FROM targets WHERE name = ?", (name,))

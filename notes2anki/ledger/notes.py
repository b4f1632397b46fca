"""The part of the ledger that knows notes: who they are, what Anki shows of them, and which have lost their text."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from notes2anki.draft import Settled
from notes2anki.identity import KnownNote, asked_at, path_of
from notes2anki.ledger.codec import dumps, note_of, note_text, spans_text
from notes2anki.ledger.decisions import Verdict
from notes2anki.model import Digest, Guid, Kind, Note, Style

DELETED = "deleted"

_UPSERT = """
    INSERT INTO notes (
        guid, vault, kind, style, path, line_start, front, back, text, digest, modified, first_seen, last_seen,
        born, position, sources, context, block_id, clozes, score, traits, low
    ) VALUES (
        :guid, :vault, :kind, :style, :path, :line_start, :front, :back, :text, :digest, :modified, :now, :now,
        :born, :position, :sources, :context, :block_id, :clozes, :score, :traits, :low
    )
    ON CONFLICT (guid) DO UPDATE SET
        vault = excluded.vault, kind = excluded.kind, style = excluded.style, path = excluded.path,
        line_start = excluded.line_start, front = excluded.front, back = excluded.back, text = excluded.text,
        digest = excluded.digest, modified = excluded.modified, last_seen = excluded.last_seen,
        born = excluded.born, position = excluded.position, sources = excluded.sources, context = excluded.context,
        block_id = excluded.block_id, clozes = excluded.clozes, score = excluded.score, traits = excluded.traits,
        low = excluded.low, orphaned_at = NULL, orphan_runs = 0
"""
_KNOWN = """
    SELECT guid, vault, kind, style, path, line_start, front, back, text, digest, modified, context, block_id, clozes,
           orphaned_at IS NULL, born, position, sources, score, low
    FROM notes {where} ORDER BY guid
"""


@dataclass(frozen=True, slots=True)
class Remembered:
    """A known note with what only the ledger needs: how it was born, its place, and its sources as they are written.

    `score` is the one that it was made for; `low` tells that it was made although that was too low.
    """

    known: KnownNote
    born: Guid
    position: int
    sources: str
    score: float = 0.0
    low: bool = False


@dataclass(frozen=True, slots=True)
class Orphan:
    """A note whose text is gone; `since` is in UTC seconds, `runs` counts the packages that told so."""

    guid: Guid
    path: str
    line_start: int
    front: str
    since: int
    runs: int
    deleted: bool

    def is_told(self, orphan_runs: int) -> bool:
        """Whether the latest packages hold it, where `orphan_runs` of them hold each orphan."""
        return not self.deleted and self.runs <= orphan_runs


def remembered(connection: sqlite3.Connection, vault: str | None = None) -> tuple[Remembered, ...]:
    """Return all notes ever recorded, of one vault or of all, by guid."""
    where, values = ("", ()) if vault is None else ("WHERE vault = ?", (vault,))
    return tuple(_remembered(*row) for row in connection.execute(_KNOWN.format(where=where), values))


def known(connection: sqlite3.Connection) -> tuple[KnownNote, ...]:
    """Return all notes ever recorded, as identity knows them, by guid."""
    return tuple(each.known for each in remembered(connection))


def is_empty(connection: sqlite3.Connection) -> bool:
    """Whether no note was ever recorded."""
    return connection.execute("SELECT 1 FROM notes LIMIT 1").fetchone() is None


def count(connection: sqlite3.Connection) -> int:
    """Return how many notes have their text."""
    (number,) = connection.execute("SELECT count(*) FROM notes WHERE orphaned_at IS NULL").fetchone()
    return int(number)


def record(connection: sqlite3.Connection, notes: Iterable[Settled], vault: str, now: int) -> None:
    """Record notes whose text is there, at `now` (UTC seconds); one whose text is back is deleted no more."""
    for each in notes:
        connection.execute(
            "DELETE FROM decisions WHERE guid IN (SELECT guid FROM notes WHERE guid = ? AND orphaned_at IS NOT NULL)",
            (each.note.guid,),
        )
        connection.execute(_UPSERT, {**_row(each), "vault": vault, "now": now})
        _keep_body(connection, each.note)


def orphan(connection: sqlite3.Connection, notes: Iterable[Note], now: int) -> None:
    """Record that the text of known notes is gone; they are given as their packages are to hold them."""
    for note in notes:
        connection.execute(
            "UPDATE notes SET digest = ?, modified = ?, orphaned_at = ?, orphan_runs = 0 WHERE guid = ?",
            (note.digest, note.modified, now, note.guid),
        )
        _keep_body(connection, note)


def lose(connection: sqlite3.Connection, guids: Iterable[Guid], now: int) -> None:
    """Record that the text of notes is gone of which no body is known, so that no package can tell."""
    connection.executemany("UPDATE notes SET orphaned_at = ? WHERE guid = ?", [(now, guid) for guid in guids])


def rename_vault(connection: sqlite3.Connection, former: str, name: str) -> None:
    """Record that a vault has a new name."""
    connection.execute("UPDATE notes SET vault = ? WHERE vault = ?", (name, former))


def bodies(connection: sqlite3.Connection, guids: Iterable[Guid]) -> Mapping[Guid, Note]:
    """Return whole notes by guid, in the order given; those whose body an early version did not record are missing."""
    rows = (connection.execute("SELECT body FROM bodies WHERE guid = ?", (guid,)).fetchone() for guid in guids)
    notes = (note_of(row[0]) for row in rows if row is not None)
    return {note.guid: note for note in notes}


def shipped(connection: sqlite3.Connection, vault: str, orphan_runs: int) -> Mapping[Guid, int]:
    """Return the modification times of the notes that a vault's package is to hold, by guid, in its order.

    Those with their text come in reading order, then the orphans. An orphan is told of in `orphan_runs` packages.
    What the user has deleted or dropped is in none.
    """
    rows = connection.execute(
        "SELECT guid, modified FROM notes JOIN bodies USING (guid) LEFT JOIN decisions USING (guid)"
        " WHERE vault = ? AND verdict IS NOT ? AND (orphaned_at IS NULL OR orphan_runs < ?)"
        " AND guid NOT IN (SELECT guid FROM verdicts WHERE verdict = ?)"
        " ORDER BY orphaned_at IS NOT NULL, path, position, guid",
        (vault, DELETED, orphan_runs, Verdict.DROP),
    )
    return {Guid(guid): modified for guid, modified in rows}


def orphans(connection: sqlite3.Connection) -> tuple[Orphan, ...]:
    """Return the notes whose text is gone, by where it was."""
    rows = connection.execute(
        "SELECT guid, path, line_start, front, orphaned_at, orphan_runs,"
        " verdict IS ? OR guid IN (SELECT guid FROM verdicts WHERE verdict = ?)"
        " FROM notes LEFT JOIN decisions USING (guid) WHERE orphaned_at IS NOT NULL ORDER BY path, line_start, guid",
        (DELETED, Verdict.DROP),
    )
    return tuple(
        Orphan(Guid(guid), path, line, front, since, runs, bool(deleted))
        for guid, path, line, front, since, runs, deleted in rows
    )


def age_orphans(connection: sqlite3.Connection) -> None:
    """Count one more package that told of every orphan."""
    connection.execute("UPDATE notes SET orphan_runs = orphan_runs + 1 WHERE orphaned_at IS NOT NULL")


def delete(connection: sqlite3.Connection, guids: Iterable[Guid], now: int) -> None:
    """Record that the user has deleted notes in Anki: no package holds them, whatever becomes of their text.

    Only when their text was gone and is written again, or the user restores them, do they come back.
    """
    connection.executemany(
        "INSERT INTO decisions SELECT guid, ?, ? FROM notes WHERE guid = ?"
        " ON CONFLICT (guid) DO UPDATE SET verdict = excluded.verdict, decided_at = excluded.decided_at",
        [(DELETED, now, guid) for guid in guids],
    )


def restore(connection: sqlite3.Connection, guids: Iterable[Guid]) -> None:
    """Record that the user wants notes back that he had deleted."""
    connection.executemany("DELETE FROM decisions WHERE guid = ? AND verdict = ?", [(guid, DELETED) for guid in guids])


def deleted(connection: sqlite3.Connection) -> frozenset[Guid]:
    """Return the guids of the notes that the user has deleted."""
    return frozenset(
        Guid(guid) for (guid,) in connection.execute("SELECT guid FROM decisions WHERE verdict = ?", (DELETED,))
    )


def _keep_body(connection: sqlite3.Connection, note: Note) -> None:
    connection.execute(
        "INSERT INTO bodies VALUES (?, ?) ON CONFLICT (guid) DO UPDATE SET body = excluded.body",
        (note.guid, note_text(note)),
    )


def _remembered(
    guid: str,
    vault: str,
    kind: str,
    style: str,
    path: str,
    line_start: int,
    front: str,
    back: str,
    text: str | None,
    digest: str,
    modified: int,
    context: str,
    block_id: str,
    clozes: str,
    live: int,
    born: str,
    position: int,
    sources: str,
    score: float,
    low: int,
) -> Remembered:
    known_note = KnownNote(
        guid=Guid(guid),
        vault=vault,
        kind=Kind(kind),
        style=Style(style),
        path=path,
        line_start=line_start,
        front=front,
        back=back,
        text=text,
        digest=Digest(digest),
        modified=modified,
        context=tuple(json.loads(context)),
        block_id=block_id,
        clozes=tuple((number, words) for number, words in json.loads(clozes)),
        live=bool(live),
    )
    return Remembered(known_note, Guid(born), position, sources, score, bool(low))


def _row(each: Settled) -> dict[str, object]:
    note = each.note
    return {
        "guid": note.guid,
        "kind": note.kind.value,
        "style": note.style.value,
        "path": path_of(note),
        "line_start": asked_at(note).start,
        "front": note.front,
        "back": note.back,
        "text": note.text,
        "digest": note.digest,
        "modified": note.modified,
        "born": each.born,
        "position": each.position,
        "sources": spans_text(note.sources),
        "context": dumps(note.context),
        "block_id": note.block_id,
        "clozes": dumps(note.clozes),
        "score": note.score,
        "traits": dumps(each.traits),
        "low": each.low,
    }

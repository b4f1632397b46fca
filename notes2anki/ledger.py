"""What we know of the notes that were exported: one SQLite file in the state folder, never in the vault."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from notes2anki.errors import Notes2AnkiError
from notes2anki.identity import KnownNote, path_of
from notes2anki.messages import _
from notes2anki.model import Digest, Guid, Kind, Note, Style

FILE_NAME = "ledger.sqlite3"
APPLICATION_ID = 0x4E324131  # "N2A1": tells `file` and us that the database is ours

# One entry for each version of the schema: what makes it from the one before.
MIGRATIONS: Sequence[str] = (
    """
    CREATE TABLE notes (
        guid       TEXT PRIMARY KEY,
        vault      TEXT NOT NULL,     -- its name
        kind       TEXT NOT NULL,
        style      TEXT NOT NULL,
        path       TEXT NOT NULL,     -- of the first source, relative to the vault, NFC
        line_start INTEGER NOT NULL,  -- from 1
        front      TEXT NOT NULL,
        back       TEXT NOT NULL,
        text       TEXT,              -- of a cloze
        digest     TEXT NOT NULL,
        modified   INTEGER NOT NULL,  -- UTC seconds
        first_seen INTEGER NOT NULL,
        last_seen  INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    """,
)

UPSERT = """
    INSERT INTO notes VALUES (
        :guid, :vault, :kind, :style, :path, :line_start, :front, :back, :text, :digest, :modified, :now, :now
    )
    ON CONFLICT (guid) DO UPDATE SET
        vault = excluded.vault, kind = excluded.kind, style = excluded.style, path = excluded.path,
        line_start = excluded.line_start,
        front = excluded.front, back = excluded.back, text = excluded.text, digest = excluded.digest,
        modified = excluded.modified, last_seen = excluded.last_seen
"""


class Ledger:
    """The ledger in a state folder. Opened for each use and closed after it; reading makes no file."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / FILE_NAME

    def known(self) -> tuple[KnownNote, ...]:
        """Return all notes ever recorded, by guid; none where there is no ledger yet.

        Raises Notes2AnkiError when the ledger is damaged or of a later version of this program.
        """
        if not self.path.exists():
            return ()
        with self._connected("ro") as connection:
            if _version(connection) == 0:  # its first export was cut short
                return ()
            rows = connection.execute(
                "SELECT guid, vault, kind, style, path, line_start, front, back, text, digest, modified"
                " FROM notes ORDER BY guid"
            ).fetchall()
        return tuple(_known_note(*row) for row in rows)

    def record(self, notes: Iterable[Note], vault: str, now: int) -> None:
        """Record the notes of a vault as exported at `now`, all or none.

        Raises Notes2AnkiError when the ledger cannot be written.
        """
        _make_private_folder(self.path.parent)
        with self._connected("rwc") as connection:
            self.path.chmod(0o600)
            _migrate(connection)
            with connection:
                connection.executemany(UPSERT, [{**_row(note), "vault": vault, "now": now} for note in notes])

    @contextmanager
    def _connected(self, mode: str) -> Iterator[sqlite3.Connection]:
        """Open the ledger; `mode` is SQLite's: "ro" to read, "rwc" to write and to make the file."""
        try:
            with closing(sqlite3.connect(f"{self.path.absolute().as_uri()}?mode={mode}", uri=True)) as connection:
                if _version(connection) > len(MIGRATIONS):
                    message = _("The state file {path} was made by a later version of notes2anki.", path=self.path)
                    raise Notes2AnkiError(message)
                yield connection
        except sqlite3.Error as error:
            message = _(
                "The state file {path} cannot be used ({reason}). If it is damaged, move it away: the next export"
                " makes a new one, and unchanged notes keep their identity.",
                path=self.path,
                reason=error,
            )
            raise Notes2AnkiError(message) from error


def _version(connection: sqlite3.Connection) -> int:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return int(version)


def _migrate(connection: sqlite3.Connection) -> None:
    version = _version(connection)
    for number, script in enumerate(MIGRATIONS[version:], version + 1):
        marks = f"PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {number};"
        connection.executescript(f"BEGIN; {script} {marks} COMMIT;")


def _make_private_folder(folder: Path) -> None:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        message = _("The state folder {path} cannot be made ({reason}).", path=folder, reason=error.strerror)
        raise Notes2AnkiError(message) from error


def _known_note(
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
) -> KnownNote:
    return KnownNote(
        Guid(guid), vault, Kind(kind), Style(style), path, line_start, front, back, text, Digest(digest), modified
    )


def _row(note: Note) -> dict[str, object]:
    return {
        "guid": note.guid,
        "kind": note.kind.value,
        "style": note.style.value,
        "path": path_of(note),
        "line_start": note.sources[0].start,
        "front": note.front,
        "back": note.back,
        "text": note.text,
        "digest": note.digest,
        "modified": note.modified,
    }

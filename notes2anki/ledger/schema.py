"""The tables of the ledger, version by version. A shipped version never changes: a new one is added below it."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

APPLICATION_ID = 0x4E324131  # "N2A1": tells `file` and us that the database is ours

_NOTES = """
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
"""

_NIGHTLY = """
    ALTER TABLE notes ADD COLUMN born TEXT NOT NULL DEFAULT '';          -- the guid of its birth when last seen
    ALTER TABLE notes ADD COLUMN position INTEGER NOT NULL DEFAULT 0;    -- among the drafts of its file
    ALTER TABLE notes ADD COLUMN sources TEXT NOT NULL DEFAULT '[]';     -- JSON: [path, start, end] of each
    ALTER TABLE notes ADD COLUMN context TEXT NOT NULL DEFAULT '[]';     -- JSON: headings
    ALTER TABLE notes ADD COLUMN block_id TEXT NOT NULL DEFAULT '';
    ALTER TABLE notes ADD COLUMN clozes TEXT NOT NULL DEFAULT '[]';      -- JSON: [number, words] of each
    ALTER TABLE notes ADD COLUMN orphaned_at INTEGER;                    -- UTC seconds; NULL while its text is there
    ALTER TABLE notes ADD COLUMN orphan_runs INTEGER NOT NULL DEFAULT 0; -- in how many packages it was an orphan
    UPDATE notes SET born = guid;
    CREATE INDEX orphans ON notes (guid) WHERE orphaned_at IS NOT NULL;

    CREATE TABLE bodies (             -- notes as they are delivered
        guid TEXT PRIMARY KEY REFERENCES notes ON DELETE CASCADE,
        body TEXT NOT NULL            -- JSON
    ) STRICT;

    CREATE TABLE files (              -- as they were when they were last read
        path        TEXT PRIMARY KEY, -- relative to the vault, NFC
        modified    INTEGER NOT NULL, -- ns
        size        INTEGER NOT NULL,
        inode       INTEGER NOT NULL,
        sha256      TEXT NOT NULL,    -- "" when it could not be read
        recipe      TEXT NOT NULL,    -- by what it was read: our code, our libraries, the user's choices
        permalink   TEXT NOT NULL,
        problems    TEXT NOT NULL,    -- JSON
        uses        TEXT NOT NULL     -- JSON: what it embeds, and which file that was
    ) STRICT;

    CREATE TABLE drafts (             -- what each file gave, so that it need not be read again
        path     TEXT NOT NULL REFERENCES files ON DELETE CASCADE,
        position INTEGER NOT NULL,    -- in reading order, from 0
        note     TEXT NOT NULL,       -- JSON
        rest     TEXT NOT NULL,       -- JSON: what of its candidate is not in the note
        PRIMARY KEY (path, position)
    ) STRICT;

    CREATE TABLE targets (            -- ways to Anki, and what each was last given as a whole
        name         TEXT PRIMARY KEY,
        recipe       TEXT NOT NULL,   -- by what choices it was made
        sha256       TEXT NOT NULL,   -- of the file that was written
        delivered_at INTEGER NOT NULL
    ) STRICT;

    CREATE TABLE deliveries (         -- which state of which note a target has
        target   TEXT NOT NULL REFERENCES targets ON DELETE CASCADE,
        guid     TEXT NOT NULL REFERENCES notes ON DELETE CASCADE,
        modified INTEGER NOT NULL,    -- that of the note
        PRIMARY KEY (target, guid)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE decisions (          -- what the user decided about a note
        guid       TEXT PRIMARY KEY REFERENCES notes ON DELETE CASCADE,
        verdict    TEXT NOT NULL,     -- 'deleted': no package holds it
        decided_at INTEGER NOT NULL
    ) STRICT;

    CREATE TABLE runs (
        id          INTEGER PRIMARY KEY AUTOINCREMENT,
        started_at  INTEGER NOT NULL, -- UTC seconds
        finished_at INTEGER,          -- NULL: it is running, or was killed
        exit_code   INTEGER,
        message     TEXT NOT NULL DEFAULT '',   -- why it failed; no text of notes
        counts      TEXT NOT NULL DEFAULT '{}', -- JSON
        seconds     TEXT NOT NULL DEFAULT '{}', -- JSON: by what was done
        problems    TEXT NOT NULL DEFAULT '[]'  -- JSON
    ) STRICT;

    CREATE TABLE marks (              -- what is known of the ledger as a whole
        name  TEXT PRIMARY KEY,       -- the vault's 'root' and 'name'; the 'seal' of all that the last run saw
        value TEXT NOT NULL
    ) STRICT;
"""

_ANALYSES = """
    CREATE TABLE analyses (           -- what an analyser of a library said of a text: it need not be asked again
        key    BLOB PRIMARY KEY,      -- 16 bytes: of the analyser and its version, the text, and its marked spans
        answer BLOB NOT NULL          -- JSON, deflated
    ) STRICT, WITHOUT ROWID;
"""

_VERDICTS = """
    ALTER TABLE notes ADD COLUMN score REAL NOT NULL DEFAULT 1;      -- the judge's, of its card
    ALTER TABLE notes ADD COLUMN traits TEXT NOT NULL DEFAULT '[]';  -- JSON: [name, number] of each; no words of it
    ALTER TABLE notes ADD COLUMN low INTEGER NOT NULL DEFAULT 0;     -- 1: it was made although its score is too low

    CREATE TABLE verdicts (           -- what the user decided about a card, which need not be a note
        guid       TEXT PRIMARY KEY,  -- the note's, or the one that it would be born with
        verdict    TEXT NOT NULL,     -- 'keep', or 'drop': no package holds it
        decided_at INTEGER NOT NULL,  -- UTC seconds
        kind       TEXT NOT NULL,     -- this and the following as they were then
        language   TEXT NOT NULL,
        score      REAL NOT NULL,
        traits     TEXT NOT NULL      -- JSON, as of notes
    ) STRICT;

    CREATE TABLE spares (             -- what of each file only its score keeps out
        path     TEXT NOT NULL,
        position INTEGER NOT NULL,    -- among the spares of the file, from 0
        place    INTEGER NOT NULL,    -- the position among the drafts of the file at which it would stand
        note     TEXT NOT NULL,       -- JSON
        rest     TEXT NOT NULL,       -- JSON, as of drafts
        PRIMARY KEY (path, position)
    ) STRICT;
"""

_LEFT_OUT = """
    CREATE TABLE left_out (           -- new cards that the user's decisions on others spoke against in the last run
        guid   TEXT PRIMARY KEY,
        path   TEXT NOT NULL,
        note   TEXT NOT NULL,         -- JSON
        traits TEXT NOT NULL          -- JSON, as of notes
    ) STRICT;
"""

MIGRATIONS: Sequence[str] = (_NOTES, _NIGHTLY, _ANALYSES, _VERDICTS, _LEFT_OUT)
"""One entry for each version of the schema: what makes it from the one before."""


def version(connection: sqlite3.Connection) -> int:
    """Return the version of a ledger, 0 for a file with nothing in it."""
    (found,) = connection.execute("PRAGMA user_version").fetchone()
    return int(found)


def migrate(connection: sqlite3.Connection) -> None:
    """Bring a ledger to the newest version, each step in a transaction with its record."""
    start = version(connection)
    for number, script in enumerate(MIGRATIONS[start:], start + 1):
        marks = f"PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {number};"
        connection.executescript(f"BEGIN; {script} {marks} COMMIT;")

"""Open the ledger to read or to write, and set a damaged one aside."""

from __future__ import annotations

import datetime as dt
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from notes2anki.errors import Notes2AnkiError
from notes2anki.ledger.schema import MIGRATIONS, migrate, version
from notes2anki.messages import _

FILE_NAME = "ledger.sqlite3"
BESIDE = ("-wal", "-shm")  # what SQLite keeps beside a database while it is written


class LedgerError(Notes2AnkiError):
    """The ledger cannot be used now; it may be sound."""


class DamagedLedgerError(LedgerError):
    """The ledger is no database any more, or not whole; `reason` says in a few words by what that was seen."""

    def __init__(self, message: str, reason: object) -> None:
        super().__init__(message)
        self.reason = reason


class Ledger:
    """The ledger in a state folder. Opened for each use and closed after it; reading makes no file and changes none."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / FILE_NAME

    @property
    def is_new(self) -> bool:
        """Whether nothing was ever recorded."""
        return not self.path.exists() or self.path.stat().st_size == 0

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Give a connection that sees the ledger as it is now; an empty one where there is none yet.

        Raises LedgerError.
        """
        with self._told(), closing(sqlite3.connect(":memory:")) as memory:
            if not self.path.exists():
                migrate(memory)
                yield memory
                return
            with closing(self._open_to_read()) as connection:
                found = self._checked_version(connection)
                if found == len(MIGRATIONS):
                    yield connection
                    return
                connection.backup(memory)  # an older one is read as if it were new, and stays as it is
            migrate(memory)
            yield memory

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Give a connection in a transaction, which is committed at the end, or undone when the body raises.

        Raises LedgerError.
        """
        _make_private_folder(self.path.parent)
        with self._told():
            os.close(os.open(self.path, os.O_CREAT | os.O_RDWR, 0o600))
            with closing(sqlite3.connect(self.path, isolation_level=None)) as connection:
                self._checked_version(connection)
                connection.execute("PRAGMA journal_mode = WAL")
                connection.execute("PRAGMA synchronous = FULL")
                migrate(connection)
                connection.execute("PRAGMA foreign_keys = ON")
                connection.execute("BEGIN IMMEDIATE")
                yield connection
                connection.execute("COMMIT")

    def check(self) -> None:
        """Raise DamagedLedgerError if the ledger is not whole."""
        with self.reading() as connection:
            if connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
                raise self._damaged(_("it is damaged"))

    def set_aside(self, now: int) -> Path:
        """Move a damaged ledger out of the way, keeping all of it, and return where to; `now` is in UTC seconds."""
        moment = f"{dt.datetime.fromtimestamp(now, dt.UTC):%Y%m%dT%H%M%SZ}"
        aside = self.path.with_name(f"ledger.damaged-{moment}.sqlite3")
        for ending in (*BESIDE, ""):  # the database last: until then it is found damaged again
            place = self.path.with_name(self.path.name + ending)
            if place.exists():
                place.replace(aside.with_name(aside.name + ending))
        return aside

    def _open_to_read(self) -> sqlite3.Connection:
        # SQLite would make files beside a database in WAL mode even to read it. Without a log nobody writes, and it
        # may be taken as it stands.
        unwritten = not self.path.with_name(self.path.name + BESIDE[0]).exists()
        return sqlite3.connect(f"{self.path.absolute().as_uri()}?mode=ro{'&immutable=1' * unwritten}", uri=True)

    def _checked_version(self, connection: sqlite3.Connection) -> int:
        found = version(connection)
        if found > len(MIGRATIONS):
            message = _("The state file {path} was made by a later version of notes2anki.", path=self.path)
            raise LedgerError(message)
        return found

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Say in plain words what SQLite raises."""
        try:
            yield
        except sqlite3.Error as error:
            # Those of its subclasses are about the disk, a lock, or a fault of ours.
            damaged = type(error) is sqlite3.DatabaseError
            raise (self._damaged(error) if damaged else LedgerError(self._unusable(error))) from error
        except ValueError as error:  # a value that we never wrote
            raise self._damaged(type(error).__name__) from error
        except OSError as error:
            raise LedgerError(self._unusable(error.strerror)) from error

    def _damaged(self, reason: object) -> DamagedLedgerError:
        return DamagedLedgerError(self._unusable(reason), reason)

    def _unusable(self, reason: object) -> str:
        return _(
            "The state file {path} cannot be used ({reason}). If it is damaged, move it away: the next run makes a new"
            " one from the package, and unchanged notes keep their identity.",
            path=self.path,
            reason=reason,
        )


def _make_private_folder(folder: Path) -> None:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        message = _("The state folder {path} cannot be made ({reason}).", path=folder, reason=error.strerror)
        raise LedgerError(message) from error

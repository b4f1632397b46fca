"""The part of the ledger that knows files: how they were when they were last read, and what they gave."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from notes2anki.draft import Draft
from notes2anki.ledger.codec import draft_of, draft_text, dumps, note_text, problems_of, problems_text
from notes2anki.model import Problem
from notes2anki.vault.stamps import Stamp


@dataclass(frozen=True, slots=True, order=True)
class Use:
    """What a file embeds: the target as written in the file at `place`, and what that was.

    A note that is embedded may embed in its turn, so `place` may be another file. `path` is "" and there is no stamp
    where nothing was found.
    """

    place: str
    target: str
    is_note: bool
    path: str = ""
    stamp: Stamp | None = None


@dataclass(frozen=True, slots=True)
class KnownFile:
    """A file as it was when it was last read.

    `sha256` is "" when it could not be read; `recipe` tells by which code and which choices it was read.
    """

    path: str
    stamp: Stamp
    sha256: str
    recipe: str
    permalink: str = ""
    problems: tuple[Problem, ...] = ()
    uses: tuple[Use, ...] = ()


def load(connection: sqlite3.Connection) -> Mapping[str, KnownFile]:
    """Return all known files by path."""
    rows = connection.execute(
        "SELECT path, modified, size, inode, sha256, recipe, permalink, problems, uses FROM files ORDER BY path"
    )
    return {path: _known_file(path, *rest) for path, *rest in rows}


def drafts(connection: sqlite3.Connection, without: Collection[str] = ()) -> Iterator[Draft]:
    """Yield the drafts of all known files but some, in reading order."""
    for path, position, note, rest in connection.execute(
        "SELECT path, position, note, rest FROM drafts ORDER BY path, position"
    ):
        if path not in without:
            yield draft_of(note, position, rest)


def record(connection: sqlite3.Connection, file: KnownFile, given: Iterable[Draft]) -> None:
    """Record a file that was read and what it gave, in the place of what is known of it."""
    forget(connection, [file.path])
    _insert(connection, file)
    connection.executemany(
        "INSERT INTO drafts VALUES (?, ?, ?, ?)",
        [(file.path, draft.position, note_text(draft.note), draft_text(draft)) for draft in given],
    )


def fail(connection: sqlite3.Connection, file: KnownFile) -> None:
    """Record that a file as it is now cannot be read; what it gave before stays, and what it embedded."""
    _insert(connection, file)


def restamp(connection: sqlite3.Connection, path: str, stamp: Stamp) -> None:
    """Record that a file has another time or inode and the same content."""
    connection.execute("UPDATE files SET modified = ?, size = ?, inode = ? WHERE path = ?", (*stamp, path))


def forget(connection: sqlite3.Connection, paths: Iterable[str]) -> None:
    """Forget files, and what they gave."""
    connection.executemany("DELETE FROM files WHERE path = ?", [(path,) for path in paths])


def _insert(connection: sqlite3.Connection, file: KnownFile) -> None:
    connection.execute(
        "INSERT INTO files VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (path) DO UPDATE SET"
        " modified = excluded.modified, size = excluded.size, inode = excluded.inode, sha256 = excluded.sha256,"
        " recipe = excluded.recipe, problems = excluded.problems",
        (
            file.path,
            *file.stamp,
            file.sha256,
            file.recipe,
            file.permalink,
            problems_text(file.problems),
            _uses_text(file.uses),
        ),
    )


def _known_file(
    path: str,
    modified: int,
    size: int,
    inode: int,
    sha256: str,
    recipe: str,
    permalink: str,
    problems: str,
    uses: str,
) -> KnownFile:
    return KnownFile(
        path,
        Stamp(modified, size, inode),
        sha256,
        recipe,
        permalink,
        problems_of(problems) if problems != "[]" else (),
        _uses_of(uses) if uses != "[]" else (),
    )


def _uses_text(uses: Iterable[Use]) -> str:
    return dumps([[use.place, use.target, use.is_note, use.path, use.stamp] for use in uses])


def _uses_of(text: str) -> tuple[Use, ...]:
    return tuple(
        Use(place, target, is_note, path, None if stamp is None else Stamp(*stamp))
        for place, target, is_note, path, stamp in json.loads(text)
    )

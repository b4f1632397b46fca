"""The part of the ledger that knows files: how they were when they were last read, and what they gave."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from notes2anki.draft import Draft
from notes2anki.ledger.codec import dumps, note_of, note_text, problems_of, problems_text
from notes2anki.model import Problem
from notes2anki.vault.stamps import Stamp


@dataclass(frozen=True, slots=True, order=True)
class Attachment:
    """What a file embeds, as written, and what that was: `path` "" and no stamp where it was not found."""

    target: str
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
    attachments: tuple[Attachment, ...] = ()


def load(connection: sqlite3.Connection) -> Mapping[str, KnownFile]:
    """Return all known files by path."""
    rows = connection.execute(
        "SELECT path, modified, size, inode, sha256, recipe, permalink, problems, attachments FROM files ORDER BY path"
    )
    return {path: _known_file(path, *rest) for path, *rest in rows}


def drafts(connection: sqlite3.Connection, without: Collection[str] = ()) -> Iterator[Draft]:
    """Yield the drafts of all known files but some, in reading order."""
    for path, position, fact, body in connection.execute(
        "SELECT path, position, fact, body FROM drafts ORDER BY path, position"
    ):
        if path not in without:
            yield Draft(note_of(body), fact, position)


def record(connection: sqlite3.Connection, file: KnownFile, given: Iterable[Draft]) -> None:
    """Record a file that was read and what it gave, in the place of what is known of it."""
    forget(connection, [file.path])
    connection.execute(
        "INSERT INTO files VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            file.path,
            *file.stamp,
            file.sha256,
            file.recipe,
            file.permalink,
            problems_text(file.problems),
            _attachments_text(file.attachments),
        ),
    )
    connection.executemany(
        "INSERT INTO drafts VALUES (?, ?, ?, ?)",
        [(file.path, draft.position, draft.fact, note_text(draft.note)) for draft in given],
    )


def restamp(connection: sqlite3.Connection, path: str, stamp: Stamp) -> None:
    """Record that a file has another time or inode and the same content."""
    connection.execute("UPDATE files SET modified = ?, size = ?, inode = ? WHERE path = ?", (*stamp, path))


def forget(connection: sqlite3.Connection, paths: Iterable[str]) -> None:
    """Forget files, and what they gave."""
    connection.executemany("DELETE FROM files WHERE path = ?", [(path,) for path in paths])


def _known_file(
    path: str,
    modified: int,
    size: int,
    inode: int,
    sha256: str,
    recipe: str,
    permalink: str,
    problems: str,
    attachments: str,
) -> KnownFile:
    return KnownFile(
        path,
        Stamp(modified, size, inode),
        sha256,
        recipe,
        permalink,
        problems_of(problems) if problems != "[]" else (),
        _attachments_of(attachments) if attachments != "[]" else (),
    )


def _attachments_text(attachments: Iterable[Attachment]) -> str:
    return dumps([[each.target, each.path, each.stamp] for each in attachments])


def _attachments_of(text: str) -> tuple[Attachment, ...]:
    return tuple(
        Attachment(target, path, None if stamp is None else Stamp(*stamp)) for target, path, stamp in json.loads(text)
    )

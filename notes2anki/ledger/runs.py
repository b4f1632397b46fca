"""The part of the ledger that knows runs: when, how long, with what result."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, field

from notes2anki.ledger.codec import dumps, problems_of, problems_text
from notes2anki.model import Problem

KEPT = 400  # runs that are remembered: more than a year of nights
GOOD = (0, 3)  # exit codes of runs that did what they were to do

_COLUMNS = "id, started_at, finished_at, exit_code, message, counts, seconds, problems"


@dataclass(frozen=True, slots=True)
class Run:
    """A run; times are in UTC seconds. One without an end is running, or was killed.

    `counts` are by what happened to notes and files, `seconds` by what was done. `message` says why it failed.
    """

    started_at: int
    finished_at: int | None = None
    exit_code: int | None = None
    message: str = ""
    counts: Mapping[str, int] = field(default_factory=dict)
    seconds: Mapping[str, float] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    id: int = 0


def begin(connection: sqlite3.Connection, started_at: int) -> int:
    """Record that a run has begun and return its number."""
    cursor = connection.execute("INSERT INTO runs (started_at) VALUES (?)", (started_at,))
    return int(cursor.lastrowid or 0)


def finish(connection: sqlite3.Connection, run: Run) -> None:
    """Record how a run ended; one with `id` 0 was not begun before. Runs of long ago are forgotten."""
    row = (
        run.id or None,
        run.started_at,
        run.finished_at,
        run.exit_code,
        run.message,
        dumps(run.counts),
        dumps(run.seconds),
        problems_text(run.problems),
    )
    connection.execute(f"INSERT OR REPLACE INTO runs ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)  # noqa: S608 - a constant
    connection.execute("DELETE FROM runs WHERE id <= (SELECT max(id) FROM runs) - ?", (KEPT,))


def latest(connection: sqlite3.Connection, number: int) -> tuple[Run, ...]:
    """Return the latest runs, the newest first."""
    rows = connection.execute(f"SELECT {_COLUMNS} FROM runs ORDER BY id DESC LIMIT ?", (number,))  # noqa: S608 - a constant
    return tuple(_run(*row) for row in rows)


def last_good(connection: sqlite3.Connection) -> Run | None:
    """Return the last run that did what it was to do, None when there was none."""
    row = connection.execute(
        f"SELECT {_COLUMNS} FROM runs WHERE exit_code IN (?, ?) ORDER BY id DESC LIMIT 1",  # noqa: S608 - a constant
        GOOD,
    ).fetchone()
    return None if row is None else _run(*row)


def _run(
    number: int,
    started_at: int,
    finished_at: int | None,
    exit_code: int | None,
    message: str,
    counts: str,
    seconds: str,
    problems: str,
) -> Run:
    return Run(
        started_at,
        finished_at,
        exit_code,
        message,
        json.loads(counts),
        json.loads(seconds),
        problems_of(problems),
        number,
    )

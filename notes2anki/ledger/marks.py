"""The part of the ledger that knows it as a whole: whose it is, and whether all is as it was."""

from __future__ import annotations

import sqlite3
from typing import Literal

Name = Literal["root", "name", "seal", "decided"]


def get(connection: sqlite3.Connection, name: Name) -> str:
    """Return a mark, "" where there is none."""
    row = connection.execute("SELECT value FROM marks WHERE name = ?", (name,)).fetchone()
    return "" if row is None else str(row[0])


def put(connection: sqlite3.Connection, name: Name, value: str) -> None:
    """Set a mark."""
    connection.execute("INSERT OR REPLACE INTO marks VALUES (?, ?)", (name, value))

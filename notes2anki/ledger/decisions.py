"""The part of the ledger that knows what the user decided about cards, and on which cards he can.

A decision holds no words of a note: what it teaches, it teaches when the text is gone, too. `notes.delete` is
another thing: it says what is gone from Anki, and nothing of the card's worth.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from notes2anki.ledger import spares
from notes2anki.ledger.codec import dumps
from notes2anki.model import Guid, Kind, Note

Traits = tuple[tuple[str, float], ...]

_LANGUAGE = "language_"


class Verdict(StrEnum):
    """What the user wants of a card."""

    KEEP = "keep"
    DROP = "drop"


@dataclass(frozen=True, slots=True)
class Decision:
    """A verdict on a card, by the guid of its note, or the one it would be born with; `decided_at` in UTC seconds.

    `kind`, `language` ("" for undetermined), the judge's `score` (0 … 1) and `traits` are the card's as it was then.
    """

    guid: Guid
    verdict: Verdict
    decided_at: int
    kind: Kind
    language: str
    score: float
    traits: Traits


@dataclass(frozen=True, slots=True)
class KnownCard:
    """A card on which the user can decide; `made` tells whether it is a note, `live` whether its text is there."""

    guid: Guid
    kind: Kind
    score: float
    traits: Traits
    path: str
    line_start: int
    front: str
    back: str
    made: bool
    live: bool

    @property
    def language(self) -> str:
        """Its language as an ISO 639-1 code, "" for undetermined."""
        return next((name.removeprefix(_LANGUAGE) for name, _ in self.traits if name.startswith(_LANGUAGE)), "")

    def decided(self, verdict: Verdict, now: int) -> Decision:
        """Return the decision on it, at `now` (UTC seconds)."""
        return Decision(self.guid, verdict, now, self.kind, self.language, self.score, self.traits)


def load(connection: sqlite3.Connection) -> tuple[Decision, ...]:
    """Return all decisions, by guid."""
    rows = connection.execute(
        "SELECT guid, verdict, decided_at, kind, language, score, traits FROM verdicts ORDER BY guid"
    )
    return tuple(
        Decision(Guid(guid), Verdict(verdict), decided_at, Kind(kind), language, score, traits_of(traits))
        for guid, verdict, decided_at, kind, language, score, traits in rows
    )


def record(connection: sqlite3.Connection, decisions: Iterable[Decision]) -> None:
    """Record decisions, each in the place of an earlier one on the same card."""
    connection.executemany(
        "INSERT OR REPLACE INTO verdicts VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
            (each.guid, each.verdict, each.decided_at, each.kind, each.language, each.score, dumps(each.traits))
            for each in decisions
        ],
    )


def forget(connection: sqlite3.Connection, guids: Iterable[Guid]) -> None:
    """Forget what was decided on some cards; one that was made because it was kept is wanted no more."""
    forgotten = [(guid,) for guid in guids]
    kept = "guid IN (SELECT guid FROM verdicts WHERE verdict = 'keep')"
    connection.executemany(f"UPDATE notes SET low = 0 WHERE guid = ? AND {kept}", forgotten)  # noqa: S608 - a constant
    connection.executemany("DELETE FROM verdicts WHERE guid = ?", forgotten)


def dropped(connection: sqlite3.Connection) -> frozenset[Guid]:
    """Return the guids of the cards that the user wants no more."""
    return frozenset(
        Guid(guid) for (guid,) in connection.execute("SELECT guid FROM verdicts WHERE verdict = ?", (Verdict.DROP,))
    )


def digest(decisions: Iterable[Decision]) -> str:
    """Return 64 hexadecimal digits that tell whether other things are decided; "" for no decision."""
    known = sorted((each.guid, each.verdict, each.score, each.traits) for each in decisions)
    return hashlib.sha256(dumps(known).encode()).hexdigest() if known else ""


def known_cards(connection: sqlite3.Connection) -> tuple[KnownCard, ...]:
    """Return all cards on which the user can decide, by where they stand: notes, and what could be one."""
    rows = connection.execute(
        "SELECT guid, kind, score, traits, path, line_start, front, back, orphaned_at IS NULL FROM notes"
    )
    found = {
        guid: KnownCard(Guid(guid), Kind(kind), score, traits_of(traits), path, line, front, back, True, bool(live))
        for guid, kind, score, traits, path, line, front, back, live in rows
    }
    made = {born for (born,) in connection.execute("SELECT born FROM notes WHERE orphaned_at IS NULL")}
    for spare in spares.load(connection):
        if spare.note.guid not in made:
            found.setdefault(spare.note.guid, _not_made(spare.note, spare.traits))
    for note, traits in spares.left_out(connection):
        found.setdefault(note.guid, _not_made(note, traits_of(traits)))
    return tuple(sorted(found.values(), key=lambda card: (card.path, card.line_start, card.guid)))


def _not_made(note: Note, traits: Traits) -> KnownCard:
    source = note.sources[0]
    return KnownCard(
        note.guid, note.kind, note.score, traits, source.path, source.start, note.front, note.back, False, True
    )


def traits_of(text: str) -> Traits:
    """Read traits."""
    return tuple((name, float(value)) for name, value in json.loads(text))

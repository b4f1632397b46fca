"""Spares: what only its score keeps out. They are nobody's card, and one may be what a card has become."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from notes2anki.draft import Draft
from notes2anki.identity import KnownNote, path_of
from notes2anki.ledger import spares
from notes2anki.ledger.notes import Remembered
from notes2anki.model import Note, Style
from notes2anki.sync.meeting import Met
from notes2anki.sync.wishes import Wishes

Words = tuple[Style, str, str]


def words_of(note: Note | KnownNote) -> Words:
    """Return what a note says; of a statement an update may hide other words, and it is still the same."""
    return (note.style, note.front, note.back) if note.text is None else (note.style, note.text, "")


@dataclass(frozen=True, slots=True)
class Spares:
    """The spares of the files that a run looks at, as they are `now`, and as they were when it `last` looked."""

    now: Sequence[Draft] = ()
    last: Sequence[Draft] = ()

    def nobodys(self, remembered: Iterable[Remembered]) -> list[Draft]:
        """Return those of the last run that were nobody's: no note of their file is known that says the same."""
        known = {_said_in(each.known) for each in remembered}
        return [draft for draft in self.last if _said_in(draft.note) not in known]

    def in_sight(self, met: Iterable[Met]) -> list[Draft]:
        """Return those of now that may be a known note: not what is new and says what a note says to the letter."""
        before = {_said_in(draft.note) for draft in self.last}
        said = {words_of(each.note) for each in met}
        return [draft for draft in self.now if _said_in(draft.note) in before or words_of(draft.note) not in said]


def spares_for(
    connection: sqlite3.Connection,
    wishes: Wishes,
    remembered: Iterable[Remembered],
    drafts: Iterable[Draft],
    fresh: Iterable[Draft],
    read_again: Collection[str],
) -> Spares:
    """Return the `fresh` spares of the files that were read again (paths), and those that were known of them.

    With those of all other files where decisions or known notes need them; there they are as they were.
    """
    last = list(spares.of(connection, read_again))
    births = {draft.note.guid for draft in drafts}
    needed = (each.low or (each.born not in births and wishes.holds(each)) for each in remembered)
    if not wishes.digest and not any(needed):
        return Spares(tuple(fresh), last)
    others = list(spares.load(connection, without=read_again))
    return Spares([*others, *fresh], [*others, *last])


def _said_in(note: Note | KnownNote) -> tuple[str, Words]:
    return (path_of(note), words_of(note))

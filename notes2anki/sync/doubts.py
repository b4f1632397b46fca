"""Tell of notes that count as new although they may be one that has lost its text."""

from __future__ import annotations

from collections.abc import Iterable

from notes2anki.identity import KnownNote
from notes2anki.ledger.notes import Remembered
from notes2anki.messages import _
from notes2anki.model import Problem
from notes2anki.sync.grant import Granted
from notes2anki.sync.guids import Identified


def doubts(found: Identified | Granted, remembered: Iterable[Remembered]) -> tuple[Problem, ...]:
    """Return a problem for each uncertain note, at its place, naming the known notes that it may be."""
    known = {each.known.guid: each.known for each in remembered}
    notes = {each.note.guid: each.note for each in found.settled}
    return tuple(
        Problem(
            notes[each.note].sources[0],
            "uncertain-note",
            _(
                "it counts as a new note, for it is not certain that it is the one that is gone: {notes}",
                notes="; ".join(_named(known[guid]) for guid, _score in each.close),
            ),
        )
        for each in found.uncertain
    )


def _named(note: KnownNote) -> str:
    front = " ".join(note.front.split())
    return f"{note.path}:{note.line_start} “{front}”"

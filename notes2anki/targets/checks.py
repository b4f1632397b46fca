"""What can never reach Anki: notes that would harm a collection are refused before anything is written."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from notes2anki.cards.escape import printable
from notes2anki.cards.notetypes import NOTE_TYPES
from notes2anki.errors import OutputError
from notes2anki.model import Note, Style

_ORDINALS = {style: tuple(range(len(note_type.templates))) for style, note_type in NOTE_TYPES.items()}
_CLOZE_NUMBER = re.compile(r"\{\{c(\d+)::")


def card_ordinals(note: Note) -> tuple[int, ...]:
    """Return the ordinals of the note's cards, from 0, ascending: its templates, or its deletion numbers less 1."""
    if note.style is not Style.CLOZE:
        return _ORDINALS[note.style]
    return tuple(sorted({int(number) - 1 for number in _CLOZE_NUMBER.findall(note.fields[0])}))


def check_notes(notes: Sequence[Note]) -> None:
    """Raise `OutputError` for the first note that Anki would take amiss, and when there is none to write."""
    if not notes:
        raise OutputError("there is no note to write, so no package was made")
    seen: dict[str, Note] = {}
    for note in notes:
        fault = _fault(note)
        if fault is None and note.guid in seen:
            fault = f"has the same guid as the note from {seen[note.guid].sources[0]}"
        if fault is not None:
            raise OutputError(
                f"{note.sources[0]}: the note {note.guid} {fault}; nothing was written. "
                "This is a fault of notes2anki: please report it with this message"
            )
        seen[note.guid] = note


def _has_control_characters(note: Note) -> bool:
    everything = "".join((*note.fields, *note.tags, note.deck, note.guid))
    return printable(everything) != everything


def _lacks_deletion(note: Note) -> bool:
    ordinals = card_ordinals(note)
    return not ordinals or ordinals[0] < 0


@lru_cache(1000)
def _lacks_a_name(deck: str) -> bool:
    return not all(part.strip() for part in deck.split("::"))


@lru_cache(1000)
def _are_broken(tags: tuple[str, ...]) -> bool:
    return "" in tags or " " in "".join(tags)


# Each was seen to damage a collection of Anki 26.9, or to make a note that no one ever sees.
_FAULTS: tuple[tuple[Callable[[Note], bool], str], ...] = (
    (lambda note: len(note.fields) != len(NOTE_TYPES[note.style].fields), "has a wrong number of fields"),
    (lambda note: note.modified <= 0, "has no modification time"),
    (lambda note: not note.guid.strip(), "has no guid"),
    (lambda note: not note.fields[0].strip(), "has an empty front"),
    (lambda note: note.style is Style.CLOZE and _lacks_deletion(note), "is a cloze without a deletion"),
    (lambda note: note.style is not Style.CLOZE and not note.fields[1].strip(), "has an empty back"),
    (lambda note: _lacks_a_name(note.deck), "has a deck without a name"),
    (lambda note: _are_broken(note.tags), "has a tag that is empty or holds a space"),
    (_has_control_characters, "holds control characters"),
)


def _fault(note: Note) -> str | None:
    for is_faulty, message in _FAULTS:
        if is_faulty(note):
            return message
    return None

"""What has changed since the last export: pure, by digest, never by the clock."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from notes2anki.model import Digest, Guid, Note


@dataclass(frozen=True, slots=True)
class Delivered:
    """What Anki was last given of a note, and when that was made (UTC seconds)."""

    digest: Digest
    modified: int


@dataclass(frozen=True, slots=True)
class Plan:
    """The notes to deliver, each with its time, and how many of them are new, changed or as they were."""

    notes: tuple[Note, ...]
    new: int
    changed: int
    unchanged: int


def plan(notes: Iterable[Note], delivered: Mapping[Guid, Delivered], now: int) -> Plan:
    """Date the notes: a time moves only when its note's content moved, and then only forward.

    Anki updates a note when the incoming time is later than its own, and an update costs the user his own tags.
    """
    dated = []
    counts = {"new": 0, "changed": 0, "unchanged": 0}
    for note in notes:
        before = delivered.get(note.guid)
        if before is None:
            what, modified = "new", now
        elif before.digest == note.digest:
            what, modified = "unchanged", before.modified
        else:
            what, modified = "changed", max(before.modified + 1, now)
        counts[what] += 1
        dated.append(replace(note, modified=modified))
    return Plan(tuple(dated), **counts)

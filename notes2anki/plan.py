"""What has changed since the last run: pure, by digest, never by the clock."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from notes2anki.messages import _
from notes2anki.model import Digest, Guid, Note

ORPHAN_TAG = "n2a::orphan"

# More than this many notes, and more than this share of all, do not vanish in one night by an author's hand.
MOST_GONE, MOST_SHARE_GONE = 5, 0.2


class What(StrEnum):
    """What became of a note since the last run."""

    ADDED = "added"
    MODIFIED = "modified"
    MOVED = "moved"  # the same words in another file
    ORPHANED = "orphaned"  # its text is gone
    UNCHANGED = "unchanged"


Words = tuple[str, str, str | None]


def words_of(note: Note) -> Words:
    """Return the plain words of a note: its front, its back, the text of a cloze."""
    return (note.front, note.back, note.text)


@dataclass(frozen=True, slots=True)
class Delivered:
    """A note as the last run left it: `modified` (UTC seconds) belongs to `digest`.

    `path` and `words` are "" and None where they are not known. `live`: its text was there.
    """

    digest: Digest
    modified: int
    path: str = ""
    words: Words | None = None
    live: bool = True


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one note, dated, and a reason for a person."""

    what: What
    note: Note
    reason: str


@dataclass(frozen=True, slots=True)
class Plan:
    """What became of all notes: those with their text in reading order, then the orphans."""

    changes: tuple[Change, ...]

    @property
    def notes(self) -> tuple[Note, ...]:
        """The notes whose text is there, each with its time."""
        return tuple(change.note for change in self.changes if change.what is not What.ORPHANED)

    def counts(self) -> dict[What, int]:
        """Return how many notes there are of each fate."""
        counted = Counter(change.what for change in self.changes)
        return {what: counted[what] for what in What}


def plan(notes: Iterable[Note], delivered: Mapping[Guid, Delivered], now: int) -> Plan:
    """Tell what became of notes whose text is there, and date them.

    A time moves only when its note's content moved, and then only forward: Anki updates a note when the incoming
    time is later than its own, and an update costs the user his own tags.
    """
    return Plan(tuple(_change(note, delivered.get(note.guid), now) for note in notes))


def orphaned(note: Note, before: Delivered, gone: bool, now: int) -> Change:
    """Tell that a note has lost its text, or, when `gone`, its whole file; it is tagged, so that Anki finds it.

    The text may still be there, when it is the user's choices or our rules that have changed.
    """
    path = note.sources[0].path
    reason = _("{path} is gone", path=path) if gone else _("{path} gives it no more", path=path)
    return Change(What.ORPHANED, replace(as_orphan(note), modified=_later(before.modified, now)), reason)


def as_orphan(note: Note) -> Note:
    """Return a note as packages hold it when its text is gone."""
    digest = Digest(hashlib.sha256(f"{note.digest}\n{ORPHAN_TAG}".encode()).hexdigest())
    return replace(note, tags=tuple(sorted({*note.tags, ORPHAN_TAG})), digest=digest)


def too_much_gone(gone: int, known: int) -> bool:
    """Whether so many of the known notes have lost their text at once that the vault is hardly whole."""
    return gone > MOST_GONE and gone > MOST_SHARE_GONE * known


def _change(note: Note, before: Delivered | None, now: int) -> Change:
    if before is None:
        return Change(What.ADDED, replace(note, modified=now), _("it is seen for the first time"))
    if before.digest == note.digest:
        return Change(What.UNCHANGED, replace(note, modified=before.modified), _("it is as before"))
    dated = replace(note, modified=_later(before.modified, now))
    path = note.sources[0].path
    if before.live and before.path not in ("", path) and before.words == words_of(note):
        return Change(What.MOVED, dated, _("it stood in {path}", path=before.path))
    return Change(What.MODIFIED, dated, _modification(note, before))


def _modification(note: Note, before: Delivered) -> str:
    if not before.live:
        return _("its text is back")
    if before.words is None:
        return _("it has changed")
    front, back, text = before.words
    if note.text != text:
        return _("its sentence has changed")
    if note.front != front:
        return _("its front has changed")
    if note.back != back:
        return _("its back has changed")
    return _("its headings, notes below or tags have changed")


def _later(before: int, now: int) -> int:
    return max(before + 1, now)

"""A note as identity sees it: the same for a note of this run and for one that is known from before."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from notes2anki.identity.known import KnownNote, asked_at, path_of
from notes2anki.model import Guid, Kind, Note, Style

# What tells `x < 1` from `x > 1` and `C` from `C++`; other signs come and go with a writer's mood.
_SIGNS = frozenset("/-+#<>=%_!&|*^~@$")


@dataclass(frozen=True, slots=True)
class Sighting:
    """A note seen in one place: what it asks for, and where.

    `front` and `back` are plain; for a cloze `front` is the whole sentence and `back` is "", for what is hidden of a
    sentence is a matter of its cards, not of which note it is. `live` as in `KnownNote`.
    """

    guid: Guid
    kind: Kind
    style: Style
    path: str
    line: int
    front: str
    back: str
    context: tuple[str, ...] = ()
    block_id: str = ""
    live: bool = True

    @property
    def order(self) -> tuple[str, int, Guid]:
        """Where it stands in reading order."""
        return (self.path, self.line, self.guid)

    @property
    def words(self) -> tuple[Style, str, str]:
        """What it says, to the letter. Two styles never say the same: Anki lets no note change its type."""
        return (self.style, self.front, self.back)

    @property
    def is_asked_by_heading(self) -> bool:
        """Whether its question is the heading over its answer; that of any other is part of what is said."""
        return self.kind is Kind.HEADING

    @property
    def named_by_its_file(self) -> bool:
        """Whether it asks for what its file is named after."""
        return self.front == self.path.rpartition("/")[2].removesuffix(".md")


def sighting_of(note: Note | KnownNote) -> Sighting:
    """Return what identity sees of a note."""
    if isinstance(note, KnownNote):
        path, line, live = note.path, note.line_start, note.live
    else:
        path, line, live = path_of(note), asked_at(note).start, True
    front, back = (note.front, note.back) if note.text is None else (note.text, "")
    return Sighting(note.guid, note.kind, note.style, path, line, front, back, note.context, note.block_id, live)


def plain_form(text: str) -> str:
    """Return text in one spelling: compatibility forms unified, case folded, white space collapsed."""
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    return " ".join(folded.split())


def bare_form(text: str) -> str:
    """Return what two writings of one text share: no spaces (Korean authors mend them) and no punctuation."""
    plain = plain_form(text)
    return "".join(ch for ch in plain if ch.isalnum() or ch in _SIGNS) or plain

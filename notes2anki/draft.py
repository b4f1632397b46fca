"""What one file alone proposes: kept from run to run, so that a file that did not change need not be read again."""

from __future__ import annotations

from dataclasses import dataclass

from notes2anki.model import Guid, Note


@dataclass(frozen=True, slots=True)
class Draft:
    """A note before it meets those of other files, under the guid of its birth.

    `fact` is what two writings of one fact share. `position` is its place among the drafts of its file, from 0.
    """

    note: Note
    fact: str
    position: int

    @property
    def path(self) -> str:
        """The file that it comes from."""
        return self.note.sources[0].path


@dataclass(frozen=True, slots=True)
class Settled:
    """A note under the guid that it has for good; `born` and `position` are those of its draft."""

    note: Note
    born: Guid
    position: int

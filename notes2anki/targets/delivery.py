"""What every target promises: all notes or none, and a count of what it took."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from notes2anki.model import Note


@dataclass(frozen=True, slots=True)
class Delivery:
    """What a target took: counts, and the SHA-256 of the file that it wrote (`""` for a target without one)."""

    notes: int
    cards: int
    media: int
    digest: str = ""


class Target(Protocol):
    """A way to bring notes to Anki."""

    def deliver(self, notes: Sequence[Note]) -> Delivery:
        """Bring all notes, in reading order, each with `modified` set; all of them or none.

        Raises `OutputError` or `TryLaterError`, and then Anki's side is as it was.
        """

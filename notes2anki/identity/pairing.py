"""Which known note each note of a run is, as far as that is settled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from notes2anki.identity.sighting import Sighting


class Rule(StrEnum):
    """By what a note was known again, best first."""

    HERE = "same-file-same-text"
    BLOCK_ID = "block-id"
    TEXT = "same-text"
    FRONT = "same-front"
    BACK = "same-back"
    ALIKE = "alike"
    BIRTH = "same-birth"


@dataclass(frozen=True, slots=True)
class Ground:
    """Why two notes are one: the rule, the score, and by how much the next best pair of either scores less."""

    rule: Rule
    score: float = 1.0
    margin: float = 1.0


@dataclass(slots=True)
class Pairing:
    """Known (old) and present (new) notes, both in reading order, and the pairs of them that are settled.

    Notes are named by their position. `known` gives the old note of a new one, `grounds` why.
    """

    old: Sequence[Sighting]
    new: Sequence[Sighting]
    known: dict[int, int] = field(default_factory=dict)
    grounds: dict[int, Ground] = field(default_factory=dict)
    taken: set[int] = field(default_factory=set)

    def settle(self, old: int, new: int, ground: Ground) -> None:
        """Settle that two notes, open both, are one."""
        if new in self.known or old in self.taken:
            raise ValueError(f"one of {old}, {new} is settled already")
        self.known[new] = old
        self.grounds[new] = ground
        self.taken.add(old)

    def open_old(self) -> list[int]:
        """Return the old notes that are not settled."""
        return [position for position in range(len(self.old)) if position not in self.taken]

    def open_new(self) -> list[int]:
        """Return the new notes that are not settled."""
        return [position for position in range(len(self.new)) if position not in self.known]

"""What notes say, taken apart and weighed, so that many can be compared fast."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from notes2anki.identity.likeness import PARTS, Pieces, Weights, pieces
from notes2anki.identity.sighting import Sighting

# What a question and an answer can tell at most, in bits: a long answer must not drown its question, and the same
# heading over another text is not enough to know a note again.
QUESTION_TELLS, ANSWER_TELLS = 60, 100


@dataclass(frozen=True, slots=True)
class Portrait:
    """The pieces of a note's front and back, and their weight in bits."""

    front: Pieces
    back: Pieces
    front_tells: float
    back_tells: float

    @property
    def pieces(self) -> Pieces:
        """The pieces of both sides."""
        return self.front | self.back

    @property
    def tells(self) -> float:
        """The weight of both sides, in bits."""
        return self.front_tells + self.back_tells


class Gallery:
    """The portraits of notes; what is rare is what is rare among the known ones that it is made of."""

    def __init__(self, known: Iterable[Sighting]) -> None:
        drawn = {sighting: (pieces(sighting.front), pieces(sighting.back)) for sighting in known}
        self.weights = Weights(front | back for front, back in drawn.values())
        self._portraits = {sighting: self._portrait(front, back) for sighting, (front, back) in drawn.items()}

    def portrait(self, sighting: Sighting) -> Portrait:
        """Return a note's portrait."""
        if sighting not in self._portraits:
            self._portraits[sighting] = self._portrait(pieces(sighting.front), pieces(sighting.back))
        return self._portraits[sighting]

    def likeness(self, one: Sighting, other: Sighting) -> float:
        """Return how alike two notes are, 0 … 1: question and answer, each by how much it tells."""
        first, second = self.portrait(one), self.portrait(other)
        asked = min(QUESTION_TELLS, (first.front_tells + second.front_tells) / 2)
        answered = min(ANSWER_TELLS, (first.back_tells + second.back_tells) / 2)
        if not asked + answered:
            return 0.0
        alike = asked * self._shared(first.front, second.front, first.front_tells + second.front_tells)
        alike += answered * self._shared(first.back, second.back, first.back_tells + second.back_tells)
        return alike / (asked + answered)

    def _shared(self, one: Pieces, other: Pieces, tell: float) -> float:
        return 2 * self._bits(one & other) / tell if tell else 0.0

    def _portrait(self, front: Pieces, back: Pieces) -> Portrait:
        return Portrait(front, back, self._bits(front), self._bits(back))

    def _bits(self, held: Pieces) -> float:
        return self.weights.total(held) / PARTS

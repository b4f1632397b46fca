"""What texts are made of: all their runs of three characters, and how many of these two texts share."""

from __future__ import annotations

from dataclasses import dataclass
from sys import intern

SIZE = 3
_BITS = tuple(1 << place for place in range(512))


@dataclass(frozen=True, slots=True)
class Shingles:
    """The shingles of a text, each once.

    `sketch` has a bit for each; where several have the same, `hidden` counts those without one of their own.
    Two sketches show in a moment that two texts have little in common, and most texts have.
    """

    parts: tuple[str, ...]
    sketch: int
    hidden: int

    def are_alike(self, other: Shingles, least: float) -> bool:
        """Tell whether two texts share at least a part of all their shingles (Dice; `least` in 0 … 1)."""
        total = len(self.parts) + len(other.parts)
        return 2 * self._at_most_shared(other) / total >= least and 2 * self._shared(other) / total >= least

    def within(self, other: Shingles) -> float:
        """Return which part of the shorter text's shingles the other has, too: 0 … 1."""
        return self._shared(other) / min(len(self.parts), len(other.parts))

    def _shared(self, other: Shingles) -> int:
        return len(set(self.parts).intersection(other.parts))

    def _at_most_shared(self, other: Shingles) -> int:
        return (self.sketch & other.sketch).bit_count() + min(self.hidden, other.hidden)


def shingles_of(text: str) -> Shingles:
    """Return the shingles of a text; of one that is shorter, the text itself."""
    # Many texts have the same shingles: each is held once.
    parts = tuple(map(intern, {text[start : start + SIZE] for start in range(max(1, len(text) - SIZE + 1))}))
    bits = {hash(part) % len(_BITS) for part in parts}
    return Shingles(parts, sum(map(_BITS.__getitem__, bits)), len(parts) - len(bits))

"""Where notes stand: beside which others, in which file.

What stands between the same two neighbours as before is more likely the same note than what has as many of its words
at the other end of the vault.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

from notes2anki.identity.pairing import Pairing
from notes2anki.identity.sighting import Sighting

Neighbour = int | None
"""The nearest settled note on one side in the same file, by its old position; None at the end of the file."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How far two notes stand in one place: in one file, and on how many sides (0 … 2) beside the same neighbour.

    `in_line` counts those sides on which they stand as many lines from it; the only note of a file is in line on one.
    `ends` counts the sides on which both are the last of their file.
    """

    same_file: bool
    beside: int
    in_line: int
    ends: int


class Places:
    """The neighbourhood of old and new notes, by what is settled when it is made; `went` as `moves` gives it."""

    def __init__(self, pairing: Pairing, went: Mapping[str, str]) -> None:
        self._old, self._new, self._went = pairing.old, pairing.new, went
        self._present = {old: new for new, old in pairing.known.items()}
        itself = {old: old for old in self._present}
        self._old_sides = tuple(zip(*_sides(pairing.old, itself), strict=True))
        self._new_sides = tuple(zip(*_sides(pairing.new, pairing.known), strict=True))
        self._old_sizes = Counter(note.path for note in pairing.old if note.live)
        self._new_sizes = Counter(note.path for note in pairing.new)
        self._followed: defaultdict[str, set[str]] = defaultdict(set)
        for new, old in pairing.known.items():
            self._followed[pairing.old[old].path].add(pairing.new[new].path)

    def standing(self, old: int, new: int) -> Standing:
        """Compare where an old and a new note stand."""
        then, now = self._old[old].path, self._new[new].path
        one_file = self._went.get(then, then) == now
        beside = in_line = 0
        for neighbour, other in zip(self._old_sides[old], self._new_sides[new], strict=True):
            if neighbour is not None and neighbour == other:
                beside += 1
                in_line += self._distance(old, neighbour) == self._present_distance(new, neighbour)
        ends = self._common_ends(old, new) if beside or one_file else 0
        if one_file and (self._first_in_line(old, new) or self._alone(old, new)):
            in_line += 1
        return Standing(one_file or now in self._followed.get(then, ()), beside + ends, in_line, ends)

    def old_gap(self, old: int) -> Hashable:
        """Name the gap between settled notes in which an old note stands."""
        return _gap(self._old[old], self._old_sides[old])

    def new_gap(self, new: int) -> Hashable:
        """Name the gap between settled notes in which a new note stands."""
        return _gap(self._new[new], self._new_sides[new])

    def _distance(self, old: int, neighbour: int) -> int:
        return self._old[old].line - self._old[neighbour].line

    def _present_distance(self, new: int, neighbour: int) -> int:
        return self._new[new].line - self._new[self._present[neighbour]].line

    def _common_ends(self, old: int, new: int) -> int:
        pairs = zip(self._old_sides[old], self._new_sides[new], strict=True)
        return sum(neighbour is None and other is None for neighbour, other in pairs)

    def _first_in_line(self, old: int, new: int) -> bool:
        first = self._old_sides[old][0] is None and self._new_sides[new][0] is None
        return first and self._old[old].line == self._new[new].line

    def _alone(self, old: int, new: int) -> bool:
        return self._old_sizes[self._old[old].path] == 1 == self._new_sizes[self._new[new].path]


def _gap(note: Sighting, sides: tuple[Neighbour, Neighbour]) -> Hashable:
    return (note.path if sides == (None, None) else "", sides)


def _sides(notes: Sequence[Sighting], known: Mapping[int, int]) -> tuple[list[Neighbour], list[Neighbour]]:
    """Return the neighbours before and after each note."""
    return _nearest(notes, known, range(len(notes))), _nearest(notes, known, range(len(notes) - 1, -1, -1))


def _nearest(notes: Sequence[Sighting], known: Mapping[int, int], walk: range) -> list[Neighbour]:
    """Return the settled note on the nearest line before each in a walk: of several on one line, always the same."""
    found: list[Neighbour] = [None] * len(notes)
    last: Neighbour = None
    here: Neighbour = None
    path, line = "", 0
    for position in walk:
        note = notes[position]
        if note.path != path:
            last = here = None
        elif note.line != line:
            last, here = (last if here is None else here), None
        path, line = note.path, note.line
        found[position] = last
        settled = known.get(position)
        if settled is not None:
            here = settled if here is None else min(here, settled)
    return found

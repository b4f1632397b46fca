"""Text that remembers where each of its characters was first written.

The origin of a character is a number. What is typed later takes the origin of what it replaces or stands beside, a copy
keeps the origins of what was copied, and what is written anew brings new ones. So it is known which statement is which
after any edit, without asking anything that is to be tested.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

Origins = tuple[tuple[int, int], ...]
"""Runs of origins that follow one another: (first, length)."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a file, and the origins of its characters."""

    text: str
    origins: Origins

    def origin_of_each(self) -> list[int]:
        """Return the origin of each character."""
        return [first + offset for first, length in self.origins for offset in range(length)]


@dataclass(frozen=True, slots=True)
class File:
    """A file: its path in the vault, its lines, and the origin of its name."""

    path: str
    lines: tuple[Line, ...]
    origin: int

    @property
    def text(self) -> str:
        """The file's text."""
        return "\n".join(line.text for line in self.lines)


class Writer:
    """Gives every character that is written an origin of its own."""

    def __init__(self) -> None:
        self._next = 1

    def line(self, text: str) -> Line:
        """Return a line that was never seen before."""
        first = self._next
        self._next += len(text) + 1
        return Line(text, ((first, len(text)),))

    def file(self, path: str, text: str) -> File:
        """Return a file that was never seen before."""
        self._next += 1
        return File(path, tuple(map(self.line, text.split("\n"))), self._next - 1)


def spliced(line: Line, start: int, end: int, text: str) -> Line:
    """Return a line with other words in one place; they take the origins of what stood there, or before it."""
    origins = line.origin_of_each()
    taken = origins[start:end] or origins[max(0, start - 1) : start] or origins[:1] or [0]
    typed = [taken[min(position, len(taken) - 1)] for position in range(len(text))]
    return Line(line.text[:start] + text + line.text[end:], _runs([*origins[:start], *typed, *origins[end:]]))


def part(line: Line, start: int, end: int) -> Line:
    """Return a part of a line."""
    return Line(line.text[start:end], _runs(line.origin_of_each()[start:end]))


def joined(one: Line, other: Line) -> Line:
    """Return two lines as one, with a space between them."""
    origins = [*one.origin_of_each(), *(one.origin_of_each()[-1:] or [0]), *other.origin_of_each()]
    return Line(f"{one.text} {other.text}", _runs(origins))


def _runs(origins: Sequence[int]) -> Origins:
    runs: list[tuple[int, int]] = []
    for origin in origins:
        if runs and sum(runs[-1]) == origin:
            runs[-1] = (runs[-1][0], runs[-1][1] + 1)
        else:
            runs.append((origin, 1))
    return tuple(runs)

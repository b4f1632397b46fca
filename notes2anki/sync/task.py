"""What a run is about, and how to go about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from notes2anki.vault.selection import Selection


@dataclass(frozen=True, slots=True)
class Vault:
    """A vault as this run finds it: its files, by what recipe they are read, and the name that notes are known by."""

    selection: Selection
    recipe: str
    name: str


@dataclass(frozen=True, slots=True)
class Effort:
    """How to go about the work: past the guard or not, how many processes, whom to tell of what is done.

    `jobs` None is for as many as pay; `progress` is told how many files are done, and of how many.
    """

    force: bool = False
    jobs: int | None = None
    progress: Callable[[int, int], None] | None = None

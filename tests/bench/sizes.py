"""How much is measured: all of it, or a handful to see that the bench works."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Size:
    """Counts: `rounds` of everything in alternation, files of the three vaults, notes, sentences a language.

    `hostile` are characters of a note made to hold up a reader.
    """

    name: str
    rounds: int
    first_files: int
    vault_files: int
    package_notes: int
    sentences: int
    read_files: int
    hostile: int


FULL = Size("full", 5, 1_000, 10_000, 100_000, 5_000, 300, 5_000)
QUICK = Size("quick", 2, 8, 20, 200, 40, 6, 50)

FACTS_IN_A_FILE = 5

"""Deck names as Anki tells them apart: not by case."""

from __future__ import annotations

from collections.abc import Iterable

SEPARATOR = "::"


def one_spelling(names: Iterable[str]) -> dict[str, str]:
    """Return the spelling to use for each deck name: of names that differ only in case the first one counts.

    Anki would make `CKA_` of the second of two decks `CKA` and `cka` (26.9). Parts are unified one by one, so that
    `CKA::Pod` and `cka::Service` meet under one parent.
    """
    spellings: dict[str, str] = {}
    return {name: _spelled(name.split(SEPARATOR), spellings) for name in names}


def _spelled(parts: list[str], spellings: dict[str, str]) -> str:
    path = ""
    for part in parts:
        below = f"{path}{SEPARATOR}{part}" if path else part
        path = spellings.setdefault(below.casefold(), below)
    return path

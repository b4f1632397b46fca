"""What extractors hand on: a candidate with all that was noticed about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from notes2anki.model import Candidate

Features = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Proposal:
    """A candidate, its features by name, and the statement that it asks for.

    Proposals with one `fact` are alternatives (other deletions, a definition against a claim): at most
    one becomes a note. `deletion` holds the features of the deleted words, empty unless a cloze. What an author
    marked as a card has no features at all. `refused` is the reason code for which he wants no card, "" if he may.
    `last` ranks a view behind all others of its statement, whatever its score: it is there for a card that asks it.
    Proposals that are `alike` tell the same of different names, as the rows of one table do; "" for none.
    """

    candidate: Candidate
    fact: str
    features: Features
    deletion: Features
    refused: str = ""
    last: bool = False
    alike: str = ""


def fact_of(line: int, text: str) -> str:
    """Name the statement that begins on a line (1-based) with some words: the key of its alternatives."""
    return f"{line}:{''.join(text.split())[:20]}"

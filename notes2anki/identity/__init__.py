"""Which note is which: a guid, once given, follows its note through edits, moves and renames.

Pure. A wrong match is worse than a new card, for it puts somebody else's history on it: so a match is made only
where nothing else could be meant.
"""

from __future__ import annotations

from notes2anki.identity.known import KnownNote, asked_at, path_of
from notes2anki.identity.match import CLOSE, Match, Matching, Uncertain, match, settle
from notes2anki.identity.pairing import Ground, Rule

__all__ = [
    "CLOSE",
    "Ground",
    "KnownNote",
    "Match",
    "Matching",
    "Rule",
    "Uncertain",
    "asked_at",
    "match",
    "path_of",
    "settle",
]

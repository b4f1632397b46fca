"""English clauses that stand by themselves: on both sides of a semicolon, but, whereas, while, and."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from notes2anki.language import english_words as words
from notes2anki.language.analysis import Offsets
from notes2anki.language.english_phrases import Word, main_verb

_SPLIT = re.compile(r"\s*;\s+|,?\s+(?:whereas|while|but)\s+|,\s+(?:and|so)\s+|\s+and\s+")
_SUBJECT_WORDS = 8
_SHORT_SUBJECT_WORDS = 4  # where only "and" parts the clauses


def clause_spans(text: str, tokens: Sequence[Word]) -> tuple[Offsets, ...]:
    """Return the offsets of the clauses; empty when the sentence is its own only clause."""
    bounds = list(_bounds(text, tokens))
    if not bounds:
        return ()
    starts = [0, *(end for _, end in bounds)]
    ends = [*(start for start, _ in bounds), len(text)]
    return tuple(zip(starts, ends, strict=True))


def _bounds(text: str, tokens: Sequence[Word]) -> Iterator[Offsets]:
    last = 0
    for found in _SPLIT.finditer(text):
        if any(token.fixed and token.start < found.end() and found.start() < token.end for token in tokens):
            continue
        left = [token for token in tokens if last <= token.start < found.start()]
        right = [token for token in tokens if token.start >= found.end()]
        reach = _SHORT_SUBJECT_WORDS if found.group().strip() == "and" else _SUBJECT_WORDS
        if _stands_alone(left, _SUBJECT_WORDS) and _stands_alone(right, reach):
            yield found.span()
            last = found.end()


def _stands_alone(tokens: Sequence[Word], reach: int) -> bool:
    if len(tokens) < 3 or tokens[0].lower in words.CLOSED - words.ARTICLES:
        return False
    verb = main_verb(tokens)
    if verb is None or not 0 < verb.first <= reach:
        return False
    return not any(token.lower in words.RELATIVES or token.is_sign for token in tokens[: verb.first])

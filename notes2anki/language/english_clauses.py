"""English clauses that stand by themselves: on both sides of a semicolon, but, whereas, while, and."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from notes2anki.language import english_words as words
from notes2anki.language.analysis import Modality, Offsets
from notes2anki.language.english_main_verb import main_verb
from notes2anki.language.english_modality import modality
from notes2anki.language.english_tokens import Word

_SPLIT = re.compile(r"\s*;\s+|,?\s+(?:whereas|while|but)\s+|,\s+(?:and|so)\s+|\s+and\s+")
_DOUBTFUL = frozenset({Modality.QUESTION, Modality.HEDGE})
_PAIRING = frozenset({"both", "either", "between", "neither"})
_JOINING = frozenset({"and", "or"})
_SUBJECT_WORDS = 8

_CONDITIONS = frozenset({"if", "when", "because", "unless", "whether", "although", "though"})


def clause_spans(text: str, tokens: Sequence[Word]) -> tuple[Offsets, ...]:
    """Return the offsets of the clauses; empty when the sentence is its own only clause.

    Where the author asks or doubts, the doubt may cover every clause: nothing is split.
    """
    reported = tuple(_reported(text))
    if reported:
        return reported
    bounds = list(_bounds(text, tokens))
    if not bounds or modality(text, tokens, main_verb(tokens)) in _DOUBTFUL:
        return ()
    starts = [0, *(end for _, end in bounds)]
    ends = [*(start for start, _ in bounds), len(text)]
    return tuple(zip(starts, ends, strict=True))


def _reported(text: str) -> Iterator[Offsets]:
    """Yield what the author reminds himself of: each clause behind a "that" of his."""
    opener = words.REMINDER.match(text)
    if opener is None:
        return
    start = opener.end()
    for link in words.AND_THAT.finditer(text, start):
        yield start, link.start()
        start = link.end()
    yield start, len(text)


def _bounds(text: str, tokens: Sequence[Word]) -> Iterator[Offsets]:
    last = 0
    for found in _SPLIT.finditer(text):
        before = text[last : found.start()]
        if before.count("(") > before.count(")") or _is_fixed(tokens, found):
            continue
        left = [token for token in tokens if last <= token.start < found.start()]
        right = [token for token in tokens if token.start >= found.end()]
        bare = found.group().strip() == "and"
        if (
            _stands_alone(left)
            and _is_finished(left)
            and _stands_alone(right)
            and (not bare or _begins_clause(left, right[0]))
        ):
            yield found.span()
            last = found.end()


def _is_fixed(tokens: Sequence[Word], found: re.Match[str]) -> bool:
    return any(token.fixed and token.start < found.end() and found.start() < token.end for token in tokens)


def _begins_clause(left: Sequence[Word], word: Word) -> bool:
    """Tell whether the word behind a bare "and" begins a subject rather than goes on with a list."""
    if any(token.lower in _PAIRING for token in left[-4:]):
        return False
    return word.fixed or word.lower in words.ARTICLES or not word.text[0].islower()


def _is_finished(tokens: Sequence[Word]) -> bool:
    """Tell whether the last clause inside some words has its verb; `it gives 1 if A` goes on behind the and."""
    last = next((at for at in range(len(tokens) - 1, 0, -1) if tokens[at].lower in _CONDITIONS), None)
    return last is None or main_verb(tokens[last + 1 :]) is not None


def _stands_alone(tokens: Sequence[Word]) -> bool:
    """Tell whether words have a subject, a finite verb, and something said by it."""
    if len(tokens) < 3 or tokens[0].lower in words.CLOSED - words.ARTICLES:
        return False
    verb = main_verb(tokens)
    if verb is None or not 0 < verb.first <= _SUBJECT_WORDS:
        return False
    if tokens[verb.first - 1].lower in _JOINING:  # (videos) and audio and comes in many formats
        return False
    if not verb.passive and not any(not token.is_sign for token in tokens[verb.last + 1 :]):
        return False
    return not any(token.lower in words.RELATIVES or token.is_sign for token in tokens[: verb.first])

"""The main verb of an English sentence: the first finite one that no clause inside it owns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from notes2anki.language import english_words as words
from notes2anki.language.english_finite import Verb, opens_relative, takes_object_in_past, verb_at
from notes2anki.language.english_tokens import Word, behind
from notes2anki.language.english_verbs import ONLY_PAST, PARTICIPLE, PAST, THIRD, VERBS

_LEADS = words.PREPOSITIONS | frozenset(
    ["if", "when", "while", "once", "although", "though", "because", "since", "unless", "whenever", "to", "whereas"]
)
_PEOPLE = frozenset({"I", "we", "you", "they", "he", "she"})


def main_verb(tokens: Sequence[Word], begin: int = 0) -> Verb | None:
    """Return the finite verb of the main clause, None for a noun phrase."""
    start = _main_clause(tokens, begin)
    found = _first_verb(tokens, start)
    if found is None and start != begin:
        found = _first_verb(tokens, begin)
    return found or _clipped_passive(tokens, begin)


def _clipped_passive(tokens: Sequence[Word], begin: int) -> Verb | None:
    """Return the participle that begins a clipped line: `caused by …`, `used to …`."""
    if begin + 1 >= len(tokens) or tokens[begin].fixed or tokens[begin + 1].lower not in words.PREPOSITIONS:
        return None
    lemma = PARTICIPLE.get(tokens[begin].lower)
    return Verb(begin, begin, lemma, passive=True) if lemma and tokens[begin].lower not in VERBS else None


def _main_clause(tokens: Sequence[Word], begin: int) -> int:
    """Return where the main clause begins: behind the comma that closes a leading clause or phrase."""
    if begin >= len(tokens) or tokens[begin].lower not in _LEADS:
        return begin
    depth = 0
    for index in range(begin, len(tokens) - 2):
        depth += (tokens[index].text == "(") - (tokens[index].text == ")")
        if tokens[index].text == "," and depth == 0:
            phrase = tokens[begin].lower in words.PREPOSITIONS
            return begin if phrase and _first_verb(tokens[:index], begin) is not None else index + 1
    return begin


def _first_verb(tokens: Sequence[Word], begin: int) -> Verb | None:
    """Return the first clear verb that no clause inside the sentence owns, else the first possible one."""
    owned, closed, unmarked = 0, False, False
    possible: Verb | None = None
    inner: Verb | None = None
    for index in _outside_brackets(tokens, begin):
        if opens_relative(tokens, index, begin):
            if possible is not None:
                return possible
            owned += 1
            continue
        if _opens_unmarked(tokens, index, begin):
            owned, unmarked = owned + 1, True
        verb, clear = verb_at(tokens, index, begin) or _goes_on_behind(tokens, index, closed=closed) or (None, False)
        if owned:
            ends = clear or _ends_clause(tokens, index)
            owned, closed, inner = owned - ends, closed or ends, inner or verb
        elif clear and not (closed and tokens[index - 1].lower in ("and", "or")):
            return verb  # with and or or, the inner clause goes on: (a screen) that detects and shows
        elif not closed:  # behind an inner clause it may be a noun of it: (a pattern) that stops calls
            possible = possible or verb
    return possible or (inner if unmarked else None)


def _outside_brackets(tokens: Sequence[Word], begin: int) -> Iterator[int]:
    """Yield the words that stand outside brackets, signs left out."""
    depth = 0
    for index in range(begin, len(tokens)):
        depth += (tokens[index].text == "(") - (tokens[index].text == ")")
        if depth <= 0 and not tokens[index].is_sign:
            yield index


def _opens_unmarked(tokens: Sequence[Word], index: int, begin: int) -> bool:
    """Tell whether a pronoun behind the noun that begins the sentence opens a clause: (the level) we call a floor."""
    if index == begin or tokens[index].text not in _PEOPLE or tokens[begin].lower not in words.DETERMINERS:
        return False
    before = tokens[index - 1]
    return not (before.is_sign or before.lower in words.CLOSED)


def _ends_clause(tokens: Sequence[Word], index: int) -> bool:
    """Tell whether a word is the verb of a clause at whose end another begins: (the layout that) it uses is."""
    lower = tokens[index].lower
    following = behind(tokens, index)
    return (lower in THIRD or lower in PAST) and (following in words.COPULAS or following in words.AUXILIARIES)


def _goes_on_behind(tokens: Sequence[Word], index: int, *, closed: bool) -> tuple[Verb, bool] | None:
    """Return the past behind a bracket or the comma that closes a clause: (the king, who was old), left the town."""
    if index == 0 or tokens[index - 1].text not in ((",", ")") if closed else (")",)):
        return None
    lower = tokens[index].lower
    if lower in ONLY_PAST or takes_object_in_past(tokens, index):
        return Verb(index, index, PAST.get(lower, lower), past=True), True
    return None

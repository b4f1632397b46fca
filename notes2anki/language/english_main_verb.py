"""The main verb of an English sentence, by what stands around it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from notes2anki.language import english_words as words
from notes2anki.language.english_tokens import Word, is_adverb
from notes2anki.language.english_verbs import GERUND, NOUN_TOO, NOUNLIKE, ONLY_PAST, PARTICIPLE, PAST, THIRD, VERBS

_PLURAL_NOUNS = frozenset(
    [
        "people",
        "children",
        "data",
        "media",
        "bacteria",
        "criteria",
        "mitochondria",
        "phenomena",
        "fungi",
        "nuclei",
        "alveoli",
        "villi",
        "feet",
        "teeth",
        "we",
        "you",
        "they",
        "i",
        "both",
    ]
)
_NEVER_PLURAL = ("ss", "us", "is")
_LEADS = words.PREPOSITIONS | {
    "if",
    "when",
    "while",
    "once",
    "although",
    "though",
    "because",
    "since",
    "unless",
    "whenever",
    "to",
    "whereas",
}
_OBJECTS = frozenset({"them", "him", "her", "his", "it", "its", "their", "our", "my", "us", "me", "these", "those"})
_SHORTEST_PAST = 5  # letters: need, feed, breed and speed are none
_AUXILIARY_REACH = 7  # words from the auxiliary to its verb


@dataclass(frozen=True, slots=True)
class Verb:
    """The main verb: words `first` to `last` with auxiliaries; `lemma` is "be" for a bare copula."""

    first: int
    last: int
    lemma: str
    passive: bool = False
    past: bool = False
    negative: bool = False
    modal: str = ""


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
    """Return the first clear verb that no relative clause owns, else the first possible one."""
    owned = depth = 0
    possible: Verb | None = None
    for index in range(begin, len(tokens)):
        token = tokens[index]
        depth += (token.text == "(") - (token.text == ")")
        if depth > 0 or token.is_sign:
            continue
        if _opens_relative(tokens, index, begin):
            if possible is not None:
                return possible
            owned += 1
            continue
        found = _verb_at(tokens, index, begin)
        if found is None:
            continue
        verb, clear = found
        if owned:
            owned -= clear
        elif clear:
            return verb
        else:
            possible = possible or verb
    return possible


def _opens_relative(tokens: Sequence[Word], index: int, begin: int) -> bool:
    if index == begin or tokens[index].lower not in words.RELATIVES:
        return False
    return not (tokens[index].lower == "that" and tokens[index - 1].lower in THIRD)


def _verb_at(tokens: Sequence[Word], index: int, begin: int) -> tuple[Verb, bool] | None:
    """Return the verb that begins at a word, and whether it can be nothing else."""
    token = tokens[index]
    if token.lower in words.COPULAS or token.lower in words.AUXILIARIES:
        return None if token.lower in words.NOT_FINITE else (_with_auxiliaries(tokens, index), True)
    before = _neighbour(tokens, index, begin)
    if token.fixed or (before is not None and before.lower in words.BEFORE_NOUNS):
        return None
    if token.lower in THIRD:
        return _third(tokens, index, before)
    return None if before is None or before.is_sign else _plain(tokens, index, begin, before)


def _plain(tokens: Sequence[Word], index: int, begin: int, before: Word) -> tuple[Verb, bool] | None:
    """Return a plural, a past or an unknown verb behind the word `before`."""
    lower = tokens[index].lower
    if lower in VERBS and (_is_plural(before) or _is_coordinated(tokens, index, begin)):
        return Verb(index, index, lower), lower not in NOUN_TOO
    if lower in PAST and lower not in VERBS:
        finite = lower in ONLY_PAST or takes_object_in_past(tokens, index)
        if finite or not _is_reduced(tokens, index):
            return Verb(index, index, PAST[lower], past=True), finite
    if _looks_third(tokens, index, before):
        return Verb(index, index, lower.removesuffix("s")), False
    if before.lower not in words.CLOSED and takes_object_in_past(tokens, index):
        return Verb(index, index, lower, past=True), False
    return None


def _third(tokens: Sequence[Word], index: int, before: Word | None) -> tuple[Verb, bool] | None:
    """Return a verb in -s; a word that is as often a plural noun needs a determiner or pronoun beside it."""
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    if following is not None and (following.lower in words.COPULAS or following.lower in words.AUXILIARIES):
        return None
    verb = Verb(index, index, THIRD[tokens[index].lower])
    if tokens[index].lower not in NOUNLIKE or (before is not None and before.lower in words.PRONOUNS):
        return verb, before is not None or following is not None
    if following is None or following.is_sign or _is_listed(before, following):
        return None
    return verb, following.lower in words.DETERMINERS or following.lower in words.PRONOUNS


def _is_listed(before: Word | None, following: Word) -> bool:
    """Tell whether a plural noun stands here: behind "and", before "of", before a clear verb."""
    if following.lower == "of" or (before is not None and before.lower in ("and", "or")):
        return True
    return following.lower in VERBS and following.lower not in NOUN_TOO


def _neighbour(tokens: Sequence[Word], index: int, begin: int) -> Word | None:
    index -= 1
    while index >= begin and is_adverb(tokens[index].lower):
        index -= 1
    return tokens[index] if index >= begin else None


def _is_plural(word: Word) -> bool:
    lower = word.lower
    if lower in _PLURAL_NOUNS or word.text == ")":
        return True
    return lower.endswith("s") and not lower.endswith(_NEVER_PLURAL) and lower not in words.DETERMINERS


def _is_coordinated(tokens: Sequence[Word], index: int, begin: int) -> bool:
    """Tell whether the subject so far is "A and B"."""
    return any(token.lower == "and" for token in tokens[begin:index])


def _looks_third(tokens: Sequence[Word], index: int, before: Word) -> bool:
    """Tell whether an unknown word in -s stands as a verb does: singular before it, a determiner behind."""
    lower = tokens[index].lower
    if not lower.endswith("s") or lower.endswith(_NEVER_PLURAL) or _is_plural(before) or before.lower in words.CLOSED:
        return False
    return index + 1 < len(tokens) and tokens[index + 1].lower in words.ARTICLES


def takes_object_in_past(tokens: Sequence[Word], index: int) -> bool:
    """Tell whether a word looks like a past tense before its object: `deported the`, `understood them`."""
    token, lower = tokens[index], tokens[index].lower
    if token.fixed or index + 1 >= len(tokens) or lower in VERBS:
        return False
    past = lower in PAST or (lower.endswith("ed") and len(lower) > _SHORTEST_PAST and lower.isalpha())
    return past and (tokens[index + 1].lower in words.ARTICLES or tokens[index + 1].lower in _OBJECTS)


def _is_reduced(tokens: Sequence[Word], index: int) -> bool:
    """Tell whether a word in -ed only modifies: a preposition follows, or a finite verb comes later."""
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    if following is None or following.lower in words.PREPOSITIONS:
        return True
    return any(token.lower in words.COPULAS or token.lower in THIRD for token in tokens[index + 1 :])


def _with_auxiliaries(tokens: Sequence[Word], index: int) -> Verb:
    first = tokens[index].lower
    negative = first.endswith("n't") or first == "cannot"
    past = first in words.PAST_AUXILIARIES
    copular = first in words.COPULAS
    perfect = first in ("has", "have", "had", "hasn't", "haven't", "hadn't")
    lemma, last = ("be" if copular else "have" if perfect else "do"), index
    for position in range(index + 1, min(len(tokens), index + _AUXILIARY_REACH)):
        lower = tokens[position].lower
        if lower in ("not", "never"):
            negative = True
        elif lower in ("be", "been", "being"):
            copular, lemma, last = True, "be", position
        elif is_adverb(lower):
            continue
        else:
            lemma_here = _main(tokens[position], copular=copular, perfect=perfect)
            if lemma_here:
                passive = copular and lower in PARTICIPLE
                return Verb(index, position, lemma_here, passive, past, negative, first)
            break
    return Verb(index, last, lemma, past=past, negative=negative, modal=first)


def _main(token: Word, *, copular: bool, perfect: bool) -> str:
    """Return the dictionary form of the verb behind an auxiliary, "" when there is none."""
    if token.fixed or token.is_sign:
        return ""
    if copular:
        return PARTICIPLE.get(token.lower) or GERUND.get(token.lower, "")
    if perfect:
        return PARTICIPLE.get(token.lower, "")
    return token.lower if token.lower not in words.CLOSED else ""

"""Which class an English word is of, by its form alone: enough to tell what stands beside a phrase."""

from __future__ import annotations

from functools import lru_cache

from notes2anki.language import english_words as words
from notes2anki.language.english_tokens import is_adverb
from notes2anki.language.english_verbs import GERUND, NOUN_TOO, NOUNLIKE, PARTICIPLE, THIRD, VERBS

_BY_LIST = (
    ("article", words.ARTICLES),
    ("determiner", words.DETERMINERS),
    ("of", frozenset({"of"})),
    ("and", frozenset({"and", "or"})),
    ("to", frozenset({"to"})),
    ("preposition", words.PREPOSITIONS),
    ("conjunction", words.CONJUNCTIONS),
    ("auxiliary", words.COPULAS | words.AUXILIARIES),
    ("pronoun", words.PRONOUNS),
)
"""In this order: a word may stand in several lists."""
_VERBS = (("gerund", GERUND), ("participle", PARTICIPLE), ("verb", THIRD.keys() - NOUNLIKE), ("verb", VERBS - NOUN_TOO))


@lru_cache(maxsize=20_000)  # a vault says the same words again and again
def word_class(word: str) -> str:
    """Return the class of a lower-case word: a closed class, adverb, gerund, participle, verb, or word for the rest.

    A verb is one that is no noun too: `uses`, `contain`, but not `store`.
    """
    closed = next((name for name, members in _BY_LIST if word in members), "")
    if closed:
        return closed
    if is_adverb(word):
        return "adverb"
    return next((name for name, members in _VERBS if word in members), "word")

"""The main predicate of an English sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from notes2anki.language import english_words as words
from notes2anki.language.analysis import Predicate, PredicateKind
from notes2anki.language.english_finite import Verb
from notes2anki.language.english_tokens import Word, is_adverb
from notes2anki.language.english_verbs import GERUND, PARTICIPLE

_MEANING = frozenset({"mean", "denote", "signify"})
_MEANING_WITH = {"refer": "to", "stand": "for"}
_NAMING = frozenset({"call", "name", "term", "dub", "know"})
_SERVING = frozenset({"act", "serve", "function"})
_ADJECTIVE = re.compile(r"(?:un|in|non)?[a-z-]+(?:able|ible|al|ic|ous|ive|ful|less|ent|ant|ary|ar|ile|y)$")
_SHORT_ADJECTIVES = frozenset(
    [
        "big",
        "small",
        "large",
        "fast",
        "slow",
        "hard",
        "easy",
        "high",
        "low",
        "long",
        "short",
        "wide",
        "narrow",
        "thick",
        "thin",
        "hot",
        "cold",
        "rare",
        "free",
        "safe",
        "idle",
    ]
)


def predicate(tokens: Sequence[Word], verb: Verb | None) -> Predicate:
    """Return the predicate around the main verb, a nominal one for a noun phrase."""
    if verb is None:
        said = [token for token in tokens if not token.is_sign]
        if not said:
            return Predicate(PredicateKind.NONE)
        head = genus(tokens)
        return Predicate(PredicateKind.NOMINAL, said[0].start, said[-1].end, head, genus=head in words.GENUS)
    kind, head = _kind(tokens, verb)
    return Predicate(
        kind=kind,
        start=tokens[verb.first].start,
        end=tokens[verb.last].end,
        head=head,
        past=verb.past,
        negative=verb.negative,
        passive=verb.passive,
        genus=kind is PredicateKind.COPULA and head in words.GENUS,
    )


def _kind(tokens: Sequence[Word], verb: Verb) -> tuple[PredicateKind, str]:
    rest = tokens[verb.last + 1 :]
    if verb.first and tokens[verb.first - 1].lower == "there":
        return PredicateKind.EXISTENCE, verb.lemma
    if verb.lemma == "be":
        return _copular(rest)
    if verb.lemma in _MEANING or (rest and _MEANING_WITH.get(verb.lemma) == rest[0].lower):
        return PredicateKind.MEAN, verb.lemma
    if verb.passive and verb.lemma in _NAMING:
        return PredicateKind.NAME, verb.lemma
    if verb.lemma in _SERVING and rest and rest[0].lower == "as":
        return PredicateKind.ROLE, verb.lemma
    return PredicateKind.VERB, verb.lemma


def _copular(rest: Sequence[Word]) -> tuple[PredicateKind, str]:
    following = next((token for token in rest if not is_adverb(token.lower)), None)
    if (
        following is not None
        and not following.fixed
        and following.lower not in words.CLOSED
        and following.text[0].islower()
    ):
        after = rest[rest.index(following) + 1 : rest.index(following) + 2]
        ends = not after or after[0].is_sign or after[0].lower in words.CLOSED
        if ends and (_ADJECTIVE.match(following.lower) or following.lower in _SHORT_ADJECTIVES):
            return PredicateKind.ADJECTIVE, following.lower
    return PredicateKind.COPULA, genus(rest)


def genus(tokens: Sequence[Word]) -> str:
    """Return the head of the first noun phrase: its last word before a preposition, relative or sign."""
    head = ""
    for token in tokens:
        if head and token.lower in ("that", "which"):
            break
        if token.lower in words.DETERMINERS or is_adverb(token.lower):
            continue
        if token.is_sign or token.lower in words.CLOSED or (token.lower in PARTICIPLE and not token.fixed):
            if head:
                break
            continue
        if head and token.lower in GERUND:
            break
        head = token.lower
    return head

"""Does the author state it? English: questions, doubts, plans, requests, the diary; and what points back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from notes2anki.language import english_words as words
from notes2anki.language.analysis import NOWHERE, Modality, Offsets
from notes2anki.language.english_finite import Verb
from notes2anki.language.english_tokens import Word
from notes2anki.language.english_verbs import NOUN_TOO
from notes2anki.language.signs import holds


def _opener(phrases: Iterable[str], tail: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(sorted(map(re.escape, phrases), key=len, reverse=True))}){tail}", re.IGNORECASE)


_STRIPPABLE = _opener(words.STRIPPABLE, r"(?:,\s*|:\s+|\s+)")
_STRIPPABLE_WITH_COMMA = _opener(words.STRIPPABLE_WITH_COMMA, r"(?:,\s*|:\s+)")
_LEANING = _opener(words.LEANING, r"(?![A-Za-z-])")
_HEDGE = re.compile("|".join(words.HEDGES))
_INTENT = re.compile("|".join(words.INTENTS))
_DIARY = re.compile("|".join(words.DIARIES))
_QUESTION_START = re.compile("|".join(words.QUESTION_STARTS), re.IGNORECASE)
_QUESTION = re.compile(r"\?[\s\"'”’)\].!]*$")
_FIRST = re.compile(r"\b(?:I|I'm|I've|I'd|I'll|me|my|mine|myself)\b")
_POINTING = re.compile(
    r"(?:it|this|that|these|those|they|he|she|its|their|them|his|her)(?:'s)?\b(?!\s*[:=])", re.IGNORECASE
)
_SUCH = re.compile(r"such\s+[a-z]+", re.IGNORECASE)
_OUTSIDE = re.compile(
    r"\b(?:above|below|following)\s+(?:code|example|figure|diagram|table|image|command|output|list|formula|equation|steps?)\b"
    r"|\b(?:code|example|figure|diagram|table|image|command|output|formula|equation) (?:above|below)\b"
    r"|\bas (?:shown|follows|mentioned|described|seen)\b"
    r"|\bthis (?:example|article|note|page|section|chapter|patient|code|file)\b",
    re.IGNORECASE,
)

_NEAR = 3  # words

# What some words of must stand in a sentence for a pattern to be found there: looking for these is much cheaper.
_HEDGE_SIGNS = (
    *("maybe", "perhaps", "probably", "i think", "i guess", "i believe", "i suppose", "i assume", "seem", "apparently"),
    *("sure", "i wonder", "possibly", "supposedly", "sort of", "kind of", "somehow", "iirc", "afaik", "imo", "imho"),
    *("presumably", "not certain", "know", "no idea", "confirmed", "tbc", "tbd", "??", "todo", "fixme", "(?)"),
)
_INTENT_SIGNS = (
    *("i ", "i'", "we ", "we'", "next week", "tomorrow", "later today", "next time", "todo", "to do", "need to"),
    *("want to", "going to", "plan ", "must remember", "should ", "look ", "read up", "follow up"),
)
_DIARY_SIGNS = (
    "I ",
    "We ",
    "we ",
    "My ",
    "my ",
    "for me",
    "in my",
    "'m ",
    "oday",
    "esterday",
    "onight",
    "inally",
    "his ",
    "ast ",
)


def connective(text: str) -> Offsets:
    """Return the opener that may be dropped, with the white space behind it; (0, 0) for none."""
    found = _STRIPPABLE.match(text) or _STRIPPABLE_WITH_COMMA.match(text)
    return (0, found.end()) if found and found.end() < len(text) else NOWHERE


def first_person(text: str) -> bool:
    """Tell whether the author speaks of himself."""
    return _FIRST.search(text) is not None


def is_unresolved(text: str) -> bool:
    """Tell whether a sentence, its opener dropped, points at something outside itself."""
    text = text.lstrip(" \"'“‘(")
    if _POINTING.match(text) or _LEANING.match(text) or _SUCH.match(text):
        return True
    return _OUTSIDE.search(text) is not None or (text.rstrip().endswith(":") and " " in text)


def modality(text: str, tokens: Sequence[Word], verb: Verb | None) -> Modality:
    """Return what the author does with a sentence, its opener dropped; a plain statement is ASSERT."""
    if _QUESTION.search(text) or _QUESTION_START.match(text):
        return Modality.QUESTION
    lower = text.lower()
    if (holds(lower, _HEDGE_SIGNS) and _HEDGE.search(lower)) or (verb is not None and verb.modal == "might"):
        return Modality.HEDGE
    if holds(lower, _INTENT_SIGNS) and _INTENT.search(lower):
        return Modality.INTENT
    if holds(text, _DIARY_SIGNS) and _DIARY.search(text):
        return Modality.DIARY
    if tokens and tokens[0].lower in words.IMPERATIVE_STARTS and not tokens[0].fixed and not _is_subject(tokens, verb):
        return Modality.IMPERATIVE
    return Modality.ASSERT


def _is_subject(tokens: Sequence[Word], verb: Verb | None) -> bool:
    """Tell whether the first word begins the subject of a verb nearby, as in "Read replicas are updated"."""
    if verb is None or len(tokens) < 3 or tokens[0].lower not in NOUN_TOO or tokens[1].lower in words.CLOSED:
        return False
    return 0 < verb.first <= _NEAR

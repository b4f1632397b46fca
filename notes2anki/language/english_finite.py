"""Whether a word is a finite verb, by what stands beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from notes2anki.language import english_words as words
from notes2anki.language.english_tokens import Word, behind, is_adverb
from notes2anki.language.english_verbs import GERUND, NOUN_TOO, NOUNLIKE, ONLY_PAST, PARTICIPLE, PAST, THIRD, VERBS
from notes2anki.word_set import word_set

_PLURAL_NOUNS = word_set(
    "people children data media bacteria criteria mitochondria phenomena fungi nuclei alveoli villi feet teeth"
    " we you they i both"
)
_NEVER_PLURAL = ("ss", "us", "is")
_SUBJECTS = word_set("i we you they he she it")
_CONTRACTED = word_set("it's that's there's he's she's what's they're we're you're i'm")
_WANTING = word_set("want decide try refuse agree attempt hope manage begin continue fail learn plan promise prefer")
"""Behind the past of these, to begins what somebody wants to do; behind other participles it may be their purpose."""
_OBJECTS = word_set("them him her his it its their our my us me these those")
_SOMETHING = word_set("something anything nothing everything someone anyone everyone")
_PARTICLES = word_set("up down out off away back")
_MORE_BEHIND = words.PREPOSITIONS | {"that", "which", "who"}
ADJECTIVES_TOO = word_set(
    "lower clear clean free open close slow separate complete direct present warm cool dry empty narrow thin"
    " live last own equal forward double correct mature utter exempt diffuse dilute bound express cross elect"
)
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


def verb_at(tokens: Sequence[Word], index: int, begin: int) -> tuple[Verb, bool] | None:
    """Return the verb that begins at a word, and whether it can be nothing else."""
    token = tokens[index]
    if token.lower in words.COPULAS or token.lower in words.AUXILIARIES or token.lower in _CONTRACTED:
        return None if token.lower in words.NOT_FINITE else (_with_auxiliaries(tokens, index), True)
    place = _neighbour(tokens, index, begin)
    before = tokens[place] if place >= begin else None
    if token.fixed:
        return None
    if before is not None and (before.lower in words.BEFORE_NOUNS or before.lower == "who"):
        return _behind_that(tokens, index) if opens_relative(tokens, place, begin) else None
    if token.lower in THIRD:
        return _third(tokens, index, before)
    return None if before is None or before.is_sign else _plain(tokens, index, begin, before)


def opens_relative(tokens: Sequence[Word], index: int, begin: int) -> bool:
    """Tell whether a word opens a clause of its own: that, which, because; not (of) that, (shows) that."""
    lower, before = tokens[index].lower, tokens[index - 1].lower
    if index == begin or lower not in words.RELATIVES:
        return False
    return not (lower == "that" and (before in THIRD or before in words.PREPOSITIONS))


def _behind_that(tokens: Sequence[Word], index: int) -> tuple[Verb, bool] | None:
    """Return the verb of a relative clause right behind that, which: (a virus) that infects."""
    lower = tokens[index].lower
    lemma = lower if lower in VERBS else THIRD.get(lower) or PAST.get(lower)
    if lemma is None and lower.endswith("s") and _has_object(tokens, index):
        lemma = lower.removesuffix("s")
    if lemma is None:
        return None
    return Verb(index, index, lemma), lower not in ADJECTIVES_TOO


def _plain(tokens: Sequence[Word], index: int, begin: int, before: Word) -> tuple[Verb, bool] | None:
    """Return a plural, a past or an unknown verb behind the word `before`."""
    lower = tokens[index].lower
    plural = _is_plural(before) or _is_coordinated(tokens, index, begin)
    if lower in VERBS and not plural and (lower not in NOUN_TOO or _has_object(tokens, index)):
        plural = _has_plural_head(tokens, index, begin)
    if lower in VERBS and plural:
        clear = lower not in NOUN_TOO or before.lower in _SUBJECTS or _has_object(tokens, index)
        return Verb(index, index, lower), clear
    if lower in PAST and lower not in VERBS and before.lower not in ("and", "or"):
        finite = lower in ONLY_PAST or takes_object_in_past(tokens, index) or _tells(tokens, index, before)
        if finite or not _is_reduced(tokens, index):
            return Verb(index, index, PAST[lower], past=True), finite
    if _looks_third(tokens, index, before):
        return Verb(index, index, lower.removesuffix("s")), False
    if before.lower not in words.CLOSED and takes_object_in_past(tokens, index):
        return Verb(index, index, lower, past=True), False
    return None


def _tells(tokens: Sequence[Word], index: int, before: Word) -> bool:
    """Tell whether a word that may be a participle is a past: he said, said that, wanted to."""
    following = behind(tokens, index)
    wants = following == "to" and PAST[tokens[index].lower] in _WANTING
    return before.lower in _SUBJECTS or following == "that" or wants


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


def _neighbour(tokens: Sequence[Word], index: int, begin: int) -> int:
    """Return the place of the word before another, adverbs left out; one before `begin` where there is none."""
    index -= 1
    while index >= begin and is_adverb(tokens[index].lower):
        index -= 1
    return index


def _is_plural(word: Word) -> bool:
    lower = word.lower
    if lower in _PLURAL_NOUNS or word.text == ")":
        return True
    return lower.endswith("s") and not lower.endswith(_NEVER_PLURAL) and lower not in words.DETERMINERS


def _has_plural_head(tokens: Sequence[Word], index: int, begin: int) -> bool:
    """Tell whether what stands before a word is a plural with more behind it: members of the group."""
    before = tokens[begin:index]
    place = next((at for at, token in enumerate(before) if token.lower in _MORE_BEHIND), 0)
    return place > 0 and _is_plural(before[place - 1]) and not any(token.is_sign for token in before)


def _has_object(tokens: Sequence[Word], index: int) -> bool:
    """Tell whether what may be a noun has behind it what only a verb has: report their, break down."""
    following = behind(tokens, index)
    return following in words.ARTICLES or following in _OBJECTS or following in _PARTICLES


def _is_coordinated(tokens: Sequence[Word], index: int, begin: int) -> bool:
    """Tell whether the subject so far is "A and B"."""
    return any(token.lower == "and" for token in tokens[begin:index])


def _looks_third(tokens: Sequence[Word], index: int, before: Word) -> bool:
    """Tell whether an unknown word in -s stands as a verb does: singular before it, a determiner behind."""
    lower = tokens[index].lower
    if not lower.endswith("s") or lower.endswith(_NEVER_PLURAL) or _is_plural(before) or before.lower in words.CLOSED:
        return False
    following = behind(tokens, index)
    return following in words.ARTICLES or following in _SOMETHING


def takes_object_in_past(tokens: Sequence[Word], index: int) -> bool:
    """Tell whether a word looks like a past tense before its object: `deported the`, `understood them`."""
    token, lower, following = tokens[index], tokens[index].lower, behind(tokens, index)
    if token.fixed or lower in VERBS:
        return False
    past = lower in PAST or (lower.endswith("ed") and len(lower) > _SHORTEST_PAST and lower.isalpha())
    return past and (following in words.ARTICLES or following in _OBJECTS)


def _is_reduced(tokens: Sequence[Word], index: int) -> bool:
    """Tell whether a word in -ed only modifies: a preposition follows, or a finite verb comes later."""
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    if following is None or following.lower in words.PREPOSITIONS:
        return True
    clause = takewhile(lambda token: token.lower not in words.RELATIVES, tokens[index + 1 :])
    return any(token.lower in words.COPULAS or token.lower in THIRD for token in clause)


def _with_auxiliaries(tokens: Sequence[Word], index: int) -> Verb:
    first = tokens[index].lower
    negative = first.endswith("n't") or first == "cannot"
    past = first in words.PAST_AUXILIARIES
    copular = first in words.COPULAS or first in _CONTRACTED
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

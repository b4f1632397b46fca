"""The main predicate of a Korean sentence: it stands last."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from notes2anki.language.analysis import Predicate, PredicateKind
from notes2anki.language.korean_morphemes import NOMINAL, Morph
from notes2anki.language.korean_phrases import Cut, head_of
from notes2anki.language.korean_words import (
    EXISTENCE,
    GENUS,
    MEAN_VERBS,
    NAME_VERBS,
    ONE_OF,
    PASSIVE_STEMS,
    ROLE_NOUNS,
    ROLE_VERBS,
)

NAMING = frozenset({"라고", "이라고", "라", "이라"})

_STEMS = frozenset({"VV", "VA", "VCP", "VCN", "XSV", "XSA"})
_DERIVING = frozenset({"XSV", "XSA"})
_PAST = frozenset({"었", "았", "였", "았었", "었었"})
_NEGATIVE_AUXILIARIES = frozenset({"않", "못하", "말"})
_LONG_GENUS = tuple(sorted(noun for noun in GENUS if len(noun) > 1))
_REACH = 10  # morphemes: the longest predicate with its auxiliaries


def predicate(cut: Cut) -> Predicate:
    """Return the last predicate of the sentence."""
    if not cut.end:
        return Predicate(PredicateKind.NONE)
    last = cut.morphs[cut.end - 1]
    if last.tag in NOMINAL or last.tag == "SSC":
        return _nominal(cut)
    stem = _stem(cut)
    if stem is None:
        return Predicate(PredicateKind.NONE, last.start, last.end)
    return _verbal(cut, stem)


@lru_cache(maxsize=20_000)  # a vault says the same nouns again and again
def is_genus(noun: str) -> bool:
    """Tell whether a noun names a class of things; compounds count (자동화도구)."""
    return noun in GENUS or noun in ONE_OF or noun.endswith(_LONG_GENUS)


def _nominal(cut: Cut) -> Predicate:
    morphs = cut.morphs
    first = last = cut.end - 1
    while first > 0 and morphs[first - 1].tag in NOMINAL:
        first -= 1
    head = head_of(cut, 0, last)
    kind = PredicateKind.NOMINAL
    if head in ROLE_VERBS and any(morph.form in ROLE_NOUNS for morph in morphs[max(0, last - 2) : last]):
        kind = PredicateKind.ROLE
    return Predicate(kind, morphs[first].start, morphs[last].end, head, genus=is_genus(head))


def _stem(cut: Cut) -> int | None:
    """Return the index of the main stem: auxiliaries count as none."""
    for index in range(cut.end - 1, max(-1, cut.end - _REACH), -1):
        if cut.morphs[index].tag in _STEMS:
            return index
    return None


def _verbal(cut: Cut, stem: int) -> Predicate:
    morphs = cut.morphs
    tail = morphs[stem : cut.end]
    last = tail[-1]
    kind, head = _kind(cut, stem)
    begin = stem - 1 if morphs[stem].tag in ("XSV", "XSA", "VCP") and stem else stem
    return Predicate(
        kind=kind,
        start=morphs[begin].start,
        end=last.end,
        head=head,
        past=any(morph.tag == "EP" and morph.form in _PAST for morph in tail),
        negative=_is_negative(morphs, stem, begin, tail),
        passive=_is_passive(morphs[stem], tail),
        genus=kind is PredicateKind.COPULA and is_genus(head),
        ending=cut.text[last.start : last.end] if last.tag in ("EF", "EC", "ETN") else "",
    )


def _is_negative(morphs: Sequence[Morph], stem: int, begin: int, tail: Sequence[Morph]) -> bool:
    if morphs[stem].tag == "VCN" or morphs[stem].form in ("없", "못하", "모르"):
        return True
    if any(morph.tag == "VX" and morph.form in _NEGATIVE_AUXILIARIES for morph in tail):
        return True
    return begin > 0 and morphs[begin - 1].tag == "MAG" and morphs[begin - 1].form in ("안", "못")


def _is_passive(stem: Morph, tail: Sequence[Morph]) -> bool:
    if stem.form in ("되", "당하", "받") or stem.form in PASSIVE_STEMS:
        return True
    return any(morph.tag == "VX" and morph.form == "지" for morph in tail)


def _kind(cut: Cut, stem: int) -> tuple[PredicateKind, str]:
    morphs = cut.morphs
    form, tag = morphs[stem].form, morphs[stem].tag
    if tag in ("VCP", "VCN"):
        return PredicateKind.COPULA, head_of(cut, 0, stem - 1) if stem else ""
    derived = tag in _DERIVING and stem > 0
    root = morphs[stem - 1].form if derived else form
    head = (cut.text[morphs[stem - 1].start : morphs[stem - 1].end] if derived else "") + form + "다"
    before = morphs[max(0, stem - 4) : stem]
    if root in NAME_VERBS and any(morph.tag in ("EC", "JKQ") and morph.form in NAMING for morph in before):
        return PredicateKind.NAME, head
    if root in MEAN_VERBS and any(morph.tag == "JKO" for morph in before[1:]):
        return PredicateKind.MEAN, head
    if root in ROLE_VERBS and any(morph.form in ROLE_NOUNS for morph in before[1:]):
        return PredicateKind.ROLE, head
    if root in EXISTENCE:
        return PredicateKind.EXISTENCE, head
    return (PredicateKind.ADJECTIVE if tag in ("VA", "XSA") else PredicateKind.VERB), head

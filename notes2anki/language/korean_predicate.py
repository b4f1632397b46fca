"""The main predicate of a Korean sentence: it stands last."""

from __future__ import annotations

from collections.abc import Sequence

from notes2anki.language.analysis import Predicate, PredicateKind
from notes2anki.language.korean_morphemes import NOMINAL, Morph
from notes2anki.language.korean_phrases import Cut, head_of
from notes2anki.language.korean_words import EXISTENCE, GENUS, MEAN_VERBS, NAME_VERBS, ONE_OF, PASSIVE_STEMS, ROLE_NOUNS

_STEMS = frozenset({"VV", "VA", "VCP", "VCN", "XSV", "XSA"})
_PAST = frozenset({"었", "았", "였", "았었", "었었"})
_NEGATIVE_AUXILIARY = frozenset({"않", "못하", "말"})
_ENDING = frozenset({"EF", "EC", "ETN"})
_REACH = 9  # morphemes: the longest predicate with its auxiliaries


def predicate(cut: Cut) -> Predicate:
    """Return the last predicate of the sentence."""
    morphs = cut.morphs
    if not cut.end:
        return Predicate(PredicateKind.NONE)
    last = morphs[cut.end - 1]
    if last.tag in NOMINAL or last.tag == "SSC":
        return _nominal(cut)
    stem = _stem(cut)
    if stem is None:
        return Predicate(PredicateKind.NONE, last.start, last.end)
    return _verbal(cut, stem)


def is_genus(noun: str) -> bool:
    """Tell whether a noun names a class of things; compounds count (`자동화도구`)."""
    return noun in GENUS or noun in ONE_OF or any(len(genus) > 1 and noun.endswith(genus) for genus in GENUS)


def _nominal(cut: Cut) -> Predicate:
    first = last = cut.end - 1
    while first > 0 and cut.morphs[first - 1].tag in NOMINAL:
        first -= 1
    head = head_of(cut, 0, last)
    return Predicate(PredicateKind.NOMINAL, cut.morphs[first].start, cut.morphs[last].end, head, genus=is_genus(head))


def _stem(cut: Cut) -> int | None:
    """Return the index of the main stem; auxiliaries (VX) and 것이다 do not count as one."""
    for index in range(cut.end - 1, max(-1, cut.end - _REACH), -1):
        if cut.morphs[index].tag in _STEMS:
            return index
    return None


def _verbal(cut: Cut, stem: int) -> Predicate:
    morphs = cut.morphs
    tail = morphs[stem : cut.end]
    ending = cut.text[morphs[cut.end - 1].start : morphs[cut.end - 1].end] if morphs[cut.end - 1].tag in _ENDING else ""
    kind, head = _kind(cut, stem)
    auxiliary_negative = any(morph.tag == "VX" and morph.form in _NEGATIVE_AUXILIARY for morph in tail)
    begin = stem - 1 if morphs[stem].tag in ("XSV", "XSA", "VCP") and stem else stem
    before = morphs[begin - 1] if begin else None
    return Predicate(
        kind=kind,
        start=morphs[begin].start,
        end=morphs[cut.end - 1].end,
        head=head,
        past=any(morph.tag == "EP" and morph.form in _PAST for morph in tail),
        negative=auxiliary_negative
        or morphs[stem].tag == "VCN"
        or morphs[stem].form in ("없", "못하")
        or (before is not None and before.tag == "MAG" and before.form in ("안", "못")),
        passive=_is_passive(morphs[stem], tail),
        genus=kind is PredicateKind.COPULA and is_genus(head),
        ending=ending,
    )


def _is_passive(stem: Morph, tail: Sequence[Morph]) -> bool:
    if stem.form in ("되", "당하") or stem.form in PASSIVE_STEMS:
        return True
    return any(morph.tag == "VX" and morph.form == "지" for morph in tail)


def _kind(cut: Cut, stem: int) -> tuple[PredicateKind, str]:
    morphs = cut.morphs
    form, tag = morphs[stem].form, morphs[stem].tag
    if tag in ("VCP", "VCN"):
        return PredicateKind.COPULA, head_of(cut, 0, stem - 1) if stem else ""
    root = morphs[stem - 1].form if tag in ("XSV", "XSA") and stem else form
    head = (
        cut.text[morphs[stem - 1].start : morphs[stem - 1].end] + form + "다"
        if tag in ("XSV", "XSA") and stem
        else form + "다"
    )
    before = morphs[max(0, stem - 3) : stem]
    if root in NAME_VERBS and any(
        morph.tag in ("EC", "JKQ") and morph.form in ("라고", "이라고", "라") for morph in before
    ):
        return PredicateKind.NAME, head
    if root in MEAN_VERBS and any(morph.tag == "JKO" for morph in before):
        return PredicateKind.MEAN, head
    if root in ROLE_NOUNS or any(morph.form in ROLE_NOUNS for morph in before):
        return PredicateKind.ROLE, head
    if root in EXISTENCE:
        return PredicateKind.EXISTENCE, head
    return (PredicateKind.ADJECTIVE if tag in ("VA", "XSA") else PredicateKind.VERB), head

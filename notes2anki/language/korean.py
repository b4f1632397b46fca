"""Korean: morphemes by kiwipiepy, everything else by tables and rules."""

from __future__ import annotations

from collections.abc import Iterable

from notes2anki.language.analysis import Analysis, Clause, Offsets, Role
from notes2anki.language.korean_clauses import clause_spans
from notes2anki.language.korean_definitions import definitions
from notes2anki.language.korean_modality import connective, first_person, is_unresolved, modality
from notes2anki.language.korean_morphemes import NOUNS, Morphemes
from notes2anki.language.korean_phrases import Cut, Phrase, cut_of, phrases, widened
from notes2anki.language.korean_predicate import predicate
from notes2anki.language.parts import part_of
from notes2anki.model import Sentence

_RULES = 1  # raise when a rule or table changes what is returned
_AUXILIARY_LINKS = frozenset({"어", "아", "게", "지"})


class KoreanAnalyzer:
    """See `Analyzer`."""

    lang = "ko"

    def __init__(self) -> None:
        self._morphemes = Morphemes()

    @property
    def fingerprint(self) -> str:
        """Language, versions and rules."""
        return f"ko/{self._morphemes.fingerprint}/rules-{_RULES}"

    def learn(self, terms: Iterable[str]) -> None:
        """Take in the vault's own loan words."""
        self._morphemes.learn(terms)

    def analyze(self, sentence: Sentence) -> Analysis:
        """Return what the sentence says."""
        cut = self._cut(sentence)
        parts = phrases(cut)
        found = predicate(cut)
        opener = connective(cut.text)
        return Analysis(
            chunks=tuple(part.chunk for part in sorted([*parts, *widened(cut, parts)], key=_place)),
            predicate=found,
            modality=modality(cut, found, parts),
            definitions=definitions(cut, found, parts, opener[1]),
            unresolved=is_unresolved(cut, opener[1]),
            connective=opener,
            first_person=first_person(cut.text),
            clause_count=_clause_count(cut),
            has_subject=any(part.chunk.role in (Role.TOPIC, Role.SUBJECT) for part in parts),
            clauses=tuple(Clause(cut.text[start:end], start, end) for start, end in clause_spans(cut, parts)),
            nouns=sum(1 for morph in cut.morphs if morph.tag in NOUNS),
            verbs=sum(1 for morph in cut.morphs if morph.tag in ("VV", "VA", "XSV", "XSA")),
            content=sum(1 for morph in cut.morphs if morph.tag in ("NNG", "NNP", "SL", "SN", "VV", "VA", "XR")),
        )

    def clauses(self, sentence: Sentence) -> tuple[Sentence, ...]:
        """Return the sentences inside reported speech and coordination, or the sentence itself."""
        cut = self._cut(sentence)
        spans = clause_spans(cut, phrases(cut))
        return tuple(part_of(sentence, span) for span in spans) or (sentence,)

    def _cut(self, sentence: Sentence) -> Cut:
        return cut_of(sentence.text, self._morphemes.cut(sentence.text, sentence.protected), sentence.protected)


def _place(part: Phrase) -> Offsets:
    return part.chunk.start, part.chunk.end


def _clause_count(cut: Cut) -> int:
    """Count the finite clauses: connective endings, without those that only link an auxiliary."""
    morphs = cut.morphs
    return 1 + sum(
        1
        for index in range(cut.end - 1)
        if morphs[index].tag == "EC" and morphs[index + 1].tag != "VX" and morphs[index].form not in _AUXILIARY_LINKS
    )

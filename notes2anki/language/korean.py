"""Korean: morphemes by kiwipiepy, everything else by tables and rules."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from notes2anki.language.analysis import Analysis, Clause, Offsets
from notes2anki.language.korean_chunks import all_chunks
from notes2anki.language.korean_clauses import clause_spans
from notes2anki.language.korean_definitions import definitions
from notes2anki.language.korean_modality import modality
from notes2anki.language.korean_morphemes import NOUNS, Morph, Morphemes
from notes2anki.language.korean_phrases import Cut, Phrase, cut_of, phrases, widened
from notes2anki.language.korean_predicate import predicate
from notes2anki.language.korean_reference import connective, first_person, is_unresolved
from notes2anki.language.korean_subjects import is_subject
from notes2anki.language.memory import Memory
from notes2anki.language.parts import part_of
from notes2anki.language.semantic_fields import SemanticField, Sense, english_field, korean_field
from notes2anki.model import Sentence

_RULES = 4  # raise when a rule or table changes what is returned
_AUXILIARY_LINKS = frozenset({"어", "아", "게", "지"})
_CONTENT = frozenset({"NNG", "NNP", "SL", "SN", "VV", "VA", "XR"})
_VERBS = frozenset({"VV", "VA", "XSV", "XSA"})
_MEANINGFUL = frozenset({"NNG", "NNP", "VV", "VA", "XR", "MAG", "SL"})


@dataclass(frozen=True, slots=True)
class _Parsed:
    """What both questions, for clauses and for an analysis, begin with."""

    text: str
    protected: tuple[Offsets, ...]
    cut: Cut
    parts: list[Phrase]
    spans: tuple[Offsets, ...]


class KoreanAnalyzer:
    """See `Analyzer`."""

    lang = "ko"

    def __init__(self, memory: Memory | None = None) -> None:
        self._morphemes = Morphemes(memory)
        self._last: _Parsed | None = None

    @property
    def fingerprint(self) -> str:
        """Language, versions and rules."""
        return f"ko/{self._morphemes.fingerprint}/rules-{_RULES}"

    def analyze(self, sentence: Sentence) -> Analysis:
        """Return what the sentence says."""
        parsed = self._parse(sentence)
        cut, parts = parsed.cut, parsed.parts
        found = predicate(cut)
        opener = connective(cut.text)
        tags = [morph.tag for morph in cut.morphs]
        return Analysis(
            chunks=all_chunks(cut, parts, widened(cut, parts)),
            predicate=found,
            modality=modality(cut, found, parts),
            definitions=definitions(cut, found, parts, opener[1]),
            unresolved=is_unresolved(cut, opener[1]),
            connective=opener,
            first_person=first_person(cut.text),
            clause_count=_clause_count(cut),
            has_subject=any(is_subject(cut, part) for part in parts),
            clauses=tuple(Clause(cut.text[start:end], start, end) for start, end in parsed.spans),
            nouns=sum(map(NOUNS.__contains__, tags)),
            verbs=sum(map(_VERBS.__contains__, tags)),
            content=sum(map(_CONTENT.__contains__, tags)),
            senses=_senses(cut.morphs),
        )

    def clauses(self, sentence: Sentence) -> tuple[Sentence, ...]:
        """Return the sentences inside reported speech and coordination, or the sentence itself."""
        return tuple(part_of(sentence, span) for span in self._parse(sentence).spans) or (sentence,)

    def senses(self, text: str) -> tuple[Sense, ...]:
        """Return what the content words of a name or title are about."""
        return _senses(self._morphemes.cut(text, ()))

    def _parse(self, sentence: Sentence) -> _Parsed:
        """Return the sentence in phrases; the last one is kept, for it is asked for twice in a row."""
        last = self._last
        if last is None or last.text != sentence.text or last.protected != sentence.protected:
            morphs = self._morphemes.cut(sentence.text, sentence.protected)
            cut = cut_of(sentence.text, morphs, sentence.protected)
            parts = phrases(cut)
            last = _Parsed(sentence.text, sentence.protected, cut, parts, clause_spans(cut, parts))
            self._last = last
        return last


def _clause_count(cut: Cut) -> int:
    """Count the finite clauses: connective endings, without those that only link an auxiliary."""
    morphs = cut.morphs
    return 1 + sum(
        1
        for index in range(cut.end - 1)
        if morphs[index].tag == "EC" and morphs[index + 1].tag != "VX" and morphs[index].form not in _AUXILIARY_LINKS
    )


def _senses(morphs: Iterable[Morph]) -> tuple[Sense, ...]:
    """Look up the content words."""
    looked_up = [(start, end, _field(form, tag)) for form, tag, start, end in morphs if tag in _MEANINGFUL]
    return tuple([(start, end, field) for start, end, field in looked_up if field is not None])


@lru_cache(maxsize=20_000)  # a vault says the same words again and again
def _field(form: str, tag: str) -> SemanticField | None:
    """Look up a word, no letter by itself; a verb stands in the table in its dictionary form."""
    if tag == "SL":
        return english_field(form) if len(form) > 1 else None
    return korean_field(f"{form}다" if tag in ("VV", "VA") else form)

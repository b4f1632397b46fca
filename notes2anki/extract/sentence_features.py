"""What is noticed about a sentence: where it stands, what it says, how."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from notes2anki.extract.counted import counts
from notes2anki.extract.features import (
    flag,
    log,
    statement_features,
    text_features,
    trail_features,
)
from notes2anki.extract.field_shares import shares
from notes2anki.extract.outline import Statement
from notes2anki.extract.sayings import is_cut, sayings
from notes2anki.extract.study import Study
from notes2anki.extract.words import Name, name_class
from notes2anki.language.analysis import Analysis, Modality, PredicateKind, Role
from notes2anki.language.semantic_fields import Sense
from notes2anki.model import Sentence

_ENDINGS = ("다", "습니다", "음", "함", "임", "됨", "고", "며", "면", "지만", "요", "자", "라", "기")
_ENDS = {end: {f"pred_ends_{ending}": flag(end == ending) for ending in _ENDINGS} for end in ("", *_ENDINGS)}
_KINDS = {kind: {f"pred_{other}": flag(kind is other) for other in PredicateKind} for kind in PredicateKind}
_MODALITIES = {mood: {f"mod_{other}": flag(mood is other) for other in Modality} for mood in Modality}
_MOOD = re.compile(
    r"겁[이먹났]|지루|피곤|졸[리려]|힘들|막막|재[밌미]|집중|정리가 (?:좀 )?[되된됐]|뿌듯|답답|tired|bored|fun\b|confus"
)
_WORD = re.compile(r"[0-9A-Za-z_./-]{2,}|[가-힣]{2,}")


_BIT_WORDS = 2


def _is_bit(text: str, kind: PredicateKind) -> bool:
    """Tell whether a text is a word or two that say nothing of anything (`초기로딩 성능개선`)."""
    return len(text.split()) <= _BIT_WORDS and kind in (PredicateKind.NONE, PredicateKind.NOMINAL)


def _subject_features(study: Study, sentence: Sentence, analysis: Analysis) -> dict[str, float]:
    """Describe what the sentence is about, by its first topic or subject."""
    subject = next((c for c in analysis.chunks if c.role in (Role.TOPIC, Role.SUBJECT)), None)
    if subject is None:
        return {}
    words = [word.casefold() for word in _WORD.findall(sentence.text[subject.start : subject.end])]
    return {
        **shares((s for s in analysis.senses if subject.start <= s[0] and s[1] <= subject.end), "subject"),
        "subject_named": flag(any(word in study.names for word in words)),
        "subject_technical": flag(subject.technical),
        "subject_generic": flag(subject.generic),
        "subject_pronoun": flag(subject.pronoun),
        "subject_first": flag(subject.start <= 1),
        "subject_topic": flag(subject.role is Role.TOPIC),
        "subject_length_log": log(subject.end - subject.start),
        "subject_said_log": log(max((study.words[word] for word in words), default=0)),
    }


def sentence_features(study: Study, statement: Statement, sentence: Sentence, analysis: Analysis) -> dict[str, float]:
    """Describe one sentence in its place."""
    return {
        **study.description,
        **_subject_features(study, sentence, analysis),
        **trail_features(study, statement.trail),
        **statement_features(statement),
        **text_features(sentence.text, sentence.inlines, "text"),
        **_analysis_features(analysis),
        "ana_protected": min(6, len(sentence.protected)),
        **sayings(sentence.text),
        "say_tells_of_day": flag(_tells_of_day(statement, sentence, analysis)),
        "say_piece": flag(is_cut(sentence.text) or _is_bit(sentence.text, analysis.predicate.kind)),
        "say_counts": flag(counts(sentence.text, study.counted.get(sentence.end, ()))),
        "say_translated": flag(sentence.start in study.originals),
        "say_relative_length": log(len(sentence.text)) - study.description["doc_sentence_length_log"],
        **_word_features(study, statement, sentence),
        **_around_features(study, statement, sentence),
        "lang_ko": flag(sentence.language == "ko"),
        "lang_none": flag(not sentence.language),
    }


def _analysis_features(analysis: Analysis) -> dict[str, float]:
    """Describe what the language makes of a sentence."""
    predicate, chunks = analysis.predicate, analysis.chunks
    return {
        **_MODALITIES[analysis.modality],
        **_KINDS[predicate.kind],
        **_ENDS.get(predicate.ending, _ENDS[""]),
        "pred_past": flag(predicate.past),
        "pred_negative": flag(predicate.negative),
        "pred_passive": flag(predicate.passive),
        "pred_genus": flag(predicate.genus),
        "pred_clipped": flag(predicate.ending in ("음", "함", "임", "됨", "기")),
        **shares(analysis.senses, "say"),
        "ana_unresolved": flag(analysis.unresolved),
        "ana_connective": flag(analysis.connective != (0, 0)),
        "ana_first_person": flag(analysis.first_person),
        "ana_clauses": min(6, analysis.clause_count),
        "ana_subject": flag(analysis.has_subject),
        "ana_defines": flag(analysis.definitions),
        "ana_nouns_log": log(analysis.nouns),
        "ana_verbs_log": log(analysis.verbs),
        "ana_content_log": log(analysis.content),
        "ana_chunks_log": log(len(chunks)),
        "ana_technical": sum(1 for chunk in chunks if chunk.technical),
        "ana_generic_share": sum(1 for chunk in chunks if chunk.generic) / max(1, len(chunks)),
    }


def _tells_of_day(statement: Statement, sentence: Sentence, analysis: Analysis) -> bool:
    """Tell whether a sentence of a diary section says what happened, or how it felt."""
    told = analysis.predicate.past or _MOOD.search(sentence.text) is not None
    return told and any(name_class(name) is Name.PLANNER for name in statement.trail.names)


def _word_features(study: Study, statement: Statement, sentence: Sentence) -> dict[str, float]:
    """Describe how the words of a sentence belong to what its note is about."""
    text = sentence.text
    words = [word.casefold() for word in _WORD.findall(text)]
    named = sum(1 for word in words if word in study.names)
    names = [name.casefold() for name in statement.trail.names]
    return {
        "say_names": min(6, named),
        "say_names_share": named / max(1, len(words)),
        "say_said_max_log": log(max((study.words[word] for word in words), default=0)),
        "say_trail_repeated": flag(any(name and name in text.casefold() for name in names)),
    }


def _around_features(study: Study, statement: Statement, sentence: Sentence) -> dict[str, float]:
    """Describe the place of a sentence among those of its lines, and its neighbours."""
    around = study.sentences(statement.lines)
    same = (i for i, other in enumerate(around) if other.start == sentence.start and sentence.text in other.text)
    index = next(same, 0)
    before = study.analysis(around[index - 1]) if index else None
    after = study.analysis(around[index + 1]) if index + 1 < len(around) else None
    return {
        **shares(_senses(study, around[max(0, index - _NEAR) : index]), "before"),
        **shares(_senses(study, around[index + 1 : index + 1 + _NEAR]), "after"),
        "say_alone": flag(sentence.text.strip() == "".join(line.text for line in statement.lines).strip()),
        "say_first_line": flag(sentence.start == statement.lines[0].number),
        "say_index": min(10, index),
        "say_around_log": log(len(around)),
        "say_after_question": flag(before and before.modality is Modality.QUESTION),
        "say_before_question": flag(after and after.modality is Modality.QUESTION),
        "say_after_past": flag(before and before.predicate.past),
        "say_after_unresolved": flag(before and before.unresolved),
    }


_NEAR = 2  # sentences on each side whose words tell what is being spoken of


def _senses(study: Study, sentences: Sequence[Sentence]) -> Iterator[Sense]:
    for sentence in sentences:
        yield from study.analysis(sentence).senses

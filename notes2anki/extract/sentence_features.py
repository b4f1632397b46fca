"""What is noticed about a sentence: where it stands, what it says, how."""

from __future__ import annotations

import re

from notes2anki.extract.features import (
    flag,
    log,
    statement_features,
    text_features,
    trail_features,
)
from notes2anki.extract.outline import Statement
from notes2anki.extract.study import Study
from notes2anki.extract.words import Name, name_class
from notes2anki.language.analysis import Analysis, Modality, PredicateKind, Role
from notes2anki.model import Sentence

_ENDINGS = ("다", "습니다", "음", "함", "임", "됨", "고", "며", "면", "지만", "요", "자", "라", "기")
_META = re.compile(
    r"다음과 같|아래와 같|아래에서|살펴보|알아보|설명하겠|해보자|해 보자|보겠습니다|참고|링크"
    r"|예를 들|예제|이 글|이 책|이 장"
    r"|\bsee\b|\bin this\b|\bfollowing\b|\bbelow\b|\bhere is\b|\bfor example\b|\blet's\b"
    r"|\bthis (?:note|page|section|chapter)\b",
    re.IGNORECASE,
)
_POINTS = re.compile(
    r"\b(?:figure|fig\.|table|listing) \d|(?:그림|표|사진|코드) ?\d"
    r"|(?:이|위|아래|다음) (?:그림|표|코드|예제|사진|글|문서|논문)"
    r"|\bthis (?:paper|article|document|page|figure|section|chapter|book|post|video|course|lecture)\b"
    r"|여기에서|위에서 보|아래에서 보",
    re.IGNORECASE,
)  # says nothing away from its place: of ten such cards read, none was good
_REFERS = re.compile(
    r"^(?:redirected from|not to be confused|for other uses|see (?:also|main)|main (?:article|wiki)|⚠)"
    r"|excalidraw view|자세한 (?:건|것은|내용은|설명은)|(?:뒤|다음) (?:강의|장|시간|글)에|참고하(?:자|세요|십시오)",
    re.IGNORECASE,
)  # wiki hatnotes and plugin banners
_OUTCOME = re.compile(
    r"^(?:describe|explain|list|outline|define|discuss|compare|differentiate|distinguish|identify|understand|recogni[sz]e"
    r"|summari[sz]e|construct|develop|apply|demonstrate|interpret|evaluate|appreciate|recall|state)\b",
    re.IGNORECASE,
)  # the verbs of course outcomes (Bloom's taxonomy)
_OPINION = re.compile(
    r"개인적|굉장히|매우 (?:유용|중요|좋|편)|편리|별로|그냥|어차피|불과|의미가 없"
    r"|생각(?:한다|이다|됨|합니다)|좋은 것|좋겠"
    r"|느낌|느꼈|재미|흥미|놀라|아쉽|신기|훌륭|아름다|사랑|인생|행복"
    r"|\bi (?:think|feel|like|love)\b|\bamazing\b|\bawesome\b|\bbeautiful\b",
    re.IGNORECASE,
)
_ANNOUNCES = re.compile(
    r"^(?:there (?:are|is|were|exist)|here (?:are|is)|(?:the )?(?:following|below) (?:are|is))\b.*"
    r"\b(?:some|several|many|various|different|main|few|types?|kinds?|ways?|numbers?|two|three|four|five|six)\b"
    r"|[:：]\s*$|(?:다음|아래)(?:과|와)? ?같(?:다|이|은|습니다)",
    re.IGNORECASE,
)  # says only that something follows: 8 of 25 such cards read were worth anything, none could be kept
_DATED = re.compile(
    r"(?:\d{4}[-./]\d{1,2}(?:[-./]\d{1,2})?|\d{1,2}:\d{2}|\d{1,2}시)[:,]?\s"
)  # of 9 lines of a log read, none was good
_PRONOUN = re.compile(r"(?:이것|그것|저것|이게|그게|이거)[은는이을를]?\s")
_EXAMPLE = re.compile(r"\(?(?:예\s?[:)]|예시\s?:|e\.?g\.?\s?:|ex\s?[:)])", re.IGNORECASE)
_MOOD = re.compile(
    r"겁[이먹났]|지루|피곤|졸[리려]|힘들|막막|재[밌미]|집중|정리가 (?:좀 )?[되된됐]|뿌듯|답답|tired|bored|fun\b|confus"
)
_PIECE = re.compile(r"[,;]$|\b(?:then|and|or|but|if|because)$", re.IGNORECASE)
_VAGUE = re.compile(
    r"\b(?:several|many|lots? of|various|(?:wide )?variety|a (?:large )?number of|some(?:thing|times)?|etc"
    r"|different (?:types|kinds|ways))\b"
    r"|다양한|여러 ?(?:가지|개)?|많[은다이]|일부|어떤|가끔|종종",
    re.IGNORECASE,
)
_PRAISES = re.compile(
    r"\b(?:good|bad|best|great|nice|easy|hard|difficult|useful|interesting|simple|powerful|clean|better|worse|popular)\b"
    r"|어렵|쉽[게다고]|좋[다은음고]|나쁘|편[리하]|유용|간단|훌륭|강력|복잡",
    re.IGNORECASE,
)
_YOU = re.compile(r"\byou(?:r|'re|'ll)?\b|여러분|당신", re.IGNORECASE)
_SELF = re.compile(r"\b(?:I|my|me|I'm|I've|we|our|us|let's)\b|^나는|^나의|\b내가|우리", re.IGNORECASE)
_GENERAL = re.compile(r"(?:것|셈|뿐|때문|점)(?:이다|입니다|임|이었다|이라는)?[.]?$")
_SPEECH = re.compile(r"[\"“”「『].{2,}[\"“”」』]|라고 (?:말|했|한다|하는|이야기)|\bsaid\b|\bsays\b")
_PERSON = re.compile(r"[가-힣]{1,4}(?:씨|님|교수|박사|대표|감독|작가)\b|\b(?:he|she|his|her|him)\b|그는|그녀|그의|우리")
_WORD = re.compile(r"[0-9A-Za-z_./-]{2,}|[가-힣]{2,}")
_POLITE = re.compile(r"(?:니다|세요|어요|아요|에요|예요)\s*[.!]?$")


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
    text = sentence.text
    predicate = analysis.predicate
    names = [name.casefold() for name in statement.trail.names]
    words = [w.casefold() for w in _WORD.findall(text)]
    named = sum(1 for word in words if word in study.names)
    said = [study.words[word] for word in words]
    numbers = [line.number for line in statement.lines]
    around = study.sentences(statement.lines)
    index = next(
        (i for i, other in enumerate(around) if other.start == sentence.start and sentence.text in other.text), 0
    )
    before = study.analysis(around[index - 1]) if index else None
    after = study.analysis(around[index + 1]) if index + 1 < len(around) else None
    return {
        **study.description,
        **_subject_features(study, sentence, analysis),
        **trail_features(statement.trail),
        **statement_features(statement),
        **text_features(text, sentence.inlines, "text"),
        **{f"mod_{modality}": flag(analysis.modality is modality) for modality in Modality},
        **{f"pred_{kind}": flag(predicate.kind is kind) for kind in PredicateKind},
        "pred_past": flag(predicate.past),
        "pred_negative": flag(predicate.negative),
        "pred_passive": flag(predicate.passive),
        "pred_genus": flag(predicate.genus),
        "pred_clipped": flag(predicate.ending in ("음", "함", "임", "됨", "기")),
        "ana_unresolved": flag(analysis.unresolved),
        "ana_connective": flag(analysis.connective != (0, 0)),
        "ana_first_person": flag(analysis.first_person),
        "ana_clauses": min(6, analysis.clause_count),
        "ana_subject": flag(analysis.has_subject),
        "ana_defines": flag(analysis.definitions),
        "ana_nouns_log": log(analysis.nouns),
        "ana_verbs_log": log(analysis.verbs),
        "ana_content_log": log(analysis.content),
        "ana_chunks_log": log(len(analysis.chunks)),
        "ana_technical": sum(1 for chunk in analysis.chunks if chunk.technical),
        "ana_generic_share": sum(1 for c in analysis.chunks if c.generic) / max(1, len(analysis.chunks)),
        "ana_protected": min(6, len(sentence.protected)),
        "say_meta": flag(_META.search(text)),
        "say_points": flag(_POINTS.search(text)),
        "say_refers": flag(_REFERS.search(text)),
        "say_outcome": flag(_OUTCOME.search(text)),
        "say_tells_of_day": flag(
            (predicate.past or _MOOD.search(text))
            and any(name_class(name) is Name.PLANNER for name in statement.trail.names)
        ),
        "say_announces": flag(_ANNOUNCES.search(text)),
        "say_dated": flag(_DATED.match(text)),
        "say_pronoun": flag(_PRONOUN.match(text)),
        "say_example": flag(_EXAMPLE.match(text)),
        "say_piece": flag(_PIECE.search(text.rstrip()) or _is_bit(text, predicate.kind)),
        "say_vague": flag(_VAGUE.search(text)),
        "say_praises": flag(_PRAISES.search(text)),
        "say_you": flag(_YOU.search(text)),
        "say_self": flag(_SELF.search(text)),
        "say_general": flag(_GENERAL.search(text.rstrip())),
        "say_speech": flag(_SPEECH.search(text)),
        "say_opinion": flag(_OPINION.search(text)),
        "say_person": flag(_PERSON.search(text)),
        "say_polite": flag(_POLITE.search(text)),
        "say_names": min(6, named),
        "say_names_share": named / max(1, len(words)),
        "say_said_max_log": log(max(said, default=0)),
        "say_trail_repeated": flag(any(name and name in text.casefold() for name in names)),
        "say_alone": flag(text.strip() == "".join(line.text for line in statement.lines).strip()),
        "say_first_line": flag(sentence.start == numbers[0]),
        "say_index": min(10, index),
        "say_around_log": log(len(around)),
        "say_after_question": flag(before and before.modality is Modality.QUESTION),
        "say_before_question": flag(after and after.modality is Modality.QUESTION),
        "say_after_past": flag(before and before.predicate.past),
        "say_after_unresolved": flag(before and before.unresolved),
        "say_relative_length": log(len(text)) - study.description["doc_sentence_length_log"],
        **{f"pred_ends_{ending}": flag(predicate.ending == ending) for ending in _ENDINGS},
        "lang_ko": flag(sentence.language == "ko"),
        "lang_none": flag(not sentence.language),
    }

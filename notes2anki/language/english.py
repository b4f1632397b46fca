"""English: closed classes and a list of verbs; no model."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from notes2anki.language import english_words as words
from notes2anki.language.analysis import Analysis, Clause, Modality, Offsets, Predicate, PredicateKind, Role
from notes2anki.language.english_definitions import definitions
from notes2anki.language.english_phrases import Verb, Word, chunks, main_verb, words_of
from notes2anki.language.english_verbs import GERUND, PARTICIPLE, THIRD, VERBS
from notes2anki.language.parts import part_of
from notes2anki.model import Sentence

_RULES = 1  # raise when a rule or table changes what is returned


def _opener(phrases: Iterable[str], tail: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(sorted(map(re.escape, phrases), key=len, reverse=True))}){tail}", re.IGNORECASE)


_STRIPPABLE = _opener(words.STRIPPABLE, r"(?:,\s*|:\s+|\s+)")
_LEANING = _opener(words.LEANING, r"(?![A-Za-z-])")
_HEDGE = re.compile(words.HEDGE, re.IGNORECASE)
_INTENT = re.compile(words.INTENT, re.IGNORECASE)
_DIARY = re.compile(words.DIARY)
_QUESTION_START = re.compile(words.QUESTION_START, re.IGNORECASE)
_FIRST = re.compile(words.FIRST_PERSON)
_QUESTION = re.compile(r"\?[\s\"'”’)\].!]*$")
_POINTING = re.compile(r"^(?:it|this|that|these|those|they|he|she|its|their|them|his|her)\b(?!\s*[:=])", re.IGNORECASE)
_POINTED_SUBJECT = re.compile(r"\b(?:this|these|those|such)\s+(?!is\b|are\b|way\b)[a-z]+", re.IGNORECASE)
_MEANING = frozenset({"mean", "denote", "signify"})
_SPLIT = re.compile(r";\s+|,\s+(?:whereas|while|but|and)\s+")
_ADJECTIVE_AFTER = re.compile(r"(?:un|in|non)?[a-z-]+(?:able|ible|al|ic|ous|ive|ful|less|ent|ant|ary|ate|y)$")


class EnglishAnalyzer:
    """See `Analyzer`."""

    lang = "en"
    fingerprint = f"en/lexicon/rules-{_RULES}"

    def learn(self, terms: Iterable[str]) -> None:
        """Take nothing in: no rule asks for the vault's words."""

    def analyze(self, sentence: Sentence) -> Analysis:
        """Return what the sentence says."""
        text = sentence.text
        opener = _connective(text)
        tokens = words_of(text, sentence.protected)
        begin = sum(1 for token in tokens if token.start < opener[1])
        verb = main_verb(tokens, begin)
        found = chunks(tokens, verb)
        has_subject = verb is not None and any(
            chunk.role is Role.SUBJECT and chunk.start >= opener[1] for chunk in found
        )
        spans = tuple(_clause_spans(text, tokens))
        return Analysis(
            chunks=tuple(found),
            predicate=_predicate(tokens, verb),
            modality=_modality(text[opener[1] :], tokens[begin:], verb),
            definitions=definitions(text, sentence.protected, opener[1], headless=not has_subject),
            unresolved=_is_unresolved(text[opener[1] :]),
            connective=opener,
            first_person=_FIRST.search(text) is not None,
            clause_count=1 + sum(1 for token in tokens if token.lower in words.RELATIVES or token.text == ";"),
            has_subject=has_subject,
            clauses=tuple(Clause(text[start:end], start, end) for start, end in spans),
            nouns=sum(len(text[chunk.start : chunk.end].split()) for chunk in found if not chunk.wide),
            verbs=sum(1 for token in tokens if token.lower in THIRD or token.lower in VERBS),
            content=sum(1 for token in tokens if _is_content(token)),
        )

    def clauses(self, sentence: Sentence) -> tuple[Sentence, ...]:
        """Return the coordinated sentences, or the sentence itself."""
        spans = _clause_spans(sentence.text, words_of(sentence.text, sentence.protected))
        return tuple(part_of(sentence, span) for span in spans) or (sentence,)


def _connective(text: str) -> Offsets:
    found = _STRIPPABLE.match(text)
    return (0, found.end()) if found and found.end() < len(text) else (0, 0)


def _is_unresolved(text: str) -> bool:
    text = text.lstrip(" \"'“‘(")
    if _POINTING.match(text) or _LEANING.match(text):
        return True
    return _POINTED_SUBJECT.match(text) is not None


def _modality(text: str, tokens: list[Word], verb: Verb | None) -> Modality:
    if _QUESTION.search(text) or _QUESTION_START.search(text):
        return Modality.QUESTION
    if _HEDGE.search(text):
        return Modality.HEDGE
    if _INTENT.search(text):
        return Modality.INTENT
    if _DIARY.search(text):
        return Modality.DIARY
    first = tokens[0].lower if tokens else ""
    if first in words.IMPERATIVE_START and not tokens[0].fixed and not _is_subject(tokens, verb):
        return Modality.IMPERATIVE
    return Modality.ASSERT


def _is_subject(tokens: list[Word], verb: Verb | None) -> bool:
    """Tell whether the first word begins the subject of a verb nearby, as in "Read operations are fast"."""
    return verb is not None and 0 < verb.first <= 3 and tokens[1].lower not in words.DETERMINERS


def _predicate(tokens: list[Word], verb: Verb | None) -> Predicate:
    if verb is None:
        last = next((token for token in reversed(tokens) if not token.is_sign), None)
        if last is None:
            return Predicate(PredicateKind.NONE)
        return Predicate(
            PredicateKind.NOMINAL, tokens[0].start, last.end, _genus(tokens), genus=_genus(tokens) in words.GENUS
        )
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


def _kind(tokens: list[Word], verb: Verb) -> tuple[PredicateKind, str]:
    rest = tokens[verb.last + 1 :]
    if tokens[max(0, verb.first - 1)].lower == "there":
        return PredicateKind.EXISTENCE, verb.lemma
    if verb.lemma == "be":
        following = next((token for token in rest if token.lower not in words.ADVERBS), None)
        if (
            following is not None
            and following.lower not in words.DETERMINERS
            and _ADJECTIVE_AFTER.match(following.lower)
        ):
            return PredicateKind.ADJECTIVE, following.lower
        return PredicateKind.COPULA, _genus(rest)
    if verb.lemma in _MEANING or (verb.lemma in ("refer", "stand") and rest and rest[0].lower in ("to", "for")):
        return PredicateKind.MEAN, verb.lemma
    if verb.passive and verb.lemma in ("call", "name", "term", "dub", "know"):
        return PredicateKind.NAME, verb.lemma
    if verb.lemma in ("act", "serve", "function", "play"):
        return PredicateKind.ROLE, verb.lemma
    return PredicateKind.VERB, verb.lemma


def _genus(tokens: list[Word]) -> str:
    """Return the head of the first noun phrase: its last word before a preposition, relative or sign."""
    head = ""
    for token in tokens:
        if token.lower in words.DETERMINERS or token.lower in words.ADVERBS:
            continue
        if (
            token.is_sign
            or token.lower in words.PREPOSITIONS
            or token.lower in words.CONJUNCTIONS
            or token.lower in PARTICIPLE
        ):
            if head:
                break
            continue
        if head and (token.lower in GERUND or token.lower in words.COPULAS):
            break
        head = token.lower
    return head


def _clause_spans(text: str, tokens: list[Word]) -> Iterator[Offsets]:
    """Yield the clauses between semicolons, and around but/whereas/while/and, that have a verb and subject each."""
    bounds = [0]
    for found in _SPLIT.finditer(text):
        left = [token for token in tokens if bounds[-1] <= token.start < found.start()]
        right = [token for token in tokens if token.start >= found.end()]
        if _stands_alone(left) and _stands_alone(right):
            bounds += [found.start(), found.end()]
    if len(bounds) == 1:
        return
    bounds.append(len(text))
    for start, end in zip(bounds[::2], bounds[1::2], strict=True):
        yield start, end


def _stands_alone(tokens: list[Word]) -> bool:
    verb = main_verb(tokens)
    if verb is None or verb.first == 0 or verb.first > 8 or len(tokens) < 3:
        return False
    first = tokens[0].lower
    return first not in words.PRONOUNS and first not in words.RELATIVES and first not in words.PREPOSITIONS


def _is_content(token: Word) -> bool:
    if token.is_sign:
        return False
    closed = token.lower in words.DETERMINERS or token.lower in words.PREPOSITIONS or token.lower in words.CONJUNCTIONS
    return not (
        closed or token.lower in words.COPULAS or token.lower in words.AUXILIARIES or token.lower in words.ADVERBS
    )

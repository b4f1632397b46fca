"""English: closed classes and a list of verbs; no model."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from notes2anki.language import english_words as words
from notes2anki.language.analysis import Analysis, Clause, Offsets, Role
from notes2anki.language.english_chunks import chunks
from notes2anki.language.english_clauses import clause_spans
from notes2anki.language.english_definitions import definitions
from notes2anki.language.english_main_verb import main_verb
from notes2anki.language.english_modality import connective, first_person, is_unresolved, modality
from notes2anki.language.english_predicate import predicate
from notes2anki.language.english_tokens import Word, words_of
from notes2anki.language.english_verbs import THIRD, VERBS
from notes2anki.language.parts import part_of
from notes2anki.language.semantic_fields import SemanticField, Sense, english_field
from notes2anki.model import Sentence

_RULES = 4  # raise when a rule or table changes what is returned
_SHORTEST = 2  # letters of a content word
_VERB_FORMS = VERBS | THIRD.keys()
_CLAUSE_OPENERS = words.RELATIVES | {";"}


@dataclass(frozen=True, slots=True)
class _Parsed:
    """What both questions, for clauses and for an analysis, begin with."""

    text: str
    protected: tuple[Offsets, ...]
    tokens: list[Word]
    spans: tuple[Offsets, ...]


class EnglishAnalyzer:
    """See `Analyzer`."""

    lang = "en"
    fingerprint = f"en/lexicon/rules-{_RULES}"

    def __init__(self) -> None:
        self._last: _Parsed | None = None

    def analyze(self, sentence: Sentence) -> Analysis:
        """Return what the sentence says."""
        parsed = self._parse(sentence)
        text, tokens = parsed.text, parsed.tokens
        opener = connective(text)
        begin = sum(1 for token in tokens if token.start < opener[1])
        verb = main_verb(tokens, begin)
        found = chunks(tokens, verb, begin)
        subject = verb is not None and any(chunk.role is Role.SUBJECT and chunk.start >= opener[1] for chunk in found)
        said = text[opener[1] :]
        unresolved = is_unresolved(said)
        lowers = [token.lower for token in tokens if not token.is_sign]
        openers = [token for token in tokens if token.lower in _CLAUSE_OPENERS]
        return Analysis(
            chunks=found,
            predicate=predicate(tokens, verb),
            modality=modality(said, tokens[begin:], verb),
            definitions=definitions(text, parsed.protected, opener[1], headless=not subject or unresolved),
            unresolved=unresolved,
            connective=opener,
            first_person=first_person(text),
            clause_count=1 + len(openers),
            has_subject=subject,
            clauses=tuple(Clause(text[start:end], start, end) for start, end in parsed.spans),
            nouns=sum(chunk.particle_end > chunk.start and not (chunk.wide or chunk.verbal) for chunk in found),
            verbs=sum(map(_VERB_FORMS.__contains__, lowers)),
            content=len(lowers) - sum(map(words.CLOSED.__contains__, lowers)),
            senses=_senses(tokens),
        )

    def clauses(self, sentence: Sentence) -> tuple[Sentence, ...]:
        """Return the coordinated sentences, or the sentence itself."""
        return tuple(part_of(sentence, span) for span in self._parse(sentence).spans) or (sentence,)

    def senses(self, text: str) -> tuple[Sense, ...]:
        """Return what the content words of a name or title are about."""
        return _senses(words_of(text, ()))

    def _parse(self, sentence: Sentence) -> _Parsed:
        """Return the sentence in words; the last one is kept, for it is asked for twice in a row."""
        last = self._last
        if last is None or last.text != sentence.text or last.protected != sentence.protected:
            tokens = words_of(sentence.text, sentence.protected)
            spans = clause_spans(sentence.text, tokens)
            last = _Parsed(sentence.text, sentence.protected, tokens, spans)
            self._last = last
        return last


def _senses(tokens: Iterable[Word]) -> tuple[Sense, ...]:
    """Look up the content words: no sign, no number, no letter by itself, no word of a closed class."""
    looked_up = [(token.start, token.end, _field(token.lower)) for token in tokens]
    return tuple([(start, end, field) for start, end, field in looked_up if field is not None])


@lru_cache(maxsize=20_000)  # as many as `english_field` remembers
def _field(word: str) -> SemanticField | None:
    if len(word) < _SHORTEST or not word[0].isalpha() or word in words.CLOSED:
        return None
    return english_field(word)

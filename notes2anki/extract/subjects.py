"""What a sentence speaks of when it does not say so: the subject of the sentence before it."""

from __future__ import annotations

from dataclasses import replace

from notes2anki.extract.outline import Trail
from notes2anki.language.analysis import NOWHERE, Analysis, PredicateKind, Role
from notes2anki.model import Sentence

_MAX_SUBJECT = 40


def subject_of(sentence: Sentence, analysis: Analysis) -> str:
    """Return the topic or subject of a sentence as written; "" where it has none, or only a pronoun."""
    for chunk in analysis.chunks if analysis.has_subject else ():
        if chunk.role in (Role.TOPIC, Role.SUBJECT):
            usable = not (chunk.pronoun or chunk.generic) and chunk.end - chunk.start <= _MAX_SUBJECT
            return sentence.text[chunk.start : chunk.end].strip() if usable else ""
    return ""


def with_subject(trail: Trail, subject: str, analysis: Analysis) -> Trail:
    """Return the trail of a sentence, with the *subject* spoken of before where it has none of its own."""
    # "A, B 등이 있다" has a subject, but says nothing of what it is about
    exists = analysis.predicate.kind is PredicateKind.EXISTENCE
    topic = any(chunk.role is Role.TOPIC for chunk in analysis.chunks)
    defines = any(definition.term != NOWHERE for definition in analysis.definitions)
    own = defines or ((topic if exists else analysis.has_subject) and not analysis.unresolved)
    if own or not subject or any(subject.casefold() in name.casefold() for name in trail.names):
        return trail
    return replace(trail, parents=(*trail.parents, subject))

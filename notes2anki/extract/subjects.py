"""What a sentence speaks of when it does not say so: the subject of the sentence before it, or all of that sentence."""

from __future__ import annotations

import re
from dataclasses import replace

from notes2anki.extract.outline import Statement, Trail
from notes2anki.extract.phrases import ADDRESS
from notes2anki.extract.titles import plain_title
from notes2anki.extract.words import Name, is_no_term, name_class
from notes2anki.language.analysis import NOWHERE, Analysis, Modality, PredicateKind, Role
from notes2anki.language.labels import label
from notes2anki.model import Sentence

_MAX_SUBJECT = 40
_MAX_BEFORE = 200
_NEXT = 2  # lines
_ARTICLES = ("", "a", "an", "the")
_CLAUSE = re.compile(
    r"(?:if|when|while|because|although|though|unless|since|as|once|until|after|before|during|in|on|at|by|for|with|to"
    r"|from|of|about|due)\b",
    re.IGNORECASE,
)  # opens more than a name
_PRIVATE = frozenset({Modality.DIARY, Modality.INTENT, Modality.HEDGE})


def subject_of(sentence: Sentence, analysis: Analysis) -> str:
    """Return the topic of a sentence, or the subject that it opens with, as written; "" where it names none."""
    named = analysis.has_subject and not analysis.unresolved
    for chunk in analysis.chunks if named else ():
        if chunk.role in (Role.TOPIC, Role.SUBJECT):
            opener = sentence.text[analysis.connective[1] : chunk.start].strip().casefold()
            opens = chunk.role is Role.TOPIC or opener in _ARTICLES
            name = sentence.text[chunk.start : chunk.end].strip()
            goes_on = sentence.text.startswith(("(", ","), chunk.end) or _CLAUSE.match(name)
            usable = len(name) <= _MAX_SUBJECT and opens and not (goes_on or chunk.pronoun or chunk.generic)
            return name if usable else ""
    return ""


def headed_by(sentence: Sentence) -> str:
    """Return the term that a sentence sets in front with a sign (`term: text`); "" where it sets none.

    All else that stands in its line is about it: of 49 cards of unseen notes that lacked their subject, 24 were such.
    """
    parted = label(sentence.text, sentence.protected)
    term = plain_title(sentence.text[slice(*parted.term)]) if parted else ""
    return term if name_class(term) is Name.PLAIN and not is_no_term(term) else ""


def is_listed_beside(sentence: Sentence, before: Sentence | None) -> bool:
    """Tell whether a pair of term and text stands beside the one before it in one list: `r: read, w: write`.

    A number stands for a value of what heads the line (`0 = none, 1 = all`), and so below it.
    """
    term = headed_by(sentence)
    named = bool(term) and not term.isnumeric()
    return before is not None and named and not before.text.rstrip().endswith((".", "!", "?"))


def under(trail: Trail, head: str) -> Trail:
    """Return the trail of what else stands in a line, below the term that heads it."""
    return trail.under(head) if head else trail


def with_subject(trail: Trail, subject: str, analysis: Analysis) -> Trail:
    """Return the trail of a sentence, with the *subject* spoken of before where it has none of its own."""
    if not subject or _names(trail, subject) or _has_its_own(analysis):
        return trail
    return replace(trail, parents=(*trail.parents, subject))


def _names(trail: Trail, subject: str) -> bool:
    return any(subject.casefold() in name.casefold() for name in trail.names)


def follows(statement: Statement, before: Statement) -> bool:
    """Tell whether a statement goes on where another ends: under the same names, in the next lines."""
    lines = statement.lines[0].number - before.lines[-1].number
    return statement.trail == before.trail and 0 < lines <= _NEXT


def is_fit_to_show(sentence: Sentence, analysis: Analysis) -> bool:
    """Tell whether a sentence may stand over the card of the next: short, no address, no diary, plan or doubt."""
    text = sentence.text.strip()
    return len(text) <= _MAX_BEFORE and not ADDRESS.fullmatch(text.strip("<>")) and analysis.modality not in _PRIVATE


def leans(sentence: Sentence, analysis: Analysis, before: Sentence, spoken_of: str) -> bool:
    """Tell whether a sentence says little without the one *before* it.

    It points back or remarks in brackets, or has no subject while that before it, of the same line or `spoken_of`, may
    be meant. Of 28 cards that readers could not answer, 12 lacked the sentence before.
    """
    text = sentence.text.strip()
    points = analysis.unresolved or analysis.connective != NOWHERE or _is_of_pronoun(analysis)
    remarks = text.startswith("(") and text.rstrip(".").endswith(")")
    goes_on = (bool(spoken_of) or before.end == sentence.start) and not _has_its_own(analysis)
    return points or remarks or goes_on


def goes_on_about(subject: str, trail: Trail, sentence: Sentence, analysis: Analysis) -> bool:
    """Tell whether a later sentence of a line may go on about what the line opened with, and nothing says so.

    It does not where it has a topic or an unmistakable name for its subject.
    """
    own = next((chunk for chunk in analysis.chunks if chunk.role in (Role.TOPIC, Role.SUBJECT)), None)
    another = own is not None and (own.role is Role.TOPIC or own.technical)
    said = subject.casefold() in sentence.text.casefold() or _names(trail, subject)
    return bool(subject) and not said and not another


def _is_of_pronoun(analysis: Analysis) -> bool:
    subject = next((chunk for chunk in analysis.chunks if chunk.role in (Role.TOPIC, Role.SUBJECT)), None)
    if subject is None or not analysis.has_subject:
        return False
    return any(chunk.pronoun and chunk.end == subject.end for chunk in analysis.chunks)  # "in itself it", too


def _has_its_own(analysis: Analysis) -> bool:
    # "A, B 등이 있다" has a subject, but says nothing of what it is about
    exists = analysis.predicate.kind is PredicateKind.EXISTENCE
    topic = any(chunk.role is Role.TOPIC for chunk in analysis.chunks)
    defines = any(definition.term != NOWHERE for definition in analysis.definitions)
    return defines or ((topic if exists else analysis.has_subject) and not analysis.unresolved)

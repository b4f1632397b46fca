"""Statements of fact as clozes: one deletion a card, the best words hidden."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from notes2anki.extract.cloze import deletions, options
from notes2anki.extract.definitions import propose_definitions
from notes2anki.extract.features import flag
from notes2anki.extract.gates import hide_from_context
from notes2anki.extract.outline import Statement
from notes2anki.extract.proposal import Proposal, fact_of
from notes2anki.extract.sentence_features import sentence_features
from notes2anki.extract.study import Study, context_of
from notes2anki.extract.subjects import (
    follows,
    goes_on_about,
    headed_by,
    is_fit_to_show,
    is_listed_beside,
    leans,
    subject_of,
    under,
    with_subject,
)
from notes2anki.inlines import slice_inlines
from notes2anki.model import Candidate, Deletion, Inline, InlineKind, Kind, Sentence, Style

_MIN_CHARS = 5
_MAX_TOLD = 200
"""Characters of several sentences over one card."""
_MARKER = re.compile(
    r"(?:[ivx]{1,4}|[a-z]|\d{1,2}|[가나다라마바사아자차카타파하])[.)]\s+(?=\S)|\d{1,2}\)(?=[^\W\d])|\d{1,2}\.(?=[가-힣])"
)


def propose(study: Study) -> Iterator[Proposal]:
    """Propose every sentence as a definition where it reads as one, and as a cloze for each deletion."""
    above: Statement | None = None
    before: Sentence | None = None
    for statement in study.outline.statements:
        if above is None or not follows(statement, above):
            before = None
        yield from _statement(study, statement, before)
        above, before = statement, next(reversed(study.sentences(statement.lines)), before)


def _statement(study: Study, statement: Statement, before: Sentence | None) -> Iterator[Proposal]:
    spoken_of = opened_with = head = told = ""
    for whole in study.sentences(statement.lines):
        if before is None or before.end != whole.start:
            opened_with = head = ""
        trail = statement.trail if is_listed_beside(whole, before) else under(statement.trail, head)
        for sentence in study.clauses(whole):
            analysis = study.analysis(sentence)
            if len(sentence.text.strip()) >= _MIN_CHARS:
                about = replace(statement, trail=with_subject(trail, spoken_of, analysis))
                told = _told(told, _leant_on(study, sentence, before, spoken_of))
                over = statement.trail if head and head in told else trail if spoken_of in told else about.trail
                nearest = told or (opened_with if goes_on_about(opened_with, over, sentence, analysis) else "")
                beside = (*context_of(over), nearest) if nearest else ()
                yield from _sentence(study, about, beside, whole, sentence)
            spoken_of = subject_of(sentence, analysis) or spoken_of
            before = sentence
        opened_with = opened_with or spoken_of
        head = head or headed_by(whole)
        before = whole


def _leant_on(study: Study, sentence: Sentence, before: Sentence | None, spoken_of: str) -> str:
    """Return the sentence before one that leans on it, as it is shown; "" for none, or none that is fit for that."""
    if before is None or not leans(sentence, study.analysis(sentence), before, spoken_of):
        return ""
    return before.text.strip() if is_fit_to_show(before, study.analysis(before)) else ""


def _told(told: str, leant: str) -> str:
    """Return what stands over a sentence: the one it leans on, and in front of that what it leaned on in its turn."""
    return f"{told} {leant}" if told and leant and len(told) + len(leant) <= _MAX_TOLD else leant


def _sentence(
    study: Study, statement: Statement, beside: tuple[str, ...], whole: Sentence, sentence: Sentence
) -> Iterator[Proposal]:
    analysis = study.analysis(sentence)
    features = {
        **sentence_features(study, statement, sentence, analysis),
        "say_unwrapped": flag(sentence.text != whole.text),
        "say_leans": flag(beside),
        "say_closing_title": flag(statement.where.place == "title"),
    }
    fact = fact_of(sentence.start, sentence.text)
    yield from propose_definitions(study, statement, sentence, analysis, features, fact)
    context = context_of(statement.trail)
    features |= {"kind_claim": 1.0, "has_context": flag(context)}
    marker = _marker(sentence.text)
    opening = max(marker, analysis.connective[1])
    texts = {cut: _from(sentence, cut) for cut in (marker, opening)}
    for option in options(sentence, analysis, " ".join(beside or context)):
        if option.start < marker:
            continue
        cut = opening if option.start >= opening else marker
        hidden = deletions(texts[cut], option.start - cut, option.end - cut)
        if _adjoin(hidden):
            continue
        candidate = Candidate(
            kind=Kind.CLAIM,
            style=Style.CLOZE,
            rule=f"claim_{option.source}",
            subject=sentence.text,
            sources=(study.document.span(sentence.start, sentence.end),),
            language=sentence.language,
            text=texts[cut].inlines,
            deletions=hidden,
            context=context,
            block_id=statement.where.block_id,
        )
        yield Proposal(_beside(candidate, beside), fact, features, option.features)


def _adjoin(hidden: Sequence[Deletion]) -> bool:
    """Tell whether two gaps stand side by side: of such a sentence too little is left to ask with."""
    return any(b.start - a.end <= 1 for a, b in pairwise(hidden))


def _marker(text: str) -> int:
    """Return where the mark of a list entry ends that its author wrote into it (`i. `, `b) `); 0 for none."""
    found = _MARKER.match(text)
    return found.end() if found else 0


def _beside(candidate: Candidate, names: tuple[str, ...]) -> Candidate:
    """Return a candidate with other names over it, where the last of them does not tell the answer."""
    if not names:
        return candidate
    shown = replace(candidate, context=names)
    return shown if hide_from_context(shown).context[-1:] == names[-1:] else candidate


def _from(sentence: Sentence, cut: int) -> Sentence:
    """Return a sentence from an offset on, without its footnote references."""
    inlines = _without_references(slice_inlines(sentence.inlines, cut, len(sentence.text)))
    protected = tuple((a - cut, b - cut) for a, b in sentence.protected if a >= cut)
    return replace(sentence, text=sentence.text[cut:], inlines=inlines, protected=protected)


def _without_references(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    return tuple(inline for inline in inlines if inline.kind is not InlineKind.FOOTNOTE_REF)

"""Explanatory footnotes: the sentence that a footnote hangs on asks for its text."""

from __future__ import annotations

from collections.abc import Iterator

from notes2anki.extract.block_features import footnote_features
from notes2anki.extract.outline import Statement
from notes2anki.extract.proposal import Proposal
from notes2anki.extract.study import Study, context_of
from notes2anki.model import Block, Candidate, Inline, InlineKind, Kind, Sentence, Style


def propose(study: Study) -> Iterator[Proposal]:
    """Propose every footnote that a sentence refers to, once, at its first reference."""
    definitions = {block.info: block for block in study.document.footnotes}
    seen: set[str] = set()
    for statement in study.outline.statements:
        for sentence in study.sentences(statement.lines):
            for label in _labels(sentence):
                if label in definitions and label not in seen:
                    seen.add(label)
                    yield _proposal(study, statement, sentence, definitions[label])


def _labels(sentence: Sentence) -> Iterator[str]:
    for inline in sentence.inlines:
        if inline.kind is InlineKind.FOOTNOTE_REF:
            yield inline.target


def _proposal(study: Study, statement: Statement, sentence: Sentence, footnote: Block) -> Proposal:
    front = _without_references(sentence.inlines)
    candidate = Candidate(
        kind=Kind.FOOTNOTE,
        style=Style.BASIC,
        rule="footnote",
        subject=sentence.text.strip(),
        sources=(study.document.span(footnote.start, footnote.end), study.document.span(sentence.start, sentence.end)),
        language=sentence.language,
        front=front,
        back=footnote.children,
        context=context_of(statement.trail),
    )
    features = footnote_features(study, statement, sentence, footnote, candidate)
    return Proposal(candidate, f"^{footnote.info}", features, {})


def _without_references(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    return tuple(inline for inline in inlines if inline.kind is not InlineKind.FOOTNOTE_REF)

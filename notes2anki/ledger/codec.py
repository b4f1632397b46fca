"""Values as the ledger writes them: JSON, whose shape belongs to the schema's version."""

from __future__ import annotations

import json
from collections.abc import Iterable

from notes2anki.draft import Draft
from notes2anki.model import Deletion, Digest, Guid, Kind, Media, Note, Problem, Severity, Span, Style


def dumps(value: object) -> str:
    """Return compact JSON."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def spans_text(spans: Iterable[Span]) -> str:
    """Write spans."""
    return dumps([[span.path, span.start, span.end] for span in spans])


def note_text(note: Note) -> str:
    """Write a whole note."""
    return dumps(
        [
            note.guid,
            note.kind.value,
            note.style.value,
            note.fields,
            note.deck,
            note.tags,
            [[media.name, media.path] for media in note.media],
            [[span.path, span.start, span.end] for span in note.sources],
            note.digest,
            note.front,
            note.back,
            note.text,
            note.context,
            note.score,
            note.reason,
            note.modified,
            note.block_id,
            note.clozes,
        ]
    )


def note_of(text: str) -> Note:
    """Read a whole note."""
    (
        guid, kind, style, fields, deck, tags, media, sources, digest,
        front, back, words, context, score, reason, modified, block_id, clozes,
    ) = json.loads(text)  # fmt: skip
    return Note(
        guid=Guid(guid),
        kind=Kind(kind),
        style=Style(style),
        fields=tuple(fields),
        deck=deck,
        tags=tuple(tags),
        media=tuple(Media(*each) for each in media),
        sources=tuple(Span(*each) for each in sources),
        digest=Digest(digest),
        front=front,
        back=back,
        text=words,
        context=tuple(context),
        score=score,
        reason=reason,
        modified=modified,
        block_id=block_id,
        clozes=tuple((number, hidden) for number, hidden in clozes),
    )


def draft_text(draft: Draft) -> str:
    """Write what a draft is besides its note and its position."""
    deletions = [[each.start, each.end, each.number, each.hint] for each in draft.deletions]
    return dumps([draft.rule, draft.subject, draft.language, deletions, draft.traits])


def draft_of(note: str, position: int, rest: str) -> Draft:
    """Read a draft."""
    rule, subject, language, deletions, *later = json.loads(rest)  # early versions wrote no traits
    return Draft(
        note_of(note),
        position,
        rule,
        subject,
        language,
        tuple(Deletion(*each) for each in deletions),
        tuple((name, value) for traits in later for name, value in traits),
    )


def problems_text(problems: Iterable[Problem]) -> str:
    """Write problems."""
    return dumps(
        [[*_place(problem.span), problem.code, problem.message, problem.severity.value] for problem in problems]
    )


def problems_of(text: str) -> tuple[Problem, ...]:
    """Read problems."""
    return tuple(
        Problem(Span(path, start, end), code, message, Severity(severity))
        for path, start, end, code, message, severity in json.loads(text)
    )


def _place(span: Span) -> tuple[str, int, int]:
    return (span.path, span.start, span.end)

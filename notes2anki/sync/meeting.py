"""Let the drafts of all files meet: each fact stays once, with all its sources."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from notes2anki.cards.deck import deck_name
from notes2anki.cards.digest import digest_of
from notes2anki.cards.html import render_text
from notes2anki.cards.notetypes import NOTE_TYPES
from notes2anki.cards.options import CardOptions
from notes2anki.cards.source import ARROW, render_source
from notes2anki.draft import Draft
from notes2anki.extract import Extraction, beside, merge
from notes2anki.extract.facts import IsAsked, nobody_asks
from notes2anki.model import Candidate, Document, Note


@dataclass(frozen=True, slots=True)
class Met:
    """The note of a draft that stayed, still under the guid of its birth, its position in its file and its traits."""

    note: Note
    position: int
    traits: tuple[tuple[str, float], ...] = ()


def meet(drafts: Sequence[Draft], permalinks: Mapping[str, str], options: CardOptions) -> tuple[Met, ...]:
    """Return what stays of drafts (in the order of their files), in reading order; `permalinks` are by path."""
    return notes_of(stayed(drafts), drafts, permalinks, options)


def stayed(drafts: Sequence[Draft], is_asked: IsAsked = nobody_asks) -> list[Candidate]:
    """Return the candidates of those drafts that stay; the rule of each is the number of its draft."""
    merged = merge([Extraction(tuple(numbered(drafts)))], is_asked)
    return sorted(merged.candidates, key=lambda candidate: candidate.sources[0])


def numbered(drafts: Sequence[Draft]) -> list[Candidate]:
    """Return the candidates of drafts.

    A candidate keeps its rule, whatever else becomes of it: here it is the number of the draft whose candidate it is.
    """
    return [draft.candidate_by(str(number)) for number, draft in enumerate(drafts)]


def spare_notes(
    named: Sequence[Draft],
    others: Sequence[Draft],
    made: Sequence[Candidate],
    permalinks: Mapping[str, str],
    options: CardOptions,
) -> tuple[Met, ...]:
    """Return the notes of spares beside those of the candidates that are `made`, which they change in nothing.

    Of those that the user has `named` all are made, of the `others` what is stated nowhere else.
    """
    drafts = [*named, *others]
    candidates = numbered(drafts)
    first, rest = candidates[: len(named)], candidates[len(named) :]
    return notes_of([*first, *beside(rest, [*made, *first])], drafts, permalinks, options)


def notes_of(
    candidates: Sequence[Candidate], drafts: Sequence[Draft], permalinks: Mapping[str, str], options: CardOptions
) -> tuple[Met, ...]:
    """Return the notes of candidates that are `numbered` by their drafts; `permalinks` are by path."""
    met = []
    for candidate in candidates:
        draft = drafts[int(candidate.rule)]
        document = document_at(draft.path, permalinks)
        met.append(Met(_rewritten(draft.note, candidate, document, options), draft.position, draft.traits))
    return tuple(met)


def document_at(path: str, permalinks: Mapping[str, str]) -> Document:
    """Return a document without its text: enough to link to it, and to tell whether a note changed."""
    return Document(path, PurePosixPath(path).stem, (), permalink=permalinks.get(path, ""))


def _rewritten(note: Note, candidate: Candidate, document: Document, options: CardOptions) -> Note:
    """Return a draft's note with what it gets when it meets others: further sources, names that tell it apart."""
    if (note.sources, note.context) == (candidate.sources, candidate.context):
        return note
    note_type, fields = NOTE_TYPES[note.style], list(note.fields)
    fields[note_type.position("Context")] = render_text(ARROW.join(candidate.context))
    fields[note_type.position("Source")] = render_source(candidate.sources, document, options)
    return replace(
        note,
        fields=tuple(fields),
        deck=deck_name(candidate, document, options),
        sources=candidate.sources,
        context=candidate.context,
        digest=digest_of(note.style, fields, note.tags, document),
    )

"""Candidates become Anki notes."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from notes2anki.cards.birth import birth_guid, discriminator_of, later_guid
from notes2anki.cards.cloze_html import settle
from notes2anki.cards.context import RenderContext, by_label
from notes2anki.cards.deck import deck_name, note_tags
from notes2anki.cards.digest import digest_of
from notes2anki.cards.escape import printable
from notes2anki.cards.html import render_blocks, render_cloze, render_footnotes, render_inlines, render_text
from notes2anki.cards.media import MediaFinder, Resolver
from notes2anki.cards.missing import missing_problems
from notes2anki.cards.notetypes import NOTE_TYPES
from notes2anki.cards.options import CardOptions
from notes2anki.cards.sanitise import RefusedFieldError
from notes2anki.cards.source import ARROW, render_source
from notes2anki.messages import _, later
from notes2anki.model import Candidate, Document, Guid, InlineKind, Kind, Note, Problem, Style
from notes2anki.plain import plain_back, plain_clozes, plain_front, plain_text
from notes2anki.reading.embedded import with_embedded

_NOTHING_TO_SEE = re.compile(r'<span class="n2a-missing">[^<]*</span>|<(?!img\b)[^>]*>')


def build_note(
    candidate: Candidate, document: Document, options: CardOptions, resolver: Resolver
) -> tuple[Note | None, tuple[Problem, ...]]:
    """Return the Anki note of a candidate and what was wrong on the way; no note if it could not be a good one.

    `document` is the one of the candidate's first source. `Note.modified` is left at 0.
    """
    candidate = replace(
        candidate,
        back=with_embedded(candidate.back, document, resolver.document),
        extra=with_embedded(candidate.extra, document, resolver.document),
    )
    media = MediaFinder(resolver, document.path)
    context = RenderContext(media, by_label(document.footnotes, _answered_footnotes(candidate, document)))
    place = candidate.sources[0] if candidate.sources else document.span(1)
    try:
        note = _note(_settled(candidate), document, options, context)
    except RefusedFieldError as error:
        message = _("no card on “{subject}”: {reason}", subject=candidate.subject, reason=error)
        return None, (*missing_problems(candidate, place, media), Problem(place, "refused-note", message))
    return note, missing_problems(candidate, place, media)


def guid_of(candidate: Candidate, path: str) -> Guid:
    """Return the guid that a candidate of the document at `path` would be born with."""
    return _born(_settled(candidate), path)


def with_guid(note: Note, guid: Guid) -> Note:
    """Return the note under another guid, in its hidden field too."""
    position = NOTE_TYPES[note.style].position("N2AId")
    return replace(note, guid=guid, fields=(*note.fields[:position], guid, *note.fields[position + 1 :]))


def with_distinct_guids(notes: Iterable[Note]) -> tuple[Note, ...]:
    """Return the notes of one run, in reading order; those born with the guid of an earlier one get their own."""
    seen: Counter[Guid] = Counter()
    distinct = []
    for note in notes:
        ordinal = seen[note.guid]
        seen[note.guid] += 1
        distinct.append(with_guid(note, later_guid(note.guid, ordinal)) if ordinal else note)
    return tuple(distinct)


def _note(candidate: Candidate, document: Document, options: CardOptions, context: RenderContext) -> Note:
    first, second = _sides(candidate, context)
    extra = render_blocks(candidate.extra, context)
    sources = candidate.sources or (document.span(1),)
    guid = _born(candidate, document.path)
    fields = (
        first,
        second,
        render_text(ARROW.join(candidate.context)),
        extra + render_footnotes(context),
        render_source(sources, document, options),
        guid,
        "",
        "",
    )
    tags = note_tags(candidate, document, options)
    text = plain_text(candidate)
    return Note(
        guid=guid,
        kind=candidate.kind,
        style=candidate.style,
        fields=fields,
        deck=deck_name(candidate, document, options),
        tags=tags,
        media=context.media.found,
        sources=sources,
        digest=digest_of(candidate.style, fields, tags, document),
        front=printable(plain_front(candidate)),
        back=printable(plain_back(candidate)) or _image_names(candidate),
        text=None if text is None else printable(text),
        context=candidate.context,
        score=candidate.score,
        reason=candidate.reason,
        block_id=candidate.block_id,
        clozes=tuple((number, printable(words)) for number, words in plain_clozes(candidate)),
    )


def _born(settled: Candidate, path: str) -> Guid:
    return birth_guid(settled.kind, settled.subject, path, discriminator_of(settled))


def _sides(candidate: Candidate, context: RenderContext) -> tuple[str, str]:
    """Return the first two fields."""
    if candidate.style is Style.CLOZE:
        text = render_cloze(candidate.text, candidate.deletions, context)
        return text, render_blocks(candidate.back, context)
    front = render_inlines(candidate.front, context)
    # Anki compares what is typed with the field: it must be plain.
    typed = candidate.style is Style.TYPED
    back = render_text(plain_back(candidate)) if typed else render_blocks(candidate.back, context)
    return _visible(front, later("its front is empty")), _visible(back, later("its back is empty"))


def _settled(candidate: Candidate) -> Candidate:
    if candidate.style is not Style.CLOZE:
        return candidate
    settled = settle(candidate.text, candidate.deletions)
    return candidate if settled == candidate.deletions else replace(candidate, deletions=settled)


def _image_names(candidate: Candidate) -> str:
    """Return what the images of the back are called, for a back that is nothing but images."""
    blocks = (below for block in candidate.back for below in block.walk())
    inlines = (inline for block in blocks for line in block.lines for inline in line.inlines)
    return " ".join(inline.label or inline.target for inline in inlines if inline.kind is InlineKind.IMAGE)


def _visible(field: str, refusal: str) -> str:
    if not html.unescape(_NOTHING_TO_SEE.sub("", field)).strip():
        raise RefusedFieldError(_(refusal))
    return field


def _answered_footnotes(candidate: Candidate, document: Document) -> Sequence[str]:
    """Return the labels of the footnotes that are this note's answer: they are not listed below it again."""
    if candidate.kind is not Kind.FOOTNOTE or not candidate.back:
        return ()
    line = candidate.back[0].start
    return [footnote.info for footnote in document.footnotes if footnote.start <= line <= footnote.end]

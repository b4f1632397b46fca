"""The words that a statement hides stay hidden: a card that is there goes on asking what was learnt with it.

An update of ours may think other words better, or the lines around may; the card's reviews are of the words it hid.
Others are hidden only where its text changes, or what the author marked in it. What has come to stand over it and would
tell the words is not shown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from notes2anki.cards.cloze_html import CLOZE
from notes2anki.cards.digest import digest_of
from notes2anki.cards.html import render_text
from notes2anki.cards.notetypes import NOTE_TYPES
from notes2anki.cards.source import ARROW
from notes2anki.draft import Settled
from notes2anki.extract.gates import untelling
from notes2anki.identity import KnownNote
from notes2anki.ledger.notes import Remembered
from notes2anki.model import Guid, Kind, Note
from notes2anki.sync.meeting import document_at


def with_kept_deletions(
    settled: Sequence[Settled],
    remembered: Iterable[Remembered],
    bodies: Callable[[Iterable[Guid]], Mapping[Guid, Note]],
    permalinks: Mapping[str, str],
) -> tuple[Settled, ...]:
    """Return notes with the gaps that they are known with.

    `bodies` tells what was written under some guids, `permalinks` are by path.
    """
    known = {each.known.guid: each.known for each in remembered}
    moved = [each.note.guid for each in settled if _hides_others(each.note, known.get(each.note.guid))]
    before = bodies(moved) if moved else {}
    return tuple(
        replace(each, note=_as_before(each.note, before[each.note.guid], permalinks))
        if each.note.guid in before
        else each
        for each in settled
    )


def _hides_others(note: Note, known: KnownNote | None) -> bool:
    if known is None or note.kind is not Kind.CLAIM or known.kind is not Kind.CLAIM:
        return False
    return note.text is not None and note.text == known.text and note.back != known.back


def _as_before(note: Note, before: Note, permalinks: Mapping[str, str]) -> Note:
    if _bare(note.fields[0]) != _bare(before.fields[0]):
        return note
    context = untelling(note.context, before.back)
    fields = [before.fields[0], *note.fields[1:]]
    fields[NOTE_TYPES[note.style].position("Context")] = render_text(ARROW.join(context))
    document = document_at(note.sources[0].path, permalinks)
    return replace(
        note,
        fields=tuple(fields),
        context=context,
        front=before.front,
        back=before.back,
        clozes=before.clozes,
        digest=digest_of(note.style, fields, note.tags, document),
    )


def _bare(field: str) -> str:
    return CLOZE.sub(r"\2", field)

"""Notes written down as short as can be: a page is a path and its lines.

    page("net.md", "# DNS", "resolver => asks for names", "", "The root zone has thirteen names. ^root")

`# …` is a heading, `… => …` a question with its answer, `""` a line that gives no note, all else a sentence with a gap;
`^…` at the end is the author's block id.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from notes2anki.identity import KnownNote
from notes2anki.model import Digest, Guid, Kind, Note, Span, Style

Page = tuple[Note, ...]


def page(path: str, *lines: str) -> Page:
    """Return the notes of a page, one a line."""
    notes = []
    context: tuple[str, ...] = ()
    for number, line in enumerate(lines, 1):
        if line.startswith("# "):
            context = (line.removeprefix("# "),)
        elif line:
            notes.append(_note(Span(path, number, number), line, context))
    return tuple(notes)


def _note(span: Span, line: str, context: tuple[str, ...]) -> Note:
    said, _mark, block_id = line.partition(" ^")
    front, asks, back = said.partition(" => ")
    return Note(
        guid=Guid(f"{span} {said}"),
        kind=Kind.CONCEPT if asks else Kind.CLAIM,
        style=Style.BASIC if asks else Style.CLOZE,
        fields=(),
        deck="deck",
        tags=(),
        media=(),
        sources=(span,),
        digest=Digest(said),
        front=front if asks else f"[…] {said.partition(' ')[2]}",
        back=back if asks else said.partition(" ")[0],
        text=None if asks else said,
        context=context,
        score=1.0,
        reason="",
        block_id=block_id,
    )


def known(notes: Iterable[Note], *, live: bool = True) -> list[KnownNote]:
    """Return what is remembered of some notes, under guids of their own: `g:` and the guid of the note."""
    return [replace(KnownNote.of(note, "vault"), guid=Guid(f"g:{note.guid}"), live=live) for note in notes]


def joined(pages: Sequence[Page]) -> Page:
    """Return the notes of some pages."""
    return tuple(note for each in pages for note in each)

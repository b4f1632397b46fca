"""A sentence with deletions becomes a cloze text: well-formed HTML, whatever a deletion cuts through."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from notes2anki.cards.context import RenderContext
from notes2anki.cards.escape import CLOZE_CLOSE, CLOZE_OPEN, CLOZE_PART, escape_text
from notes2anki.cards.inline_html import leaf_html, wrappers_of
from notes2anki.cards.pieces import Piece, Wrapper, join_pieces
from notes2anki.cards.sanitise import RefusedFieldError
from notes2anki.messages import _
from notes2anki.model import Deletion, Inline, InlineKind

CLOZE = re.compile(r"\{\{c(\d+)::(.*?)(?:::[^{}]*?)?\}\}", re.DOTALL)
"""A deletion as it stands in a field: its number, the hidden words, any hint left out."""
# Anki numbers deletions from 1 and makes no card past 500.
MAX_NUMBER = 500


def cloze_html(inlines: Sequence[Inline], deletions: Sequence[Deletion], context: RenderContext) -> str:
    """Return a cloze text that is not sanitised yet; `deletions` as `settle` gives them."""
    return join_pieces(_pieces(inlines, deletions, context))


def settle(inlines: Sequence[Inline], deletions: Sequence[Deletion]) -> tuple[Deletion, ...]:
    """Return the deletions in reading order, those in a formula widened to all of it.

    Where several fall into one formula, the first takes it. Raises `RefusedFieldError` if there is none, if two
    overlap, if one hides nothing, or if a number is not in 1 … 500.
    """
    text = "".join(inline.text for inline in inlines)
    settled: list[Deletion] = []
    for deletion in sorted(_widened(inlines, deletion) for deletion in deletions):
        if not 1 <= deletion.number <= MAX_NUMBER:
            raise RefusedFieldError(
                _("its deletion is numbered {number}; Anki knows 1 to {most}", number=deletion.number, most=MAX_NUMBER)
            )
        if not text[deletion.start : deletion.end].strip() or not 0 <= deletion.start < deletion.end <= len(text):
            raise RefusedFieldError(_("a deletion hides nothing"))
        if settled and deletion.start < settled[-1].end:
            if _in_formula(inlines, settled[-1]):
                continue
            raise RefusedFieldError(_("its deletions overlap"))
        settled.append(deletion)
    if not settled:
        raise RefusedFieldError(_("it has no deletion, so Anki would make no card of it"))
    return tuple(settled)


def _formulas(inlines: Sequence[Inline]) -> Iterator[tuple[int, int]]:
    offset = 0
    for inline in inlines:
        if inline.kind is InlineKind.MATH:
            yield offset, offset + len(inline.text)
        offset += len(inline.text)


def _widened(inlines: Sequence[Inline], deletion: Deletion) -> Deletion:
    start, end = deletion.start, deletion.end
    for first, last in _formulas(inlines):
        if first < end and start < last:
            start, end = min(start, first), max(end, last)
    return deletion if (start, end) == (deletion.start, deletion.end) else replace(deletion, start=start, end=end)


def _in_formula(inlines: Sequence[Inline], deletion: Deletion) -> bool:
    return any(first < deletion.end and deletion.start < last for first, last in _formulas(inlines))


def _pieces(inlines: Sequence[Inline], deletions: Sequence[Deletion], context: RenderContext) -> Iterator[Piece]:
    offset = 0
    for inline in inlines:
        end = offset + len(inline.text)
        wrappers = wrappers_of(inline)
        for start, stop, deletion in _cuts(offset, end, deletions):
            whole = (start, stop) == (offset, end)
            part = inline if whole else replace(inline, text=inline.text[start - offset : stop - offset])
            around = wrappers
            if deletion is not None:
                cloze = _wrapper(deletion)
                inside = offset <= deletion.start and deletion.end <= end and not whole
                around = (*around, cloze) if inside else (cloze, *around)
            yield Piece(leaf_html(part, context), around)
        offset = end


def _cuts(start: int, end: int, deletions: Sequence[Deletion]) -> Iterator[tuple[int, int, Deletion | None]]:
    """Yield the parts of start … end with the deletion that hides each; an inline without text is one part."""
    if start == end:
        yield start, end, next((one for one in deletions if one.start < start < one.end), None)
        return
    for deletion in deletions:
        if deletion.end <= start or end <= deletion.start:
            continue
        if start < deletion.start:
            yield start, deletion.start, None
        start = max(start, deletion.start)
        yield start, min(end, deletion.end), deletion
        start = min(end, deletion.end)
    if start < end:
        yield start, end, None


def _wrapper(deletion: Deletion) -> Wrapper:
    hint = CLOZE_PART + escape_text(deletion.hint) if deletion.hint.strip() else ""
    return Wrapper(f"{CLOZE_OPEN}{deletion.number}{CLOZE_PART}", f"{hint}{CLOZE_CLOSE}", deletion.start)

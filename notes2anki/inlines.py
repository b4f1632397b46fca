"""Cut runs of inlines by the offsets of their plain text.

Offsets are code points in the concatenated text. Inlines without text (images, footnote references)
stand at one offset and are never lost by a cut that touches it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from notes2anki.model import Inline, InlineKind


def plain(inlines: Iterable[Inline]) -> str:
    """Return what a reader of plain text sees."""
    return "".join(inline.text for inline in inlines)


def slice_inlines(inlines: Iterable[Inline], start: int, end: int) -> tuple[Inline, ...]:
    """Return the inlines between two offsets, the first and last cut to fit.

    Inlines without text that stand at `start`, at `end` or between them are kept.
    """
    cut = []
    for begin, stop, inline in _placed(inlines):
        if begin == stop:
            if start <= begin <= end:
                cut.append(inline)
        elif begin < end and start < stop:
            cut.append(_cut(inline, begin, max(begin, start), min(stop, end)))
    return tuple(cut)


def split_inlines(inlines: Iterable[Inline], cuts: Sequence[int]) -> tuple[tuple[Inline, ...], ...]:
    """Cut at the offsets `cuts` (ascending) and return the `len(cuts) + 1` pieces.

    An inline without text that stands on a cut goes to the right piece, a footnote reference to the left
    one: it hangs on what stands before it.
    """
    pieces: list[list[Inline]] = [[] for _ in range(len(cuts) + 1)]
    bounds = [0, *cuts]
    for begin, stop, inline in _placed(inlines):
        if begin == stop:
            left = inline.kind is InlineKind.FOOTNOTE_REF
            index = sum(1 for cut in cuts if (cut < begin if left else cut <= begin))
            pieces[index].append(inline)
            continue
        for index, lower in enumerate(bounds):
            upper = bounds[index + 1] if index + 1 < len(bounds) else stop
            if begin < upper and lower < stop and max(begin, lower) < min(stop, upper):
                pieces[index].append(_cut(inline, begin, max(begin, lower), min(stop, upper)))
    return tuple(tuple(piece) for piece in pieces)


def strip_inlines(inlines: Sequence[Inline]) -> tuple[Inline, ...]:
    """Drop white space at both ends of the text; inlines without text stay."""
    text = plain(inlines)
    start = len(text) - len(text.lstrip())
    return slice_around(inlines, start, max(start, len(text.rstrip())))


def slice_around(inlines: Iterable[Inline], start: int, end: int) -> tuple[Inline, ...]:
    """Return the text between two offsets, with every inline without text, wherever it stands."""
    kept = []
    for begin, stop, inline in _placed(inlines):
        if begin == stop:
            kept.append(inline)
        elif begin < end and start < stop:
            kept.append(_cut(inline, begin, max(begin, start), min(stop, end)))
    return tuple(kept)


def _placed(inlines: Iterable[Inline]) -> Iterator[tuple[int, int, Inline]]:
    offset = 0
    for inline in inlines:
        yield offset, offset + len(inline.text), inline
        offset += len(inline.text)


def _cut(inline: Inline, begin: int, start: int, end: int) -> Inline:
    text = inline.text[start - begin : end - begin]
    return inline if text == inline.text else replace(inline, text=text)

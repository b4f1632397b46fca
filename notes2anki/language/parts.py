"""Parts of a sentence as sentences of their own."""

from __future__ import annotations

from notes2anki.inlines import slice_inlines
from notes2anki.language.analysis import Offsets
from notes2anki.model import Sentence


def part_of(sentence: Sentence, span: Offsets) -> Sentence:
    """Return a part of a sentence, on the same lines; `span` indexes its text."""
    start, end = span
    inside = [(max(a, start) - start, min(b, end) - start) for a, b in sentence.protected if a < end and start < b]
    inlines = slice_inlines(sentence.inlines, start, end)
    return Sentence(sentence.text[start:end], inlines, sentence.start, sentence.end, sentence.language, tuple(inside))

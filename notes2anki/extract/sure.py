"""Leave out of an answer what the author was not sure of, and what only tells of his day or where to read on.

Only whole sentences go; what stays is his own words as they stand.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from notes2anki.extract.study import Study
from notes2anki.extract.words import is_hatnote
from notes2anki.language.analysis import Modality
from notes2anki.model import Block, BlockKind, Inline, InlineKind, Line, Sentence

_UNSURE = frozenset({Modality.QUESTION, Modality.HEDGE, Modality.INTENT, Modality.DIARY})
_SPACE = Inline(InlineKind.TEXT, " ")


def only_sure(study: Study, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return the blocks without unsure sentences; a block that had nothing else is left out."""
    kept = (_sure_block(study, block) for block in blocks)
    return tuple(block for block in kept if block is not None)


def _sure_block(study: Study, block: Block) -> Block | None:
    if block.kind in (BlockKind.TABLE, BlockKind.FENCE, BlockKind.MATH, BlockKind.HEADING):
        return block
    lines = block.lines
    if block.kind in (BlockKind.PARAGRAPH, BlockKind.HTML):
        found = (_sure_line(study, line) for line in lines)
        lines = tuple(line for line in found if line is not None)
    children = only_sure(study, block.children)
    if (block.lines and not lines and not children) or (block.children and not children):
        return None
    return (
        block if lines == block.lines and children == block.children else replace(block, lines=lines, children=children)
    )


def _sure_line(study: Study, line: Line) -> Line | None:
    """Return a line without its unsure sentences; None where none is left, the line itself where all are sure."""
    if is_hatnote(line.text):
        return None
    said = study.sentences((line,))
    sure = [
        sentence
        for place, sentence in enumerate(said)
        if study.analysis(sentence).modality not in _UNSURE or _answered(study, said, place)
    ]
    if len(sure) == len(said):
        return line
    if not sure:
        return None
    inlines: list[Inline] = []
    for sentence in sure:
        inlines += [*([_SPACE] if inlines else []), *sentence.inlines]
    return replace(line, inlines=tuple(inlines))


def _answered(study: Study, said: Sequence[Sentence], place: int) -> bool:
    """Tell whether a question is answered by the sentence behind it: then both stay."""
    if study.analysis(said[place]).modality is not Modality.QUESTION or place + 1 == len(said):
        return False
    return study.analysis(said[place + 1]).modality is Modality.ASSERT

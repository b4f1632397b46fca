"""A candidate in plain words: what a learner reads, without markup (the contract of `notes2anki cards`)."""

from __future__ import annotations

from collections.abc import Collection

from notes2anki.inlines import plain
from notes2anki.model import Block, BlockKind, Candidate, ClozeMap, Inline, InlineKind

GAP = "[…]"


def plain_front(candidate: Candidate) -> str:
    """Return what the learner sees before answering; each deletion as […]."""
    if not candidate.deletions:
        return plain(candidate.front).strip() or _alternative(candidate.front)
    text, parts, last = plain(candidate.text), [], 0
    for deletion in sorted(candidate.deletions):
        parts += [text[last : deletion.start], GAP]
        last = deletion.end
    return "".join([*parts, text[last:]]).strip()


def plain_back(candidate: Candidate) -> str:
    """Return what is asked for; the deleted words of a cloze, each once, joined by " / "."""
    if not candidate.deletions:
        return plain_blocks(candidate.back)
    return _hidden(candidate, {deletion.number for deletion in candidate.deletions})


def plain_clozes(candidate: Candidate) -> ClozeMap:
    """Return which words each number hides; nothing for every style but a cloze."""
    numbers = sorted({deletion.number for deletion in candidate.deletions})
    return tuple((number, _hidden(candidate, {number})) for number in numbers)


def _hidden(candidate: Candidate, numbers: Collection[int]) -> str:
    text = plain(candidate.text)
    said = [text[each.start : each.end] for each in sorted(candidate.deletions) if each.number in numbers]
    return " / ".join(dict.fromkeys(said))


def plain_text(candidate: Candidate) -> str | None:
    """Return the whole sentence of a cloze, None for every other style."""
    return plain(candidate.text).strip() if candidate.deletions else None


def plain_blocks(blocks: tuple[Block, ...]) -> str:
    """Return blocks as plain text, one line a line, table cells parted by " | "."""
    return "\n".join(part for block in blocks if (part := _plain_block(block)))


def _plain_block(block: Block) -> str:
    if block.kind is BlockKind.ROW:
        return " | ".join(child.text for child in block.children)
    if block.children:
        own = [line.text for line in block.lines]
        # An embed keeps the footnotes of its file among its children.
        children = [child for child in block.children if child.kind is not BlockKind.FOOTNOTE]
        return "\n".join(part for part in [*own, *map(_plain_block, children)] if part)
    return block.text


def _alternative(inlines: tuple[Inline, ...]) -> str:
    return " ".join(inline.label or inline.target for inline in inlines if inline.kind is InlineKind.IMAGE)

"""Which lines lead what follows them without being headings, and how far."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from notes2anki.extract.counted import counts
from notes2anki.extract.outline import TitleKind
from notes2anki.extract.titles import (
    is_asked,
    is_bold_line,
    is_marked_card,
    is_question_line,
    is_title_line,
    label_term,
)
from notes2anki.language.labels import label
from notes2anki.language.protect import protected_spans
from notes2anki.model import Block, BlockKind, InlineKind, Line

TEXT_KINDS = (BlockKind.PARAGRAPH, BlockKind.HTML)
_ANNOUNCES = re.compile(
    r"[:：]\s*$|(?:다음|아래)(?:(?:과|와) ?같|처럼 |의 )"
    r"|(?<![한된은인운든친난] )(?:다음|아래) (?!날|주|달|번|해|시간|회|에|부터)\S"
    r"|\b(?:following|as follows|below|here (?:is|are))\b",
    re.IGNORECASE,
)  # "붙인 다음 전송한다" and "다음 날" announce nothing
_OF_THE_DAY = re.compile(r"[했었았왔봤웠]다[.:]?\s*$|\b(?:I|we|my|today)\b", re.IGNORECASE)
_ELSEWHERE = re.compile(
    r"\s*(?:(?:see|related|up|prev|previous|next|parent|source|moc)\b|관련|참고|상위|이전|다음|출처|목차)",
    re.IGNORECASE,
)
_LINKS = (InlineKind.WIKILINK, InlineKind.LINK)
_SENTENCE = re.compile(r"(?<=[.!?]) +")


@dataclass(frozen=True, slots=True)
class Lead:
    """What a title line leads; `nested` counts the further titles in it."""

    kind: TitleKind
    body: tuple[Block, ...]
    nested: int


def lead_of(line: Line, rest: Sequence[Line], after: Sequence[Block], block: Block) -> Lead | None:
    """Return what a line leads of the *rest* of its paragraph and of the blocks *after* it; None for nothing."""
    kind = _lead_kind(line, rest, after, block)
    return None if kind is None else Lead(kind, *_lead_body(kind, rest, after, block))


def announcement(block: Block) -> str:
    """Return the sentence with which a paragraph announces the list behind it, without its colon; "" for none.

    What the author did says nothing of what he lists ("오늘은 다음을 공부했다:").
    """
    last = _SENTENCE.split(block.lines[-1].text.strip())[-1] if block.lines else ""
    return last.rstrip(" :：") if _ANNOUNCES.search(last) and not _OF_THE_DAY.search(last) else ""


def _lead_kind(line: Line, rest: Sequence[Line], after: Sequence[Block], block: Block) -> TitleKind | None:
    """Say whether a line leads what follows it, and how."""
    below = [*rest, *(part for each in after[:2] for part in each.lines)]
    if not below and not after:
        return None
    if any(is_marked_card(part.text) for part in (line, *rest[:1])) and not _asks_alone(line, below):
        return None
    if _points_elsewhere(line):
        return None
    if is_bold_line(line):
        return TitleKind.BOLD_LINE
    if rest and is_question_line(line):
        return TitleKind.QUESTION
    return TitleKind.TITLE_LINE if _is_title(line, rest, after, block) else None


def _asks_alone(line: Line, below: Sequence[Line]) -> bool:
    """Tell whether a line is a question behind `Q:` which no `A:` answers: what stands below does."""
    asks = is_asked(line.text) and is_question_line(line)
    return asks and not any(is_marked_card(part.text) and not is_asked(part.text) for part in below)


def _points_elsewhere(line: Line) -> bool:
    """Tell whether a line only names other notes, as `see also [[Paxos]]` does: it leads nothing below."""
    return bool(_ELSEWHERE.match(line.text)) and any(inline.kind in _LINKS for inline in line.inlines)


def _is_title(line: Line, rest: Sequence[Line], after: Sequence[Block], block: Block) -> bool:
    following = after[0].kind if after else None
    if _is_entry(line) and rest and _is_entry(rest[0]):
        return False
    if not rest and following in (BlockKind.LIST, BlockKind.QUOTE) and _is_labelled(line):
        return True
    if not rest and following is BlockKind.LIST and _counts(line, after[0]):
        return True
    if not is_title_line(line) or (not line.text.rstrip().endswith((":", "：")) and _is_bare_list(block.lines)):
        return False
    alone = len(block.lines) == 1 and following in TEXT_KINDS
    return bool(rest) or alone or following in (BlockKind.LIST, BlockKind.TABLE, BlockKind.QUOTE)


_COUNTING_CHARS = 80


def _counts(line: Line, below: Block) -> bool:
    """Tell whether a line is one sentence that says how many items the list below it holds."""
    text = line.text.strip()
    return len(text) <= _COUNTING_CHARS and len(_SENTENCE.split(text)) == 1 and counts(text, (below,))


_ENTRY = re.compile(r"\s*(?:[①-⑳]|\(?\d{1,2}\)|[가-하]\))")


def _is_entry(line: Line) -> bool:
    """Tell whether a line begins with a number by hand: over another such line it is one of a list."""
    return _ENTRY.match(line.text) is not None


def _is_bare_list(lines: Sequence[Line]) -> bool:
    """Tell whether a paragraph is a list without bullets: three names or more, of which none explains another."""
    return len(lines) >= _NAMES and all(is_title_line(each) for each in lines)


_NAMES = 3


def _is_labelled(line: Line) -> bool:
    """Tell whether a short line parts a term from its explanation; the signs of a formula or of code part nothing."""
    return bool(label_term(line.text)) and label(line.text, protected_spans(line.inlines)) is not None


_BODY_LINES = 9  # beyond about ten lines no careful author asks for a block as a whole (GUIDELINE, Worth)


def _lead_body(
    kind: TitleKind, rest: Sequence[Line], after: Sequence[Block], block: Block
) -> tuple[tuple[Block, ...], int]:
    """Collect what stands under a lead, and count the further titles in it."""
    body: list[Block] = []
    nested = 0
    own: list[Line] = []
    for index, line in enumerate(rest):
        if _lead_kind(line, rest[index + 1 :], after, block) is not None:
            nested += 1
            if kind is not TitleKind.BOLD_LINE or is_bold_line(line):
                return as_paragraph(own, block), nested
        own.append(line)
    body += as_paragraph(own, block)
    total = len(own)
    for following in after:
        size = sum(len(part.lines) for part in following.walk())
        if _ends_lead(following, kind) or (body and total + size > _BODY_LINES):
            break
        if own and kind is not TitleKind.BOLD_LINE and following.kind in TEXT_KINDS:
            break  # what it leads stands right under it; a paragraph apart says something else
        body.append(following)
        total += size
        if kind is not TitleKind.BOLD_LINE and total:
            break
    return tuple(body), nested


def _ends_lead(block: Block, kind: TitleKind) -> bool:
    if block.kind in (BlockKind.RULE, BlockKind.HEADING):
        return True
    if block.kind not in TEXT_KINDS or not block.lines:
        return False
    first = block.lines[0]
    return is_bold_line(first) or (kind is not TitleKind.BOLD_LINE and is_title_line(first))


def as_paragraph(lines: Sequence[Line], block: Block) -> tuple[Block, ...]:
    """Return some lines of a block as a paragraph; nothing for no lines."""
    if not lines:
        return ()
    return (Block(BlockKind.PARAGRAPH, lines[0].number, lines[-1].number, tuple(lines), block_id=block.block_id),)

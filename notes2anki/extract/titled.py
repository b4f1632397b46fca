"""From a title and what stands under it to a question and its answer: shared by headings and concepts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from notes2anki.extract.block_features import titled_features
from notes2anki.extract.blocks import paragraph, spoken, trim
from notes2anki.extract.marked import left_of
from notes2anki.extract.outline import Titled, TitleKind, Trail
from notes2anki.extract.phrases import ADDRESS
from notes2anki.extract.proposal import Proposal
from notes2anki.extract.study import Study, context_of
from notes2anki.extract.sure import only_sure
from notes2anki.extract.titles import is_asked, plain_title
from notes2anki.extract.words import Name, is_navigation, name_class
from notes2anki.inlines import plain, slice_inlines, strip_inlines
from notes2anki.language.labels import label
from notes2anki.language.protect import protected_spans
from notes2anki.language.script import language_of
from notes2anki.model import Block, BlockKind, Candidate, Inline, InlineKind, Kind, Line, Style

ANSWER_LINES = 12
ANSWER_CHARS = 800
"""Beyond about ten lines or 700 characters an answer is no longer one thing to remember."""


def question(title: Line) -> tuple[Inline, ...]:
    """Return a title's inlines without numbering and signs around them."""
    text = title.text
    bare = plain_title(text)
    start = text.find(bare)
    if start < 0:
        return (Inline(InlineKind.TEXT, bare),)
    cut = slice_inlines(title.inlines, start, start + len(bare))
    return tuple(inline for inline in cut if inline.kind is not InlineKind.FOOTNOTE_REF)


def parent_of(trail: Trail) -> str:
    """Return the nearest name over a line that names a subject; "" where there is none."""
    for name in reversed(trail.names):
        if name_class(name) is Name.PLAIN:
            return name
    return ""


def in_place(front: tuple[Inline, ...], trail: Trail) -> tuple[tuple[Inline, ...], tuple[str, ...]] | None:
    """Return a question with the names over it; None for an aspect (장점, Uses) that nothing over it is one of."""
    context = context_of(trail)
    if name_class(plain(front)) is not Name.ASPECT:
        return front, context
    parent = parent_of(trail)
    if not parent:
        return None
    return (Inline(InlineKind.TEXT, f"{parent} › "), *front), tuple(name for name in context if name != parent)


def propose_titled(study: Study, titled: Titled, kind: Kind, rule: str) -> Iterator[Proposal]:
    """Propose a title as question and its body as answer; nothing where either is empty.

    `Term: text` asks by its term for the text and for all below it; the whole line asks only where a card does so.
    """
    parted = _parted(titled)
    if parted is None:
        yield from _proposed(study, titled, kind, rule)
        return
    for proposal in _proposed(study, parted, kind, rule):
        yield proposal
        yield from (replace(whole, fact=proposal.fact, last=True) for whole in _proposed(study, titled, kind, rule))


def _proposed(study: Study, titled: Titled, kind: Kind, rule: str) -> Iterator[Proposal]:
    front = question(titled.title)
    said = [block for block in left_of(titled.body) if not _is_empty_table(block)]
    body = trim(only_sure(study, said), lines=ANSWER_LINES, chars=ANSWER_CHARS)
    name = plain(front).strip()
    asked = in_place(front, titled.trail)
    if not name or not spoken(body) or asked is None:
        return
    front, context = asked
    end = max((block.end for block in body), default=titled.end)
    candidate = Candidate(
        kind=kind,
        style=Style.BASIC,
        rule=rule,
        subject=name,
        sources=(study.document.span(titled.start, end),),
        language=language_of(f"{name} {spoken_text(body)}"),
        front=front,
        back=body,
        context=tuple(part for part in context if part.casefold() != name.casefold()),
        block_id=titled.block_id,
    )
    yield Proposal(candidate, f"{titled.start}:{name}", titled_features(study, titled, candidate), {})


def _is_empty_table(block: Block) -> bool:
    """Tell whether a table has a head and no word below it: its author has yet to fill it in."""
    cells = (cell for row in block.children if row.info != "header" for cell in row.children)
    return block.kind is BlockKind.TABLE and not any(line.inlines for cell in cells for line in cell.lines)


def _parted(titled: Titled) -> Titled | None:
    """Return a title without what stands behind its sign, which begins the answer; None for one that no sign parts."""
    line = titled.title
    found = label(line.text, protected_spans(line.inlines))
    if titled.kind in (TitleKind.HEADING, TitleKind.CALLOUT) or found is None or found.sign not in (":", "-"):
        return None
    if is_asked(line.text):
        return None
    if ADDRESS.match(line.text, found.body[0]):
        return None
    term, said = (strip_inlines(slice_inlines(line.inlines, *span)) for span in (found.term, found.body))
    return replace(titled, title=Line(line.number, term), body=(paragraph(said, line.number), *titled.body))


def spoken_text(blocks: Sequence[Block]) -> str:
    """Return the first words of an answer: enough to tell its language."""
    return " ".join(block.text for block in blocks[:3])[:200]


def navigational(titled: Titled) -> bool:
    """Tell whether a title only frames the note."""
    return is_navigation(plain_title(titled.title.text))


def example(titled: Titled) -> bool:
    """Tell whether a title only says that an example follows."""
    return name_class(plain_title(titled.title.text)) is Name.EXAMPLE

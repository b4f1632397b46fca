"""Who stands over whom: every statement of a document with its headings, list parents and titles.

Authors name a subject once, in a heading, a bold line, a list parent or the file's name, and then
speak of it without repeating it (a third of all good facts: measured on 75 labelled notes). So every
extractor works on `Titled` blocks and on `Statement` lines that know what stands above them.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from notes2anki.model import Block, Line


class TitleKind(StrEnum):
    """How a title names what stands under it."""

    HEADING = "heading"
    ITEM_HEADING = "item_heading"  # a heading inside a list item
    BOLD_LINE = "bold_line"  # a line that is all bold, highlighted or coloured
    TITLE_LINE = "title_line"  # a short plain line over a block
    ITEM = "item"  # a list parent with children
    CALLOUT = "callout"
    QUESTION = "question"  # a line that asks, followed by its answer


@dataclass(frozen=True, slots=True)
class Trail:
    """What stands over a line, outermost first: the file's title, headings, bold or title line, list parents."""

    title: str = ""
    headings: tuple[str, ...] = ()
    lead: str = ""
    parents: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """All names, outermost first, empty ones left out."""
        lead = (self.lead,) if self.lead else ()
        title = (self.title,) if self.title else ()
        return tuple(name for name in (*title, *self.headings, *lead, *self.parents) if name)

    def under(self, parent: str) -> Trail:
        """Return the trail of what hangs on a list parent."""
        return Trail(self.title, self.headings, self.lead, (*self.parents, parent))

    def led_by(self, lead: str) -> Trail:
        """Return the trail of what stands under a bold or title line."""
        return Trail(self.title, self.headings, lead, self.parents)


@dataclass(frozen=True, slots=True)
class Titled:
    """A title and what stands under it: the question and the answer of a concept or heading card."""

    kind: TitleKind
    title: Line
    body: tuple[Block, ...]
    trail: Trail
    start: int
    end: int
    level: int = 0  # of a heading; nesting depth of an item
    has_children: bool = False  # sections stand below it
    nested: int = 0  # how many further titles stand in its body: many make it a drawer
    opens_nested: bool = False  # its body begins with a further title
    block_id: str = ""


@dataclass(frozen=True, slots=True)
class Where:
    """What sort of place some lines stand in.

    `place` is paragraph, item, quote, callout or title; `depth` is the nesting of lists, 0 outside;
    `siblings` counts the items of its list or the lines of its paragraph; `followed_by` is the kind of the
    next sibling block, "" for none; `of_list` is the line on which its list begins, 0 outside.
    """

    place: str = "paragraph"
    depth: int = 0
    siblings: int = 1
    ordered: bool = False
    task: str = ""
    followed_by: str = ""
    block_id: str = ""
    of_list: int = 0


@dataclass(frozen=True, slots=True)
class Statement:
    """One or more lines of running text in one place, in the order in which they are read.

    `position` counts the statements of its section before it; `has_children`: a block hangs on it.
    """

    lines: tuple[Line, ...]
    trail: Trail
    where: Where
    position: int = 0
    has_children: bool = False


@dataclass(frozen=True, slots=True)
class TableAt:
    """A table and what stands over it."""

    block: Block
    trail: Trail


@dataclass(frozen=True, slots=True)
class BlockAt:
    """A paragraph, fence or callout and what stands over it."""

    block: Block
    trail: Trail


@dataclass(frozen=True, slots=True)
class Outline:
    """All that extractors look at, in reading order."""

    titled: tuple[Titled, ...]
    statements: tuple[Statement, ...]
    tables: tuple[TableAt, ...]
    paragraphs: tuple[BlockAt, ...]

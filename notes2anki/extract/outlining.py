"""Walk a document's tree and say of every statement what stands over it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from notes2anki.extract.leads import TEXT_KINDS, Lead, announcement, as_paragraph, lead_of
from notes2anki.extract.outline import BlockAt, Outline, Statement, TableAt, Titled, TitleKind, Trail, Where
from notes2anki.extract.titles import (
    is_title_line,
    label_term,
    plain_title,
)
from notes2anki.model import Block, BlockKind, Document, Line

_LEADS = (TitleKind.BOLD_LINE, TitleKind.TITLE_LINE, TitleKind.ITEM_HEADING)
_APART = r"[-._/년월 ]{1,2}"
_DATE_TITLE = re.compile(
    rf"^\D{{0,4}}(?:(?:\d{{4}}|\d{{2}}){_APART}(?:W\d{{1,2}}|\d{{1,2}}(?:{_APART}\d{{1,2}})?)"
    r"|\d{8}|\d{6}|\d{1,2}월 ?\d{1,2}일)\D{0,4}$"
)  # a day or a week; RFC 9293 and CVE-2014-0160 are names


def outline(document: Document) -> Outline:
    """Return all titled blocks, statements, tables and paragraphs of *document*, in reading order."""
    builder = _Builder()
    title = _title(document)
    path: list[tuple[int, str]] = []
    sections = list(_sections(document.blocks))
    for index, (heading, body) in enumerate(sections):
        if heading is not None:
            while path and path[-1][0] >= heading.level:
                path.pop()
            trail = Trail(title, tuple(name for _, name in path))
            below = index + 1 < len(sections) and _level(sections[index + 1][0]) > heading.level
            if heading.lines:
                builder.titled.append(_heading(heading, body, trail, has_children=below))
                path.append((heading.level, plain_title(heading.lines[0].text)))
        builder.position, first = 0, len(builder.titled)
        builder.blocks(body, Trail(title, tuple(name for _, name in path)), Where())
        if heading is not None and heading.lines:
            leads = [titled for titled in builder.titled[first:] if titled.kind in _LEADS]
            opens = bool(leads) and bool(body) and leads[0].start == body[0].start
            builder.titled[first - 1] = replace(builder.titled[first - 1], nested=len(leads), opens_nested=opens)
    return Outline(tuple(builder.titled), tuple(builder.statements), tuple(builder.tables), tuple(builder.paragraphs))


def _title(document: Document) -> str:
    """Return what a note calls itself, in its property or by its file's name; "" for the name of a day."""
    given = document.properties.get("title")
    title = given.strip() if isinstance(given, str) and given.strip() else document.title
    return "" if _DATE_TITLE.match(title) else title


@dataclass(frozen=True, slots=True)
class _Leads:
    """What leads now: the section's trail, a bold line under it, a title line under that.

    A bold line leads until the next one, a title line only as far as its body, up to line `until`.
    """

    section: Trail
    strong: Trail
    weak: Trail | None = None
    until: int = 0

    def at(self, line: int) -> _Leads:
        """Return what leads at a line: a title line whose body has ended no longer does."""
        return self if self.weak is None or line <= self.until else replace(self, weak=None)

    @property
    def now(self) -> Trail:
        """The trail of what is read now."""
        return self.weak or self.strong


@dataclass(slots=True)
class _Builder:
    """What has been found so far; `position` counts the statements of the section."""

    titled: list[Titled] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    tables: list[TableAt] = field(default_factory=list)
    paragraphs: list[BlockAt] = field(default_factory=list)
    position: int = 0

    def blocks(self, blocks: Sequence[Block], trail: Trail, where: Where) -> None:
        """Read sibling blocks, led by bold and title lines as they come."""
        leads = _Leads(trail, trail)
        for index, block in enumerate(blocks):
            after = blocks[index + 1 :]
            here = replace(where, followed_by=after[0].kind.value if after else "", block_id=block.block_id)
            leads = leads.at(block.start)
            if block.kind in TEXT_KINDS:
                leads = self.paragraph(block, after, leads, here)
            elif block.kind is BlockKind.RULE:
                leads = _Leads(trail, trail)
            else:
                led = _led_by(block, after, leads)
                over = leads.now if led is leads else leads.section
                self.other(block, _announced(over, block, blocks[:index]), here)
                leads = led

    def other(self, block: Block, trail: Trail, where: Where) -> None:
        """Read a block that is not running text."""
        if block.kind is BlockKind.LIST:
            inside = Where("item", where.depth + 1, len(block.children), bool(block.info), of_list=block.start)
            for child in block.children:
                self.list_item(_numbered_by_hand(child), trail, inside)
        elif block.kind is BlockKind.QUOTE:
            self.blocks(block.children, trail, replace(where, place="quote"))
        elif block.kind is BlockKind.CALLOUT:
            self.callout(block, trail, where)
        elif block.kind is BlockKind.TABLE:
            self.tables.append(TableAt(block, trail))
        elif block.kind is BlockKind.HEADING and block.lines:
            self.say(block.lines, trail, where)

    def callout(self, block: Block, trail: Trail, where: Where) -> None:
        """Read a callout: its title asks for its body."""
        title = block.lines[0] if block.lines and block.lines[0].text.strip() else None
        if title is not None:
            titled = Titled(TitleKind.CALLOUT, title, block.children, trail, block.start, block.end)
            self.titled.append(replace(titled, block_id=block.block_id))
            trail = trail.led_by(title.text.strip())
        self.blocks(block.children, trail, replace(where, place="callout"))

    def list_item(self, block: Block, trail: Trail, where: Where) -> None:
        """Read a list item: its first line is a statement, and the title of what hangs on it."""
        if not block.children:
            return
        first, rest = block.children[0], block.children[1:]
        if not first.lines:
            self.blocks(block.children, trail, where)
            return
        lines, title = first.lines, first.lines[0]
        self.paragraphs.append(BlockAt(first, trail))
        body = (*as_paragraph(lines[1:], first), *rest)
        if body:
            kind = TitleKind.ITEM_HEADING if first.kind is BlockKind.HEADING else TitleKind.ITEM
            titled = Titled(kind, title, body, trail, block.start, block.end, where.depth)
            self.titled.append(replace(titled, block_id=first.block_id))
        here = replace(where, task=block.info, block_id=first.block_id)
        below = trail.under(_parent_name(title))
        self.say(lines[:1], trail, here, has_children=bool(body))
        if len(lines) > 1:
            self.say(lines[1:], below, here, has_children=bool(rest))
        self.blocks(rest, below, where)

    def paragraph(self, block: Block, after: Sequence[Block], leads: _Leads, where: Where) -> _Leads:
        """Read a paragraph: the titles in it and the statements between them; return what leads from here on."""
        self.paragraphs.append(BlockAt(block, leads.now))
        lines = [line for line in block.lines if line.text.strip()]
        here = replace(where, siblings=len(lines))
        run: list[Line] = []
        for index, line in enumerate(lines):
            lead = lead_of(line, lines[index + 1 :], after, block)
            if lead is None:
                run.append(line)
                continue
            self.say(run, leads.now, here)
            run = []
            leads = self.lead(lead, line, leads, here)
        self.say(run, leads.now, here)
        return leads

    def lead(self, lead: Lead, line: Line, leads: _Leads, where: Where) -> _Leads:
        """Read a title line; return what leads from here on."""
        strong = lead.kind is TitleKind.BOLD_LINE
        over = leads.section if strong else leads.strong
        end = max((part.end for part in lead.body), default=line.number)
        if lead.body:
            self.titled.append(Titled(lead.kind, line, lead.body, over, line.number, end, nested=lead.nested))
        self.say((line,), over, replace(where, place="title"), has_children=bool(lead.body))
        name = label_term(line.text) or plain_title(line.text)
        if strong:
            return _Leads(leads.section, over.led_by(name))
        return replace(leads, weak=over.under(name) if over.lead else over.led_by(name), until=end)

    def say(self, lines: Sequence[Line], trail: Trail, where: Where, *, has_children: bool = False) -> None:
        """Note some lines as a statement; none where there are no lines."""
        if lines:
            self.statements.append(Statement(tuple(lines), trail, where, self.position, has_children))
            self.position += 1


def _numbered_by_hand(item: Block) -> Block:
    """Return an item that its author numbered, `- 1. Name`, without the list of one that Markdown sees in it."""
    match item.children:
        case (Block(kind=BlockKind.LIST, children=(named,)), *rest):
            return replace(item, children=(*named.children, *rest))
    return item


def _announced(trail: Trail, block: Block, before: Sequence[Block]) -> Trail:
    """Return the trail of a block: a list is under the sentence that announces it."""
    if block.kind is not BlockKind.LIST or not before or before[-1].kind not in TEXT_KINDS:
        return trail
    announced = announcement(before[-1])
    return trail.under(announced) if announced and announced not in trail.names else trail


def _led_by(block: Block, after: Sequence[Block], leads: _Leads) -> _Leads:
    """Return what leads after a block: a heading inside an item or quote does, and one short quoted line over code."""
    if block.kind is BlockKind.HEADING and block.lines:
        return _Leads(leads.section, leads.section.under(plain_title(block.lines[0].text)))
    lines = [line for part in block.walk() for line in part.lines]
    over_code = bool(after) and after[0].kind is BlockKind.FENCE
    if block.kind is BlockKind.QUOTE and over_code and len(lines) == 1 and is_title_line(lines[0]):
        return _Leads(leads.section, leads.section.led_by(plain_title(lines[0].text)))
    return leads


def _parent_name(line: Line) -> str:
    """Return how a list parent is named over its children: `Roles: admin` names by both its sides."""
    term = label_term(line.text)
    whole = plain_title(line.text)
    names_by_one_word = term and len(whole.split(maxsplit=1)) > 1 and not re.search(r"\s", _after(term, whole))
    return whole if names_by_one_word or not term else term


def _after(term: str, whole: str) -> str:
    return whole.partition(term)[2].lstrip(" :=：→>–—-").strip()


def _sections(blocks: Sequence[Block]) -> Iterator[tuple[Block | None, tuple[Block, ...]]]:
    heading: Block | None = None
    body: list[Block] = []
    for block in blocks:
        if block.kind is BlockKind.HEADING:
            if heading is not None or body:
                yield heading, tuple(body)
            heading, body = block, []
        else:
            body.append(block)
    if heading is not None or body:
        yield heading, tuple(body)


def _level(heading: Block | None) -> int:
    return heading.level if heading is not None else 0


def _heading(heading: Block, body: tuple[Block, ...], trail: Trail, *, has_children: bool) -> Titled:
    end = max((block.end for block in body), default=heading.end)
    return Titled(
        TitleKind.HEADING,
        heading.lines[0],
        body,
        trail,
        heading.start,
        end,
        heading.level,
        has_children,
        block_id=heading.block_id,
    )

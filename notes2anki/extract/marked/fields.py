"""Obsidian_to_Anki's `START` … `END` blocks and its `STARTI [type] … ENDI` in a line."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from notes2anki.extract.marked.card import Card
from notes2anki.extract.marked.clozes import Hidden, read_highlights, read_signs
from notes2anki.extract.marked.rows import Row, Run, block_id_of, blocks_of, inlines_of
from notes2anki.extract.marked.tagged import Tagged
from notes2anki.inlines import strip_inlines
from notes2anki.model import Style

_INLINE = re.compile(r"STARTI\s*\[(?P<type>[^\[\]]{1,60})\]\s*(?P<body>.*?)\s*ENDI\b")

# The note types that Anki comes with, by what is in their names; any other has a front and a back.
_STYLES: Mapping[str, Style] = {
    "cloze": Style.CLOZE,
    "빈칸": Style.CLOZE,
    "reversed": Style.REVERSED,
    "뒤집": Style.REVERSED,
    "type in": Style.TYPED,
    "입력": Style.TYPED,
}
_FIELDS: Mapping[str, str] = {
    name: part
    for part, names in {
        "front": ("Front", "Text", "Question", "앞면", "텍스트", "질문"),
        "back": ("Back", "Answer", "뒷면", "답", "정답"),
        "extra": ("Extra", "Back Extra", "뒷면 추가", "추가"),
        "": ("Tags", "ID", "Deck", "TARGET DECK", "FILE TAGS", "태그", "덱"),  # read over
    }.items()
    for name in names
}
_NAMES = "|".join(sorted(map(re.escape, _FIELDS), key=len, reverse=True))
_LABEL = re.compile(rf"\s*(?P<name>{_NAMES}):\s*")
_LABEL_WITHIN = re.compile(rf"(?:^|\s)(?P<name>{_NAMES}):\s*")
_OWN_LABEL = re.compile(r"\s*(?P<name>[A-Z가-힣][\w ]{0,30}):\s+")  # a field of a note type of the author's own


@dataclass(slots=True)
class _Parts:
    """The rows of a card by the part that their field plays; "" collects what is read over."""

    front: list[Row] = field(default_factory=list)
    back: list[Row] = field(default_factory=list)
    extra: list[Row] = field(default_factory=list)

    def add(self, part: str, row: Row) -> None:
        if part:
            getattr(self, part).append(row)


def find_blocks(run: Run, _tagged: Tagged) -> Iterator[Card]:
    """Yield a card for each `START` … `END`; one without an answer is no card, and its lines are no other's."""
    start: int | None = None
    for index, row in enumerate(run):
        if row.text.strip() == "START":
            start = index
        elif row.text.strip() == "END" and start is not None:
            yield from _card("start_end", run[start].start, row.end, run[start + 1 : index])
            start = None


def find_lines(run: Run, _tagged: Tagged) -> Iterator[Card]:
    """Yield a card for each `STARTI … ENDI` of a line."""
    for row in run:
        for hit in _INLINE.finditer(row.text) if row.line and "ENDI" in row.text else ():
            kind = row.cut(*hit.span("type"))
            yield from _card("start_end", row.start, row.end, (kind, *_fields_of(row, *hit.span("body"))))


def _fields_of(row: Row, start: int, end: int) -> Iterator[Row]:
    """Yield each field within a line as a row that begins with its label."""
    labels = [hit.start("name") for hit in _LABEL_WITHIN.finditer(row.text, start, end)]
    bounds = [start, *(place for place in labels if place > start), end]
    for first, last in itertools.pairwise(bounds):
        yield replace(row.cut(first, last), block=row.block)


def _card(convention: str, start: int, end: int, rows: Sequence[Row]) -> Iterator[Card]:
    if not rows or not rows[0].text.strip():
        return
    style = _style(rows[0].text)
    parts = _parts(rows[1:], _LABEL)
    if style is not Style.CLOZE and not blocks_of(parts.back):
        parts = _parts(rows[1:], _OWN_LABEL)
    back, extra, block_id = blocks_of(parts.back), blocks_of(parts.extra), block_id_of(rows)
    front = strip_inlines(inlines_of(parts.front))
    if style is Style.CLOZE:
        text, deletions = _hidden(parts.front)
        yield Card(
            convention, start, end, style, text=text, deletions=deletions, back=back, extra=extra, block_id=block_id
        )
    else:
        yield Card(convention, start, end, style, front, back, extra=extra, block_id=block_id)


def _style(name: str) -> Style:
    return next((style for part, style in _STYLES.items() if part in name.casefold()), Style.BASIC)


def _parts(rows: Sequence[Row], label: re.Pattern[str]) -> _Parts:
    """Give each row to the part that the last label above it names; the first needs none."""
    parts, part = _Parts(), "front"
    for row in rows:
        hit = label.match(row.text) if row.line else None
        if hit:
            unknown = "extra" if parts.back else "back" if parts.front else "front"
            part = _FIELDS.get(hit["name"], unknown)
            row = row.cut(hit.end())  # noqa: PLW2901 - the row without its label
        if not hit or row.text:
            parts.add(part, row)
    return parts


def _hidden(rows: Sequence[Row]) -> Hidden:
    inlines = strip_inlines(inlines_of(rows))
    text, deletions = read_signs(inlines)
    return (text, deletions) if deletions else read_highlights(inlines)

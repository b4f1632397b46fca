"""Words that an author hid: `{{c1::…}}` of Anki, `{c1:…}` of Obsidian_to_Anki, `==…==` where cards are asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from notes2anki.extract.marked.card import Card
from notes2anki.extract.marked.rows import Row, Run
from notes2anki.extract.marked.tagged import Tagged
from notes2anki.inlines import plain, slice_inlines
from notes2anki.language.protect import mask, verbatim_spans
from notes2anki.model import Deletion, Inline, InlineKind, Line, Mark, Style

_SIGN = re.compile(r"\{\{c(?P<two>\d{1,3})::|\{c(?P<one>\d{1,3})(?:::?|\|)|(?P<other>\{\{?)|\}")
_HINT = "::"

Hidden = tuple[tuple[Inline, ...], tuple[Deletion, ...]]
"""A text without its signs, and what is hidden of it."""


def find_signs(run: Run, _tagged: Tagged) -> Iterator[Card]:
    """Yield a card for each line with hidden words, or for a paragraph whose lines are numbered through."""
    for rows in _together(run):
        yield from _card("anki_cloze", rows, read_signs(joined([row.words for row in rows])))


def find_highlights(run: Run, tagged: Tagged) -> Iterator[Card]:
    """Yield a card for each highlighted line for which a tag asks."""
    for row in run:
        if row.line and row.start in tagged:
            yield from _card("highlight_cloze", [row], read_highlights(joined([row.line])))


def _card(convention: str, rows: Sequence[Row], hidden: Hidden) -> Iterator[Card]:
    text, deletions = hidden
    if deletions:
        place = (rows[0].start, rows[-1].end)
        yield Card(convention, *place, Style.CLOZE, text=text, deletions=deletions, block_id=rows[-1].block_id)


def joined(lines: Sequence[Line]) -> tuple[Inline, ...]:
    """Return lines as one text, one under another."""
    together = [inline for line in lines for inline in (Inline(InlineKind.TEXT, "\n"), *line.inlines)]
    return tuple(inline for inline in together[1:] if inline.kind is not InlineKind.FOOTNOTE_REF)


def read_signs(inlines: Sequence[Inline]) -> Hidden:
    """Take the signs of clozes out of a text; of those within each other only the outermost hides."""
    clozes = _clozes(inlines)
    signs = sorted(span for cloze in clozes for span in ((cloze.start, cloze.first), (cloze.last, cloze.end)))
    text: list[Inline] = []
    places: dict[int, int] = {}
    length = last = 0
    for start, end in [*signs, (len(plain(inlines)), 0)]:
        text += slice_inlines(inlines, last, start)
        length += start - last
        places[start] = places[end] = length
        last = end
    hidden = (Deletion(places[cloze.first], places[cloze.last], cloze.number, cloze.hint) for cloze in _outer(clozes))
    words = plain(text)
    return tuple(text), tuple(each for each in hidden if words[each.start : each.end].strip())


def read_highlights(inlines: Sequence[Inline]) -> Hidden:
    """Hide each stretch of highlighted words on a card of its own."""
    deletions: list[Deletion] = []
    place = 0
    for inline in inlines:
        end = place + len(inline.text)
        if Mark.HIGHLIGHT in inline.marks and inline.text.strip():
            if deletions and deletions[-1].end == place:
                deletions[-1] = replace(deletions[-1], end=end)
            else:
                deletions.append(Deletion(place, end, len(deletions) + 1))
        place = end
    bare = tuple(replace(inline, marks=inline.marks - {Mark.HIGHLIGHT}) for inline in inlines)
    return bare, tuple(deletions)


@dataclass(frozen=True, slots=True)
class _Cloze:
    """Offsets of a cloze with its signs (`start`, `end`) and of the words that it hides (`first`, `last`)."""

    start: int
    end: int
    first: int
    last: int
    number: int
    hint: str


def _clozes(inlines: Sequence[Inline]) -> list[_Cloze]:
    """Return the clozes of a text in the order of their ends; signs in code and formulas are none."""
    if "{c" not in plain(inlines):
        return []
    text = mask(plain(inlines), verbatim_spans(inlines), "\0")
    opened: list[re.Match[str]] = []
    found: list[_Cloze] = []
    end = 0
    for sign in _SIGN.finditer(text):
        if sign[0] != "}":
            opened.append(sign)
        elif opened and sign.start() >= end:
            closing = "}}" if opened[-1][0].startswith("{{") else "}"
            if text.startswith(closing, sign.start()):
                opening, end = opened.pop(), sign.start() + len(closing)
                if not opening["other"]:
                    found.append(_cloze(text, opening, sign.start(), end))
    return found


def _cloze(text: str, opening: re.Match[str], last: int, end: int) -> _Cloze:
    # A hint stands behind the last pair of colons; behind a cloze within, it is that one's.
    place = text.rfind(_HINT, opening.end(), last)
    hint = text[place + len(_HINT) : last] if place >= 0 else ""
    if place < 0 or "}" in hint:
        place, hint = last, ""
    return _Cloze(opening.start(), end, opening.end(), place, int(opening["two"] or opening["one"]) or 1, hint.strip())


def _outer(clozes: Sequence[_Cloze]) -> Iterator[_Cloze]:
    """Yield the clozes that stand within no other, in reading order."""
    end = 0
    for cloze in sorted(clozes, key=lambda cloze: cloze.start):
        if cloze.start >= end:
            yield cloze
            end = cloze.end


def _together(run: Run) -> Iterator[list[Row]]:
    """Yield the lines that make one note: those of a paragraph whose numbers go on, else each by itself."""
    for _, group in groupby((row for row in run if row.line), key=lambda row: id(row.block)):
        rows = list(group)
        numbers = [_numbers(row) for row in rows]
        if sum(map(bool, numbers)) > 1 and sum(map(len, numbers)) == len(set().union(*numbers)):
            yield rows
        else:
            yield from ([row] for row in rows)


def _numbers(row: Row) -> set[int]:
    return {cloze.number for cloze in _clozes(row.words.inlines)}

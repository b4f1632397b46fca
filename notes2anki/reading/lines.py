"""Collects runs of text, with their marks, into the visible lines of a block."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from notes2anki.model import Inline, InlineKind, Line, Mark
from notes2anki.reading.decode import without_invisible

_ODD_SPACES = str.maketrans(dict.fromkeys("\u00a0\u2007\u202f\t\n", " "))
_SPACES = re.compile(" {2,}")
_TEXTUAL = (InlineKind.TEXT, InlineKind.CODE, InlineKind.LINK, InlineKind.WIKILINK)


@dataclass(frozen=True, slots=True)
class Link:
    """Where the text that is being collected leads: `kind` is LINK or WIKILINK."""

    kind: InlineKind
    target: str


class LineBuilder:
    """Takes text and marks in reading order and gives the lines of one block.

    Marks are opened and closed by the name of what sets them; what is never closed holds to the end of
    the block, as a browser has it.
    """

    def __init__(self, number: int) -> None:
        self.number = number
        self._lines: list[Line] = []
        self._inlines: list[Inline] = []
        self._pending: list[str] = []
        self._open: defaultdict[str, list[frozenset[Mark]]] = defaultdict(list)
        self._counts: Counter[Mark] = Counter()
        self._marks: frozenset[Mark] = frozenset()
        self._link: Link | None = None
        self._link_has_content = False

    def open(self, name: str, marks: frozenset[Mark]) -> None:
        """Begin a stretch of text that carries marks, until `close(name)`."""
        self._open[name].append(marks)
        self._counts.update(marks)
        self._update_marks()

    def close(self, name: str) -> None:
        """End the stretch of that name that was opened last; without one, do nothing."""
        if self._open[name]:
            self._counts.subtract(self._open[name].pop())
            self._update_marks()

    def open_link(self, link: Link) -> None:
        """Begin a link's label; a link within a link is a part of the label."""
        if not self._link:
            self._flush()
            self._link = link
            self._link_has_content = False

    def close_link(self, *, shows_target: bool) -> None:
        """End the label; `shows_target` puts the target where there was none."""
        if self._link:
            if shows_target and not self._link_has_content:
                self.text(self._link.target)
            self._link = None

    def text(self, text: str, kind: InlineKind = InlineKind.TEXT) -> None:
        """Add text, code, maths or a tag; within a link all of it is the label."""
        text = without_invisible(text).translate(_ODD_SPACES)  # entities may spell what files may not hold
        if not text:
            return
        if self._link:
            self.add(Inline(self._link.kind, text, target=self._link.target))
        elif kind is InlineKind.TEXT:
            self._pending.append(text)
        else:
            self.add(Inline(kind, text))

    def add(self, inline: Inline) -> None:
        """Add anything that is no plain text, with the marks of its place."""
        self._flush()
        self._inlines.append(replace(inline, marks=self._marks))
        if inline.text.strip() or inline.kind not in _TEXTUAL:
            self._link_has_content = True

    def new_line(self, number: int) -> None:
        """End the visible line; the next one stands at `number`."""
        self._end_line()
        self.number = number

    def lines(self) -> tuple[Line, ...]:
        """Return all lines that show anything; the builder is done with."""
        self._end_line()
        return tuple(self._lines)

    def _update_marks(self) -> None:
        marks = frozenset(mark for mark, count in self._counts.items() if count > 0)
        if marks != self._marks:
            self._flush()
            self._marks = marks

    def _flush(self) -> None:
        if self._pending:
            self._inlines.append(Inline(InlineKind.TEXT, "".join(self._pending), self._marks))
            self._pending = []

    def _end_line(self) -> None:
        self._flush()
        inlines = _tidy(self._inlines)
        if inlines:
            self._lines.append(Line(self.number, tuple(inlines)))
        self._inlines = []


def one_line(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return lines as one, which stands where the first did; none for none."""
    if len(lines) < 2:
        return tuple(lines)
    space = Inline(InlineKind.TEXT, " ")
    inlines = [inline for line in lines for inline in (*line.inlines, space)]
    return (Line(lines[0].number, tuple(inlines[:-1])),)


def _tidy(inlines: Sequence[Inline]) -> list[Inline]:
    """Return the inlines with single spaces, and none at both ends, as a browser shows them.

    Pictures and references have no text, so the spaces on both their sides count as neighbours.
    """
    tidy: list[Inline] = []
    after_space, starts = True, True
    for inline in inlines:
        text = inline.text
        if inline.kind is InlineKind.TEXT:
            text = _SPACES.sub(" ", text)
        if starts or (after_space and inline.kind is InlineKind.TEXT):
            text = text.lstrip()
        if text:
            after_space, starts = text[-1].isspace(), False
        tidy.append(replace(inline, text=text))
    _strip_end(tidy)
    return [inline for inline in tidy if inline.text or inline.kind not in _TEXTUAL]


def _strip_end(inlines: list[Inline]) -> None:
    for index in range(len(inlines) - 1, -1, -1):
        text = inlines[index].text.rstrip()
        inlines[index] = replace(inlines[index], text=text)
        if text:
            return

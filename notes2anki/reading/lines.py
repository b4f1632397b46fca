"""Collects runs of text, with their marks, into the visible lines of a block."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, replace

from notes2anki.model import Inline, InlineKind, Line, Mark
from notes2anki.reading.decode import without_invisible

_ODD_SPACES = str.maketrans(dict.fromkeys("\u00a0\u2007\u202f\t\n", " "))


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
        inlines = _stripped(self._inlines)
        if inlines:
            self._lines.append(Line(self.number, tuple(inlines)))
        self._inlines = []


def _stripped(inlines: list[Inline]) -> list[Inline]:
    """Return the inlines without the white space at both ends of their text."""
    first = _first_shown(inlines)
    last = len(inlines) - _first_shown(inlines[::-1])
    kept = [
        inline for index, inline in enumerate(inlines) if first <= index < last or inline.kind is not InlineKind.TEXT
    ]
    return _strip_text(_strip_text(kept, left=True), left=False)


def _first_shown(inlines: list[Inline]) -> int:
    """Return the index of the first inline with more than white space as its text."""
    return next((index for index, inline in enumerate(inlines) if inline.text.strip()), len(inlines))


def _strip_text(inlines: list[Inline], *, left: bool) -> list[Inline]:
    """Strip the outermost text of one side, behind pictures and references, which have none."""
    order = range(len(inlines)) if left else range(len(inlines) - 1, -1, -1)
    outermost = next((index for index in order if inlines[index].text), None)
    if outermost is not None:
        text = inlines[outermost].text
        stripped = replace(inlines[outermost], text=text.lstrip() if left else text.rstrip())
        inlines[outermost] = stripped
    return inlines

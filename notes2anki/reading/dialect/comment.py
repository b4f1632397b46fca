"""Comments: `%% … %%`, `<!-- … -->` and Templater's `<% tp… %>`, taken out before Markdown is parsed.

The text keeps its lines. A comment that is never closed stays text: it must not hide the rest of a note.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from notes2anki.reading.constructs import NO_CARD
from notes2anki.reading.fences import FenceTracker

_COMMENT = r"%%|<!--|<%(?=\*|[^%\n]{0,100}\btp\.)"
_OPENING = re.compile(rf"\\[\\`%<]|(?P<ticks>`+)|(?P<mark>{_COMMENT})")
_CLOSINGS = {"%%": "%%", "<!--": "-->", "<%": "%>"}
_TICKS = re.compile("`+")
_QUOTE = re.compile(r"[ \t]*(?:>[ \t]?)*")
_LINE_START = re.compile(r"[ \t]*(?:>[ \t]?)*(?:[-*+][ \t]+)?")
_BLANK_LINE = re.compile(r"\n[ \t>]*(?:\n|$)")
# Comments that mean something to a program, by how they begin.
_PROGRAMS = (
    (re.compile(r"<!--[ \t]*SR:"), "review schedule"),
    (re.compile(r"<!--[ \t]*ID:"), "note id"),
    (re.compile(r"<%"), "template"),
    (re.compile(r"(?:%%|<!--)[ \t]*no-card[ \t]*(?:%%|-->)", re.IGNORECASE), NO_CARD),
)


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment in a text: offsets, half-open. `end` equals `start` for one that is never closed."""

    start: int
    end: int
    construct: str


def strip_comments(text: str) -> tuple[str, list[Comment]]:
    """Return the text without its comments, and where they stood, unclosed ones too.

    Every line keeps its number; a line in a quote keeps its `>`.
    """
    comments = list(_find_comments(text)) if re.search(_COMMENT, text) else []
    parts, end = list[str](), 0
    for comment in comments:
        parts.append(text[end : comment.start])
        if comment.end == comment.start:
            # Unclosed, `<!--` would make one block of HTML of the rest of the file.
            parts.append("\\" if text.startswith("<!--", comment.start) else "")
        else:
            parts.append(_filler(text, comment))
        end = comment.end
        if end > comment.start and _stands_between_spaces(text, comment):
            end += 1
    return "".join([*parts, text[end:]]), comments


def _stands_between_spaces(text: str, comment: Comment) -> bool:
    return text[comment.start - 1 : comment.start] == " " == text[comment.end : comment.end + 1]


def _filler(text: str, comment: Comment) -> str:
    """Return what keeps the lines of a comment: their breaks, and the quote that they stand in."""
    breaks = text.count("\n", comment.start, comment.end)
    if not breaks:
        return ""
    quote = _QUOTE.match(text, text.rfind("\n", 0, comment.start) + 1)
    prefix = quote[0] if quote and ">" in quote[0] else ""
    return ("\n" + prefix) * breaks


def _find_comments(text: str) -> Iterator[Comment]:
    finder, fences, offset = _Finder(text), FenceTracker(), 0
    while offset < len(text):
        end = _line_end(text, offset)
        if not fences.takes(text[offset:end]):
            for comment in finder.find_in_line(offset):
                yield comment
                end = max(end, _line_end(text, comment.end))
        offset = end + 1


class _Finder:
    """Finds comments from left to right; remembers what would cost the length of the text to find again."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._last = {mark: text.rfind(closing) for mark, closing in _CLOSINGS.items()}
        self._paragraph_end = -1

    def find_in_line(self, line_start: int) -> Iterator[Comment]:
        """Find the comments that begin in a line, or in the line where one that began in it ends."""
        text, offset = self._text, line_start
        end = _line_end(text, offset)
        code = _code_spans(text, offset, end)
        while found := _OPENING.search(text, offset, end):
            offset = code.get(found.start(), found.end())
            if not found["mark"]:
                continue
            starts_line = bool(_LINE_START.fullmatch(text, line_start, found.start()))
            offset = self._closed_at(found, starts_line=starts_line) or offset
            if offset == found.end():
                yield Comment(found.start(), found.start(), "unclosed")
                continue
            yield Comment(found.start(), offset, _construct(text, found.start()))
            if offset > end:
                line_start, end = text.rfind("\n", 0, offset) + 1, _line_end(text, offset)
                code = _code_spans(text, offset, end)

    def _closed_at(self, opening: re.Match[str], *, starts_line: bool) -> int | None:
        """Return the offset behind a comment, or None.

        `%%` at the start of a line comments out whole blocks; within a line only the rest of its paragraph.
        """
        mark, after = opening["mark"], opening.start() + 2  # `<!-->` is a whole comment
        if self._last[mark] < after:
            return None
        within_paragraph = mark == "%%" and not starts_line
        limit = self._end_of_paragraph(after) if within_paragraph else len(self._text)
        found = self._text.find(_CLOSINGS[mark], after, limit)
        return found + len(_CLOSINGS[mark]) if found >= 0 else None

    def _end_of_paragraph(self, offset: int) -> int:
        if self._paragraph_end < offset:
            blank = _BLANK_LINE.search(self._text, offset)
            self._paragraph_end = blank.start() if blank else len(self._text)
        return self._paragraph_end


def _code_spans(text: str, start: int, end: int) -> dict[int, int]:
    """Return where the runs of backticks of a line close again, as offsets of their opening."""
    spans: dict[int, int] = {}
    following: dict[int, int] = {}
    for run in reversed(list(_TICKS.finditer(text, start, end))):
        length = run.end() - run.start()
        if length in following:
            spans[run.start()] = following[length]
        following[length] = run.end()
    return spans


def _construct(text: str, start: int) -> str:
    return next((name for opening, name in _PROGRAMS if opening.match(text, start)), "comment")


def _line_end(text: str, offset: int) -> int:
    end = text.find("\n", offset)
    return end if end >= 0 else len(text)

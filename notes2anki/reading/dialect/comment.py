"""Comments: `%% … %%`, `<!-- … -->` and Templater's `<% tp… %>`, taken out before Markdown is parsed.

The text keeps its lines. A comment that is never closed stays text: it must not hide the rest of a note.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from notes2anki.reading.fences import FenceTracker

_COMMENT = r"%%|<!--|<%(?=\*|[^%\n]{0,100}\btp\.)"
_OPENING = re.compile(rf"\\[\\`%<]|(?P<ticks>`+)|(?P<mark>{_COMMENT})")
_CLOSINGS = {"%%": "%%", "<!--": "-->", "<%": "%>"}
_TICKS = re.compile("`+")
_QUOTE = re.compile(r"[ \t]*(?:>[ \t]?)*")
_LINE_START = re.compile(r"[ \t]*(?:>[ \t]?)*(?:[-*+][ \t]+)?$")
_BLANK_LINE = re.compile(r"\n[ \t>]*(?:\n|$)")
# What other programs keep in comments, by how the comment begins.
_PROGRAMS = (("<!--SR:", "review schedule"), ("<!--ID:", "note id"), ("<%", "template"))


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
    quote = _QUOTE.match(text, text.rfind("\n", 0, comment.start) + 1)
    prefix = quote[0] if quote and ">" in quote[0] else ""
    return ("\n" + prefix) * breaks


def _find_comments(text: str) -> Iterator[Comment]:
    last = {mark: text.rfind(closing) for mark, closing in _CLOSINGS.items()}
    fences, offset = FenceTracker(), 0
    while offset < len(text):
        end = _line_end(text, offset)
        if not fences.takes(text[offset:end]):
            for comment in _find_in_line(text, offset, last):
                yield comment
                end = max(end, _line_end(text, comment.end))
        offset = end + 1


def _find_in_line(text: str, offset: int, last: dict[str, int]) -> Iterator[Comment]:
    """Find the comments that begin in a line, or in the line where one that began in it ends."""
    end = _line_end(text, offset)
    code = _code_spans(text, offset, end)
    while found := _OPENING.search(text, offset, end):
        offset = code.get(found.start(), found.end())
        if not found["mark"]:
            continue
        closed_at = _closed_at(text, found.start(), found["mark"], last)
        if closed_at is None:
            yield Comment(found.start(), found.start(), "unclosed")
            continue
        yield Comment(found.start(), closed_at, _construct(text, found.start()))
        offset = closed_at
        if offset > end:
            end = _line_end(text, offset)
            code = _code_spans(text, offset, end)


def _closed_at(text: str, start: int, mark: str, last: dict[str, int]) -> int | None:
    """Return the offset behind a comment, or None.

    `%%` at the start of a line comments out whole blocks; within a line only the rest of its paragraph.
    """
    after = start + 2  # `<!-->` is a whole comment
    if last[mark] < after:
        return None
    limit = len(text)
    if mark == "%%" and not _LINE_START.match(text, text.rfind("\n", 0, start) + 1, start):
        blank = _BLANK_LINE.search(text, after)
        limit = blank.start() if blank else limit
    found = text.find(_CLOSINGS[mark], after, limit)
    return found + len(_CLOSINGS[mark]) if found >= 0 else None


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
    return next((name for opening, name in _PROGRAMS if text.startswith(opening, start)), "comment")


def _line_end(text: str, offset: int) -> int:
    end = text.find("\n", offset)
    return end if end >= 0 else len(text)

"""A file's text made ready for the parser: what is not for readers is blanked, and every line keeps its number."""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from notes2anki.messages import _
from notes2anki.model import Dropped, Problem, Span
from notes2anki.reading.constructs import NO_CARD
from notes2anki.reading.decode import normalise
from notes2anki.reading.dialect.comment import Comment, strip_comments
from notes2anki.reading.frontmatter import FrontMatter, read_front_matter
from notes2anki.reading.garden import join_broken_lines
from notes2anki.reading.leftovers import strip_leftovers


@dataclass(frozen=True, slots=True)
class Source:
    """The lines to parse, and what was taken out of them."""

    lines: list[str]
    head: FrontMatter
    dropped: tuple[Dropped, ...]
    problems: tuple[Problem, ...]


def read_source(text: str, path: str) -> Source:
    """Take front matter, comments and other programs' leftovers out of a text."""
    text = normalise(text)
    head = read_front_matter(text)
    original = [_without_odd_blanks(line) for line in text.split("\n")]
    original[: head.lines] = [""] * head.lines
    original, mended = join_broken_lines(original)
    visible, comments = strip_comments("\n".join(original))
    lines = visible.split("\n")
    dropped = _front_matter_lines(head) + _comment_lines(original, lines, comments)
    problems = [*_head_problems(head, path), *_unclosed(original, comments, path), *_damaged(lines, path)]
    lines, leftovers = strip_leftovers(lines)
    return Source(lines, head, tuple(dropped + mended + leftovers), tuple(problems))


def _without_odd_blanks(line: str) -> str:
    """Return the line, or only its quote's marks when nothing but wide spaces follows: its author sees it blank."""
    rest = line.lstrip(" \t>")
    return line[: len(line) - len(rest)] if rest.isspace() else line


def _front_matter_lines(head: FrontMatter) -> list[Dropped]:
    return [Dropped(1, head.lines, "front matter")] if head.lines else []


def _head_problems(head: FrontMatter, path: str) -> list[Problem]:
    if not head.warning:
        return []
    return [Problem(Span(path, head.warning_line, head.warning_line), "properties", head.warning)]


def _comment_lines(before: Sequence[str], after: Sequence[str], comments: Sequence[Comment]) -> list[Dropped]:
    """Name the lines of which comments left nothing, and those of which the author wants no card.

    `%%no-card%%` on a line of its own is about the line below.
    """
    dropped = []
    for comment, first, last in _rows(before, comments):
        rows = [row for row in range(first, last + 1) if before[row].strip() and not after[row].strip(" \t>")]
        if comment.construct == NO_CARD:
            below = min(first + 1, len(before) - 1) if rows else first
            dropped.append(Dropped(first + 1, below + 1, NO_CARD))
        elif rows:
            dropped.append(Dropped(rows[0] + 1, rows[-1] + 1, comment.construct))
    return dropped


def _unclosed(lines: Sequence[str], comments: Sequence[Comment], path: str) -> list[Problem]:
    message = _("a comment begins here and is never closed; its text was read as part of the note")
    return [
        Problem(Span(path, row + 1, row + 1), "unclosed-comment", message)
        for comment, row, _end in _rows(lines, comments)
        if comment.start == comment.end
    ]


def _damaged(lines: Sequence[str], path: str) -> list[Problem]:
    """Report what is left of code that the garden lost: it fills in code blocks by a pattern of their text."""
    message = _("the Digital Garden lost a code block here; read the file of the vault instead")
    return [
        Problem(Span(path, row + 1, row + 1), "lost-code", message)
        for row, line in enumerate(lines)
        if "{{CODE_BLOCK_" in line
    ]


def _rows(lines: Sequence[str], comments: Sequence[Comment]) -> list[tuple[Comment, int, int]]:
    """Return each comment with its first and last row, from 0."""
    ends = list(itertools.accumulate(len(line) + 1 for line in lines))
    last = len(lines) - 1
    return [
        (each, bisect_right(ends, each.start), min(last, bisect_right(ends, max(each.start, each.end - 1))))
        for each in comments
    ]

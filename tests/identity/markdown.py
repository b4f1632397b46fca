"""What an author sees in a Markdown file: words he may change, statements, paragraphs and lists, sections."""

from __future__ import annotations

import re
from collections.abc import Sequence

from identity.writing import File, Line

_WORD = re.compile(r"[^\W\d_]{2,}")
# What an edit of the words leaves alone: addresses, targets, tags, code, formulas, comments.
_KEPT = re.compile(
    r"\]\([^)]*\)|\[\[[^\]|]*\|?|!\[[^\]]*\]|<[^>]*>|https?://\S+|`[^`]*`|\[\^[^\]]*\]|(?<!\S)#\S+|\{\{c\d+::"
    r"|\$[^$]+\$|%%.*?%%"
)
_FENCE = re.compile(r"^\s*(`{3,}|~{3,})")
_NO_STATEMENT = re.compile(r"^\s*(?:#{1,6}\s|[-*_=]{3,}\s*$|\|[\s:|-]+$|\[\^[^\]]+\]:|$)")

Text = Sequence[Line]


def words(line: Line) -> list[tuple[int, int]]:
    """Return where the words of a line stand that its author may change."""
    kept = [match.span() for match in _KEPT.finditer(line.text)]
    spans = [match.span() for match in _WORD.finditer(line.text)]
    return [span for span in spans if not any(start < span[1] and span[0] < end for start, end in kept)]


def head(lines: Text) -> int:
    """Return how many lines the front matter takes."""
    if lines and lines[0].text.strip() == "---":
        for number, line in enumerate(lines[1:], start=2):
            if line.text.strip() in ("---", "..."):
                return number
    return 0


def statements(lines: Text) -> list[int]:
    """Return the positions of the lines that say something: no front matter, code, heading, rule or footnote."""
    inside = _fenced(lines)
    return [at for at in range(head(lines), len(lines)) if not inside[at] and says_something(lines[at])]


def says_something(line: Line) -> bool:
    """Tell whether a line holds a statement."""
    return bool(words(line)) and not _NO_STATEMENT.match(line.text) and not _FENCE.match(line.text)


def is_heading(line: Line) -> bool:
    """Tell whether a line is a heading."""
    return re.match(r"#{1,6}\s", line.text) is not None


def level(line: Line) -> int:
    """Return the level of a heading, 0 for any other line."""
    return len(line.text) - len(line.text.lstrip("#")) if is_heading(line) else 0


def chunks(lines: Text) -> list[list[Line]]:
    """Return the front matter, then what belongs together: paragraphs, lists, tables, code; headings and gaps alone."""
    start, inside = head(lines), _fenced(lines)
    found, grows = [list(lines[:start])], False
    for at in range(start, len(lines)):
        alone = not inside[at] and (not lines[at].text.strip() or is_heading(lines[at]))
        if grows and not alone:
            found[-1].append(lines[at])
        else:
            found.append([lines[at]])
        grows = not alone
    return found


def sections(lines: Text) -> list[list[Line]]:
    """Return what stands before the first heading, then each heading with what stands under it alone."""
    found: list[list[Line]] = [[]]
    for number, chunk in enumerate(chunks(lines)):
        if number and is_heading(chunk[0]):
            found.append([])
        found[-1] += chunk
    return found


def speaks(text: Text) -> bool:
    """Tell whether any line of a text holds a statement."""
    return any(map(says_something, text))


def with_lines(file: File, parts: Sequence[Text]) -> File:
    """Return a file with other lines."""
    return File(file.path, tuple(line for each in parts for line in each), file.origin)


def _fenced(lines: Text) -> list[bool]:
    """Tell of each line whether it is code, or a fence around it."""
    found, fence = [], ""
    for line in lines:
        mark = _FENCE.match(line.text)
        found.append(bool(fence or mark))
        if mark:
            fence = "" if fence and mark[1].startswith(fence) else fence or mark[1]
    return found

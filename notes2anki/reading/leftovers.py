"""Lines that other programs keep in notes and that no reader is meant to see."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from notes2anki.model import Dropped
from notes2anki.reading.fences import FenceTracker

# A construct and what a whole line of it looks like, its list marker and quote left out.
_LINES: Mapping[str, re.Pattern[str]] = {
    "kramdown attributes": re.compile(r"\{:[^{}]{0,300}\}"),
    "table of contents": re.compile(r"\[\[?_?toc_?\]\]?|\$\{toc\}|@\[toc\]", re.IGNORECASE),
    "liquid tag": re.compile(r"\{%-?[ \t].{0,300}?-?%\}"),
    "target deck": re.compile(r"(?:TARGET DECK|FILE TAGS)(?::.{0,300})?"),
    "note id": re.compile(r"(?:DELETE[ \t]+)?ID:[ \t]*\d{10,16}"),
    "damaged code": re.compile(r"\{\{CODE_BLOCK_\d{1,6}\}\}"),
    "template": re.compile(r"\{\{(?:date|time|title)(?::[^{}]{0,100})?\}\}"),
}
# These name a deck or tags on the line that follows.
_TAKES_NEXT = re.compile(r"(?:TARGET DECK|FILE TAGS)[ \t]*$")
# kramdown puts the table of contents in the place of the list item before its attribute.
_TOC_ATTRIBUTE = re.compile(r"[ \t]*\{:[ \t]*toc\b")
_ITEM = re.compile(r"[ \t]*(?:[-*+]|\d{1,9}\.)[ \t]")
_PREFIX = re.compile(r"[ \t]*(?:>[ \t]?)*(?:[-*+][ \t]+)?")


def strip_leftovers(lines: Sequence[str]) -> tuple[list[str], list[Dropped]]:
    """Blank the leftovers outside code; return the lines and what was dropped."""
    out, dropped, fences = list(lines), list[Dropped](), FenceTracker()
    previous = ""
    for row, line in enumerate(lines):
        if fences.takes(line):
            construct = ""
        else:
            construct = "target deck" if _TAKES_NEXT.match(previous) and line.strip() else _construct(line)
        if construct:
            first = row - 1 if _TOC_ATTRIBUTE.match(line) and _ITEM.match(previous) else row
            out[first : row + 1] = [_quote(each) for each in lines[first : row + 1]]
            dropped.append(Dropped(first + 1, row + 1, construct))
        previous = line
    return out, dropped


def _construct(line: str) -> str:
    if not line.strip():
        return ""
    prefix = _PREFIX.match(line)
    bare = line[prefix.end() if prefix else 0 :].rstrip()
    return next((name for name, pattern in _LINES.items() if pattern.fullmatch(bare)), "")


def _quote(line: str) -> str:
    return line[: line.rfind(">") + 1] if line.lstrip().startswith(">") else ""

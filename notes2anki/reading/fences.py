"""Which lines are code: needed before Markdown is parsed, where comments and leftovers are taken out."""

from __future__ import annotations

import re

# Possessive throughout: what stands before a fence is read once.
_QUOTE = r"[ \t]*+(?:>[ \t]?)*+"
_OPENING = re.compile(
    rf"(?P<quote>{_QUOTE})[ \t]*+(?:(?:[-*+]|\d{{1,9}}+[.)])[ \t]++){{0,9}}+(?P<fence>`{{3,}}(?=[^`]*$)|~{{3,}})"
)
_CLOSING = re.compile(rf"{_QUOTE}[ \t]*+(?P<fence>`{{3,}}|~{{3,}})[ \t]*$")


class FenceTracker:
    """Walks over the lines of a text and tells which ones belong to a fenced block.

    Looks at each line by itself: an unclosed fence ends with its quote, but not with its list item.
    """

    def __init__(self) -> None:
        self._fence = ""
        self._quoted = False

    def takes(self, line: str) -> bool:
        """Tell whether the next line is code, or opens or closes it."""
        if self._fence and self._quoted and not line.lstrip().startswith(">"):
            self._fence = ""
        if self._fence:
            closing = _CLOSING.match(line)
            if closing and closing["fence"].startswith(self._fence):
                self._fence = ""
            return True
        opening = _OPENING.match(line)
        if not opening:
            return False
        self._fence = opening["fence"]
        self._quoted = ">" in opening["quote"]
        return True

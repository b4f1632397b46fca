"""Where some words stand in their sentence: before or behind its verb, in which clause, how far from the end."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from notes2anki.extract.features import flag, log
from notes2anki.language.analysis import Analysis, Chunk

_BOUNDS = {
    "ko": re.compile(
        r"(?:면|며|고|서|므로|지만|는데|때|도록|려면|거나|니까|어|아|해|여|후|뒤|위해|위하여|통해|때문에|경우)[,]?(?=\s|$)|,|;"
    ),
    "en": re.compile(
        r"\b(?:which|that|who|where|when|while|if|because|so|whereas|although|unless|since|but|until|then|and|or|to|by"
        r"|for|with|in|on|as|from)\b|[,;:(–—-]\s?"
    ),
}
"""What closes a Korean clause or opens an English one; a phrase of an English preposition counts as one."""
_MOST = 6


class Order:
    """The verb, the clauses and the plain phrases of a sentence, each in reading order."""

    def __init__(self, text: str, language: str, analysis: Analysis) -> None:
        bounds = _BOUNDS.get(language)
        found = [hit.start() if language == "en" else hit.end() for hit in bounds.finditer(text)] if bounds else []
        plain = [chunk for chunk in analysis.chunks if not chunk.wide and not chunk.verbal]
        self._bounds = found
        self._text = text
        self._verb = analysis.predicate
        self._starts, self._ends = _edges(plain)
        self._technical_starts, self._technical_ends = _edges([chunk for chunk in plain if chunk.technical])
        self._before_verb = bisect_right(self._ends, self._verb.start)
        self._behind_verb = bisect_left(self._starts, self._verb.end)
        self._bracketed = "(" in text

    def of(self, start: int, end: int) -> dict[str, float]:
        """Describe the words from *start* to *end*."""
        before, behind = bisect_right(self._ends, start), bisect_left(self._starts, end)
        closed, left = bisect_right(self._bounds, start), bisect_left(self._bounds, end)
        technical = bisect_right(self._technical_ends, start) - bisect_left(self._technical_starts, end)
        found: dict[str, float] = {
            "del_visible_chunks": min(12, before + len(self._starts) - behind),
            "del_visible_technical": min(6, technical + len(self._technical_starts)),
            "del_clauses_behind": min(_MOST, len(self._bounds) - left),
            "del_clauses_inside": min(4, max(0, left - closed)),
        }
        if self._bracketed:
            opened, shut = self._text.count("(", 0, start), self._text.count(")", 0, start)
            found["del_bracketed"] = flag(opened > shut)
        verb = self._verb
        if verb.end > verb.start and end <= verb.start:
            found["del_before_verb"] = 1.0
            found["del_to_verb_log"] = log(verb.start - end)
            found["del_phrases_to_verb"] = min(_MOST, max(0, self._before_verb - behind)) + 1
        elif verb.end > verb.start:
            found["del_behind_verb"] = flag(start >= verb.end)
            found["del_to_verb_log"] = log(start - verb.end)
            found["del_phrases_to_verb"] = min(_MOST, max(0, before - self._behind_verb)) + 1
        return found


def _edges(chunks: Sequence[Chunk]) -> tuple[list[int], list[int]]:
    """Return where some phrases begin, and where they end, each ascending."""
    return [chunk.start for chunk in chunks], sorted(chunk.end for chunk in chunks)

"""What some words of a sentence say: how much of its content, how rare it is, what it is about, whether it was said.

A good answer is what is rare in the sentence, and what stays visible still says something.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence

from notes2anki.language.frequency import english_rarity
from notes2anki.language.semantic_fields import SemanticField, Sense

_TOLD_APART = {
    field: f"del_field_{field}"
    for field in (SemanticField.TERM, SemanticField.GENERAL, SemanticField.OTHER, SemanticField.UNKNOWN)
}
_TERMS = frozenset({SemanticField.TERM, SemanticField.UNKNOWN})


class Content:
    """The content words of a sentence; `shown` is the visible context, case folded."""

    def __init__(self, folded: str, english: bool, senses: Sequence[Sense], shown: str) -> None:
        self._starts = [start for start, _, _ in senses]
        self._ends = [end for _, end, _ in senses]
        self._fields = [field for _, _, field in senses]
        self._words = [folded[start:end] for start, end, _ in senses]
        self._counts = Counter(self._words)
        self._shown = [word in shown for word in self._words]
        self._rarity = [english_rarity(word) for word in self._words] if english else []
        self._all_rarity = sum(self._rarity)
        self._terms = sum(map(_TERMS.__contains__, self._fields))

    def of(self, start: int, end: int) -> dict[str, float]:
        """Describe the words from *start* to *end*."""
        first, behind = bisect_left(self._starts, start), bisect_right(self._ends, end)
        count, left = behind - first, len(self._starts) - behind + first
        if count <= 0:
            return {"del_content_left": min(10, left)}
        fields = self._fields[first:behind]
        shown = sum(self._shown[first:behind])
        terms = sum(map(_TERMS.__contains__, fields))
        found = {
            "del_content": count,
            "del_content_share": count / (count + left),
            "del_content_left": min(10, left),
            "del_terms_left": min(6, self._terms - terms),
            "del_content_shown": shown / count,
            "del_content_shown_count": min(4, shown),
            "del_head_shown": float(self._shown[behind - 1]),
            "del_content_again": sum(self._again(word, first, behind) for word in self._words[first:behind]) / count,
            "del_visible_shown": (sum(self._shown) - shown) / max(1, left),
        }
        for field in fields:
            if field in _TOLD_APART:
                name = _TOLD_APART[field]
                found[name] = found.get(name, 0.0) + 1 / count
        if self._rarity:
            found |= self._rare(first, behind, left)
        return found

    def _again(self, word: str, first: int, behind: int) -> bool:
        """Tell whether a hidden word stands outside the hidden ones too."""
        return self._counts[word] > 1 and (word in self._words[:first] or word in self._words[behind:])

    def _rare(self, first: int, behind: int, left: int) -> dict[str, float]:
        rarity = self._rarity[first:behind]
        total = sum(rarity)
        mean = total / len(rarity)
        return {
            "del_rarity": total,
            "del_rarity_share": total / self._all_rarity,
            "del_rarity_most": max(rarity),
            "del_rarity_least": min(rarity),
            "del_rarity_mean": mean,
            "del_rarity_first": rarity[0],
            "del_rarity_head": rarity[-1],
            "del_rarity_left": (self._all_rarity - total) / max(1, left),
            "del_rarity_relative": 4 + mean - self._all_rarity / len(self._rarity),
        }

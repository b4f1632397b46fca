"""What rendering needs to know besides the words: where files are, and which footnotes this card has."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from notes2anki.cards.media import MediaFinder, NoMedia
from notes2anki.model import Block


class FootnoteNumbers:
    """Numbers the footnotes of one card from 1, in the order in which the card refers to them.

    Labels in `silent` get no number: the footnote that *is* the answer is not listed below it.
    """

    def __init__(self, footnotes: Iterable[Block] = (), silent: Iterable[str] = ()) -> None:
        self._blocks = {block.info: block for block in footnotes}
        self._silent = frozenset(silent)
        self._numbers: dict[str, int] = {}

    def number(self, label: str) -> int | None:
        """Return the number of a footnote, None if the document does not define it or it is silent."""
        if label not in self._blocks or label in self._silent:
            return None
        return self._numbers.setdefault(label, len(self._numbers) + 1)

    def block(self, number: int) -> Block | None:
        """Return the footnote with this number, None past the last."""
        labels = list(self._numbers)
        return self._blocks[labels[number - 1]] if number <= len(labels) else None


@dataclass(frozen=True, slots=True)
class RenderContext:
    """The surroundings of one card's fields."""

    media: MediaFinder = field(default_factory=lambda: MediaFinder(NoMedia(), ""))
    footnotes: FootnoteNumbers = field(default_factory=FootnoteNumbers)

"""What rendering needs to know besides the words: where files are, and which footnotes this card has."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from notes2anki.cards.media import MediaFinder, NoMedia
from notes2anki.model import Block


class References:
    """The footnotes that one card refers to, in that order, each with the surroundings of its text."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[str, str], int] = {}
        self._listed: list[tuple[Block, RenderContext]] = []

    def number(self, footnote: Block, context: RenderContext) -> int:
        """Return the number of a footnote on the card, from 1."""
        number = self._numbers.setdefault((context.media.document_path, footnote.info), len(self._listed) + 1)
        if number > len(self._listed):
            self._listed.append((footnote, context))
        return number

    def listed(self, number: int) -> tuple[Block, RenderContext] | None:
        """Return the footnote with this number, None past the last."""
        return self._listed[number - 1] if number <= len(self._listed) else None


@dataclass(frozen=True, slots=True)
class RenderContext:
    """The surroundings of some text: the file that it stands in, with its footnotes by label, and the whole card's."""

    media: MediaFinder = field(default_factory=lambda: MediaFinder(NoMedia(), ""))
    footnotes: Mapping[str, Block] = field(default_factory=dict)
    references: References = field(default_factory=References)

    def within(self, path: str, footnotes: Iterable[Block]) -> RenderContext:
        """Return the surroundings of text from another file on the same card."""
        return replace(self, media=self.media.within(path), footnotes=by_label(footnotes))

    def number(self, label: str) -> int | None:
        """Return the number of a footnote on the card, None for one that its file does not define."""
        footnote = self.footnotes.get(label)
        return None if footnote is None else self.references.number(footnote, self)


def by_label(footnotes: Iterable[Block], without: Iterable[str] = ()) -> dict[str, Block]:
    """Return footnotes by their labels; those of `without` get no number and are not listed."""
    left_out = frozenset(without)
    return {footnote.info: footnote for footnote in footnotes if footnote.info not in left_out}

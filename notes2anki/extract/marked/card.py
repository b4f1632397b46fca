"""A card that an author marked as one, before anything is known of what stands over it."""

from __future__ import annotations

from dataclasses import dataclass

from notes2anki.model import Block, Deletion, Inline, Style


@dataclass(frozen=True, slots=True)
class Card:
    """What stands on the lines from `start` to `end`, all of them the card's.

    `convention` names the way in which it is marked. A cloze has `text` and `deletions`, any other style `front`
    and `back`; one that its author has not finished lacks them.
    """

    convention: str
    start: int
    end: int
    style: Style = Style.BASIC
    front: tuple[Inline, ...] = ()
    back: tuple[Block, ...] = ()
    text: tuple[Inline, ...] = ()
    deletions: tuple[Deletion, ...] = ()
    extra: tuple[Block, ...] = ()
    block_id: str = ""

    @property
    def finished(self) -> bool:
        """Whether there is something to ask, and something to ask for."""
        if self.style is Style.CLOZE:
            return bool(self.deletions)
        answer = (each for block in self.back for each in block.walk())
        return bool(self.front) and any(each.lines or each.literal for each in answer)

    @property
    def lines(self) -> range:
        """The numbers of its lines."""
        return range(self.start, self.end + 1)

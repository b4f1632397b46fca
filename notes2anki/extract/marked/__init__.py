"""Cards that authors marked as such, in the conventions of the tools that they come from.

| convention                               | comes from                                                |
|------------------------------------------|-----------------------------------------------------------|
| `START` … `END`, `STARTI [type] … ENDI`  | Obsidian_to_Anki                                          |
| `Q: …` over `A: …` (질문:, 답:)          | many                                                      |
| a line `?` (`??` both ways) between rows | Spaced Repetition                                         |
| a line or heading that ends in `#card`   | flashcards-obsidian                                       |
| `> [!card] question` over its answer     | flashcards-obsidian                                       |
| `{{c1::…}}`, `{c1:…}`                    | Anki, Obsidian_to_Anki                                    |
| `question::answer`, `:::` both ways      | Spaced Repetition, flashcards-obsidian                    |
| `==…==` where `#flashcards` asks for it  | Spaced Repetition                                         |

A line belongs to one card only, by the first convention of this table that reads it. What a card stands on is set
apart from the rest of the document, so that its lines are no titles, no answers and no facts of anything else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from notes2anki.extract.marked import clozes, colons, fields, questions
from notes2anki.extract.marked.apart import left_of, set_apart
from notes2anki.extract.marked.card import Card
from notes2anki.extract.marked.rows import Run, runs
from notes2anki.extract.marked.tagged import Tagged
from notes2anki.model import Document

__all__ = ["CONVENTIONS", "Card", "find_cards", "left_of", "set_apart"]

CONVENTIONS: Mapping[str, Callable[[Run, Tagged], Iterator[Card]]] = {
    "START … END": fields.find_blocks,
    "STARTI … ENDI": fields.find_lines,
    "Q: and A:": questions.find_labelled,
    "?": questions.find_parted,
    "#card": questions.find_tagged,
    "> [!card]": questions.find_callouts,
    "{{c1::}}": clozes.find_signs,
    "::": colons.find,
    "==": clozes.find_highlights,
}
"""A new convention is a function, a line here and a fixture."""


def find_cards(document: Document) -> tuple[Card, ...]:
    """Return all cards that are marked in a document, in reading order; none for one that is all plain text."""
    tagged, found = Tagged(document), list[Card]()
    everything = tuple(runs(document))
    taken: set[int] = set()
    for find in CONVENTIONS.values():
        for run in everything:
            new = [card for card in find(run, tagged) if taken.isdisjoint(card.lines)]
            found += new
            taken.update(line for card in new for line in card.lines)
    return tuple(sorted(found, key=lambda card: (card.start, card.end)))

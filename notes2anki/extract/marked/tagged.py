"""Where an author asks for cards with `#flashcards`, as the Spaced Repetition plugin has it."""

from __future__ import annotations

from collections.abc import Iterator

from notes2anki.model import Block, BlockKind, Document
from notes2anki.reading.constructs import FLASHCARD_TAG
from notes2anki.reading.metadata import find_property

_TAGS = ("flashcards", "flashcard")


class Tagged:
    """The lines for which a tag asks for cards: those of its paragraph, or all when it stands by itself.

    By itself is a tag in the properties, on a line that holds nothing else, or in a heading.
    """

    def __init__(self, document: Document) -> None:
        tags = {each.start for each in document.dropped if each.construct == FLASHCARD_TAG}
        paragraphs = [range(block.start, block.end + 1) for block in _paragraphs(document.blocks)] if tags else []
        about = [lines for lines in paragraphs if any(line in lines for line in tags)]
        self._all = _in_properties(document) or any(not any(tag in lines for lines in about) for tag in tags)
        self._lines = frozenset(line for lines in about for line in lines)

    def __contains__(self, line: int) -> bool:
        return self._all or line in self._lines


def _in_properties(document: Document) -> bool:
    value = find_property(document.properties, "tags", "tag")
    written = " ".join(map(str, value)) if isinstance(value, list) else str(value or "")
    names = (word.strip("#,").casefold().partition("/")[0] for word in written.replace(",", " ").split())
    return any(name in _TAGS for name in names)


def _paragraphs(blocks: tuple[Block, ...]) -> Iterator[Block]:
    for block in blocks:
        yield from (each for each in block.walk() if each.kind is BlockKind.PARAGRAPH)

"""Examples of the dialect with both things that become of them: the blocks with their lines, and a card's HTML."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from hand_made import Pictures, context_for
from outline import outline
from triples import read_parts, write_parts

from notes2anki.cards.html import render_blocks, render_footnotes
from notes2anki.reading.document import read_document
from notes2anki.reading.embedded import with_embedded

CONSTRUCTS = Path(__file__).parent / "dialect" / "constructs"
PARTS = 4


@dataclass(frozen=True, slots=True)
class Specimen:
    """One example: Markdown, its outline and its HTML; `name` is `file: title`."""

    name: str
    title: str
    given: str
    blocks: str
    html: str


def read_specimens(path: Path) -> list[Specimen]:
    """Read all examples of a file."""
    return [
        Specimen(f"{path.stem}: {title}", title, given, blocks, html)
        for _line, (title, given, blocks, html) in read_parts(path, PARTS)
    ]


def write_specimens(path: Path, blocks: Callable[[str], str], html: Callable[[str], str]) -> None:
    """Write a file's examples anew, with what comes out of each input."""
    write_parts(path, ((each.title, each.given, blocks(each.given), html(each.given)) for each in read_specimens(path)))


def all_specimens() -> list[Specimen]:
    """Read the examples of all files, in order."""
    return [specimen for path in sorted(CONSTRUCTS.glob("*.md")) for specimen in read_specimens(path)]


def blocks_of(markdown: str) -> str:
    """Return what the reader makes of a note."""
    return outline(read_document(markdown, "note.md"))


def html_of(markdown: str) -> str:
    """Return the field that a note as a whole would be."""
    document = read_document(markdown, "note.md")
    context = context_for(document)
    blocks = with_embedded(document.blocks, document, Pictures().document)
    return render_blocks(blocks, context) + render_footnotes(context)

"""What each construct becomes on a card: Markdown and the HTML of the field, in `fixtures/*.md`."""

from __future__ import annotations

from pathlib import Path

import pytest
from hand_made import context_for
from triples import Triple, read_triples, write_triples

from notes2anki.cards.html import render_blocks, render_footnotes
from notes2anki.reading.document import read_document

FIXTURES = sorted((Path(__file__).parent / "fixtures").glob("*.md"))
EXAMPLES = [
    pytest.param(triple, id=f"{path.stem}: {triple.title}") for path in FIXTURES for triple in read_triples(path)
]


def card_html(markdown: str) -> str:
    document = read_document(markdown, "note.md")
    context = context_for(document)
    return render_blocks(document.blocks, context) + render_footnotes(context)


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.stem)
def test_a_fixture_file_has_examples(path: Path, request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--regenerate"):
        write_triples(path, card_html)
    assert read_triples(path)


@pytest.mark.parametrize("triple", EXAMPLES)
def test_the_field_is_as_written(triple: Triple, request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--regenerate"):
        pytest.skip("expected outputs are being written")
    assert card_html(triple.given) == triple.expected

"""The cards that each README promises are the cards that its example gives."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from notes2anki.extract import extract
from notes2anki.language import Analyzers
from notes2anki.plain import plain_back, plain_front
from notes2anki.reading.document import read_document

ROOT = Path(__file__).parent.parent


@pytest.mark.parametrize("name", ["README.md", "README.ko.md"])
def test_the_example_gives_the_cards_that_stand_beside_it(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    example = re.search(r"```markdown\n(.*?)```", text, re.DOTALL)
    assert example is not None
    table = text[example.end() :].split("\n\n")[2]
    promised = [tuple(cell.strip() for cell in row.strip("|").split("|")[:2]) for row in table.splitlines()[2:]]
    found = extract(read_document(example[1], "2026-03-02.md"), Analyzers()).candidates

    cards = [(plain_front(candidate), plain_back(candidate)) for candidate in found]

    assert len(promised) > 3
    assert [card for card in promised if card not in cards] == []

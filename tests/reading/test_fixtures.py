"""Every construct of the dialect: input and what the reader makes of it, in `fixtures/*.md`."""

from __future__ import annotations

from pathlib import Path

import pytest
from outline import outline
from triples import Triple, read_triples, write_triples

from notes2anki.reading.document import read_document

FIXTURES = sorted((Path(__file__).parent / "fixtures").glob("*.md"))
EXAMPLES = [
    pytest.param(triple, id=f"{path.stem}: {triple.title}") for path in FIXTURES for triple in read_triples(path)
]


def read(text: str) -> str:
    return outline(read_document(text, "note.md"))


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.stem)
def test_a_fixture_file_has_examples(path: Path, request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--regenerate"):
        write_triples(path, read)
    assert read_triples(path)


@pytest.mark.parametrize("triple", EXAMPLES)
def test_the_outline_is_as_written(triple: Triple, request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--regenerate"):
        pytest.skip("expected outputs are being written")
    assert read(triple.given) == triple.expected

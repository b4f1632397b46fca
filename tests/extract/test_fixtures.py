"""Notes and the cards that they give, in `fixtures/*.md`; what is refused is shown in `refusals.md` only."""

from __future__ import annotations

from pathlib import Path

import pytest
from triples import Triple, read_triples, write_triples

from extract.compact import cards, harvest, refusals

FIXTURES = Path(__file__).parent / "fixtures"
FILES = sorted(FIXTURES.glob("*.md"))
TRIPLES = [
    pytest.param(path, triple, id=f"{path.stem}: {triple.title}") for path in FILES for triple in read_triples(path)
]


def made_of(path: Path, given: str) -> str:
    """Return the cards that some notes give, one a line, and in the fixture of refusals what is refused and why."""
    found = harvest(given)
    refused = refusals(found.rejections) if path.stem == "refusals" else ()
    return "\n".join([*cards(found.candidates), *refused])


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_examples_have_different_names(path: Path, request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--regenerate"):
        write_triples(path, lambda given: made_of(path, given))
    titles = [triple.title for triple in read_triples(path)]
    assert titles
    assert len(titles) == len(set(titles))


@pytest.mark.parametrize(("path", "triple"), TRIPLES)
def test_cards(path: Path, triple: Triple, request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--regenerate"):
        pytest.skip("expected outputs are being written")
    assert made_of(path, triple.given) == triple.expected

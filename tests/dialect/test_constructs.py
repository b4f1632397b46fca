"""Every construct of the dialect: what the reader makes of it and what stands on a card, in `constructs/*.md`."""

from __future__ import annotations

from pathlib import Path

import pytest
from dialect_table import ROWS
from specimens import CONSTRUCTS, Specimen, all_specimens, blocks_of, html_of, read_specimens, write_specimens

FILES = sorted(CONSTRUCTS.glob("*.md"))
SPECIMENS = [pytest.param(specimen, id=specimen.name) for specimen in all_specimens()]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_has_examples_of_different_names(path: Path, request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--regenerate"):
        write_specimens(path, blocks_of, html_of)
    names = [specimen.name for specimen in read_specimens(path)]
    assert names
    assert len(names) == len(set(names))


@pytest.mark.parametrize("specimen", SPECIMENS)
def test_the_blocks_are_as_written(specimen: Specimen, request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--regenerate"):
        pytest.skip("expected outputs are being written")
    assert blocks_of(specimen.given) == specimen.blocks


@pytest.mark.parametrize("specimen", SPECIMENS)
def test_the_card_is_as_written(specimen: Specimen, request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--regenerate"):
        pytest.skip("expected outputs are being written")
    assert html_of(specimen.given) == specimen.html


@pytest.mark.parametrize("construct", ROWS)
def test_every_construct_of_the_table_has_examples(construct: str) -> None:
    known = {specimen.name for specimen in all_specimens()}
    assert ROWS[construct]
    assert set(ROWS[construct]) <= known

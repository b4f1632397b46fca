"""Reading takes steps with a note's length, not with its square: one hostile note must not hold up the night.

Steps are lines of Python executed, which are the same on a busy machine. What happens within one of them (a regular
expression, a search in a text) is not seen here but by `tests/bench/run.py --measure growth`, which takes the time.
"""

from __future__ import annotations

import sys
from types import FrameType
from typing import Any

import pytest
from hostile_notes import FAMILIES, Family

from notes2anki.reading.document import read_document

SMALL = 840  # most units go into it without a rest: of one more or less, the end of a note may be read otherwise
LARGE = 4 * SMALL
MOST_GROWTH = 1.35  # of the steps for each character: a search that looks 500 characters ahead grows until there


def steps(text: str) -> int:
    """Return how many lines of Python are executed to read a text."""
    count = 0

    def step(_frame: FrameType, event: str, _argument: Any) -> Any:
        nonlocal count
        count += event == "line"
        return step

    former = sys.gettrace()
    sys.settrace(lambda *_call: step)
    try:
        read_document(text, "a.md")
    finally:
        sys.settrace(former)
    return count


def steps_a_character(text: str) -> float:
    return steps(text) / len(text)


@pytest.fixture(scope="module", autouse=True)
def _what_is_built_once_is_there() -> None:
    read_document("a", "a.md")


@pytest.mark.parametrize("family", FAMILIES.values(), ids=FAMILIES.keys())
def test_steps_grow_with_length(family: Family) -> None:
    small, large = steps_a_character(family(SMALL)), steps_a_character(family(LARGE))

    assert large <= MOST_GROWTH * small


def test_equal_texts_take_equal_steps() -> None:
    text = FAMILIES["cells"](SMALL)

    assert steps(text) == steps(text)

"""Two texts share as many shingles as they have in common, and the quick look at them never says less."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from notes2anki.extract.shingles import SIZE, shingles_of

TEXTS = st.text(alphabet="abc가나", max_size=40)


def plainly(text: str) -> set[str]:
    """Return the shingles of a text."""
    return {text[start : start + SIZE] for start in range(len(text) - SIZE + 1)} or {text}


@given(TEXTS, TEXTS, st.floats(0.1, 1))
def test_they_are_alike_when_they_share_enough(one: str, other: str, least: float) -> None:
    some, more = plainly(one), plainly(other)
    share = 2 * len(some & more) / (len(some) + len(more))
    assert shingles_of(one).are_alike(shingles_of(other), least) == (share >= least)


@given(TEXTS, TEXTS)
def test_a_part_lies_within_the_whole(one: str, other: str) -> None:
    part, whole = shingles_of(one), shingles_of(f"{one}{other}")
    if len(one) >= SIZE:
        assert part.within(whole) == 1.0


def test_a_text_that_is_too_short_is_its_only_shingle() -> None:
    assert shingles_of("ab").parts == ("ab",)

"""Deck names that Anki does not tell apart."""

from __future__ import annotations

import pytest

from notes2anki.targets.decks import one_spelling


@pytest.mark.parametrize(
    ("names", "spellings"),
    [
        (["공부", "공부::CKA"], ["공부", "공부::CKA"]),
        (["CKA", "cka"], ["CKA", "CKA"]),
        (["CKA::Pod", "cka::Service"], ["CKA::Pod", "CKA::Service"]),
        (["cka::Service", "CKA", "CKA::Pod"], ["cka::Service", "cka", "cka::Pod"]),
        (["Straße", "STRASSE"], ["Straße", "Straße"]),
    ],
)
def test_the_first_spelling_counts(names: list[str], spellings: list[str]) -> None:
    assert list(one_spelling(names).values()) == spellings

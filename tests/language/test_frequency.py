"""How rare English words are, in every form, and which class a word is of."""

from __future__ import annotations

import pytest

from notes2anki.language.english_classes import word_class
from notes2anki.language.frequency import english_rarity


def test_a_rarer_word_is_rarer() -> None:
    assert (
        english_rarity("work") < english_rarity("computer") < english_rarity("enzyme") < english_rarity("panpsychism")
    )


@pytest.mark.parametrize("form", ["Works", "worked", "WORKING", "work's"])
def test_a_word_in_any_form_is_as_common_as_the_word(form: str) -> None:
    assert english_rarity(form) - english_rarity("work") <= 1


@pytest.mark.parametrize("word", ["", "kubelet", "함수", "x9"])
def test_what_no_table_has_is_rarest(word: str) -> None:
    assert english_rarity(word) == 5


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("the", "article"),
        ("this", "determiner"),
        ("of", "of"),
        ("or", "and"),
        ("within", "preposition"),
        ("because", "preposition"),
        ("while", "conjunction"),
        ("cannot", "auxiliary"),
        ("quickly", "adverb"),
        ("containing", "gerund"),
        ("contains", "verb"),
        ("store", "word"),
        ("kernel", "word"),
    ],
)
def test_a_word_has_one_class(word: str, expected: str) -> None:
    assert word_class(word) == expected

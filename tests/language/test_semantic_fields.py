"""What words are about: the tables, inflected forms, and what both languages make of a text."""

from __future__ import annotations

from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notes2anki.extract.field_shares import shares
from notes2anki.language import Analyzers
from notes2anki.language.semantic_fields import SemanticField, english_field, korean_field
from notes2anki.model import Sentence

ANALYZERS = Analyzers()


def fields_of(language: str, text: str) -> dict[str, str]:
    analyzer = ANALYZERS.get(language)
    assert analyzer is not None
    return {text[start:end]: field.value for start, end, field in analyzer.senses(text)}


@pytest.mark.parametrize(
    ("word", "field"),
    [
        ("protocol", "term"),
        ("Protocols", "term"),
        ("kitchens", "daily"),
        ("stopped", "general"),
        ("countries", "public"),
        ("easily", "verdict"),
        ("chapter's", "study"),
        ("believing", "thought"),
        ("kubelet", "unknown"),
        ("", "unknown"),
    ],
)
def test_an_english_word_is_found_in_every_form(word: str, field: str) -> None:
    assert english_field(word) == field


@pytest.mark.parametrize(
    ("word", "field"),
    [("함수", "term"), ("먹다", "daily"), ("먹", "unknown"), ("전쟁", "public"), ("값", "term"), ("강의", "study")],
)
def test_a_korean_word_is_found_as_it_stands_in_a_dictionary(word: str, field: str) -> None:
    assert korean_field(word) == field


def test_an_english_text_says_its_content_words_only() -> None:
    assert fields_of("en", "The kernel of my 2 cats is an x.") == {"kernel": "term", "cats": "daily"}


def test_a_korean_text_says_nouns_verbs_and_latin_words() -> None:
    assert fields_of("ko", "고양이가 TCP 함수를 먹었다.") == {
        "고양이": "daily",
        "TCP": "term",
        "함수": "term",
        "먹": "daily",
    }


@pytest.mark.parametrize(("language", "text"), [("ko", "커널은 메모리를 나눈다."), ("en", "The kernel maps memory.")])
def test_a_sentence_has_the_senses_of_its_text(language: str, text: str) -> None:
    analyzer = ANALYZERS.get(language)
    assert analyzer is not None
    analysis = analyzer.analyze(Sentence(text, (), 1, 1, language))
    assert analysis.senses == analyzer.senses(text) != ()


@given(st.lists(st.sampled_from(SemanticField), max_size=20))
def test_shares_add_up(fields: list[SemanticField]) -> None:
    found = shares([(0, 1, field) for field in fields], "say")
    assert set(found) == {f"say_field_{field}" for field in SemanticField}
    assert sum(found.values()) == pytest.approx(1.0 if fields else 0.0)


@pytest.mark.parametrize("language", ["en", "ko"])
def test_every_word_of_a_table_stands_in_one_known_field(language: str) -> None:
    text = (files("notes2anki.language") / f"semantic_fields_{language}.txt").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    heads = [line.strip("[]") for line in lines if line.startswith("[")]
    words = [word for line in lines if not line.startswith("[") for word in line.split()]
    assert heads == [field.value for field in SemanticField if field is not SemanticField.UNKNOWN]
    assert len(words) == len(set(words)) > 13_000

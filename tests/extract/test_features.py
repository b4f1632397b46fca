"""What the judge is told of words: a sign of an example, of a source, of a link."""

from __future__ import annotations

import pytest

from extract.compact import study_of
from notes2anki.extract.features import text_features, trail_features
from notes2anki.extract.outline import Trail


@pytest.mark.parametrize(
    ("name", "is_example"),
    [
        ("Examples of locks", True),
        ("A worked example", True),
        ("Sample: two threads", True),
        ("The case of one thread", True),
        ("교착 상태의 예시", True),
        ("Use case", False),
        ("Lowercase letters", False),
        ("Counterexamples", False),
        ("Resampling", False),
        ("교착 상태", False),
    ],
)
def test_a_name_of_examples(name: str, is_example: bool) -> None:
    found = trail_features(study_of("잠금은 하나다.\n"), Trail(headings=("Locks", name)))
    assert found["trail_example_inside"] == is_example


@pytest.mark.parametrize(
    ("text", "feature", "has_it"),
    [
        ("see www.example.com", "text_url", True),
        ("java.io reads and writes", "text_url", False),
        ("홍길동 옮김", "text_citation", True),
        ("2019년 발행", "text_citation", True),
        ("번역서에는 잠금으로 나온다", "text_citation", True),
        ("프로듀서는 메시지를 발행한다", "text_citation", False),
        ("번역은 옮기는 일이다", "text_citation", False),
    ],
)
def test_a_sign_in_a_sentence(text: str, feature: str, has_it: bool) -> None:
    assert text_features(text, (), "text")[feature] == has_it

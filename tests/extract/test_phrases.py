"""Which words of a sentence are one phrase."""

from __future__ import annotations

import pytest

from notes2anki.extract.phrases import ADDRESS, is_phrase


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("트래픽 규칙", True),
        ("단순한 만큼, 역할", False),
        ("후, git remote 명령어", False),
        ("사과, 배", True),
        ("따라 바뀌는 페이지", False),
        ("수록 성능문제", False),
        ("위한 시험 환경", False),
        ("있는 상황, 큐", False),
        ("이때 잠금을", False),
        ("magnetic head", True),
        ("kernel that talks", False),
        ("flash drives typically", False),
        ("quickly", True),
        ("otherwise", False),
        ("previously (known", False),
    ],
)
def test_a_phrase_is_whole_and_says_something(words: str, expected: bool) -> None:
    assert is_phrase(words) is expected


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("https://example.com/Lock_(kernel)", "https://example.com/Lock_(kernel)"),
        ("(https://example.com/lock)", "https://example.com/lock"),
        ("see www.example.com today", "www.example.com"),
    ],
)
def test_an_address_keeps_its_own_brackets(text: str, address: str) -> None:
    assert ADDRESS.findall(text) == [address]

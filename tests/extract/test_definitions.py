"""Readings of a sentence as "A is B" that hold together, and those that do not."""

from __future__ import annotations

import pytest

from extract.compact import line_of, proposals_of
from notes2anki.model import Kind


def defined(markdown: str) -> list[str]:
    """Return the definitions that are proposed, without their kind."""
    found = (each.candidate for each in proposals_of(markdown) if each.candidate.kind is Kind.DEFINITION)
    return [line_of(candidate).removeprefix("[definition] ") for candidate in found]


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("뮤텍스는 잠금의 하나이다.\n", "뮤텍스 => 잠금의 하나"),
        ("# 뮤텍스\n한 번에 하나씩 드는 잠금이다.\n", "뮤텍스 => 한 번에 하나씩 드는 잠금"),
        ("# 동기화\n뮤텍스란 한 스레드만 드는 잠금을 말한다.\n", "동기화 | 뮤텍스 => 한 스레드만 드는 잠금"),
        ("한 스레드만 드는 잠금을 뮤텍스라고 한다.\n", "뮤텍스 => 한 스레드만 드는 잠금"),
        ("A mutex is a lock that one thread holds.\n", "mutex => a lock that one thread holds"),
        ("# 뮤텍스\n장점: 구현이 단순하다\n", "뮤텍스 › 장점 => 구현이 단순하다"),
    ],
)
def test_a_term_asks_for_its_definition(markdown: str, expected: str) -> None:
    assert expected in defined(markdown)


@pytest.mark.parametrize(
    ("markdown", "wrong"),
    [
        ("CN은 사용자 이름을, O는 그룹을 나타낸다.\n", "CN =>"),  # speaks of two things
        ("주기의 기본값은 10초, 실패 문턱의 기본값은 3이다.\n", "주기의 기본값 =>"),
        ("# 명령\n- get\n- watch\n", "명령 =>"),  # one of a list
        ("열기 -> 읽기 -> 닫기\n", "열기 =>"),  # a chain of steps
        ("- 장점: 구현이 단순하다\n", "장점 =>"),  # of what?
        ("# 공부 메모장\n한 스레드만 드는 잠금이다.\n", "공부 메모장 =>"),
        ("# 뮤텍스\n스핀락과 다르다.\n\n한 번에 하나씩 드는 잠금이다.\n", "뮤텍스 =>"),  # not what it begins with
        ("# 잠금\n- 혼자 드는 잠금\n- 함께 드는 잠금\n- 깨어서 기다리는 잠금\n", "잠금 =>"),  # its kinds
        ("# 뮤텍스\n**드는 동안 혼자 쓰는 잠금**\n\n값이 있다.\n", "뮤텍스 =>"),  # a title
        ("Wires touch, and this is called a short.\n", "short =>"),
        ("보통 이게 기본값이다.\n", "보통 =>"),
        ("# 깊이 탐색\n- 인접 행렬 : O(V^2)\n- 인접 리스트 : O(V+E)\n", "깊이 탐색 =>"),  # names another
    ],
)
def test_what_defines_nothing_is_not_proposed(markdown: str, wrong: str) -> None:
    assert [each for each in defined(markdown) if each.startswith(wrong)] == []


def test_the_source_is_the_sentence_with_all_its_lines() -> None:
    (found,) = [each.candidate for each in proposals_of("\n뮤텍스는 잠금의 하나이다.\n") if each.candidate.back]
    assert (found.sources[0].start, found.sources[0].end) == (2, 2)
    assert found.rule.startswith("definition_")

"""What the names of headings and labels tell of what stands under them."""

from __future__ import annotations

import itertools

import pytest

from notes2anki.extract import words
from notes2anki.extract.words import ASKS, Name, is_hatnote, is_idle, is_navigation, is_no_term, name_class

NAMES = {
    Name.PLANNER: ["오전", "내일 할 일", "하루를 마치며", "공부 시간", "오늘의 회고", "TODO", "End of day", "Tags"],
    Name.OUTCOMES: ["학습 목표", "Learning Outcomes"],
    Name.REFERENCE: [
        *[
            "참고 자료",
            "출처: 책",
            "References",
            "See also",
            "Source: a book",
            "주석",
            "관련 링크",
            "이번 주 링크",
            "구현 소스 코드 링크",
            "Useful links",
        ],
    ],
    Name.QUOTED: ["인용: 스승의 말", "From: a book", "인용", "Quotes"],
    Name.CONTAINER: [
        "개요",
        "핵심 요약",
        "정리",
        "Overview",
        "Key terms",
        "Conclusion",
        "Keywords",
        "My notes",
        "ChatGPT said:",
        "You said",
    ],
    Name.EXAMPLE: [
        "예시",
        "실습",
        "Example",
        "Deployment 예시",
        "Worked example",
        "풀이 1",
        "binary search code 코드",
        "지킨 코드",
    ],
    Name.ASPECT: ["장점", "특징", "동작 원리", "Advantages", "How it works", "정의"],
    Name.PLAIN: [
        *[
            "Ingress",
            "장점이 많은 구조",
            "색인이란?",
            "The plan cache",
            "Service",
            "오전반",
            "Hard links",
            "심볼릭 링크",
        ],
        *["Preferences", "Null references", "유니코드", "상태 코드", "그레이 코드", "되풀이"],
    ],
}


@pytest.mark.parametrize(("expected", "name"), [(kind, name) for kind, names in NAMES.items() for name in names])
def test_class(expected: Name, name: str) -> None:
    assert name_class(name) is expected


@pytest.mark.parametrize("written", ["장점", " 장점 ", "장점:", "**장점**", "[장점]", "장점!", "<장점>", "장점?"])
def test_signs_around_a_name_do_not_count(written: str) -> None:
    assert name_class(written) is Name.ASPECT


@pytest.mark.parametrize(
    "name", ["과제 - 주문 서버", "과제 2", "Assignment 2: a server", "Homework #3", "Problem set 1"]
)
def test_what_was_set_as_a_task_is_an_example(name: str) -> None:
    assert name_class(name) is Name.EXAMPLE


@pytest.mark.parametrize("name", ["과제 지향 설계", "Assignment operators", "Exercise physiology", "Quizzes in class"])
def test_what_only_begins_like_a_task_is_none(name: str) -> None:
    assert name_class(name) is Name.PLAIN


def test_every_class_has_an_example() -> None:
    assert set(NAMES) == set(Name)


@pytest.mark.parametrize("table", ["PLANNER", "REFERENCE", "CONTAINER", "EXAMPLE", "ASPECT", "OUTCOMES"])
def test_every_name_of_a_table_can_be_met(table: str) -> None:
    """A name that another table claims first, or that no heading can equal, would stand there in vain."""
    for name in getattr(words, table):
        assert name_class(name) is Name[table], name


def test_no_name_stands_in_two_tables() -> None:
    tables = [words.PLANNER, words.REFERENCE, words.CONTAINER, words.EXAMPLE, words.ASPECT, words.OUTCOMES]
    for one, other in itertools.combinations(tables, 2):
        assert not one & other


@pytest.mark.parametrize(
    ("kind", "expected"), [(kind, kind not in (Name.PLAIN, Name.ASPECT, Name.EXAMPLE)) for kind in Name]
)
def test_navigation_is_no_context(kind: Name, expected: bool) -> None:
    assert all(is_navigation(name) is expected for name in NAMES[kind])


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("색인이란?", True),
        ("색인이란", True),
        ("트랜잭션은 왜 짧아야 하나", True),
        ("락을 설명해주세요", True),
        ("What is a mutex?", True),
        ("How it works", True),
        ("색인", False),
        ("Somehow", False),
    ],
)
def test_titles_that_ask_by_themselves(title: str, expected: bool) -> None:
    assert bool(ASKS.search(title)) is expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        *[
            (name, True)
            for name in ("e.g. GNOME", "예) 잠금", "Redirected from", "Default: false", "2019-01-22 함께 자라기")
        ],
        *[
            (name, True)
            for name in (
                "정정",
                "(단, 값은 0보다 크다.)",
                "이를 고친 것이 원형 큐",
                "둘의 차이는 관점",
                "이제 서버를 구동해보자",
                "테스트에 맞춰 진행하자!",
                "As Baker observed [Bak93]",
                "후위 연산하는",
                "PS",
                "Many people",
                "and the rest",
                "process that",
                "컨테이너 안에 배치하여",
                "않을 때 나",
                "https://example.org",
                "If any",
            )
        ],
        *[(name, True) for name in ("(i)", "2)", "(a)", "td")],
        *[
            (name, False)
            for name in (
                "GNOME",
                "이를테면",
                "(단순) 회귀",
                "예외",
                "기본값",
                "Default gateway",
                "Yes-no question",
                "2PC",
                "Iframe",
                "i",
                "f(x)",
                "하자",
                "Many to many relation",
                "Source code",
                "OR operator",
                "if statement",
                "WHEN clause",
                "1945년",
                "ps",
                "which",
                "C",
            )
        ],
    ],
)
def test_what_is_no_term(name: str, expected: bool) -> None:
    assert is_no_term(name) is expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("They are", True),
        ("This is because", True),
        ("e.g. a lock", True),
        ("Here are some locks", True),
        ("and", False),
        ("AND", False),
        ("IT", False),
        ("with", False),
        ("It is,", True),
        ("(중략)", True),
        ("따라서", True),
        ("They are Constructed Languages", False),
        ("If statements", False),
        ("Hereditary", False),
        ("IE 11", False),
        ("EGL", False),
        ("Andes", False),
        ("In the US", False),
    ],
)
def test_what_is_no_context(name: str, expected: bool) -> None:
    assert is_idle(name) is expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Main wiki page: Locks", True),
        ("For main article see: Locks", True),
        ("Redirected from Mutexes", True),
        ("Main page table: maps the pages of the kernel", False),
        ("The main article of a lock", False),
    ],
)
def test_what_only_says_where_to_read_on(line: str, expected: bool) -> None:
    assert is_hatnote(line) is expected

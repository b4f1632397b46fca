"""What a line that stands as a title looks like, and its bare words."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from notes2anki.extract.titles import (
    columns,
    is_bold_line,
    is_marked_card,
    is_question_line,
    is_title_line,
    label_term,
    plain_title,
)
from notes2anki.model import Line
from notes2anki.reading.document import read_document


def line(markdown: str) -> Line:
    return read_document(markdown + "\n", "note.md").blocks[0].lines[0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1. 혼잡 제어", "혼잡 제어"),
        ("1.2.3. 혼잡 제어", "혼잡 제어"),
        ("(3) 혼잡 제어", "혼잡 제어"),
        ("[3장] 혼잡 제어", "혼잡 제어"),
        ("2-1 혼잡 제어", "혼잡 제어"),
        ("3-10 minutes", "3-10 minutes"),
        ("2-3 시간", "2-3 시간"),
        ("2-3분 정도", "2-3분 정도"),
        ("1-2 개념", "개념"),
        ("1-1 배열", "배열"),
        ("2-1 시간 복잡도", "시간 복잡도"),
        ("1-2 Time complexity", "Time complexity"),
        ("① 혼잡 제어", "혼잡 제어"),
        ("1️⃣ 혼잡 제어", "혼잡 제어"),
        ("a) Slow start", "Slow start"),
        ("iv. Slow start", "Slow start"),
        ("▶ 혼잡 제어", "혼잡 제어"),
        ("- 혼잡 제어", "혼잡 제어"),
        ("📌 혼잡 제어", "혼잡 제어"),
        ("혼잡 제어 :", "혼잡 제어"),
        ("**혼잡 제어**", "혼잡 제어"),
        ("==혼잡 제어==", "혼잡 제어"),
        # a number, sign or bracket that is part of the name
        ("2단계 잠금", "2단계 잠금"),
        ("3-way handshake", "3-way handshake"),
        ("TLS 1.3", "TLS 1.3"),
        ("802.11", "802.11"),
        ("127.0.0.1", "127.0.0.1"),
        ("--no-ff", "--no-ff"),
        ("C++", "C++"),
        ("혼잡 제어란?", "혼잡 제어란?"),
        ("TCP(전송 제어)", "TCP(전송 제어)"),
        ("1.", "1."),  # nothing else is left of it
    ],
)
def test_bare_words(text: str, expected: str) -> None:
    assert plain_title(text) == expected


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="가나 ab1.)([]-:：*=📌①?\t", max_size=20))
def test_bare_words_are_words_of_the_title_and_never_lost(text: str) -> None:
    bare = plain_title(text)
    assert bool(bare) == bool(text.replace("📌", "").strip())
    assert bare in text.replace("📌", "")


class TestPlainTitleLines:
    @pytest.mark.parametrize(
        "text",
        [
            "느린 시작",
            "서비스가 만들어지는 과정",
            "요청이 처리되는 순서",
            "남는 메모리를 나누는 방법",
            "Three-way handshake",
            "1. 느린 시작",
            "이유는 다음과 같다:",  # a colon leads whatever it ends
            "이미지를 만드는 과정.",
            "데이터 프레임",
            "두 사람의 마음",
            "웹 주소의 스킴",
            "자바스크립트 이름",
            "교체 알고리즘",
            "잠금의 리듬",
        ],
    )
    def test_a_name_is_one(self, text: str) -> None:
        assert is_title_line(line(f"\\{text}" if text[0].isdigit() else text))

    @pytest.mark.parametrize(
        "text",
        [
            "창을 두 배로 늘린다",
            "창을 두 배로 늘렸음",
            "기본 상태임",
            "private static으로 인스턴스 변수 만듬",
            "논리 주소를 물리 주소로 변환해 줌",
            "트리 구조를 가짐",
            "값을 그대로 내보냄",
            "값을 하나 증가시킴",
            "완벽한 방법은 아님",
            "모든 결과가 나옴",
            "탐색이 느림",
            "두 배로 늘려요.",
            "It doubles the window.",
            "etcd는 상태를 담는 저장소",
            "카프카는 메시지를 쌓는 브로커",
            "스핀락(Spinlock)은 도는 잠금의 하나",
            "창을, 문턱을,",
            "느린 시작: 창을 늘리는 단계",
            "느린 시작 - 창을 늘리는 단계",
            "ss -> 소켓 상태",
            "쿼럼은 과반수. 5대면 셋",
            "https://example.org",
            "#망",
            "이 줄은 이름이라기에는 너무 길어서 제목으로 삼을 수 없는 것",
            "![[그림.png]]",
        ],
    )
    def test_a_sentence_a_label_or_a_picture_is_none(self, text: str) -> None:
        assert not is_title_line(line(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("왜 잠그는가?", True),
        ("2. Does it spin?", True),
        ("잠금이다. 왜 잠그는가?", False),
        ("왜 잠그는가? 값이 깨져서", False),
        ("왜 " + "아주 " * 30 + "잠그는가?", False),
    ],
)
def test_a_line_that_is_one_question(text: str, expected: bool) -> None:
    assert is_question_line(line(text.replace("2.", "2\\."))) is expected


class TestBoldLines:
    @pytest.mark.parametrize(
        "markdown",
        [
            "**느린 시작**",
            "**느린 시작**:",
            "**느린** **시작**",
            "==느린 시작==",
            "<u>느린 시작</u>",
            '<font color="red">느린 시작</font>',
        ],
    )
    def test_marked_from_end_to_end(self, markdown: str) -> None:
        assert is_bold_line(line(markdown))

    @pytest.mark.parametrize("markdown", ["느린 시작", "**느린** 시작", "*느린 시작*", "`느린 시작`", "~~느린 시작~~"])
    def test_other_marks_and_part_of_a_line_are_not_enough(self, markdown: str) -> None:
        assert not is_bold_line(line(markdown))

    def test_a_bold_paragraph_is_emphasis(self) -> None:
        assert not is_bold_line(line("**" + "아주 긴 문장을 통째로 굵게 쓴 것은 제목이 아니라 " * 3 + "강조이다.**"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("뮤텍스: 잠금의 하나", "뮤텍스"),
        ("뮤텍스 - 잠금의 하나", "뮤텍스"),
        ("뮤텍스 -> 잠금", "뮤텍스"),
        ("1. 뮤텍스: 잠금", "뮤텍스"),
        ("뮤텍스는 잠금이다", ""),
        ("뮤텍스:", ""),
        ("read-only", ""),
    ],
)
def test_term_of_a_label(text: str, expected: str) -> None:
    assert label_term(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Q: 잠금은?", True),
        ("A: 뮤텍스", True),
        ("질문: 잠금은?", True),
        ("답: 뮤텍스", True),
        ("뮤텍스::잠금의 하나", True),
        ("뮤텍스 ::: 잠금의 하나", True),
        ("?", True),
        ("??", True),
        ("START", True),
        ("{{c1::뮤텍스}}는 잠금이다.", True),
        ("뮤텍스: 잠금", False),
        ("잠금은 무엇인가?", False),
        ("Q&A", False),
        ("START TRANSACTION", False),
    ],
)
def test_lines_of_cards_that_authors_write(text: str, expected: bool) -> None:
    assert is_marked_card(text) is expected


@pytest.mark.parametrize(("text", "expected"), [("", 0), ("abc", 3), ("가나", 4), ("가 a", 4), ("ｆ", 2)])
def test_columns(text: str, expected: int) -> None:
    assert columns(text) == expected
